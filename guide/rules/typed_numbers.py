"""Which digits may be typed, and what to do about those that may not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from guide.base.visible import visible
from guide.model.amounts import FRACTIONS, MEASURES
from guide.model.countries import COUNTRIES, EMERGENCY_NUMBERS
from guide.model.telephones import FEWEST, in_digits, telephones
from guide.read.typography import addresses
from guide.rules.counted import NUMBERS, Counted

HINT = "add it there with its source, and write {fact}`its-name` here"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL = re.compile(r"(?<![\w.,/-])(\d{1,3})(st|nd|rd|th)(?![\w-])")
# Spanish ordinals have a dot; without it the sign may stand for degrees.
_ORDINAL_SIGN = re.compile(r"(?<![\w.,/-])\d{1,3}\.(?:[ºª]|er(?!\w))")
_BEFORE_STEP = re.compile(r"(?<!\w)(?:steps?|pasos?|étapes?|schritte?n?)[ \u00a0]", re.IGNORECASE)
_STEP_NUMBERS = re.compile(NUMBERS)
_WORD_AFTER = re.compile(r"[ \u00a0-]?([A-Za-z]+)")
_PAGE = re.compile(r"(?<!\w)(?:pages?|p\.)[ \u00a0]\Z", re.IGNORECASE)
# What is often a name: B12, H1N1, COVID-19, 3-in-1, 24/7, the 1990s, type 1, Route 9.
_NAME_LIKE = re.compile(
    r"(?<![\w/])(?:[^\W\d_]+-?\d\w*|\d{1,2}-in-\d{1,2}|24/7|(?:19|20)\d0s|(?:types?|stage|group|grade|class|level|size|omega|"
    r"route|highway|room|suite|formula|(?-i:[A-Z]{2,}))[- \u00a0]\d+)(?![\w/])",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?<!\w)(?:1[-. ])?\(?[2-9]\d\d\)?[-. ][0-9]{0,3}-?[A-Z][A-Z-]{2,8}(?!\w)")
_GROUPS = re.compile(r"\d+(?:[ \u00a0().-]{1,3}\d+)+")
_N = r"\d+(?:\.\d+)?"
_SPACE = "[ \u00a0]"
_SIGNS = "".join(FRACTIONS.values())
# How facts that are more than one number are written in facts.yaml, by what was typed.
_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), value, unit, say)
    for pattern, value, unit, say in (
        (rf"({_N}){_SPACE}?[°º]?{_SPACE}?((?-i:[CF]))\b", r"\1", r"°\2", "{value}"),
        (rf"({_N})(?:{_SPACE}?[-–]{_SPACE}?|{_SPACE}to{_SPACE})({_N}){_SPACE}?[°º]{_SPACE}?([CF])\b", r"[\1, \2]", r"°\3",
         "{low} to {high}"),
        (rf"({_N}){_SPACE}(in|out of|of){_SPACE}({_N})(?!\w)", r"[\1, \3]", "rate", r"{low} \2 {high}"),
        (rf"((?:1[0-2]|[1-9])(?::[0-5]\d)?){_SPACE}?([ap])\.?m\b\.?", r"\1 \2.m.", "", "{value}"),
        (rf"((?:[1-9]\d?{_SPACE}?)?[{_SIGNS}]|(?:[1-9]{_SPACE})?[1-9]/[2-8](?![/\d]))(?:{_SPACE}([a-z]+))?", r"\1", "", r"{value} \2"),
        (rf"({_N}){_SPACE}?(?:-|–|to){_SPACE}?({_N}){_SPACE}?([a-z]+)", r"[\1, \2]", r"\3", r"{low} to {high} \3"),
    )
)  # fmt: skip
_UNITS = frozenset((*MEASURES, "times", "percent"))
_MONEY = re.compile(rf"([$€£])({_N})")
# Longer stretches around a figure are not looked at.
AROUND = 40


class Names(Struct, frozen=True):
    """The names with digits of a topic, as a pattern; `loosely` in any capitals."""

    exactly: re.Pattern[str]
    loosely: re.Pattern[str]
    known: dict[str, str]


class TypedNumbers(Struct, frozen=True):
    """What a sheet may print without a fact, by its language and country, its topic's names, its steps, and what it
    counts."""

    language: str
    country: str
    names: Names
    steps: frozenset[int]
    counted: Counted

    def passed(self, text: str) -> bytearray:
        """For each character, whether digits there may be typed."""
        passed = bytearray(len(text))
        for start, end in self._passed(text):
            passed[start:end] = b"\1" * (end - start)
        return passed

    def _passed(self, text: str) -> Iterator[tuple[int, int]]:
        yield from ((number.start, number.end) for number in telephones(text, self.country))
        yield from (match.span() for match in self.names.exactly.finditer(text))
        yield from _ordinals(text)
        yield from _steps(text, self.steps)
        yield from self.counted.spans(text)
        # `10.mg/kg` looks like an address too.
        yield from ((start, end) for start, end in addresses(text) if not text[start].isdigit())

    def hint(self, text: str, start: int, end: int) -> str:
        """What to do about a figure: what it may be instead is tried first."""
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        around = text[first:last]

        def covering(pattern: re.Pattern[str]) -> re.Match[str] | None:
            return next((one for one in pattern.finditer(around) if one.start() <= start - first < one.end()), None)

        near = covering(self.names.loosely)
        if near:
            return f"write it as under `names` in topic.yaml: `{self.names.known[_folded(near[0])]}`"
        if _PAGE.search(text, first, start):
            return "write the page as {page}`its-heading`: every edition has other pages"
        if any(before.end() == start - first for before in _BEFORE_STEP.finditer(around)):
            return "no list or steps of this sheet print this number; if it is a name, add it to `names` in topic.yaml"
        lettered = covering(_LETTERED)
        if lettered:
            return f"write the digits, which everybody can dial: `{in_digits(lettered[0])}`"
        digits = text[start:end].rstrip(".,")
        if self.country in COUNTRIES and digits in COUNTRIES[self.country].short:
            return f"if it is a telephone number, write `call` or such a word before it; if it is a figure, {HINT}"
        if digits in EMERGENCY_NUMBERS.values():
            return f"if it is the emergency number, write {{number}}`emergency`; if it is a figure, {HINT}"
        groups = covering(_GROUPS)
        if groups and sum(map(str.isdigit, groups[0])) >= FEWEST:
            return self._telephone_hint()
        ordinal = re.match(r"(\d{1,3})(st|nd|rd|th)(?!\w)", text[start:last])
        if ordinal:
            return f"write `{ordinal[1]}{_ending(int(ordinal[1]))}`"
        name = covering(_NAME_LIKE)
        if name:
            return f"if `{visible(name[0])}` is a name, add it to topic.yaml, as in `names: [{visible(name[0])}]`; if not, {HINT}"
        counts = self.counted.hint(text, start)
        return f"{counts} {HINT}" if counts else self._fact_hint(text[start:last], text[max(0, start - 1) : last])

    def _telephone_hint(self) -> str:
        if self.country in COUNTRIES:
            example = COUNTRIES[self.country].example
            return f"if it is a telephone number, write it as in {example}, after a word such as `call`"
        return f"if it is a telephone number, first add `country: {{{self.language}: US}}` to topic.yaml, with your country"

    def _fact_hint(self, text: str, with_sign: str) -> str:
        """How the figure at the beginning of a text is written in facts.yaml."""
        for pattern, value, unit, say in _FORMS:
            match = pattern.match(text)
            if match:
                said, of = match.expand(say).strip(), match.expand(unit)
                if of == match[match.lastindex or 0] and of not in _UNITS:  # any word: [2, 3] wet diapers
                    said, of = said.removesuffix(of).strip(), ""
                return self._as_fact(match.expand(value).replace("\u00a0", " "), of, said)
        money = _MONEY.match(with_sign)
        if money:
            return self._as_fact(money[2], money[1], f"{money[1]}{{value}}")
        return HINT

    def _as_fact(self, value: str, unit: str, say: str) -> str:
        keys = f"`value: {value}`" + (f", `unit: {unit}`" if unit else "")
        return HINT.replace("source,", f'source, as {keys} and `say: {{{self.language}: "{say}"}}`,')


def names_of(names: Iterable[str]) -> Names:
    known = {_folded(name): name for name in names}
    # The longest first: `type 1 diabetes` before `type 1`.
    parts = [re.escape(name).replace(r"\ ", _SPACE) for name in sorted(known.values(), key=len, reverse=True)]
    pattern = rf"(?<![\w.,])(?:{'|'.join(parts)})(?![\w%°]|[.,]\d)" if parts else "(?!)"
    return Names(re.compile(pattern), re.compile(pattern, re.IGNORECASE), known)


def _folded(name: str) -> str:
    return name.replace("\u00a0", " ").lower()


def _ordinals(text: str) -> Iterator[tuple[int, int]]:
    for match in _ORDINAL.finditer(text):
        if match[2] == _ending(int(match[1])):
            yield match.span()
    yield from (match.span() for match in _ORDINAL_SIGN.finditer(text))


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")


def _steps(text: str, known: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Where steps are named by numbers that the sheet has. "Step 2 feet back" names none."""
    for before in _BEFORE_STEP.finditer(text):
        numbers = _STEP_NUMBERS.match(text, before.end())
        if numbers and all(int(number) in known for number in re.findall(r"\d+", numbers[0])):
            after = _WORD_AFTER.match(text, numbers.end())
            if after is None or (after[1] not in MEASURES or after[1] in ("in", "m")):
                yield numbers.span()
