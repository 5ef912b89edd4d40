"""Every figure comes from the facts file (criteria, row 18). Only digits that are no figures are typed: telephone numbers,
names, ordinals, and the numbers of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from guide.base.problems import Problems
from guide.base.visible import visible
from guide.model.blocks import BulletList, Steps
from guide.model.countries import COUNTRIES, EMERGENCY_NUMBERS
from guide.model.handout import Handout
from guide.model.printed import all_texts, alternative_texts
from guide.model.telephones import FEWEST, in_digits, telephones
from guide.model.walk import walk
from guide.rules.context import HandoutContext

# Digits, and single signs that count, such as a half.
_FIGURE = re.compile(r"\d[\d.,]*|[¼-¾⅐-ↈ①-⒛]")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL = re.compile(r"(?<![\w.,/-])(\d{1,3})(st|nd|rd|th)(?![\w-])")
# Spanish ordinals have a dot; without it the sign may stand for degrees.
_ORDINAL_SIGN = re.compile(r"(?<![\w.,/-])\d{1,3}\.(?:[ºª]|er(?!\w))")
_BEFORE_STEP = re.compile(r"(?<!\w)(?:steps?|pasos?|étapes?|schritte?n?)[ \u00a0]", re.IGNORECASE)
_STEP_NUMBERS = re.compile(
    r"\d{1,3}(?:(?:,? (?:and|or|to|through|y|o|a|et|ou|à|und|oder|bis) |, |[-–])\d{1,3})*(?![\w%°])"
)
_PAGE = re.compile(r"(?<!\w)(?:pages?|p\.)[ \u00a0]\Z", re.IGNORECASE)
# What is often a name: B12, H1N1, COVID-19, 3-in-1, 24/7, the 1990s, type 1, Route 9.
_NAME_LIKE = re.compile(
    r"(?<![\w/])(?:[^\W\d_]+-?\d\w*|\d{1,2}-in-\d{1,2}|24/7|(?:19|20)\d0s|"
    r"(?:types?|stage|group|grade|class|level|size|spf|omega|route|highway|room|suite|formula)[- \u00a0]\d+)(?![\w/])",
    re.IGNORECASE,
)
# Longer stretches around a figure are not looked at.
AROUND = 40
LETTERED = re.compile(r"(?<!\w)(?:1[-. ])?\(?[2-9]\d\d\)?[-. ][0-9]{0,3}-?[A-Z][A-Z-]{2,8}(?!\w)")
HINT = "add it there with its source, and write {fact}`its-name` here"


class _Names(Struct, frozen=True):
    """The names with digits of a topic, as a pattern; `loosely` in any capitals."""

    exactly: re.Pattern[str]
    loosely: re.Pattern[str]
    known: dict[str, str]


def check(context: HandoutContext, problems: Problems) -> None:
    handout, country = context.handout, context.country
    names = _names(name.text for name in context.source.topic.names)
    steps: frozenset[int] | None = None
    for text in (*all_texts(handout), *alternative_texts(handout)):
        figures = [match for match in _FIGURE.finditer(text.text) if not text.from_fact(match.start())]
        if not figures:
            continue
        steps = _numbers_of_steps(handout) if steps is None else steps
        passed = [(number.start, number.end) for number in telephones(text.typed, country)]
        passed += [match.span() for match in names.exactly.finditer(text.typed)]
        passed += _ordinals(text.typed)
        passed += _steps(text.typed, steps)
        for match in figures:
            if not any(start <= match.start() < end for start, end in passed):
                problems.error(
                    text.at(match.start()), "facts", f"figure `{match[0]}` does not come from facts.yaml",
                    _hint(text.typed, match.start(), match.end(), country, names),
                )  # fmt: skip


def _names(names: Iterator[str]) -> _Names:
    known = {_folded(name): name for name in names}
    # The longest first: `type 1 diabetes` before `type 1`.
    parts = [re.escape(name).replace(r"\ ", "[ \u00a0]") for name in sorted(known.values(), key=len, reverse=True)]
    pattern = rf"(?<![\w.,])(?:{'|'.join(parts)})(?![\w%°]|[.,]\d)" if parts else "(?!)"
    return _Names(re.compile(pattern), re.compile(pattern, re.IGNORECASE), known)


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
    """Where steps are named by numbers that the sheet has."""
    for before in _BEFORE_STEP.finditer(text):
        numbers = _STEP_NUMBERS.match(text, before.end())
        if numbers and all(int(number) in known for number in re.findall(r"\d+", numbers[0])):
            yield numbers.span()


def _numbers_of_steps(handout: Handout) -> frozenset[int]:
    """Every number that the sheet's steps and numbered lists print."""
    numbers: set[int] = set()
    for block in walk(handout.blocks):
        if isinstance(block, Steps):
            numbers.update(step.number for step in block.steps)
        elif isinstance(block, BulletList) and block.ordered:
            numbers.update(range(block.start, block.start + len(block.items)))
    return frozenset(numbers)


def _hint(text: str, start: int, end: int, country: str, names: _Names) -> str:
    """What to do about a figure: what it may be instead is tried first."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    around = text[first:last]

    def covering(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return next((one for one in pattern.finditer(around) if one.start() <= start - first < one.end()), None)

    near = covering(names.loosely)
    if near:
        return f"write it as under `names` in topic.yaml: `{names.known[_folded(near[0])]}`"
    if _PAGE.search(text, first, start):
        return "write the page as {page}`its-heading`: every edition has other pages"
    if _BEFORE_STEP.search(around[: start - first][-20:]):
        return "no list or steps of this sheet print this number; if it is the name of something, add it to `names` in topic.yaml"
    lettered = covering(LETTERED)
    if lettered:
        return f"write the digits, which everybody can dial: `{in_digits(lettered[0])}`"
    if text[start:end] in EMERGENCY_NUMBERS.values():
        return "if it is the emergency number, write {number}`emergency`; if it is a figure, " + HINT.replace(
            "it there", "it to facts.yaml"
        )
    if re.match(r"\d+(?:[ \u00a0().-]+\d+)+", text[start:last]) and _digits(text[start:last]) >= FEWEST:
        example = COUNTRIES[country].example if country in COUNTRIES else ""
        return (
            f"if it is a telephone number, write it as in {example}, after a word such as `call`"
            if example
            else "if it is a telephone number, first add `country: {en: US}` to topic.yaml, with your language and country"
        )
    ordinal = re.match(r"(\d{1,3})(st|nd|rd|th)(?!\w)", text[start:last])
    if ordinal:
        return f"write `{ordinal[1]}{_ending(int(ordinal[1]))}`"
    name = covering(_NAME_LIKE)
    if name:
        return f"if `{visible(name[0])}` is a name, add it to `names` in topic.yaml; if not, {HINT}"
    return HINT


def _digits(text: str) -> int:
    found = re.match(r"[\d \u00a0().-]*", text)
    return sum(map(str.isdigit, found[0])) if found else 0
