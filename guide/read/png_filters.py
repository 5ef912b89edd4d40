"""The filters of PNG undone, line by line (PNG, clause 9)."""

from __future__ import annotations

import itertools

NONE, SUB, UP, AVERAGE, PAETH = range(5)


def unfiltered(kind: int, line: bytes, before: bytes, step: int) -> bytes:
    """A line without its filter; `before` is the one above it, `step` the bytes of a pixel. Raises ValueError for an unknown
    filter."""
    if kind == NONE:
        return line
    if kind == UP:
        return _added(line, before)
    if kind not in (SUB, AVERAGE, PAETH):
        raise ValueError("an unknown filter")
    out = bytearray(len(line))
    for band in range(step):
        own, above = line[band::step], before[band::step]
        out[band::step] = bytes(
            _summed(own) if kind == SUB else _averaged(own, above) if kind == AVERAGE else _paeth(own, above)
        )
    return bytes(out)


def _added(line: bytes, before: bytes) -> bytes:
    """Each byte with the one above it, all at once: as one number, in which no sum is carried on to the next byte."""
    size = len(line)
    low, high = int.from_bytes(b"\x7f" * size, "little"), int.from_bytes(b"\x80" * size, "little")
    one, other = int.from_bytes(line, "little"), int.from_bytes(before, "little")
    return (((one & low) + (other & low)) ^ ((one ^ other) & high)).to_bytes(size, "little")


def _summed(own: bytes) -> bytes:
    return bytes(value & 0xFF for value in itertools.accumulate(own))


def _averaged(own: bytes, above: bytes) -> list[int]:
    left, out = 0, []
    for value, up in zip(own, above, strict=True):
        left = (value + ((left + up) >> 1)) & 0xFF
        out.append(left)
    return out


def _paeth(own: bytes, above: bytes) -> list[int]:
    left = corner = 0
    out = []
    for value, up in zip(own, above, strict=True):
        to_left, to_up = up - corner, left - corner
        to_corner = abs(to_left + to_up)
        to_left, to_up = abs(to_left), abs(to_up)
        nearest = left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
        left, corner = (value + nearest) & 0xFF, up
        out.append(left)
    return out
