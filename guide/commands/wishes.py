"""What may be chosen for something new: its name, title, language, country and publisher."""

from __future__ import annotations

import argparse

from guide.commands.shared import WrongUseError


def check_name(name: str) -> None:
    from guide.products.drafts.texts import NAME, nearest_name
    from guide.read.names import DEVICES, is_portable

    if name in DEVICES:
        raise WrongUseError(f"`{name}` cannot be used: Windows has a device of that name")
    if not NAME.fullmatch(name) or not is_portable(name):
        near = nearest_name(name)
        raise WrongUseError(
            f"`{name}` cannot be used: use lower-case letters, digits and hyphens"
            + (f", for example `{near}`" if near and near not in DEVICES else "")
        )


def check_topic(name: str) -> None:
    from guide.read.project import SHARED

    if name == SHARED:
        raise WrongUseError(f"`{SHARED}` is the folder of what all topics share; choose another name")


def check_title(title: str, faults: list[str]) -> None:
    if faults:
        raise WrongUseError(f"the title `{title}` cannot be used: {'; '.join(faults)}; choose another with --title")


def check_publisher(publisher: str, faults: list[str]) -> None:
    if faults:
        raise WrongUseError(
            f"the publisher `{publisher}` cannot be used: {'; '.join(faults)}; choose another with --publisher"
        )


def check_language(language: str | None) -> None:
    from guide.model.languages import language_of, missing_description
    from guide.read.language import LANGUAGE

    if language is not None and not LANGUAGE.fullmatch(language):
        raise WrongUseError(f"`{language}` is not a language code; write it as in `en` or `en-GB`")
    if language is not None and language_of(language) is None:
        raise WrongUseError("; ".join(missing_description(language)))


def check_text(option: str, text: str) -> None:
    if any(not char.isprintable() for char in text):
        raise WrongUseError(f"{option} holds a character that cannot be printed")


def checked_country(country: str) -> str:
    """The code of a country that the program knows, in capitals; "" for none."""
    from guide.base.problems import suggest
    from guide.model.countries import EMERGENCY_NUMBERS

    code = country.strip().upper()
    if code and code not in EMERGENCY_NUMBERS:
        raise WrongUseError(
            f"no emergency number is known for the country `{country}`: {suggest(code, EMERGENCY_NUMBERS)}"
        )
    return code


def add_signs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--signs",
        action="store_true",
        help="also start a list of signs, from which boxes, charts and checklists take theirs",
    )


def editions_for(country: str) -> tuple[str, ...]:
    """The editions of a new topic: the paper of the country first."""
    return ("letter", "a4") if country in ("", "US", "CA", "MX") else ("a4", "letter")
