"""A practice's block fits its place in every sheet, which is checked before any sheet is laid out."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.compose.practice import free_slug, practice_box, with_practice
from guide.layout.practice import CLOSE, Line
from guide.layout.practice_room import Need, form_of, layout_of, least_room, need_of, room_in
from guide.model.handout import Handout
from guide.model.practice import Practice
from guide.model.theme import Layout
from guide.text.faces import Faces


class Sheet(Struct, frozen=True):
    """A handout without the practice's block, and the edition it is made in."""

    handout: Handout
    edition: str
    layout: Layout

    @property
    def name(self) -> str:
        return f"{self.handout.name}.{self.edition}"


class _Misfit(Struct, frozen=True):
    excess: float
    sheet: Sheet
    need: Need


def check_block(practice: Practice, sheets: Iterable[Sheet], faces: Faces, problems: Problems) -> None:
    """Report the line that makes the block too high, with the sheet where it is worst, and words that are too wide."""
    needs: dict[object, Need] = {}
    misfits: list[_Misfit] = []
    wide: dict[Position, None] = {}
    for sheet in sheets:
        handout, layout = sheet.handout, layout_of(sheet.handout, sheet.layout)
        form = form_of(handout, layout)
        if form not in needs:
            needs[form] = need_of(handout, practice_box(handout, practice, free_slug(handout)), layout, faces)
            for problem in needs[form].wide:
                if problem.at not in wide:
                    wide[problem.at] = None
                    problems.error(
                        problem.at, "practice", f"{problem.message}, in `{sheet.name}`", "use a shorter word or form"
                    )
        need = needs[form]
        if need.height > least_room(handout, layout):
            excess = need.height - room_in(with_practice(handout, practice, layout.practice_place), layout, faces)
            if excess > CLOSE:
                misfits.append(_Misfit(excess, sheet, need))
    if misfits:
        _report(practice, misfits, problems)


def _report(practice: Practice, misfits: list[_Misfit], problems: Problems) -> None:
    worst = max(misfits, key=_lines_over)
    many = math.ceil(_lines_over(worst) - CLOSE)
    lines = f"about {many} line{'s' if many > 1 else ''}"
    others = len(misfits) - 1
    also = f", and too high in {others} more" if others else ""
    longest = max(worst.need.lines, key=_rows)
    rows = _rows(longest)
    pictures = [key for key, there in (("logo", practice.logo), ("web", practice.source.web)) if there]
    wider = f"; without {' and '.join(f'`{key}`' for key in pictures)}, lines are longer" if pictures else ""
    problems.error(
        longest.at if rows > 1 else worst.need.lines[-1].at, "practice",
        f"the block is {lines} ({worst.excess:.0f} pt) higher than its box in `{worst.sheet.name}`{also}",
        f"this takes {rows} lines there: shorten it, or leave out other lines{wider}" if rows > 1 else f"leave out this or other lines{wider}",
    )  # fmt: skip


def _lines_over(misfit: _Misfit) -> float:
    return misfit.excess / misfit.sheet.layout.theme.type.practice.leading


def _rows(line: Line) -> int:
    return sum(1 for strip in line.strips if strip.items)
