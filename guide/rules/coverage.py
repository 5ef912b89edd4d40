"""Editing loses nothing of the content brief: every point is where coverage.yaml says."""

from __future__ import annotations

from collections.abc import Container, Iterable

from guide.base.problems import Problems, suggest
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.source import Source
from guide.model.walk import own_inlines, walk

# Characters as printed, and as an editor types them.
_TYPED = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "}

_FORM = "write below it `- {sheet: its-name, says: words on it that make the point}`"


def check_coverage(
    source: Source, handouts: Iterable[Handout], problems: Problems, faulty: Container[str] = ()
) -> None:
    """Compare with the sheets of the topic's first language; `handouts` are all of that language but the faulty ones. A
    missing point concerns the sheets that should make it."""
    said = {handout.name: printed_text(handout) for handout in handouts}
    language = source.topic.languages[0].text
    for item, located in source.coverage.items():
        if not located.value:
            problems.error(
                located.at,
                "coverage",
                f"no sheet makes point {item}",
                _FORM,
            )
        offered = [place for place in located.value if place.sheet not in source.withdrawn]
        if located.value and not offered:
            gone = ", ".join(f"`{name}`" for name in dict.fromkeys(place.sheet for place in located.value))
            problems.error(
                located.at, "coverage", f"point {item} is only on {gone}, which is no longer offered",
                f"name one that is: {_FORM}",
            )  # fmt: skip
        for number, place in enumerate(located.value):
            if place not in offered:
                continue
            if place.sheet in faulty:
                continue
            if place.sheet not in said:
                problems.error(
                    located.place(number, "sheet"),
                    "coverage",
                    f"point {item}: `sheet` names an unknown handout `{place.sheet}`",
                    suggest(place.sheet, said),
                )
            elif _folded(place.says) not in said[place.sheet]:
                problems.of("handout", language, place.sheet).error(
                    located.place(number, "says"), "coverage", f"point {item}: `{place.says}` is not on `{place.sheet}`",
                    "put the words back on the sheet, or write those that say it now after `says` here",
                )  # fmt: skip


def printed_text(handout: Handout) -> str:
    """All words of a handout, folded for comparison."""
    texts = [plain(handout.heading.inlines), plain(handout.subtitle)]
    texts += [plain(inlines) for block in walk(handout.blocks) for inlines in own_inlines(block)]
    return _folded(" ".join(texts))


def _folded(text: str) -> str:
    for curly, typed in _TYPED.items():
        text = text.replace(curly, typed)
    return " ".join(text.lower().split())
