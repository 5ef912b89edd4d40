"""Characters that are typed, or named by an entity, and printed as others: a hyphen or space of a special kind."""

from __future__ import annotations

import re

from guide.read.files import HIDDEN

# Lines are broken at spaces alone, and no word is split: so a hyphen that holds its words together is a hyphen, a place
# where a word might be split is nothing. Of the many widths of spaces the faces have one, which breaks a line or does not.
_LIKE = {
    "\u2010": "-", "\u2011": "-", "\u00ad": "", "\u200b": "", "\u2060": "",
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\t": " ", "\n": " ", "\u205f": " ", "\u3000": " ",
    **{chr(code): " " for code in range(0x2000, 0x200B) if code != 0x2007},
}  # fmt: skip
# What nobody sees at the beginning of a line.
UNSEEN = " \u00a0" + "".join(char for char, printed in _LIKE.items() if not printed.strip())
_TABLE = str.maketrans(_LIKE)
_ODD = re.compile("[" + "".join(_LIKE) + "]")
# What an entity gives that names no character.
_NONE = "\ufffd"


def as_printed(text: str) -> str:
    """A text in characters that the faces have."""
    return text.translate(_TABLE) if _ODD.search(text) else text


def is_printable(text: str) -> bool:
    """Whether what an entity stands for may be printed; no file may have such characters in itself either."""
    return not HIDDEN.search(text) and _NONE not in text
