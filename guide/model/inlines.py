"""What a line of text holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from guide.base.problems import Position


class Words(Struct, frozen=True):
    """Plain or bold text. `fact` names the fact that the text prints, `sign` the sign that it is part of, if any."""

    text: str
    at: Position
    strong: bool = False
    fact: str = ""
    sign: str = ""


class Link(Struct, frozen=True):
    """A link: `target` is an https, mail or telephone address, or `#` and the slug of a heading or footnote. The number that
    refers to a footnote has a `slug`, where the footnote leads back to; `says` is what a screen reader says for a link
    whose words are only a number."""

    key: int
    target: str
    inlines: tuple[Inline, ...]
    at: Position
    slug: str = ""
    says: str = ""


class PageNumber(Struct, frozen=True):
    """The number of the page with a heading, known only after layout."""

    slug: str
    at: Position


class Break(Struct, frozen=True):
    """A line break that the writer asked for."""

    at: Position


Inline = Words | Link | PageNumber | Break


def plain(inlines: Iterable[Inline], pages: dict[str, int] | None = None) -> str:
    """The text of the inlines; page numbers are looked up in `pages`, or left out."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Words(text=text):
                parts.append(text)
            case Link(inlines=inner):
                parts.append(plain(inner, pages))
            case PageNumber(slug=slug):
                parts.append(str((pages or {}).get(slug, "")))
            case Break():
                parts.append(" ")
            case _:
                assert_never(inline)
    return "".join(parts)


def leaves(inlines: Iterable[Inline]) -> Iterable[Words]:
    """Every `Words`, links opened."""
    for inline in inlines:
        match inline:
            case Words():
                yield inline
            case Link(inlines=inner):
                yield from leaves(inner)
            case PageNumber() | Break():
                pass
            case _:
                assert_never(inline)


def shows_address(link: Link) -> bool:
    """Whether a link shows the address that it leads to, instead of words."""
    return plain(link.inlines) == link.target.removeprefix("mailto:")


def footnote_number(number: int) -> str:
    """The number of a footnote, in the text and at the footnote: in full size, since raised figures are too small."""
    return f"[{number}]"
