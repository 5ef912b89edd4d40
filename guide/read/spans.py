"""Inline tokens of markdown-it-py into spans, with line and column found again in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from guide.base.problems import Position, Problems
from guide.model.syntax import BreakSpan, ImageSpan, LinkSpan, RoleSpan, Span, TextSpan

# A stretch that smart quotes and other replacements leave as it was typed.
_STEADY = re.compile(r"[^\s'\"“”‘’….–—()+-]+")
# Markup that the parser left as text, because it is not closed or has a space too many.
_LOOSE = (
    (
        re.compile(r"\{(fact|page)\}"),
        "stands without its name",
        "write the name in backquotes right behind it: {fact}`name`",
    ),
    (
        re.compile(r"\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"),
        "is opened or closed only once",
        "write **words** with no space inside the stars; a star itself is not printed",
    ),
    (
        re.compile(r"\]\("),
        "belongs to a link that is not closed",
        "write [words](https://address), without a space in the address",
    ),
)

_REFUSED = {
    "em_open": ("emphasis", "italic text is hard to read", "use bold: two stars on each side"),
    "code_inline": ("markdown", "code is not used in handouts", "delete the backquotes, or write {fact} before them"),
    "html_inline": ("markdown", "raw HTML is not used in handouts", "delete the tag; write Markdown"),
}


class Locator:
    """Finds the place of each token: tokens come in source order, so the search only moves forward."""

    def __init__(self, path: str, lines: tuple[tuple[int, int, str], ...]) -> None:
        self.path = path
        self.lines = lines
        self.row = 0
        self.column = 0

    def find(self, text: str) -> Position:
        """The place of the text at or after the last one found; the last one if it is not there as typed."""
        steady = _STEADY.search(text)
        needle = steady[0] if steady else text
        lead = steady.start() if steady else 0
        for row in range(self.row, len(self.lines)):
            start = self.column if row == self.row else 0
            found = self.lines[row][2].find(needle, start)
            if found >= 0:
                self.row, self.column = row, found + len(needle)
                return self._position(row, max(0, found - lead))
        return self._position(self.row, self.column)

    def _position(self, row: int, column: int) -> Position:
        if not self.lines:
            return Position(self.path)
        line, first_column, _ = self.lines[row]
        return Position(self.path, line, first_column + column)


def spans_of(tokens: Sequence[Token], locator: Locator, problems: Problems) -> tuple[Span, ...]:
    spans, _ = _spans(tokens, 0, locator, problems, closing="")
    return spans


def _spans(
    tokens: Sequence[Token], index: int, locator: Locator, problems: Problems, closing: str
) -> tuple[tuple[Span, ...], int]:
    spans: list[Span] = []
    strong = 0
    while index < len(tokens) and tokens[index].type != closing:
        token = tokens[index]
        kind = token.type
        if kind == "text":
            if token.content:
                at = locator.find(token.content)
                _refuse_loose(token.content, at, problems)
                spans.append(TextSpan(token.content, strong > 0, at))
        elif kind == "softbreak":
            spans.append(TextSpan(" ", strong > 0, locator.find("")))
        elif kind == "hardbreak":
            spans.append(BreakSpan(locator.find("")))
        elif kind in ("strong_open", "strong_close"):
            strong += token.nesting
        elif kind == "myst_role":
            at = locator.find("{" + str(token.meta["name"]) + "}")
            spans.append(RoleSpan(str(token.meta["name"]), token.content, strong > 0, at))
        elif kind == "link_open":
            at = locator.find("<" if token.markup == "autolink" else "[")
            inner, index = _spans(tokens, index + 1, locator, problems, "link_close")
            if not inner:
                problems.error(at, "link", "this link has no words", "write [words](https://address)")
            spans.append(LinkSpan(str(token.attrs.get("href", "")), inner, at))
        elif kind == "image":
            at = locator.find("![")
            attrs = token.attrs
            alt = "".join(child.content for child in token.children or [])
            spans.append(ImageSpan(str(attrs.get("src", "")), alt, str(attrs.get("title", "")), at))
        elif kind in _REFUSED:
            rule, message, hint = _REFUSED[kind]
            problems.error(locator.find(token.content or token.markup), rule, message, hint)
        index += 1
    return tuple(spans), index


def _refuse_loose(text: str, at: Position, problems: Problems) -> None:
    for pattern, message, hint in _LOOSE:
        match = pattern.search(text)
        if match:
            place = Position(at.path, at.line, at.column + match.start())
            problems.error(place, "markdown", f"`{match[0]}` {message}", hint)
