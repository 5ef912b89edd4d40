"""Web and mail addresses that are typed as they are, such as `https://example.org` and `info@example.org`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from guide.model.addresses import is_address, is_mail_address

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_BARE = re.compile(
    r"(?<![\w/:.@%+-])(?:(?P<web>https://[^\s<>\"“”‘’«»\[\]{}|\\^`]+)"
    rf"|(?P<mail>[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9_])?@(?:{_LABEL}\.)+[A-Za-z]{{2,}})(?![\w@/-])(?!\.\w))"
)
# What ends the sentence, not the address.
_AFTER = ".,;:!?'*_~…"


class Bare(Struct, frozen=True):
    """An address of a text: where it begins and ends, and what it links to."""

    start: int
    end: int
    target: str


def bare_addresses(printed: str, typed: str, *, runs_on: bool) -> Iterator[Bare]:
    """The addresses of a text. `typed` is the same with escaped characters masked: an escaped `:` or `@` makes none.
    `runs_on` says that something other than words follows, to which an address at the end could belong."""
    if "://" not in typed and "@" not in typed:
        return
    for match in _BARE.finditer(printed):
        whole = match[0]
        shown = _trimmed(whole) if match["web"] else whole
        target = shown if match["web"] else f"mailto:{shown}"
        mark = "://" if match["web"] else "@"
        is_typed = typed.startswith(mark, match.start() + whole.index(mark))
        cut_off = runs_on and match.end() == len(printed)
        if is_typed and not cut_off and (is_address(target) or is_mail_address(target)):
            yield Bare(match.start(), match.start() + len(shown), target)


def _trimmed(address: str) -> str:
    """Without the marks after it; a bracket stays if it was opened in the address."""
    opened = address.count("(") - address.count(")")
    end = len(address)
    while end and (address[end - 1] in _AFTER or (address[end - 1] == ")" and opened < 0)):
        end -= 1
        opened += address[end] == ")"
    return address[:end]
