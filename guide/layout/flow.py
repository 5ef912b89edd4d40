"""Page make-up: which strips go on which page.

Strips that keep together form a chunk. Of all ways to cut the row of chunks into the fewest pages, the cheapest is
taken; empty space costs, and so do breaks that disturb reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from msgspec.structs import replace

from guide.base.units import sum_of
from guide.layout.galley import Strip, height_of

# A last page filled less than this looks like a mistake.
LAST_PAGE_LEAST = 0.3
# How much more empty space costs on page 1, which everybody sees.
FIRST_PAGE_WEIGHT = 2.0
# A page with more empty space costs so much more, unless it ends a part.
MOST_EMPTY, EARLY_END = 0.4, 0.5
# A last page filled less than this is avoided, if gaps so much smaller are enough.
LAST_PAGE_SAVED, TIGHTER = 0.5, 0.8
# More pages than any handout has: no solution.
_NONE = 10**9


@dataclass(frozen=True, slots=True)
class Overflow:
    """A chunk that is higher than any page."""

    height: float
    room: float
    strips: tuple[Strip, ...] = field(default=(), compare=False, repr=False)


def set_pages(strips: Sequence[Strip], first_room: float, room: float) -> list[list[Strip]] | Overflow:
    """The strips of each page. A half-empty last page is avoided, if slightly smaller gaps are enough."""
    made = make_up(strips, first_room, room)
    if isinstance(made, Overflow) or len(made) == 1 or height_of(made[-1]) >= LAST_PAGE_SAVED * room:
        return made
    tighter = make_up([replace(strip, gap=strip.gap * TIGHTER) for strip in strips], first_room, room)
    return tighter if isinstance(tighter, list) and len(tighter) < len(made) else made


def make_up(strips: Sequence[Strip], first_room: float, room: float) -> list[list[Strip]] | Overflow:
    """The strips of each page. `first_room` is the height of page 1, `room` that of the others."""
    chunks = _chunks(strips)
    if not chunks:
        return [[]]
    height = _heights(strips, chunks)
    best = _best(chunks, height, first_room, room)
    if best[-1][0] >= _NONE:
        most, number = max((height(number, number + 1), number) for number in range(len(chunks)))
        return Overflow(most, room if number else first_room, tuple(chunks[number]))
    ends = [len(chunks)]
    while best[ends[-1]][2] > 0:
        ends.append(best[ends[-1]][2])
    starts = [0, *sorted(ends)[:-1]]
    return [
        _page(chunks[start:end], start > 0, end < len(chunks)) for start, end in zip(starts, sorted(ends), strict=True)
    ]


def _heights(strips: Sequence[Strip], chunks: list[list[Strip]]) -> Callable[[int, int], float]:
    """The height that `height_of` gives for a page of some chunks, without making the page."""
    # `firsts` are the numbers of the chunks' first strips.
    heights, gaps = [strip.height for strip in strips], [strip.gap for strip in strips]
    firsts = [0, *accumulate(map(len, chunks))]

    def height(start: int, end: int) -> float:
        first, stop = firsts[start], firsts[end]
        own = sum_of(heights[first:stop]) + sum_of(gaps[first + 1 : stop])
        if start and strips[first].header:
            own += height_of(strips[first].header) + gaps[first]
        if end < len(chunks):
            own += sum_of(strip.gap + strip.height for strip in strips[stop - 1].footer)
        return own

    return height


def _best(
    chunks: list[list[Strip]], height: Callable[[int, int], float], first_room: float, room: float
) -> list[tuple[int, float, int]]:
    """For each number of chunks, the best way to set that many of the first on full pages: pages, cost, and the first
    chunk of the last page; `_NONE` pages if there is no way."""
    bare = [sum_of(strip.height for strip in chunk) for chunk in chunks]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(_NONE, 0.0, 0)] * len(chunks)
    for end in range(1, len(chunks) + 1):
        for start in range(end - 1, -1, -1):
            if start + 1 < end and chunks[start + 1][0].starts:
                break
            space, needed = first_room if start == 0 else room, height(start, end)
            left = space - needed
            if left < -0.01:
                # Page 1 may have more room than the others, and an earlier start no header above it.
                if sum_of(bare[start:end]) > max(first_room, room) + 0.01:
                    break
                continue
            pages, cost, _ = best[start]
            if pages >= _NONE or (start > 0) != (pages > 0):
                continue
            weight = 1.0 if start else FIRST_PAGE_WEIGHT
            cost += weight * _cost(left / space, end == len(chunks)) + (chunks[start][0].cost if start else 0.0)
            # Where a heading follows, an early end looks meant.
            if end < len(chunks) and left > MOST_EMPTY * space and not chunks[end][0].anchors:
                cost += EARLY_END
            if (pages + 1, cost) < best[end][:2]:
                best[end] = (pages + 1, cost, start)
    return best


def _chunks(strips: Sequence[Strip]) -> list[list[Strip]]:
    chunks: list[list[Strip]] = []
    held = False
    for strip in strips:
        if held and not strip.starts:
            chunks[-1].append(strip)
        else:
            chunks.append([strip])
        held = strip.keep
    return chunks


def _page(chunks: Sequence[Sequence[Strip]], starts: bool, ends: bool) -> list[Strip]:
    """The strips of a page, with what repeats above the first if something came before, and what comes below the last
    if something follows."""
    page = [strip for chunk in chunks for strip in chunk]
    if not page:
        return page
    # A table in a box: its repeated header is in the box too.
    above = [replace(strip, frames=page[0].frames) for strip in page[0].header] if starts else []
    return [*above, *page, *(page[-1].footer if ends else ())]


def _cost(empty: float, last: bool) -> float:
    if last:
        return max(0.0, empty - (1 - LAST_PAGE_LEAST))
    return empty * empty
