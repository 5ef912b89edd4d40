"""Lines of even length: the breaks that leave the least raggedness over the whole paragraph.

A paragraph is set ragged right, no word is split. The cost of a line is the square of the space left at its
end; the last line is free, unless it is so short that it looks lost. The best set of breaks is found by
dynamic programming (after Knuth and Plass, Breaking Paragraphs into Lines, 1981, without stretch).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

# The last line costs as much as it is shorter than this part of the measure.
LAST_LINE_LEAST = 0.28


def break_lines(widths: Sequence[float], spaces: Sequence[float], measure: float) -> list[int]:
    """Where each line ends: indices one past its last word.

    `widths[i]` is word i's width and `spaces[i]` the space after it. A word wider than the measure gets a
    line of its own (and a problem elsewhere).
    """
    count = len(widths)
    if measure <= 0:
        return list(range(1, count + 1))
    if count == 0:
        return []
    # reach[i]: the distance from the start of word 0 to the start of word i.
    reach = [0.0, *accumulate(width + space for width, space in zip(widths, spaces, strict=True))]
    if reach[count] - spaces[-1] <= measure + 1e-6:
        return [count]
    best = [0.0] + [float("inf")] * count
    before = [0] * (count + 1)
    for end in range(1, count + 1):
        right, last = reach[end] - spaces[end - 1], end == count
        least, break_at = float("inf"), 0
        # A build spends most of its time here, so nothing is called, and the square is a product.
        for start in range(end - 1, -1, -1):
            left = measure - (right - reach[start])
            if left < 0.0:
                if left < -1e-6 and start < end - 1:
                    break
                left = 0.0
            empty = left / measure
            cost = best[start] + (_last_cost(left, measure) if last else empty * empty)
            if cost < least:
                least, break_at = cost, start
        best[end], before[end] = least, break_at
    ends = [count]
    while before[ends[-1]] > 0:
        ends.append(before[ends[-1]])
    return ends[::-1]


def _last_cost(left: float, room: float) -> float:
    short = max(0.0, left - room * (1 - LAST_LINE_LEAST))
    return (2 * short / room) ** 2
