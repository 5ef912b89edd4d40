"""Lines of a text file of any length, each in memory only up to the size of a row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from guide.base.problems import InputError, Position, Problem, Problems
from guide.products.personalize.row import LARGEST_ROW
from guide.read.files import HIDDEN

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What spreadsheets write at the beginning of "Unicode text": UTF-16.
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_32 = b"\xff\xfe\x00"
SAVE_AS = "save the file as UTF-8, which Excel calls `CSV UTF-8`"
# A byte that is not UTF-8, as kept by `surrogateescape`.
_NOT_DECODED = re.compile("[\udc80-\udcff]")
_PIECE = 65_536


class RawLine(Struct, frozen=True):
    """A line with its end; `large` if it was cut off because it is too large for a row."""

    text: str
    large: bool = False


def lines_of(path: Path) -> Iterator[RawLine]:
    """The lines of a file, without a byte order mark, as UTF-8, or as UTF-16 if its mark says so. Bytes that are not UTF-8
    become lone surrogates."""
    with path.open("rb") as file:
        start = file.read(len(_BYTE_ORDER_MARK))
        if start[:2] in _WIDE_MARKS and start != _UTF_32:
            yield from _wide_lines(path)
            return
        if b"\0" in start:
            at = Position(path.as_posix())
            raise InputError((Problem(at, "file", "this is not UTF-8: it has bytes of zero", SAVE_AS),))
        file.seek(len(_BYTE_ORDER_MARK) if start == _BYTE_ORDER_MARK else 0)
        while data := file.readline(LARGEST_ROW + 1):
            large = len(data) > LARGEST_ROW
            rest = data
            while large and not rest.endswith(b"\n"):
                rest = file.readline(_PIECE)
                if not rest:
                    break
            yield RawLine(data.decode("utf-8", "surrogateescape"), large)


def _wide_lines(path: Path) -> Iterator[RawLine]:
    """The lines of a file in UTF-16."""
    number = 0
    try:
        with path.open(encoding="utf-16", newline="\n") as file:
            while text := file.readline(LARGEST_ROW + 1):
                number += 1
                large = len(text) > LARGEST_ROW
                rest = text
                while large and rest and not rest.endswith("\n"):
                    rest = file.readline(_PIECE)
                yield RawLine(text, large)
    except UnicodeError:
        at = Position(path.as_posix(), number + 1)
        raise InputError((Problem(at, "file", "this is not the UTF-16 that the file begins with", SAVE_AS),)) from None


def cleaned(text: str, at: Position, problems: Problems) -> str:
    """A text as from `read_text` (line ends, accents), or a problem if it cannot be printed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    wrong = _NOT_DECODED.search(text)
    if wrong:
        problems.extend([not_utf8(at, ord(wrong[0]) & 0xFF)])
        return ""
    hidden = HIDDEN.search(text)
    if hidden:
        problems.error(
            at, "file", f"control character U+{ord(hidden[0]):04X} in the text",
            "delete it; most editors do not show it",
        )  # fmt: skip
        return ""
    return unicodedata.normalize("NFC", text)


def not_utf8(at: Position, byte: int) -> Problem:
    return Problem(at, "file", f"byte 0x{byte:02x} is not UTF-8", SAVE_AS)


def too_large(at: Position) -> Problem:
    return Problem(at, "practices", f"this row is larger than {LARGEST_ROW:,} bytes", "make it smaller")
