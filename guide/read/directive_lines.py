"""Lines of a directive: its options, and those that are out of place."""

from __future__ import annotations

import re

from markdown_it.token import Token

from guide.base.problems import Problems
from guide.model.syntax import Option
from guide.read.place import Place

_OPTION = re.compile(r"[ \t]*:([A-Za-z][\w-]*):[ \t]*(.*)")
# Quotes around a whole value are not printed, as in YAML.
_QUOTED = re.compile(r"\"[^\"\\]*\"|'(?:[^']|'')*'")


def is_stray_fence(token: Token, place: Place, problems: Problems) -> bool:
    """Whether a paragraph is part of a malformed directive; if so, it is reported."""
    first = token.map[0] if token.map else 0
    line = place.lines[first]
    at = place.at(first, max(0, line.find(token.content[:2])) + 1)
    if token.content.startswith("::"):
        problems.error(
            at, "markdown", "`::` here neither opens nor closes a directive",
            "write `:::{name}` to open one; give an outer directive more colons than the ones inside",
        )  # fmt: skip
    elif _OPTION.match(token.content):
        problems.error(
            at, "markdown", "options of a directive must be right below its first line",
            "delete the empty line above it",
        )  # fmt: skip
    else:
        return False
    return True


def options_of(lines: list[str], place: Place, first: int) -> tuple[list[Option], int]:
    """The options at the head of a directive, and the number of the line below them."""
    options: list[Option] = []
    for number, line in enumerate(lines):
        match = _OPTION.fullmatch(line.rstrip())
        if match is None:
            return options, number
        at = place.at(first + number, match.start(1) + 1)
        value, inset = _unquoted(match[2].strip())
        options.append(Option(match[1], value, at, place.at(first + number, match.start(2) + inset + 1)))
    return options, len(lines)


def _unquoted(value: str) -> tuple[str, int]:
    """A value without the quotes around it, and how much further right it begins."""
    if not _QUOTED.fullmatch(value):
        return value, 0
    return (value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]), 1
