"""A passage as the report shows it: its place, what happened to it, and its words without long unchanged parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from guide.products.compare.reading import CELL
from guide.products.compare.words import Passage, Piece

# Words shown on each side of a change; longer parts are cut.
CONTEXT = 15

Happened: TypeAlias = Literal["changed", "added", "removed", "moved here", "moved away"]

# The name of a block, by its tag; all others are paragraphs and need no name.
NAMES = {
    "H1": "title", "H2": "heading", "H3": "heading", "H4": "heading", "TR": "row of a table",
    "Figure": "description of a picture, for people who cannot see it",
}  # fmt: skip


class Part(Struct, frozen=True):
    """A piece of text: kept, removed, added, or an edge between cells."""

    kind: Literal["kept", "removed", "added", "edge"]
    text: str


class Excerpt(Struct, frozen=True):
    """A passage to show: on which page, below which heading, what kind of block, and what happened to it."""

    page: int
    under: str
    name: str
    happened: Happened
    parts: tuple[Part, ...]

    @property
    def in_new(self) -> bool:
        """Whether the page is in the new file; what is gone was on one of the old file."""
        return self.happened not in ("removed", "moved away")


def excerpt_of(passage: Passage) -> Excerpt:
    """What the report shows of a passage."""
    heading = passage.tag in ("H1", "H2", "H3", "H4")
    return Excerpt(
        passage.page, "" if heading else passage.under, NAMES.get(passage.tag, ""), _happened(passage),
        tuple(_parts(passage.pieces)),
    )  # fmt: skip


def _happened(passage: Passage) -> Happened:
    if passage.kinds == {"added"}:
        return "moved here" if passage.moved else "added"
    if passage.kinds == {"removed"}:
        return "moved away" if passage.moved else "removed"
    return "changed"


def _parts(pieces: tuple[Piece, ...]) -> Iterator[Part]:
    for at, piece in enumerate(pieces):
        words = list(piece.words)
        if piece.kind == "kept" and CELL not in words:
            words = _cut(words, starts=at == 0, ends=at == len(pieces) - 1)
        run: list[str] = []
        for word in words:
            if word == CELL:
                if run:
                    yield Part(piece.kind, " ".join(run))
                yield Part("edge", "")
                run = []
            else:
                run.append(word)
        if run:
            yield Part(piece.kind, " ".join(run))


def _cut(words: list[str], *, starts: bool, ends: bool) -> list[str]:
    """The words next to a change; "…" for what is left out."""
    before = [] if starts else words[:CONTEXT]
    after = [] if ends else words[-CONTEXT:]
    if len(words) <= len(before) + len(after) + 1:
        return words
    return [*before, "…", *after]
