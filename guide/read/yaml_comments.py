"""Where YAML may have comments. YAML begins one at every `#` after a space, so `Suite #5` would print as `Suite`.

After a value, a comment must begin with two spaces, `#` and a space. On its own line it may be anything, unless the
line above could continue there and it begins like text: `#5`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from msgspec import Struct

_BLANKS = (" ", "\t")
# A `#` with something before it on its line, or one that begins like text. Most files have neither.
SUSPECT = re.compile(r"^[ \t]*[^#\s].*#|^[ \t]*#[^\W_]", re.MULTILINE)
# No line continues after one of these.
_NEVER = 1_000_000_000


class Span(Struct, frozen=True):
    """Where a value is in its text, and the column from which a line below would belong to it."""

    start: int
    end: int
    plain: bool
    goes_on_at: int


def span_of(text: str, event: Any, block: int) -> Span:
    """The span of a value, or where one would begin; `block` is the column of the block that it is in, -1 in brackets."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        # Its first line is not text: `|  # comment`.
        return Span(text.find("\n", start, end), end, False, block + 1)
    return Span(start, end, not event.style, _NEVER if event.style else block + 1)


def stray_comments(text: str, spans: Sequence[Span], until: int) -> Iterator[tuple[int, Span | None]]:
    """Where each comment that may be part of a text begins, up to a place, and the value before it. The spans are in
    the order of the text."""
    behind, last = 0, -1  # how many spans are behind us, and how many were at the last comment
    at = text.find("#", 0, until)
    while at >= 0:
        while behind < len(spans) and spans[behind].end <= at:
            behind += 1
        if behind < len(spans) and spans[behind].start <= at:
            at = text.find("#", spans[behind].end, until)
            continue
        line = text.rfind("\n", 0, at) + 1
        after = text[at + 1 : at + 2]
        if text[line:at].strip(" \t"):
            if text[at - 1] not in _BLANKS or text[at - 2] not in _BLANKS or after not in _BLANKS:
                yield (
                    at,
                    next(
                        (span for span in reversed(spans[max(0, behind - 2) : behind]) if span.start < span.end), None
                    ),
                )
        elif (
            behind
            and behind != last
            and after.isalnum()
            and at - line >= spans[behind - 1].goes_on_at
            and not text[spans[behind - 1].end : line].strip()
        ):
            yield at, spans[behind - 1]
        last = behind
        end = text.find("\n", at)
        at = text.find("#", end, until) if end >= 0 else -1


def what_to_do(text: str, at: int, before: Span | None) -> tuple[str, str]:
    """What is wrong with a comment after a value, and what to do about it."""
    lost = _line(text, at)
    rule = "write a comment on its own line or after two spaces, with a space after its `#`"
    line = text.rfind("\n", 0, at) + 1
    whole = lost
    if before and before.plain and line <= before.start and not text[before.end : at].strip(" \t"):
        whole = text[before.start : before.end] + text[before.end : at] + lost
        if before.goes_on_at == 0 or ": " in lost or lost.endswith(":"):
            whole = ""  # in brackets, or in a key: nobody knows where the text ends
    elif (
        lost[1:2] in _BLANKS
        or not text[line:at].strip()
        or (before and before.end >= line and text[before.end : at].strip() != ":")
    ):
        whole = ""
    put = (
        f"put the text in quotes: {in_quotes(whole)}" if whole else "put the whole text in quotes if this belongs to it"
    )
    return f"YAML takes `{shortened(lost)}` for a comment and leaves it out", f"{put}; {rule}"


def in_quotes(text: str) -> str:
    """A text in YAML quotes, shortened for a message."""
    short = shortened(text)
    if '"' in short or "\\" in short:
        return "'" + short.replace("'", "''") + "'"
    return f'"{short}"'


def shortened(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def spans_before_fault(text: str) -> list[Span]:
    """The spans of what can be read in a text that is not YAML."""
    scanner = yaml.SafeLoader(text)
    tokens: list[Any] = []
    try:
        while scanner.check_token():
            tokens.append(scanner.get_token())  # type: ignore[no-untyped-call]  # PyYAML has no types here
    except yaml.YAMLError:
        tokens += scanner.tokens
    found, brackets = [], 0
    for token in tokens:
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            brackets += 1
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            brackets -= 1
        elif isinstance(token, yaml.ScalarToken):
            found.append(Span(token.start_mark.index, token.end_mark.index, token.plain, 0 if brackets else _NEVER))
    return found


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)].rstrip()
