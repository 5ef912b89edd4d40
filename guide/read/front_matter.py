"""The lines between `---` and `---` at the top of a handout's file.

Spaces beside the dashes and empty lines above them are invisible, so they are allowed.
"""

from __future__ import annotations

import re

from msgspec import Struct

from guide.read.files import TextFile

_MARK = "---"
_UNSEEN = "\u200b\u2060\u00ad"
_OPENING = re.compile(rf"[\s{_UNSEEN}]*^(?:[^\S\n]|[{_UNSEEN}])*---(?:[^\S\n]|[{_UNSEEN}])*$", re.MULTILINE)
_FIRST_LINE = re.compile(r"\s*(.*)")
# What `---` can turn into while typing, or what other programs write for it.
_NEARLY = re.compile(r"[-\u2010-\u2015\u2212+=_*]{2,12}|[\u2013-\u2015]")


class Parts(Struct, frozen=True):
    """The front matter and the text below it, each with the line of the file at which it starts."""

    front: TextFile
    front_line: int
    body: TextFile
    body_line: int


def begins(text: str) -> bool:
    """Whether a text begins with front matter."""
    return _OPENING.match(text) is not None


def parts_of(file: TextFile) -> Parts | None:
    """The parts of a file that begins with front matter; None if the front matter is not closed."""
    marks = (number for number, line in enumerate(file.lines) if _OPENING.fullmatch(line))
    start = next(marks)
    end = next((number for number in marks if not file.lines[number][0].isspace()), None)
    if end is None:
        return None
    front = "\n".join(file.lines[start + 1 : end]) + "\n"
    body = "\n".join(file.lines[end + 1 :])
    return Parts(TextFile(file.path, front), start + 2, TextFile(file.path, body), end + 2)


def nearly(text: str) -> str:
    """The first line of a text if it was probably meant to open front matter, else ""."""
    first = _FIRST_LINE.match(text)
    line = first[1].strip() if first else ""
    return line if _NEARLY.fullmatch(line) else ""
