"""The place in its file of a piece of Markdown, and of what the parser finds in it."""

from __future__ import annotations

from markdown_it.token import Token
from msgspec import Struct

from guide.base.problems import Position


class Place(Struct, frozen=True):
    """The place of a piece of Markdown in its file: line 0 of the piece is line `first` of the file, and its
    lines start `indent` characters in. `lines` are as typed; `meant` are as the parser read them, if anything differs."""

    path: str
    first: int
    lines: tuple[str, ...]
    indent: int = 0
    meant: tuple[str, ...] = ()

    def at(self, line: int, column: int = 1) -> Position:
        return Position(self.path, self.first + line, self.indent + column)

    def line(self, token: Token) -> str:
        """The line in which a block begins, as the parser read it."""
        return _line(self.meant or self.lines, token)

    def start(self, token: Token) -> Position:
        """Where a block begins."""
        text = _line(self.lines, token)
        return self.at(token.map[0] if token.map else 0, len(text) - len(text.lstrip()) + 1)


def _line(lines: tuple[str, ...], token: Token) -> str:
    line = token.map[0] if token.map else 0
    return lines[line] if line < len(lines) else ""
