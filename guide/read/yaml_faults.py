"""What an editor probably meant by something that is not YAML: mostly text that needs quotes."""

from __future__ import annotations

import re

import yaml

from guide.read.yaml_comments import in_quotes

LOOK = "look for a missing quote, colon, bracket or wrong indentation at or above this line"
QUOTE_IT = "if this is text, put all of it in quotes"

# A line of a block: what comes before its value, and the value.
_LINE = re.compile(
    r"(?P<lead>[ ]*(?:- +)*(?:(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}\[\],#&*!|>%@`-][^:#]*):[ ]+)?)(?P<value>\S.*)"
)
_ROLE = re.compile(r"\{[\w-]+\}$")
# What YAML reads as something else at the beginning of a text.
_OPENS = "*&!%@`|>{[]},?-"
_CLOSES = {"{": "}", "[": "]"}
# No line that somebody wrote is longer.
_LONGEST = 2_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def explained(line: str, column: int, what: str) -> tuple[int, str, str] | None:
    """The column of a text that needs quotes, what is wrong and what to do; None if the line does not show it. `column`
    is where YAML stopped, `what` its message."""
    if "quoted scalar" in what and "unexpected end" in what:
        said = "this is not YAML: a quote opens here and is not closed"
        return column, said, 'close it; put text that begins with one kind of quote in the other kind, as in "\'tis"'
    if "unknown escape character" in what:
        return (
            column,
            "this is not YAML: `\\` has a meaning of its own in double quotes",
            "write it twice, or use single quotes",
        )
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return line.index("\t"), "this is not YAML: a tab comes before the text", "use spaces"
    match = _LINE.fullmatch(line.rstrip())
    if match is None or len(line) > _LONGEST:
        return None
    start, value = match.start("value"), match["value"]
    if value[0] in "{[" and column > start:
        inner = _inside(line, column, start)
        if inner > start:
            rest = re.split(r"[,}\]]", line[column:])[0].rstrip()
            return _of_text(inner, line[inner:column] + rest)
    if not _stands(value):
        return _of_text(start, value)
    if what.startswith("mapping values are not allowed"):
        said = "this is not YAML: this line is indented further than the keys above it"
        return len(line) - len(line.lstrip()), said, "start it right below their first letters"
    return None


def _of_text(start: int, text: str) -> tuple[int, str, str] | None:
    """What is wrong with a text."""
    first = text[:1]
    if first in ("'", '"'):
        if first not in text[1:]:
            return None  # it may continue in the next line
        said = "only part of this text is in quotes"
    elif first and first in _OPENS:
        if first in _CLOSES and _CLOSES[first] not in text:
            return None  # it may be closed in a line below
        said = f"text that begins with {'a backquote' if first == '`' else f'`{first}`'} needs quotes"
    elif ": " in text:
        said = "text with a colon and a space in it needs quotes"
    elif text.endswith(":"):
        said = "text that ends with a colon needs quotes"
    else:
        return None
    return start, f"this is not YAML: {said}", f"put the text in quotes: {in_quotes(text)}"


def _inside(line: str, column: int, start: int) -> int:
    """Where the text in brackets begins at which YAML stopped."""
    role = _ROLE.search(line[start:column])
    if role:
        return start + role.start()
    before = line[start:column].rstrip()
    return column if before and before[-1] in ":,[{" and line[column : column + 1] in _OPENS else start


def _stands(value: str) -> bool:
    """Whether a value can follow a key."""
    try:
        events = list(yaml.parse(f"x: {value}\n", Loader=_LOADER))
    except yaml.YAMLError:
        return False
    return not any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in events)
