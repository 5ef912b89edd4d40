"""What to write instead of a value of a fact that is neither a number nor a fraction nor a time of day."""

from __future__ import annotations

import re

from guide.model.amounts import NUMBER
from guide.read.value_hints import mended
from guide.read.yaml_nodes import Node, Scalar

_TELEPHONE = re.compile(r"(?=(?:\D*\d){7})[+(]?[0-9][0-9 ()./\u00a0–-]*[0-9](?:\s*(?:ext\.?|x)\s*\d+)?")
_SEVERAL = re.compile(r"\s*(?:[,;/|&]|\b(?:or|and)\b)\s*")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d")
_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})(.*)", re.DOTALL)
_RATE = re.compile(rf"({_NUMBER})\s*(?:in|of|out of|:)\s*({_NUMBER})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*((?:[^\W\d_]|[°º%]).{{0,20}})")
_MONEY = re.compile(rf"([$€£])\s*({_NUMBER})")


def is_telephone(text: str) -> bool:
    """Whether a value can only be a telephone number, or several."""
    if NUMBER.fullmatch(text) or _DAY.fullmatch(text):
        return False
    parts = [part for part in _SEVERAL.split(text) if part]
    return bool(_TELEPHONE.fullmatch(text)) or (
        len(parts) > 1 and all(_TELEPHONE.fullmatch(part) and not _DAY.fullmatch(part) for part in parts)
    )


def hint_for(node: Node) -> str:
    """What to write instead of this value."""
    if not isinstance(node, Scalar):
        return mended(node, float)
    text = node.text.strip()
    if _THOUSANDS.fullmatch(text):
        return f"write {text.replace(',', '')}; the language says how thousands are set apart"
    rate, between = _RATE.fullmatch(text), _RANGE.fullmatch(text)
    if rate and ":" not in text:
        return f"write `value: [{rate[1]}, {rate[2]}]`, `unit: rate`, and {{low}} in {{high}} in `say`"
    if between:
        unit = between[3].strip()
        return f"write `value: [{between[1]}, {between[2]}]`" + (f" and `unit: {unit}`" if unit else "")
    money, with_unit = _MONEY.fullmatch(text), _WITH_UNIT.fullmatch(text)
    if money:
        return f"write `value: {money[2]}` and `unit: {money[1]}`, and {money[1]}{{value}} in `say`"
    if with_unit and not re.match(r"[eEx_]", with_unit[2]) and NUMBER.fullmatch(with_unit[1]):
        return f"write `value: {with_unit[1]}` and `unit: {with_unit[2].strip()}`, and the unit again in `say`"
    return mended(node, float)
