"""Typed characters and entities that print as other characters: special hyphens and spaces."""

from __future__ import annotations

import re

from guide.read.files import HIDDEN

# Lines break only at spaces, and words are never split. So a non-breaking hyphen is a plain hyphen, and a soft hyphen
# is nothing. The fonts have one width of space, which breaks a line or does not.
_LIKE = {
    "\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": "",
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\t": " ", "\n": " ", "\u205f": " ", "\u3000": " ",
    **{chr(code): " " for code in range(0x2000, 0x200B) if code != 0x2007},
}  # fmt: skip
# Invisible characters at the beginning of a line.
UNSEEN = " \u00a0" + "".join(char for char, printed in _LIKE.items() if not printed.strip())
_TABLE = str.maketrans(_LIKE)
_ODD = re.compile("[" + "".join(_LIKE) + "]")
# What an entity gives if it names no character.
_NONE = "\ufffd"


def as_printed(text: str) -> str:
    """A text in characters that the fonts have."""
    return text.translate(_TABLE) if _ODD.search(text) else text


def is_printable(text: str) -> bool:
    """Whether the character of an entity may be printed; files may not contain the others directly either."""
    return not HIDDEN.search(text) and _NONE not in text
