"""What to write instead of a value that YAML holds and its key cannot take."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from guide.model.amounts import NUMBER
from guide.model.prose import Prose
from guide.read.yaml_nodes import Node, Scalar

# As people write it, so that it prints as typed.
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_NAMES = re.compile(r"[\w-]+(, [\w-]+)*")
# Keys at the top of a Markdown file that other programs read, and the key here that has the same, if any.
_OF_OTHERS = {
    **dict.fromkeys(("date", "updated", "lastmod", "modified"), "edition"),
    **dict.fromkeys(("description", "excerpt", "abstract"), "summary"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(
        ("aliases", "author", "authors", "bibliography", "categories", "category", "created", "cssclass", "cssclasses", "draft",
         "geometry", "id", "keywords", "layout", "menu", "output", "permalink", "publish", "published", "slug", "tag", "tags",
         "theme", "toc", "type", "url", "weight"),
        "",
    ),
}  # fmt: skip
_BY_LANGUAGE = ("country", "say", "synonyms")
_SHORT, _LONG = re.compile(r"[0-9a-f]{3}"), re.compile(r"[0-9a-f]{6}")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
ONE_VALUE = "write one value here, and nothing below it"
_FORMS = {
    int: "write it in at most 9 digits, as in 6",
    float: "write it in digits, as in 6 or 6.5",
    bool: "write one of the two",
    datetime.date: "write year, month and day in digits, as in 2026-11-20",
}


def colour_meant(text: str) -> str:
    """How a colour is written that other programs take as it is; "" for what is none."""
    from guide.read.svg.colour_names import NAMES  # most files have no fault

    said = text.strip("\"'“”‘’ ").lower()
    digits = NAMES.get(said, said.removeprefix("#"))
    if parts := _RGB.fullmatch(said):
        digits = "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    elif _SHORT.fullmatch(digits):
        digits = "".join(digit * 2 for digit in digits)
    return f'write it as "#{digits}", in quotes' if _LONG.fullmatch(digits) else ""


def of_others(key: str) -> str:
    """What to do with a key of front matter that only other programs read; "" for any other key."""
    same = _OF_OTHERS.get(key.lower())
    if same is None:
        return ""
    return f"write `{same}` instead" if same else "delete it; only other programs read it"


def mended(node: Node, kind: Any) -> str:
    """What to write instead of a value of another kind."""
    if not isinstance(node, Scalar):
        return "if this is text, put all of it in quotes" if kind in (str, Prose) else ONE_VALUE
    forms = {int: INTEGER, float: NUMBER, bool: re.compile("true|false")}
    form = forms.get(kind)
    if form and node.quoted and form.fullmatch(node.text):
        return f"write it without quotes: {node.text}"
    plain = _plain_number(node.text) if kind in (int, float) else ""
    if form and form.fullmatch(plain):
        return f"write {plain}"
    return _FORMS.get(kind, "")


def real_date(text: str) -> str:
    """What is wrong with the parts of a date."""
    import calendar  # only a wrong date needs it

    year, month = int(text[:4]), int(text[5:7])
    if not 1 <= month <= 12:
        return "a month is 01 to 12: write year-month-day"
    days = calendar.monthrange(max(year, 1), month)[1]
    return f"{text[:7]} has {days} days" if year else "write the year in four digits"


def brackets(node: Node) -> str:
    """How to write a list, from the one value that is there."""
    if isinstance(node, Scalar) and _NAMES.fullmatch(node.text):
        return f"write it in brackets: [{node.text}]"
    return "write each item on its own line below the key, with `- ` before it"


def by_language(node: Node, key: str) -> str:
    """How to write the keys of a value that each language has; of others, how to write keys."""
    if isinstance(node, Scalar) and key in _BY_LANGUAGE:
        return f"write it for each language: `{key}: {{en: …}}`"
    return lines()


def lines(first: str = "name") -> str:
    """How to write keys, of which `first` is one."""
    return f"write keys, each on its own line and indented alike: `{first}: …`"


def _plain_number(text: str) -> str:
    """`+5`, `007`, `.5`, `1e3` or `0x10` in plain digits; "" if it is not a number."""
    try:
        value = float(text) if "x" not in text and "o" not in text else float(int(text, 0))
    except (ValueError, OverflowError):
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".") if math.isfinite(value) else ""
