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
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# A byte that is not UTF-8, as kept by `surrogateescape`.
_NOT_DECODED = re.compile("[\udc80-\udcff]")
_PIECE = 65_536


class RawLine(Struct, frozen=True):
    """A line with its end; `large` if it was cut off because it is too large for a row."""

    text: str
    large: bool = False


def lines_of(path: Path) -> Iterator[RawLine]:
    """The lines of a file, without a byte order mark. Bytes that are not UTF-8 become lone surrogates."""
    with path.open("rb") as file:
        start = file.read(len(_BYTE_ORDER_MARK))
        if start[:2] in _WIDE_MARKS:
            raise InputError((not_utf8(Position(path.as_posix()), start[0]),))
        file.seek(len(_BYTE_ORDER_MARK) if start == _BYTE_ORDER_MARK else 0)
        while data := file.readline(LARGEST_ROW + 1):
            large = len(data) > LARGEST_ROW
            rest = data
            while large and not rest.endswith(b"\n"):
                rest = file.readline(_PIECE)
                if not rest:
                    break
            yield RawLine(data.decode("utf-8", "surrogateescape"), large)


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
    return Problem(at, "file", f"byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8")


def too_large(at: Position) -> Problem:
    return Problem(at, "practices", f"this row is larger than {LARGEST_ROW:,} bytes", "make it smaller")
