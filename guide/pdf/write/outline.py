"""Bookmarks (ISO 32000-1, 12.3.3): the headings, nested by level."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guide.pdf.draw.syntax import num
from guide.pdf.write.objects import PdfFile, Ref, dictionary, string


class Target(Struct, frozen=True):
    """The place of a heading: the index of its side of paper, x from its left and y from its bottom."""

    side: int
    x: float
    y: float

    def destination(self, sides: Sequence[Ref]) -> str:
        """An explicit destination (12.3.2.2) that leaves the zoom as it is."""
        return f"[{sides[self.side]} /XYZ {num(self.x)} {num(self.y)} 0]"


class Bookmark(Struct, frozen=True):
    """A heading with its level and place; without a title, it is a practice's and filled in later."""

    title: str | None
    level: int
    target: Target


class Outline(Struct, frozen=True):
    """The outline dictionary, and the entries of the bookmark that has no title yet."""

    ref: Ref
    untitled: tuple[Ref, dict[str, object]] | None


def write_outline(pdf: PdfFile, bookmarks: Sequence[Bookmark], sides: Sequence[Ref]) -> Outline:
    """The bookmarks. If a level is skipped, its bookmarks go under the next higher level present."""
    root = pdf.reserve()
    refs = [pdf.reserve() if bookmark.title is not None else pdf.reserve_open() for bookmark in bookmarks]
    parents = _parents([bookmark.level for bookmark in bookmarks])
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        children.setdefault(parent, []).append(number)
    untitled: tuple[Ref, dict[str, object]] | None = None
    for number, bookmark in enumerate(bookmarks):
        siblings = children[parents[number]]
        at = siblings.index(number)
        own = children.get(number, [])
        # Only the first level below the title is open at first.
        count = len(own) if bookmark.level == 1 else -len(own)
        entries: dict[str, object] = {
            "Title": None, "Parent": root if parents[number] < 0 else refs[parents[number]],
            "Prev": refs[siblings[at - 1]] if at else None,
            "Next": refs[siblings[at + 1]] if at + 1 < len(siblings) else None,
            "First": refs[own[0]] if own else None, "Last": refs[own[-1]] if own else None,
            "Count": count if own else None,
            "Dest": bookmark.target.destination(sides),
        }  # fmt: skip
        if bookmark.title is None:
            untitled = refs[number], entries
        else:
            pdf.fill(refs[number], titled(entries, bookmark.title))
    top = children.get(-1, [])
    if not top:
        pdf.fill(root, dictionary({"Type": "/Outlines", "Count": 0}))
        return Outline(root, untitled)
    shown = len(top) + sum(len(children.get(number, [])) for number in top if bookmarks[number].level == 1)
    pdf.fill(root, dictionary({"Type": "/Outlines", "First": refs[top[0]], "Last": refs[top[-1]], "Count": shown}))
    return Outline(root, untitled)


def titled(entries: dict[str, object], title: str) -> str:
    """A bookmark with its title."""
    return dictionary({**entries, "Title": string(title)})


def _parents(levels: list[int]) -> list[int]:
    """For each heading, the index of the last one before it with a lower level; -1 for none."""
    parents: list[int] = []
    open_: list[int] = []
    for number, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            open_.pop()
        parents.append(open_[-1] if open_ else -1)
        open_.append(number)
    return parents
