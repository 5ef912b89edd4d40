"""Inlines into words: shaped, each with its face, colour and role, and with the space after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from msgspec import Struct

from guide.base.problems import Position
from guide.base.units import Colour, sum_of
from guide.layout.setting import Setting
from guide.model.inlines import Break, Inline, Link, PageNumber, Words
from guide.model.page import Role
from guide.model.scales import FaceName, TextStyle
from guide.model.shaped import Shaped
from guide.text.faces import Face

_SPACES = re.compile(r"([ \t\n]+)")
_AFTER_SLASH = re.compile(r"(?<=[/])(?=[^/])")


# These three are not frozen, for speed: every word has one, and only `paragraph.py` gets them.
@dataclass(slots=True)
class Look:
    """Face, size and colour of text that belongs to one node and perhaps to a link, and the space between its words."""

    face: Face
    size: float
    colour: Colour
    role: Role
    link: Link | None
    blank: Shaped
    blank_width: float

    def like(self, other: Look) -> bool:
        if self is other:
            return True
        same = self.face is other.face and self.link is other.link
        return same and self.role == other.role and self.colour == other.colour


@dataclass(slots=True)
class Fragment:
    """A part of a word in one look."""

    shaped: Shaped
    width: float
    look: Look


@dataclass(slots=True)
class Word:
    """A piece that is never cut. `space` is the width of the space after it; `end` means that the line ends there."""

    fragments: list[Fragment]
    at: Position
    width: float
    space: float = 0.0
    end: bool = False


class Owned(Struct, frozen=True):
    """Inlines that belong to another role than the text around them."""

    inlines: tuple[Inline, ...]
    role: Role


def shaped_words(inlines: Iterable[Inline | Owned], role: Role, style: TextStyle, setting: Setting) -> Iterator[Word]:
    """The words of a text. `role` is what they belong to, unless another owns them."""
    word: Word | None = None
    last: Word | None = None
    language, size = setting.language, style.size
    for pieces, look, at in _pieces(inlines, role, None, style, setting):
        face, units_per_em = look.face, look.face.units_per_em
        for piece in pieces:
            if piece == "\n":
                # The break may come after a space, when its word has already been yielded.
                ended = word or last
                if ended:
                    ended.end = True
                if word:
                    yield word
                word = last = None
            elif piece == "":
                if word:
                    yield word
                word = None
            elif piece == " ":
                if word:
                    word.space = word.fragments[-1].look.blank_width
                    last = word
                    yield word
                word = None
            else:
                shaped = face.shape(piece, language)
                if shaped.whole:
                    width = shaped.width * size / units_per_em
                    fragments = [Fragment(shaped, width, look)]
                else:
                    fragments = _stand_ins(piece, look, setting)
                    width = sum_of(fragment.width for fragment in fragments)
                if word is None:
                    word = Word(fragments, at, width)
                else:
                    word.fragments += fragments
                    word.width += width
    if word:
        yield word


def _pieces(
    inlines: Iterable[Inline | Owned], role: Role, link: Link | None, style: TextStyle, setting: Setting
) -> Iterator[tuple[list[str], Look, Position]]:
    """Texts without spaces, single spaces and line ends, in order; "" at places where an address may be cut."""
    for inline in inlines:
        match inline:
            case Words(text=text, at=at, strong=strong):
                yield (
                    _split(text, link is not None and not link.target.startswith("tel:")),
                    _look(strong, role, link, style, setting),
                    at,
                )
            case Owned(inlines=inner, role=owner):
                yield from _pieces(inner, owner, link, style, setting)
            case Link(key=key, inlines=inner):
                yield from _pieces(inner, setting.role(key), inline, style, setting)
            case PageNumber(slug=slug, at=at):
                yield [str(setting.pages.get(slug, 0))], _look(False, role, link, style, setting), at
            case Break(at=at):
                yield ["\n"], _look(False, role, link, style, setting), at
            case _:
                assert_never(inline)


def _split(text: str, linked: bool) -> list[str]:
    pieces: list[str] = []
    for part in _SPACES.split(text):
        if part and part.isspace() and "\u00a0" not in part:
            pieces.append(" ")
        elif linked and "/" in part:
            for number, piece in enumerate(_AFTER_SLASH.split(part)):
                pieces += ["", piece] if number else [piece]
        elif part:
            pieces.append(part)
    return pieces


def _look(strong: bool, role: Role, link: Link | None, style: TextStyle, setting: Setting) -> Look:
    name: FaceName = "bold" if strong else style.face
    face = setting.faces[name]
    blank = face.shape(" ", setting.language)
    colour = setting.colour("link" if link else style.colour)
    return Look(face, style.size, colour, role, link, blank, blank.width * style.size / face.units_per_em)


def _stand_ins(piece: str, look: Look, setting: Setting) -> list[Fragment]:
    """A piece whose letters are not all in its face, in parts that each have the face of one family."""
    fragments = []
    for face, part in setting.faces.split(piece, look.face.name):
        own = look if face is look.face else _in_face(face, look, setting.language)
        shaped = face.shape(part, setting.language)
        fragments.append(Fragment(shaped, shaped.width * look.size / face.units_per_em, own))
    return fragments


def _in_face(face: Face, look: Look, language: str) -> Look:
    blank = face.shape(" ", language)
    width = blank.width * look.size / face.units_per_em
    return Look(face, look.size, look.colour, look.role, look.link, blank, width)
