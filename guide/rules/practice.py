"""What a practice file may say: names and numbers that fit and can be printed, colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.base.problems import Problems
from guide.base.units import BLACK, WHITE, Colour, sum_of
from guide.compose.pictures import LONGEST_ALT
from guide.compose.practice import label_of
from guide.model.addresses import is_address, whole_address
from guide.model.countries import COUNTRIES, meant
from guide.model.practice import Practice, said
from guide.model.prose import Prose
from guide.model.theme import accent_palette
from guide.rules.characters import typed_instead, unprintable
from guide.rules.contrast import worst_contrast
from guide.rules.phone_numbers import instead_of, is_dialled
from guide.text.faces import Faces

WHOLE_ADDRESS = "write the full address, with https:// before it"
LONGEST_NAME = 60
LONGEST_WORD = 26
LONGEST_ADDRESS = 90
# The foot of the narrowest sheet of one page (A4): its type, its width, the separator between name and phone.
FOOT_SIZE, FOOT_WIDTH, FOOT_GAP = 12.0, 505.0, "  ·  "
LONGEST_PHONE = 30
LONGEST_LABEL, MOST_PHONES = 30, 4
FAXES = frozenset(("fax", "fax number", "telefax"))
LONGEST_HOURS, MOST_HOURS = 60, 4
# What is left of opening hours when YAML or a spreadsheet takes them for a time or a quantity.
_CLOCK = re.compile(r"[0-9]+([:.][0-9]+){0,2}( ?[ap]\.?m\.?)?", re.IGNORECASE)
LONGEST_WEB = 40
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
    "(555) 555-0199", "(555) 555-0198", "(555) 555-0197", "(555) 555-0196", "(555) 555-0195", "Name of the department",
    "Mon-Fri 0 am-0 pm", "Street and number, town", "https://example.org/your-clinic",
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
        if number and len(number) <= LONGEST_PHONE and not is_dialled(number):
            problems.error(phone.at, "practice", f"`{key}`: `{number}` is not a phone number", instead_of(number))
    _check_phones(practice, problems)
    _check_country(practice, problems)
    _check_hours(practice, problems)
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
            hint = typed_instead(letter) or "write it in Latin letters, without pictures"
            problems.error(text.at, "practice", f"`{key}`: {unprintable(letter)}", hint)


def _check_phones(practice: Practice, problems: Problems) -> None:
    phones = practice.source.phones
    if len(phones) > MOST_PHONES:
        problems.error(
            phones[MOST_PHONES].label.at, "practice", f"`phones` has {len(phones)} numbers; at most {MOST_PHONES} fit",
            "keep those that families need most",
        )  # fmt: skip
    named: dict[str, None] = {}
    for phone in phones:
        label = label_of(phone)
        if label and label in named:
            problems.error(
                phone.label.at, "practice", f"`phones`: the label `{label}` appears twice",
                "give each number its own label, so that families know which to call",
            )  # fmt: skip
        named[label] = None
        if label.lower() in FAXES:
            problems.error(
                phone.label.at, "practice", f"`phones`: `{label}` is not for calls, but a tap on it would call it",
                "write it as `fax: …`",
            )  # fmt: skip


def _check_country(practice: Practice, problems: Problems) -> None:
    country = practice.source.country
    if country is None:
        return
    code = said(country)
    if code not in COUNTRIES:
        nearest = meant(code)
        problems.error(
            country.at, "practice", f"`country`: `{code}` is not a country whose telephone numbers are known",
            f"write `{nearest}`" if nearest else "use one of: " + ", ".join(f"`{one}`" for one in COUNTRIES),
        )  # fmt: skip
        return
    from guide.model.telephones import target_of  # only a practice with a country pays for it

    for key, phone in _phones(practice):
        number = said(phone)
        if key == "fax" or number == COUNTRIES[code].emergency:
            continue
        if is_dialled(number) and not target_of(number, code):
            problems.warning(
                phone.at, "practice", f"`{key}`: `{number}` has no form that is known in {code}, so a tap does not dial it",
                f"write it as in {COUNTRIES[code].example}, or with `+` and the code of its country; or delete `country`",
            )  # fmt: skip


def _check_hours(practice: Practice, problems: Problems) -> None:
    hours = practice.hours
    if len(hours) > MOST_HOURS:
        problems.error(
            hours[MOST_HOURS].at, "practice", f"`hours` has {len(hours)} lines; at most {MOST_HOURS} fit",
            "put days with the same hours on one line",
        )  # fmt: skip
    for line in hours:
        if _CLOCK.fullmatch(said(line)):
            problems.error(
                line.at, "practice", f"`hours`: `{said(line)}` does not say when you are open",
                "write days and times, in quotes: `\"Mon-Fri 8:00-17:00\"`",
            )  # fmt: skip


def _check_foot(practice: Practice, faces: Faces, problems: Problems) -> None:
    """Check that name and phone fit on one line of every foot."""
    # Shaped as they will be printed.
    wide = sum_of(faces.width(text, "regular", FOOT_SIZE, "en") for text in (practice.name, FOOT_GAP, practice.phone))
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
    if source.department:
        yield "department", source.department, LONGEST_NAME
    if source.address:
        yield "address", source.address, LONGEST_ADDRESS
    for other in source.phones:
        yield "label", other.label, LONGEST_LABEL
    for line in practice.hours:
        yield "hours", line, LONGEST_HOURS
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
    for other in source.phones:
        yield "number", other.number
    if source.after_hours:
        yield "after-hours", source.after_hours
    if source.early_intervention:
        yield "early-intervention", source.early_intervention.phone
    if source.fax:
        yield "fax", source.fax


def _check_accent(accent: Colour, practice: Practice, least: float, problems: Problems) -> None:
    ratio = accent_contrast(accent)
    if ratio < least:
        problems.error(
            practice.at("accent"), "practice",
            f"accent {accent.hex} has a contrast of {ratio:.1f} on its own tint; it needs at least {least:g}",
            f"the nearest readable colour: write `accent: \"{nearest_accent(accent, least).hex}\"`",
        )  # fmt: skip


def accent_contrast(accent: Colour) -> float:
    """The lowest contrast of an accent with its backgrounds: white and the tints made from it."""
    grounds = [WHITE, *(colour for name, colour in accent_palette(accent).items() if name not in ("accent", "link"))]
    return min(worst_contrast(accent, ground) for ground in grounds)


def nearest_accent(accent: Colour, least: float) -> Colour:
    """The accent with just enough black to be readable."""
    darker = (accent.mixed(BLACK, step / _STEPS) for step in range(_STEPS + 1))
    return next(colour for colour in darker if accent_contrast(colour) >= least)
