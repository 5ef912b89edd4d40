"""ToUnicode CMaps (ISO 32000-1, 9.10.3), read by what the standard says and by nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(rb"<<|>>|<[0-9a-fA-F\s]*>|\[|\]|\([^)]*\)|/[^\s<>\[\]()/]*|[^\s<>\[\]()/]+")


@dataclass(slots=True)
class CMap:
    """Code ranges with their length in bytes, and the text of each code."""

    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)

    def codes(self, data: bytes) -> Iterator[int]:
        """The codes in a string; a ValueError where no code range fits."""
        at = 0
        while at < len(data):
            for length, low, high in self.ranges:
                code = int.from_bytes(data[at : at + length], "big")
                if at + length <= len(data) and low <= code <= high:
                    yield code
                    at += length
                    break
            else:
                raise ValueError(f"no code range for {data[at:].hex()}")


def parse_cmap(data: bytes) -> CMap:
    """The mapping; a ValueError for what a ToUnicode CMap cannot hold."""
    cmap = CMap()
    tokens = [match[0] for match in _TOKEN.finditer(data)]
    for number, token in enumerate(tokens):
        name = token.decode("latin-1")
        if name not in ("begincodespacerange", "beginbfchar", "beginbfrange"):
            continue
        end = tokens.index(name.replace("begin", "end").encode(), number)
        body, count = tokens[number + 1 : end], int(tokens[number - 1])
        entries = _ENTRIES[name](cmap, body)
        if entries != count or count > 100:
            raise ValueError(f"{name} announces {count} entries and holds {entries}; at most 100 may stand there")
    return cmap


def _code_ranges(cmap: CMap, body: list[bytes]) -> int:
    for low, high in zip(body[::2], body[1::2], strict=True):
        cmap.ranges.append((len(_bytes(low)), _number(low), _number(high)))
    return len(body) // 2


def _characters(cmap: CMap, body: list[bytes]) -> int:
    for code, text in zip(body[::2], body[1::2], strict=True):
        cmap.texts[_number(code)] = _text(text)
    return len(body) // 2


def _ranges(cmap: CMap, body: list[bytes]) -> int:
    entries, at = 0, 0
    while at < len(body):
        low, high = _number(body[at]), _number(body[at + 1])
        if body[at + 2] == b"[":
            end = body.index(b"]", at)
            cmap.texts.update(zip(range(low, high + 1), map(_text, body[at + 3 : end]), strict=True))
            at = end + 1
        else:
            first = _text(body[at + 2])
            for code in range(low, high + 1):
                cmap.texts[code] = first[:-1] + chr(ord(first[-1]) + code - low)
            at += 3
        entries += 1
    return entries


_ENTRIES = {"begincodespacerange": _code_ranges, "beginbfchar": _characters, "beginbfrange": _ranges}


def _bytes(token: bytes) -> bytes:
    return bytes.fromhex(token[1:-1].decode("ascii"))


def _number(token: bytes) -> int:
    return int.from_bytes(_bytes(token), "big")


def _text(token: bytes) -> str:
    return _bytes(token).decode("utf-16-be")
