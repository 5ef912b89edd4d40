"""What a practice file may say: names and numbers that fit and can be printed, colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.base.problems import Problems
from guide.base.units import BLACK, WHITE, Colour
from guide.compose.pictures import LONGEST_ALT
from guide.model.addresses import is_address, whole_address
from guide.model.practice import Practice, said
from guide.model.prose import Prose
from guide.model.theme import accent_palette
from guide.rules.characters import unprintable
from guide.rules.contrast import worst_contrast
from guide.text.faces import Faces

WHOLE_ADDRESS = "write the full address, with https:// before it"
LONGEST_NAME = 60
LONGEST_WORD = 26
LONGEST_ADDRESS = 90
# The foot of the narrowest sheet of one page (A4): its type, its width, the separator between name and phone.
FOOT_SIZE, FOOT_WIDTH, FOOT_GAP = 12.0, 505.0, "  ·  "
LONGEST_PHONE = 30
LONGEST_WEB = 40
# The most digits: those of ITU-T E.164, plus a zero that is not dialled.
FEWEST_DIGITS, MOST_DIGITS = 3, 16
# A number as people write it: digits in groups, a country code, an extension.
_PHONE = re.compile(r"\+?[0-9(][0-9 ().\u00a0/-]*[0-9)](\s*(ext\.?|x)\s*[0-9]{1,6})?", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(ext\.?|x)\s*[0-9]+$", re.IGNORECASE)
# What a spreadsheet or a program turns a column of numbers into.
_COUNTED = re.compile(r"\+?[0-9]+\.[0-9]{0,2}|[0-9.]+e\+?[0-9]+", re.IGNORECASE)
# A day, as programs and people write it: no telephone number has such groups.
_DAY = re.compile(
    r"(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d"
)
# Before a slash is an area code; more digits mean two numbers.
LONGEST_CODE, LONGEST_ABROAD = 6, 8
# What programs write for nothing, spreadsheets for what they cannot reckon, and people for what they do not know yet, in just
# these letters: Null is a surname.
NOTHING = frozenset((
    "null", "NULL", "none", "None", "nil", "nan", "NaN", "n/a", "N/A", "#N/A", "NA", "<NA>", "undefined", "TBD", "tbd", "TBA",
    "tba", "TODO", "todo", "XXX", "xxx", "true", "True", "TRUE", "false", "False", "FALSE",
    "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BUSY!", "#ERROR!",
))  # fmt: skip
_STEPS = 200
# The text of `guide new` that a practice must replace; `tests/cli/test_new.py` keeps this in step with the draft.
DRAFTED = frozenset((
    "(555) 555-0199", "(555) 555-0198", "(555) 555-0197", "Street and number, town", "https://example.org/your-clinic",
    "What the logo shows.",
))  # fmt: skip


def check(practice: Practice, faces: Faces, least: float, problems: Problems) -> None:
    """Report what cannot be printed. `least` is the contrast that text needs."""
    numbers = [phone for _, phone in _phones(practice)]
    for key, text, longest in _texts(practice):
        _check_text(key, text, longest, faces, problems)
        if said(text) and text not in numbers and not says_something(said(text)):
            problems.error(
                text.at, "practice", f"`{key}`: `{said(text)}` has nothing to print",
                "write what should be printed, or delete the line",
            )  # fmt: skip
        if said(text) in DRAFTED:
            problems.warning(
                text.at,
                "practice",
                f"`{key}`: `{said(text)}` is still the text of the draft",
                "write your own, or delete the line",
            )
    for key, phone in _phones(practice):
        number = said(phone)
        if not number or len(number) > LONGEST_PHONE or is_dialled(number):
            continue
        hint = "write digits, as in `555-0100` or `(555) 555-0100 ext. 2`"
        if _COUNTED.fullmatch(number):
            hint = "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do"
        elif _DAY.fullmatch(number):
            hint = "this is a date, perhaps made by a spreadsheet: format the column as text and write the number; if it is one, put spaces between its groups"
        elif _PHONE.fullmatch(number) and _digits(number) > FEWEST_DIGITS:
            hint = "write one number only"
        problems.error(phone.at, "practice", f"`{key}`: `{number}` is not a phone number", hint)
    _check_foot(practice, faces, problems)
    web = practice.source.web
    if web and said(web) and not is_address(said(web)):
        meant = whole_address(said(web))
        how = (
            "write it as a browser shows it when you copy it"
            if said(web).startswith("https://") and meant
            else WHOLE_ADDRESS
        )
        problems.error(
            web.at,
            "practice",
            f"`web`: `{said(web)}` is not a web address",
            f"{how}: {meant}" if meant else how,
        )
    if practice.logo is not None:
        from guide.rules.visible_logo import check_logo  # only a practice with a logo pays for it

        check_logo(practice, problems)
    if practice.source.accent:
        _check_accent(practice.source.accent, practice, least, problems)


def says_something(printed: str) -> bool:
    """Whether a text is more than a dash or another program's word for an empty value."""
    return any(map(str.isalnum, printed)) and printed not in NOTHING


def is_dialled(number: str) -> bool:
    """Whether a text is one phone number."""
    if not _PHONE.fullmatch(number) or _COUNTED.fullmatch(number) or _DAY.fullmatch(number):
        return False
    main = _EXTENSION.sub("", number)
    code, slash, rest = main.partition("/")
    most = LONGEST_ABROAD if main.startswith("+") else LONGEST_CODE
    one = "/" not in rest and (not slash or _digits(code) <= most)
    return one and FEWEST_DIGITS <= _digits(main) <= MOST_DIGITS


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _check_text(key: str, text: Prose, longest: int, faces: Faces, problems: Problems) -> None:
    printed = said(text)
    if not printed:
        problems.error(text.at, "practice", f"`{key}` is empty", "fill it in, or delete the line")
    elif len(printed) > longest:
        problems.error(
            text.at, "practice", f"`{key}` has {len(printed)} characters; at most {longest} fit", "use a shorter form"
        )
    elif any(len(word) > LONGEST_WORD for word in printed.split()) and key not in ("web", "alt"):
        problems.error(
            text.at,
            "practice",
            f"`{key}` has a word of more than {LONGEST_WORD} characters",
            "use shorter words",
        )
    else:
        for letter in faces.missing(printed)[:1]:
            problems.error(
                text.at, "practice", f"`{key}`: {unprintable(letter)}", "write it in Latin letters, without pictures"
            )


def _check_foot(practice: Practice, faces: Faces, problems: Problems) -> None:
    """Check that name and phone fit on one line of every foot."""
    # Shaped as they will be printed.
    wide = sum(faces.width(text, "regular", FOOT_SIZE, "en") for text in (practice.name, FOOT_GAP, practice.phone))
    fit = len(practice.name) <= LONGEST_NAME and len(practice.phone) <= LONGEST_PHONE
    if fit and wide > FOOT_WIDTH:
        problems.error(
            practice.source.name.at, "practice",
            f"`name` and `phone` are {wide:.0f} pt wide in the foot, which has {FOOT_WIDTH:.0f} pt", "use a shorter name",
        )  # fmt: skip


def _texts(practice: Practice) -> Iterator[tuple[str, Prose, int]]:
    """Every text that is printed or read aloud, with its key and the most characters it may have."""
    source = practice.source
    yield "name", source.name, LONGEST_NAME
    if source.address:
        yield "address", source.address, LONGEST_ADDRESS
    if source.web:
        yield "web", source.web, LONGEST_WEB
    if source.early_intervention and source.early_intervention.name:
        yield "early-intervention", source.early_intervention.name, LONGEST_NAME
    if source.logo:
        yield "alt", source.logo.alt, LONGEST_ALT
    for key, phone in _phones(practice):
        yield key, phone, LONGEST_PHONE


def _phones(practice: Practice) -> Iterator[tuple[str, Prose]]:
    source = practice.source
    yield "phone", source.phone
    if source.after_hours:
        yield "after-hours", source.after_hours
    if source.early_intervention:
        yield "early-intervention", source.early_intervention.phone


def _check_accent(accent: Colour, practice: Practice, least: float, problems: Problems) -> None:
    ratio = accent_contrast(accent)
    if ratio < least:
        problems.error(
            practice.at("accent"), "practice",
            f"accent {accent.hex} has a contrast of {ratio:.1f} on its own tint; it needs at least {least:g}",
            f"the nearest readable colour is `{nearest_accent(accent, least).hex}`",
        )  # fmt: skip


def accent_contrast(accent: Colour) -> float:
    """The lowest contrast of an accent with its backgrounds: white and the tints made from it."""
    grounds = [WHITE, *(colour for name, colour in accent_palette(accent).items() if name not in ("accent", "link"))]
    return min(worst_contrast(accent, ground) for ground in grounds)


def nearest_accent(accent: Colour, least: float) -> Colour:
    """The accent with just enough black to be readable."""
    darker = (accent.mixed(BLACK, step / _STEPS) for step in range(_STEPS + 1))
    return next(colour for colour in darker if accent_contrast(colour) >= least)
