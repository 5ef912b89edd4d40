"""Which block was left open. The parser closes a block at the next line of enough colons, which may be that of another
block below it; so it finds the fault too late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from guide.base.problems import Problems
from guide.read.place import Place

NEVER_CLOSED = "is opened here and never closed"
_FENCE = re.compile(r"[ \t]*(:{3,})[ \t]*(?:\{([A-Za-z][\w-]*)\}.*)?[ \t]*")


class Fence(Struct, frozen=True):
    """The first line of a block, by its number from 0."""

    number: int
    colons: str
    name: str


class Unclosed(Struct, frozen=True):
    """A block that is not closed, and the number of the line before which it should have been, if that is known."""

    fence: Fence
    before: int | None = None

    def message(self) -> str:
        return f"`{self.fence.colons}{{{self.fence.name}}}` {NEVER_CLOSED}"

    def hint(self, first_line: int) -> str:
        if self.before is None:
            return f"add a line `{self.fence.colons}` where it ends"
        return (
            f"add a line `{self.fence.colons}` where it ends, above line {first_line + self.before}; if it is around the block there, "
            "give it more colons"
        )


def unclosed(lines: Sequence[str]) -> Iterator[Unclosed]:
    """The blocks that are left open: those that cannot be around what opens or closes below them."""
    around: list[Fence] = []
    for number, line in enumerate(lines):
        match = _FENCE.fullmatch(line)
        if match is None:
            continue
        colons, name = match[1], match[2]
        if name:
            while around and len(around[-1].colons) <= len(colons):
                yield Unclosed(around.pop(), number)
            around.append(Fence(number, colons, name))
        elif around:
            if any(fence.colons == colons for fence in around):
                while around[-1].colons != colons:
                    yield Unclosed(around.pop(), number)
            around.pop()
    yield from map(Unclosed, reversed(around))


def with_open_blocks(found: Problems, place: Place) -> Problems:
    """What the parser found, with the blocks that were left open in place of those that it names."""
    named = [problem for problem in found if problem.message.endswith(NEVER_CLOSED)]
    blocks = list(unclosed(place.lines)) if named else []
    if not blocks:
        return found
    better = Problems()
    better.extend(problem for problem in found if problem not in named)
    for block in blocks:
        line = place.lines[block.fence.number]
        at = place.at(block.fence.number, len(line) - len(line.lstrip()) + 1)
        better.error(at, "markdown", block.message(), block.hint(place.first))
    return better
