"""Telephone numbers in a text: where they are, what to dial, and how they are spoken.

A number passes for one if its digits fit a pattern of the country. Short numbers (988) and numbers of no known form also
need a word before them that says so ("call", "text"), since they look like figures.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guide.model.countries import COUNTRIES, EMERGENCY_NUMBERS, Country

Kind = Literal["dialled", "emergency", "foreign", "unknown", "message"]


class Telephone(Struct, frozen=True):
    """A number from `start` to `end`, and the `tel:` address that dials it, if it is `dialled`.

    `emergency` is the country's emergency number, `foreign` that of another country; `message` is a number for text
    messages only; `unknown` has no form that is dialled in the country.
    """

    start: int
    end: int
    kind: Kind
    target: str = ""


_BREAK = "[ \u00a0]"
_DASH = "[-–\u2010\u2011]"
# Between two groups of digits of one number.
_JOINT = re.compile(rf"{_BREAK}?{_DASH}{_BREAK}?\(?|\.|/|\){_BREAK}?{_DASH}?|{_BREAK}\(?|\(")
# Behind an area code there may be more space; elsewhere it is between two numbers.
_AFTER_AREA = re.compile(rf"\)?{_BREAK}?/{_BREAK}?")
_AREA = re.compile(r"0[0-9]{1,5}")
# With spaces around a slash, dates and fractions look the same: a word right before must say that it is a telephone, or
# brackets around the area code; and it is no date even so.
_TELEPHONE = re.compile(
    r"\b(?:tel|telefon|telephone|teléfono|téléphone|phone|fax|telefax|mobile?|handy|hotline|helpline|call|dial|ring|"
    r"appelez(?: le)?|llame al|rufen sie|(?:telefon|ruf|fax|handy|mobil|notruf)-?nummer|(?:phone|fax) number)\b\.?:?[ \u00a0]?\(?\Z",
    re.IGNORECASE,
)
_SPACED_DAY = re.compile(
    rf"(?:0?[1-9]|[12]\d|3[01])\)?{_BREAK}?/{_BREAK}?(?:0?[1-9]|[12]\d|3[01])[ \u00a0./-]{{1,3}}(?:19|20)?\d\d(?![ \u00a0./-]{{0,3}}\d)"
)
# With the code of the country.
LONGEST_AREA = 8
_GROUP = re.compile(r"[0-9]+")
# What is between groups and not said; the dot of `ext.` stays.
_MARKS = " ,()-–/\u2010\u2011"
# `(0)` after a country code: the zero is for calls from inside.
_NOT_ABROAD = re.compile(rf"{_BREAK}?\(0\){_BREAK}?")
_EXTENSION = re.compile(rf",?{_BREAK}?(?:ext(?:ension|\.)?|x){_BREAK}?([0-9]{{1,6}})(?!\w)", re.IGNORECASE)
# A day or two years, which have as many digits as a number.
_DAY = re.compile(
    r"(?:19|20)\d\d[-./–](?:(?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|(?:19|20)\d\d)|"
    r"(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|[12]\d|3[01])[-./](?:19|20)\d\d"
)
# What makes a number before or after it a figure.
_COUNTS_BEFORE = re.compile(r"(?:[\w$€£¥]|[\w][.,/])\Z")
_COUNTS_AFTER = re.compile(r"\w|[-–\u2010\u2011.,:]\d|[%°‰]|[ \u00a0][%°‰]")
# Words that a telephone number follows, with a few words between.
_CUE = re.compile(
    r"\b(?:call|calls|calling|phone|telephone|tel|text|dial|ring|hotline|helpline|lifeline|healthline|nhs|fax|sms|number|line|"
    r"tty|tdd|relay|reach|contact|llame|llama|teléfono|número|marque|appelez|téléphone|composez|numéro|anrufen|telefon|"
    r"rufen|nummer|wählen)\b\.?:?[^\d.!?;]{0,28}\Z",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(r"\)?,?[ \u00a0](?:or|and|not|o|ou|oder)[ \u00a0]")
_LINE_AFTER = re.compile(r"[ \u00a0](?:\w+[ \u00a0])?(?:lifeline|hotline|helpline|line|online)\b", re.IGNORECASE)
# What can follow a telephone number and not a figure; what follows a figure.
_NO_NOUN = re.compile(
    r"\W*\Z|[^\w\s]|\s+(?:or|and|if|now|right|for|when|at|first|immediately|before|to|from|on|is|in|with|while|after|also|will|can|may|has|have|calls?|operators?|o|si|y|"
    r"et|ou|und|oder|wenn)\b",
    re.IGNORECASE,
)  # fmt: skip
_UNIT_AFTER = re.compile(
    r"\s*(?:mg|mcg|µg|g|kg|ml|l|oz|lb|lbs|cm|mm|bpm|kcal|percent|degrees?|hours?|minutes?|seconds?|days?|nights?|weeks?|months?|"
    r"years?|times?|babies|children|people|women|men|families|calories|steps|doses|drops|pounds|beats)\b",
    re.IGNORECASE,
)  # fmt: skip
_FAX = re.compile(r"\bfax\b\W{1,3}(?:(?:number|no\.?|is|to|us|at)\W{1,3}){0,3}\Z", re.IGNORECASE)
_MESSAGE = re.compile(r"\btext(?:ing)?[ \u00a0](?:\S+[ \u00a0]){1,3}to[ \u00a0]\Z", re.IGNORECASE)
# The fewest and most digits of a whole number (ITU-T E.164).
FEWEST, MOST = 7, 15
# The most groups of digits in a number, and the most characters before it that say what it is: more would be read again and
# again.
MOST_GROUPS, MOST_BEFORE = 8, 60
# The most digits that could as well be a figure.
FEW = 6


class _Typed(Struct, frozen=True):
    """Groups of digits that may be one number: from `start` to the end of each."""

    start: int
    plus: bool
    groups: tuple[tuple[int, str], ...]
    """The end of each group, with the digits up to there."""
    thousands: bool
    """Whether all groups after the first have three digits, as in 10 000 000."""


def telephones(text: str, country: str) -> tuple[Telephone, ...]:
    """The telephone numbers in a text, as they are dialled in a country; "" if the topic names none."""
    return _telephones(text, country, field=False)


def _telephones(text: str, country: str, *, field: bool) -> tuple[Telephone, ...]:
    """The same; a `field` has nothing but a number, so its beginning says that it is one."""
    plan = COUNTRIES.get(country)
    found: list[Telephone] = []
    at = 0
    while group := _GROUP.search(text, at):
        one = _telephone(text, group.start(), plan, found, named=field and not found)
        at = one.end if one else group.end()
        if one:
            found.append(replace(one, start=_unbracketed(text, one)))
    return tuple(found)


def target_of(number: str, country: str) -> str:
    """The `tel:` address of a text that is one number of the country, or of any with `+`; "" if it has no known form."""
    whole = [one for one in _telephones(number, country, field=True) if one.kind == "dialled"]
    return whole[0].target if [(one.start, one.end) for one in whole] == [(0, len(number))] else ""


def spoken(number: str) -> str:
    """A number as it is read aloud, digit by digit, with a pause between groups: `8 0 0, 2 2 2`."""
    dialled = number.replace("\u00a0", " ")
    if dialled.startswith("+"):
        dialled = dialled.replace("(0)", " ")
    parts = re.split(r"([0-9]+)", dialled)
    said = [" ".join(part) if part.isdigit() else part.strip(_MARKS) for part in parts]
    return ", ".join(part for part in said if part.strip(".")).replace("+, ", "+ ").replace("., ", ". ")


def _telephone(
    text: str, start: int, plan: Country | None, before: list[Telephone], *, named: bool
) -> Telephone | None:
    """The number that begins with the digits at `start`; `named` if it is known to be one."""
    typed = _typed(text, start, named=named)
    last = before[-1].end if before else -1
    joined = 0 <= last < typed.start and text[last : typed.start].strip(" \u00a0") == "/"
    if not joined and _COUNTS_BEFORE.search(text, max(0, typed.start - 2), typed.start):
        return None
    day = _DAY.match(text, start)
    if day and not _GROUP.match(text, day.end()):
        return None
    ends = [
        (end, digits)
        for end, digits in typed.groups
        if _EXTENSION.match(text, end) or not _COUNTS_AFTER.match(text, end)
    ]
    whole = [(end, target) for end, digits in ends if (target := _dialled(digits, typed, plan))]
    if len(whole) > 1 and _is_apart(text, *(end for end, _ in whole[-2:])):
        del whole[-1]
    if whole:
        end, target = whole[-1]
        if _FAX.search(text, max(0, typed.start - MOST_BEFORE), typed.start):
            return Telephone(typed.start, end, "message")
        extension = _EXTENSION.match(text, end)
        if extension:
            return Telephone(typed.start, extension.end(), "dialled", f"{target};ext={extension[1]}")
        return Telephone(typed.start, end, "dialled", target)
    follows = 0 <= last < typed.start <= last + MOST_BEFORE and _AFTER_NUMBER.fullmatch(text, last, typed.start)
    cued = joined or bool(follows or _CUE.search(text, max(0, typed.start - MOST_BEFORE), typed.start))
    return _short(text, typed, ends, plan, cued) or _unknown(typed, ends, cued)


def _unbracketed(text: str, one: Telephone) -> int:
    """Where a number begins without brackets that close only after it."""
    inside = text[one.start : one.end]
    around = min(inside.count("(") - inside.count(")"), len(inside) - len(inside.lstrip("(")))
    return one.start + max(0, around)


def _is_apart(text: str, end: int, longer: int) -> bool:
    """Whether the last group of a number of any length rather counts what comes after it: 030 19240 24 hours."""
    last = text[end:longer]
    return last[:1].isspace() and len(last) <= 3 and not _NO_NOUN.match(text, longer)


def _typed(text: str, start: int, *, named: bool) -> _Typed:
    first = start
    while first and text[first - 1] in "(+":
        first -= 1
    plus = text[first:start].startswith("+")
    groups: list[tuple[int, str]] = []
    sizes, joints = [], set()
    digits, at = "", start
    while (group := _GROUP.match(text, at)) and len(groups) < MOST_GROUPS:
        digits += group[0]
        groups.append((group.end(), digits))
        sizes.append(len(group[0]))
        joint = (_NOT_ABROAD.match(text, group.end()) if plus else None) or _JOINT.match(text, group.end())
        if plus and len(groups) <= 2 and len(digits) <= LONGEST_AREA:
            joint = _AFTER_AREA.match(text, group.end()) or joint
        elif len(groups) == 1 and _AREA.fullmatch(digits) and (area := _AFTER_AREA.match(text, group.end())):
            bracketed = text[first:start] == "(" and area[0].startswith(")")
            if area[0] in ("/", ")/") or _is_telephone(text, start, named=named or bracketed):
                joint = area
        if joint is None or (digits == "0" and joint[0] == "."):
            break
        at = joint.end()
        if _GROUP.match(text, at):
            joints.add(joint[0].replace("\u00a0", " "))
    thousands = joints <= {" ", "."} and set(sizes[1:]) == {3} and text[start] != "0"
    return _Typed(first, plus, tuple(groups), thousands)


def _is_telephone(text: str, start: int, *, named: bool) -> bool:
    """Whether digits before a slash with spaces begin a telephone number."""
    if not named and not _TELEPHONE.search(text, max(0, start - MOST_BEFORE), start):
        return False
    return not _SPACED_DAY.match(text, start)


def _dialled(digits: str, typed: _Typed, plan: Country | None) -> str:
    """The address that dials the digits; "" if they are not a number of the country."""
    if typed.plus:
        known = next((one for one in COUNTRIES.values() if digits.startswith(one.code)), None)
        rest = digits[len(known.code) :] if known else ""
        if known and (re.fullmatch(known.abroad, rest) or re.fullmatch(known.inside, known.trunk + rest)):
            return f"tel:+{digits}"
        return ""
    like_figure = typed.thousands and (plan is not None and plan.code == "1" or digits.endswith("000"))
    if plan is None or like_figure or (len(digits) <= FEW and not digits.startswith("0")):
        return ""
    if re.fullmatch(plan.inside, digits):
        return f"tel:{digits}"
    # In North America the trunk prefix may be left out.
    if plan.trunk and digits.startswith(plan.trunk):
        digits = digits[len(plan.trunk) :]
    elif plan.trunk == "0":
        return ""
    return f"tel:+{plan.code}{digits}" if re.fullmatch(plan.abroad, digits) else ""


def _short(text: str, typed: _Typed, ends: list[tuple[int, str]], plan: Country | None, cued: bool) -> Telephone | None:
    """A helpline, an emergency number, or a number for messages. Some are written in parts: `9-1-1`, `13 11 26`."""
    if plan is None:
        return None
    for end, digits in reversed(ends):
        alone = len(text) <= MOST_BEFORE and not text[: typed.start].strip("( ") and not text[end:].strip(").! ")
        called = cued and not _UNIT_AFTER.match(text, end)
        if digits == plan.emergency and (called or alone or _NO_NOUN.match(text, end)):
            return Telephone(typed.start, end, "emergency")
        known = digits in plan.short or (len(digits) <= FEW and re.fullmatch(plan.inside, digits))
        if known and (called or alone or _LINE_AFTER.match(text, end)):
            return Telephone(typed.start, end, "dialled", f"tel:{digits}")
        if digits in EMERGENCY_NUMBERS.values() and called:
            return Telephone(typed.start, end, "foreign")
        if 5 <= len(digits) <= FEW and _MESSAGE.search(text, max(0, typed.start - MOST_BEFORE), typed.start):
            return Telephone(typed.start, end, "message")
    return None


def _unknown(typed: _Typed, ends: list[tuple[int, str]], cued: bool) -> Telephone | None:
    """What looks like a number that is dialled elsewhere."""
    if not ends or typed.thousands:
        return None
    end, digits = ends[-1]
    looks = typed.plus or (cued and (len(typed.groups) > 1 or digits.startswith("0")))
    return Telephone(typed.start, end, "unknown") if looks and FEWEST <= len(digits) <= MOST else None


# The letters on the keys (ITU-T E.161), and what follows 1: ten digits; more letters are not dialled.
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_LETTERED = re.compile(r"1([2-9]\d\d)(\d{3})(\d{4})\d*")


def in_digits(number: str) -> str:
    """A number with letters, such as 1-800-CALL-NOW, in the digits on their keys."""
    keyed = number.translate(_KEYS)
    found = _LETTERED.fullmatch("".join(filter(str.isdigit, keyed)))
    return f"1-{found[1]}-{found[2]}-{found[3]}" if found else keyed
