"""Typography as printers do it: curly quotes and apostrophes, dashes for `--` and `---`, an ellipsis for `...`.

Nothing else changes, nor anything inside an address, nor any escaped character or entity. This core rule of
markdown-it-py replaces its own two, which also turn `(c)` into `©`, shorten `????`, and take quadratic time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

APOSTROPHE = "’"
_PAIRS = {'"': ("“", "”"), "'": ("‘", "’")}
_MARKS = re.compile(r"(?<!\.)\.{3}(?!\.)|(?<!-)-{2,3}(?!-)")
_QUOTE = re.compile("['\"]")
_ANY = re.compile(r"['\"]|--|\.\.\.")
# Words that begin with an apostrophe, not with an opening quote: ’til, ’em, the ’90s, rock ’n’ roll.
_CUT_SHORT = re.compile(r"(?<!\w)'(?:n'?|til|tis|twas|twere|em|\d\ds)(?!\w)", re.IGNORECASE)
# A stretch without spaces may be an address. What makes it one: its scheme, a name before @, or a host.
_RUN = re.compile(r"[^\s<>\"“”\[\]{}|\\^`]+")
_AROUND = "([{'‘.,;:!?)]}’*_"
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|(?:www\.|mailto:|tel:)\w|[^@]+@[\w-]+\.\w|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE
)


def set_typography(state: StateCore) -> None:
    """The core rule: it works on the text of every paragraph and heading, before escaped characters are joined to it."""
    for token in state.tokens:
        if token.type == "inline" and token.children and _ANY.search(token.content):
            _set_tokens(token.children)


def typeset(text: str) -> str:
    """The same for a text that is not Markdown, such as the caption of a picture."""
    return "".join(_set(text, addresses(text))) if _ANY.search(text) else text


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses begin and end in a text."""
    return list(_addresses(text)) if "." in text or ":" in text else []


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        if "." not in run[0] and ":" not in run[0]:
            continue
        bare = run[0].lstrip(_AROUND)
        start = run.end() - len(bare)
        bare = bare.rstrip(_AROUND)
        if _ADDRESS.match(bare):
            yield start, start + len(bare)


def _set_tokens(children: Sequence[Token]) -> None:
    """Set the text of a paragraph as a whole, since quotes may open before and close after bold words."""
    parts: list[str] = []
    steady: list[tuple[int, int]] = []
    at = 0
    for child in children:
        said = _SAID[child.type](child) if child.type in _SAID else ""
        if child.type == "text_special":
            steady.append((at, at + len(said)))
        parts.append(said)
        at += len(said)
    text = "".join(parts)
    chars = _set(text, (*steady, *addresses(text)))
    at = 0
    for child, said in zip(children, parts, strict=True):
        if child.type == "text":
            child.content = "".join(chars[at : at + len(said)])
        at += len(said)


# What a token counts as for the quotes beside it; other tokens, such as the stars of bold words, count as nothing.
_SAID: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content,
    "text_special": lambda token: token.content,
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: " ",
    "myst_role": lambda _: "x",
    "code_inline": lambda _: "x",
    "html_inline": lambda _: "x",
    "image": lambda _: "x",
}


def _set(text: str, steady: Sequence[tuple[int, int]]) -> list[str]:
    """The characters of a text as they print: "" for one that is part of the mark before it."""
    chars = list(text)
    fixed = bytearray(len(text))
    for start, end in steady:
        fixed[start:end] = b"\1" * (end - start)
    for match in _MARKS.finditer(text):
        mark = _mark(match[0], *_beside(text, match.start(), match.end()))
        if mark and not any(fixed[match.start() : match.end()]):
            chars[match.start() : match.end()] = [mark] + [""] * (len(match[0]) - 1)
    for match in _CUT_SHORT.finditer(text):
        for at in range(match.start(), match.end()):
            if text[at] == "'" and not fixed[at]:
                chars[at], fixed[at] = APOSTROPHE, 1
    _set_quotes(text, chars, fixed)
    return chars


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a stretch; spaces at the ends of the text."""
    return text[start - 1] if start else " ", text[end] if end < len(text) else " "


def _mark(typed: str, before: str, after: str) -> str:
    """The dots or dashes to print; "" if they stay as typed."""
    if typed == "...":
        return "…"
    if typed == "---":
        return "—"
    # Between two words, or with a space on both sides; `--name` stays.
    return "–" if before.isspace() == after.isspace() else ""


def _set_quotes(text: str, chars: list[str], fixed: bytearray) -> None:
    """Pair quotes. A single one without a partner is an apostrophe; a double one stays straight: it may mean inches."""
    opened: list[int] = []
    waiting = {"'": 0, '"': 0}
    for match in _QUOTE.finditer(text):
        at, quote = match.start(), match[0]
        if fixed[at]:
            continue
        opens, closes = _sides(quote, *_beside(text, at, at + 1))
        if closes and waiting[quote]:
            while text[other := opened.pop()] != quote:
                waiting[text[other]] -= 1
                _leave(other, text, chars)
            waiting[quote] -= 1
            opening, closing = _PAIRS[quote]
            chars[other], chars[at] = opening, closing
        elif opens:
            opened.append(at)
            waiting[quote] += 1
        else:
            _leave(at, text, chars)
    for at in opened:
        _leave(at, text, chars)


def _leave(at: int, text: str, chars: list[str]) -> None:
    """A quote without a partner."""
    if text[at] == "'":
        chars[at] = APOSTROPHE


def _sides(quote: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a quote may open and may close, by the characters beside it: as stars do in Markdown."""
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    opens = not after.isspace() and (not mark_after or before.isspace() or mark_before)
    closes = not before.isspace() and (not mark_before or after.isspace() or mark_after)
    if quote == after == '"' and before.isdigit():
        return False, False  # of two after a figure, the first means inches
    if opens and closes:
        return mark_before, mark_after
    return opens, closes


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
