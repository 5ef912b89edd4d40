"""Faults of a practice file: each named at its place, and build/ left as it was."""

from __future__ import annotations

import re

import pytest

from tests.support import SmallProject, assert_refused

FILE = "practices/a.yaml"
BARE = "name: A Clinic\nphone: 555-0100\n"
KEYS = (
    "`accent`, `address`, `after-hours`, `country`, `department`, `early-intervention`, `fax`, `hours`, `languages`, `logo`, `name`, "
    "`phone`, `phones`, `web`"
)
EMPTY = "fill it in, or delete the line"
SHORTER = "use a shorter form"
DIGITS = "write digits, as in `555-0100` or `(555) 555-0100 ext. 2`"
ONE = "write one number here, and any other under `phones`, with a label"
OTHER = "write `- label: …` for each number, and `number: …` on the next line"
OPEN = 'write days and times, in quotes: `"Mon-Fri 8:00-17:00"`'
RIGHT_TO_LEFT = "`name`: {} is written from right to left, which the program cannot set"
LATIN = "write it in Latin letters, without pictures"
HTTPS = "write the full address, with https:// before it"
TEXT = "if this is text, put all of it in quotes"
COLOUR = "expected a colour such as `#0b5d70`, got"


def refused(project: SmallProject, content: str | bytes, *messages: str) -> None:
    """The build says these messages about the file, each without the path before it, and nothing else."""
    project.write(FILE, content)
    path = project.path(FILE)
    assert_refused(project, *(f"{path}:{message}" for message in messages), arguments=("--practice", str(path)))


def said(place: str, message: str, hint: str = "", rule: str = "practice") -> str:
    return f"{place}: {rule}: {message}" + (f"\n    hint: {hint}" if hint else "")


# What stands in the file, the place, what is said and the hint.
CASES = {
    "missing phone": ("name: A Clinic\n", "1:1", "missing key `phone`", "add `phone: …` here"),
    "unknown key": (f"{BARE}pager: 555-0103\n", "3:1", "unknown key `pager`", f"use one of: {KEYS}"),
    "key misspelt": (f"{BARE}adress: Here\n", "3:1", "unknown key `adress`", "did you mean `address`?"),
    "a list": ("- name: A Clinic\n", "1:1", "expected `name: value` lines, got a list", "write keys, each on its own line and indented alike: `name: …`"),
    "a word": ("A Clinic\n", "1:1", "expected `name: value` lines, got one value", "write keys, each on its own line and indented alike: `name: …`"),
    "empty name": ("name:\nphone: 555-0100\n", "1:6", "`name` is empty", "fill it in"),
    "blank name": ('name: " "\nphone: 555-0100\n', "1:8", "`name` is empty", "fill it in"),
    "long name": (f"name: {'A' * 200}\nphone: 555-0100\n", "1:7", "`name` has 200 characters; at most 60 fit", SHORTER),
    "a character too many": (f"name: {'A b' * 20}!\nphone: 555-0100\n", "1:7", "`name` has 61 characters; at most 60 fit", SHORTER),
    "a long word": (
        f"name: The {'a' * 27}\nphone: 555-0100\n", "1:7", "`name` has a word of more than 26 characters",
        "use shorter words",
    ),
    "Hebrew": ("name: מרפאה\nphone: 555-0100\n", "1:7", RIGHT_TO_LEFT.format("U+05DE (hebrew letter mem)"), LATIN),
    "Arabic": ("name: عيادة\nphone: 555-0100\n", "1:7", RIGHT_TO_LEFT.format("U+0639 (arabic letter ain)"), LATIN),
    "emoji": ("name: Clinic \U0001f476\nphone: 555-0100\n", "1:7", "`name`: no font has U+1F476 (baby)", LATIN),
    "joiner": ("name: Cli\u200dnic\nphone: 555-0100\n", "1:7", "`name`: no font has U+200D (zero width joiner)", LATIN),
    "hyphen of another program": (
        "name: Saint\u2011Anne\nphone: 555-0100\n", "1:7", "`name`: no font has U+2011 (non-breaking hyphen)", "type `-`",
    ),
    "soft hyphen": ("name: Cli\u00adnic\nphone: 555-0100\n", "1:7", "`name`: no font has U+00AD (soft hyphen)", "delete it: it prints nothing"),
    "tag character": (
        "name: Cli\U000e0041nic\nphone: 555-0100\n", "1:7", "`name`: no font has U+E0041 (tag latin capital letter a)", LATIN,
    ),
    "private character": (
        "name: Cli\ue000nic\nphone: 555-0100\n", "1:7", "`name`: no font has U+E000 (a character without a name)", LATIN,
    ),
    "phone of letters": ("name: A Clinic\nphone: call us\n", "2:8", "`phone`: `call us` is not a phone number", DIGITS),
    "vanity phone": (
        "name: A Clinic\nphone: 1-800-CALL-US\n", "2:8", "`phone`: `1-800-CALL-US` is not a phone number",
        "write the digits, which everybody can dial: `1-800-2255-87`",
    ),
    **{
        f"phone as {number}": (
            f'name: A Clinic\nphone: "{number}"\n', "2:9", f"`phone`: `{number}` is not a phone number", f"write it as in `{simple}`",
        )
        for number, simple in (
            ("+ 1 555 555 0100", "+1 555 555 0100"), ("555-0100 extension 12", "555-0100 ext. 12"), ("555-0100, ext. 12", "555-0100 ext. 12"),
            ("514 555-0100 poste 12", "514 555-0100 ext. 12"), ("020 7946 0000,,2", "020 7946 0000 ext. 2"),
            ("020 7946 0000 (option 2)", "020 7946 0000 ext. 2"), ("“555-0100”", "555-0100"),
        )
    },
    "two digits": ("name: A Clinic\nphone: 5-5\n", "2:8", "`phone`: `5-5` is not a phone number", DIGITS),
    "phone of 31": (f"name: A Clinic\nphone: {'5' * 31}\n", "2:8", "`phone` has 31 characters; at most 30 fit", SHORTER),
    "phone as a list": ("name: A Clinic\nphone: [5]\n", "2:8", "`phone`: expected text, got a list", ONE),
    "two phones": (
        "name: A Clinic\nphone: 555-0100 / 555-0101\n", "2:8", "`phone`: `555-0100 / 555-0101` is not a phone number", ONE,
    ),
    "two faxes": (f"{BARE}fax: 555-0100 or 555-0101\n", "3:6", "`fax`: `555-0100 or 555-0101` is not a phone number", ONE),
    "faxes": (f"{BARE}fax: [555-0100]\n", "3:6", "`fax`: expected text, got a list", ONE),
    "null fax": (f"{BARE}fax: ~\n", "3:6", "`fax`: YAML reads `~` as an empty value", 'to print it, write `"~"`; otherwise delete the line'),
    "empty department": (f'{BARE}department: ""\n', "3:14", "`department` is empty", EMPTY),
    "long department": (f"{BARE}department: {'A b' * 20}!\n", "3:13", "`department` has 61 characters; at most 60 fit", SHORTER),
    "phones left empty": (f"{BARE}phones:\n", "3:8", "`phones`: expected a list, got one value", OTHER),
    "phones as one": (f"{BARE}phones: 555-0101\n", "3:9", "`phones`: expected a list, got one value", OTHER),
    "phones by label": (
        f"{BARE}phones:\n  Appointments: 555-0101\n", "4:3", "`phones`: expected a list, got `name: value` lines", OTHER,
    ),
    "phones without labels": (
        f"{BARE}phones:\n  - 555-0101\n", "4:5", "`phones`: expected `name: value` lines, got one value", OTHER,
    ),
    "a phone without a label": (f"{BARE}phones:\n  - number: 555-0101\n", "4:5", "missing key `label`", "add `label: …` here"),
    "a label without a phone": (f"{BARE}phones:\n  - label: Nurse\n", "4:5", "missing key `number`", "add `number: …` here"),
    "an empty label": (f'{BARE}phones:\n  - {{label: "", number: 555-0101}}\n', "4:14", "`label` is empty", "fill it in"),
    "a label of a colon": (
        f'{BARE}phones:\n  - {{label: ":", number: 555-0101}}\n', "4:14", "`label`: `:` has nothing to print",
        "write what should be printed, or delete the line",
    ),
    "a long label": (
        f"{BARE}phones:\n  - {{label: {'Nurses ' * 5}, number: 555-0101}}\n", "4:13",
        "`label` has 34 characters; at most 30 fit", SHORTER,
    ),
    "a label twice": (
        f"{BARE}phones:\n  - {{label: Nurse, number: 555-0101}}\n  - {{label: 'Nurse:', number: 555-0102}}\n", "5:14",
        "`phones`: the label `Nurse` appears twice", "give each number its own label, so that families know which to call",
    ),
    "a fax among phones": (
        f"{BARE}phones:\n  - {{label: Fax, number: 555-0101}}\n", "4:13",
        "`phones`: `Fax` is not for calls, but a tap on it would call it", "write it as `fax: …`",
    ),
    "ten phones": (
        f"{BARE}phones:\n" + "".join(f"  - {{label: Line {n}, number: 555-010{n}}}\n" for n in range(10)), "8:13",
        "`phones` has 10 numbers; at most 4 fit", "keep those that families need most",
    ),
    "another phone in words": (
        f"{BARE}phones:\n  - {{label: Nurse, number: call}}\n", "4:28", "`number`: `call` is not a phone number", DIGITS,
    ),
    "hours by day": (
        f"{BARE}hours:\n  Mon-Fri: 8-17\n", "4:3", "`hours`: expected text, got `name: value` lines",
        "write a list of lines, such as `- Mon-Fri 8 am-5 pm`; put a line with `:` and a space in quotes",
    ),
    "hours by day in a list": (f"{BARE}hours:\n  - Mon-Fri: 8-17\n", "4:5", "`hours`: expected text, got `name: value` lines", TEXT),
    "hours as a time": (f"{BARE}hours: 8:00\n", "3:8", "`hours`: `8:00` does not say when you are open", OPEN),
    "hours as YAML reads a time": (f"{BARE}hours: 480\n", "3:8", "`hours`: `480` does not say when you are open", OPEN),
    "hours of nothing": (f"{BARE}hours: n/a\n", "3:8", "`hours`: `n/a` has nothing to print", "write what should be printed, or delete the line"),
    "five lines of hours": (
        f"{BARE}hours: [Mon, Tue, Wed, Thu, Fri]\n", "3:29", "`hours` has 5 lines; at most 4 fit",
        "put days with the same hours on one line",
    ),
    "a blank line of hours": (f"{BARE}hours: [Mon, '']\n", "3:15", "`hours` is empty", "fill it in"),
    "after hours in words": (
        f"{BARE}after-hours: nights\n", "3:14", "`after-hours`: `nights` is not a phone number", DIGITS,
    ),
    "office without phone": (
        f"{BARE}early-intervention:\n  name: The office\n", "4:3", "missing key `phone`", "add `phone: …` here",
    ),
    "phone of the office": (
        f"{BARE}early-intervention:\n  phone: none\n", "4:10", "`early-intervention`: `none` is not a phone number", DIGITS,
    ),
    "long address": (
        f"{BARE}address: {'A street ' * 11}\n", "3:10", "`address` has 98 characters; at most 90 fit", SHORTER,
    ),
    "empty address": (f'{BARE}address: ""\n', "3:11", "`address` is empty", EMPTY),
    "web without https": (f"{BARE}web: example.org\n", "3:6", "`web`: `example.org` is not a web address", f"{HTTPS}: https://example.org"),
    "web with http": (f"{BARE}web: http://example.org\n", "3:6", "`web`: `http://example.org` is not a web address",
        f"{HTTPS}: https://example.org",
    ),
    "web that runs": (
        f"{BARE}web: javascript:alert(1)\n", "3:6", "`web`: `javascript:alert(1)` is not a web address", HTTPS,
    ),
    "web of a name and password": (
        f"{BARE}web: https://me:pass@example.org\n", "3:6", "`web`: `https://me:pass@example.org` is not a web address", HTTPS,
    ),
    "long web": (
        f"{BARE}web: https://example.org/{'a' * 21}\n", "3:6", "`web` has 41 characters; at most 40 fit", SHORTER,
    ),
    "accent by name": (f"{BARE}accent: red\n", "3:9", f"`accent`: {COLOUR} `red`", 'write it as "#ff0000", in quotes'),
    "short accent": (f'{BARE}accent: "#fff"\n', "3:10", f"`accent`: {COLOUR} `#fff`", 'write it as "#ffffff", in quotes'),
    "accent as numbers": (
        f"{BARE}accent: rgb(0, 80, 90)\n", "3:9", f"`accent`: {COLOUR} `rgb(0, 80, 90)`", 'write it as "#00505a", in quotes',
    ),
    "accent of no colour": (f"{BARE}accent: blue-ish\n", "3:9", f"`accent`: {COLOUR} `blue-ish`", ""),
    "accent without quotes": (f"{BARE}accent:\n  - 1\n", "4:3", f"`accent`: {COLOUR} a list", "write one value here, and nothing below it"),
    "unknown language": (f"{BARE}languages: [en, es]\n", "3:17", "`languages`: no sheet is in `es`", "use one of: `en`"),
    "language misspelt": (f"{BARE}languages: [eng]\n", "3:13", "`languages`: no sheet is in `eng`", "did you mean `en`?"),
    "languages as a word": (
        f"{BARE}languages: en\n", "3:12", "`languages`: expected a list, got one value", "write it in brackets: [en]",
    ),
    "blank language": (f'{BARE}languages: [""]\n', "3:14", "`languages` is empty", "fill it in"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_named_at_its_place(case: str, built: SmallProject) -> None:
    content, place, message, hint = CASES[case]
    refused(built, content, said(place, message, hint))


# Faults of the file as such, with their rule.
FILES: dict[str, tuple[str | bytes, str, str, str, str]] = {
    "not YAML": (
        "name: [A Clinic\n", "2:1", "yaml",
        "this is not YAML: while parsing a flow sequence did not find expected ',' or ']'",
        "look for a missing quote, colon, bracket or wrong indentation at or above this line",
    ),
    "nothing": ("", "1:1", "yaml", "this file is empty", ""),
    "a key twice": (
        f"{BARE}phone: 555-0101\n", "3:1", "yaml", "key `phone` appears twice", "it first appears in line 2; keep one of them",
    ),
    "anchor": ("name: &a A Clinic\n", "1:7", "yaml", "anchor `&a`: anchors are not used here",
        'if this is text, put the text in quotes: "&a A Clinic"'),
    "tag": (
        "name: !!python/name:os.system A\n", "1:7", "yaml",
        "tag `tag:yaml.org,2002:python/name:os.system`: tags are not used here",
        'if this is text, put the text in quotes: "!!python/name:os.system A"',
    ),
    "control character": (
        "name: Cli\anic\n", "1:10", "file", "control character U+0007 in the text",
        "delete it; most editors do not show it",
    ),
    "escaped control character": (
        'name: "Cli\\enic"\n', "1:7", "yaml", "control character U+001B in a text", "delete the escape",
    ),
    "right-to-left mark": (
        "name: Cli\u200fnic\n", "1:10", "file", "control character U+200F in the text",
        "delete it; most editors do not show it",
    ),
    "right-to-left override": (
        "name: A\nphone: \u202e0010-555\n", "2:8", "file", "control character U+202E in the text",
        "delete it; most editors do not show it",
    ),
    "bytes that are not UTF-8": (
        b"name: Cl\xednica\n", "1:9", "file", "byte 0xed is not UTF-8", "save the file as UTF-8",
    ),
    "a large file": (
        f"{BARE}#{'x' * 20_000}\n", "1:1", "file", "this file is larger than 20,000 bytes", "make it smaller",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read_is_told(case: str, built: SmallProject) -> None:
    content, place, rule, message, hint = FILES[case]
    refused(built, content, said(place, message, hint, rule))


def test_a_file_of_20_000_bytes_is_read(built: SmallProject) -> None:
    built.write(FILE, f"{BARE}#".ljust(20_000, "x"))
    assert built.guide("build", "--practice", str(built.path(FILE))).code == 0


def test_every_fault_is_told_at_once(built: SmallProject) -> None:
    refused(
        built, f"name: {'A' * 61}\nphone: none\nweb: example.org\nlanguages: [es]\n",
        said("1:7", "`name` has 61 characters; at most 60 fit", SHORTER),
        said("2:8", "`phone`: `none` is not a phone number", DIGITS),
        said("3:6", "`web`: `example.org` is not a web address", f"{HTTPS}: https://example.org"),
        said("4:13", "`languages`: no sheet is in `es`", "use one of: `en`"),
    )  # fmt: skip


# Each with the contrast that is told.
ACCENTS = {"#ffff00": "1.1", "#888888": "3.1", "#ffffff": "1.0", "#ff0000": "3.2", "#00a0ff": "2.5"}


@pytest.mark.parametrize("accent", ACCENTS)
def test_an_accent_that_is_too_light_is_refused_and_the_nearest_dark_one_named(
    accent: str, built: SmallProject
) -> None:
    content = f'{BARE}accent: "{accent}"\n'
    built.write(FILE, content)
    ran = built.guide("build", "--practice", str(built.path(FILE)))
    (nearest,) = re.findall("#[0-9a-f]{6}", ran.errors[1])
    message = f"accent {accent} has a contrast of {ACCENTS[accent]} on its own tint; it needs at least 4.5"
    refused(built, content, said("3:10", message, f'the nearest readable colour: write `accent: "{nearest}"`'))
    white = 1.05 / (luminance(nearest) + 0.05)
    assert white >= 4.5
    built.write(FILE, content.replace(accent, nearest))
    again = built.guide("build", "--practice", str(built.path(FILE)))
    assert (again.code, again.errors) == (0, ())


def luminance(colour: str) -> float:
    """As WCAG 2.2 defines it, written apart from the program."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_edition_is_wrong_use_before_the_file_is_read(command: str, built: SmallProject) -> None:
    before = built.built()
    built.write(FILE, "name: [")
    ran = built.guide(command, "--edition", "leter", "--practice", str(built.path(FILE)))
    assert (ran.code, ran.errors) == (2, ("guide: unknown edition `leter`: did you mean `letter`?",))
    assert built.built() == before


def test_a_check_tells_the_same(built: SmallProject) -> None:
    built.write(FILE, "name: A Clinic\n")
    ran = built.guide("check", "--practice", str(built.path(FILE)))
    assert ran.code == 1
    assert ran.errors == (
        f"{built.path(FILE)}:1:1: practice: missing key `phone`", "    hint: add `phone: …` here", "1 error",
    )  # fmt: skip
