"""Text from outside in a line that the program prints: on one line, with nothing invisible, and of limited length.

A key, a file name or an argument may contain characters that move a terminal's cursor, turn the writing direction or
begin a line that looks like ours. They are written as in `\\x1b`, `\\u202e` and `\\n`; letters, accents and signs of
all scripts stay as they are.
"""

from __future__ import annotations

import re

# Quoted text is cut to this length, a whole message to the other.
LONGEST_QUOTE = 120
LONGEST = 1_000

# Invisible marks and letters that Python counts as printable.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_BLANKS = f"[{_BLANK}]"
# No-break spaces read as spaces.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
_JOINERS = "\u200c\u200d"
# Scripts in which joiners belong to the spelling of words: from Arabic to those of South and Southeast Asia.
_JOINED_SCRIPTS = range(0x0600, 0x1900)
_QUOTE = re.compile(rf"`([^`]{{{LONGEST_QUOTE + 1},}})`")
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    """The text in one line, with a code for each invisible character."""
    if text.isascii() and text.isprintable():
        return text
    plain = text.translate(_SPACES)
    if plain.isprintable() and not re.search(_BLANKS, plain):
        return plain
    return "".join(
        char if _is_seen(char, plain[at - 1 : at]) else _NAMED.get(char) or _code(char) for at, char in enumerate(plain)
    )


def message(text: str) -> str:
    """The text as `visible` gives it, with the middle of overlong parts cut out."""
    # Before, so that dropped text is not processed, and after, since codes make it longer.
    return _cut(_quotes_cut(visible(_cut(_quotes_cut(text), LONGEST))), LONGEST)


def _quotes_cut(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    return _QUOTE.sub(lambda match: f"`{_cut(match[1], LONGEST_QUOTE)}`", text)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    end = longest // 4
    return f"{text[: longest - end - 1]}…{text[-end:]}"


def _is_seen(char: str, before: str) -> bool:
    if char in _JOINERS:
        return bool(before) and ord(before) in _JOINED_SCRIPTS and before.isprintable()
    return char.isprintable() and not re.match(_BLANKS, char)


def _code(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x1_0000 else f"\\U{number:08x}"
