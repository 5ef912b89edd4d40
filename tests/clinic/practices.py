"""Practices for the page and the command line: twenty that are right, and a hundred values that are not."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from guide.compose.pictures import LONGEST_ALT
from guide.rules.practice import (
    LONGEST_ADDRESS,
    LONGEST_HOURS,
    LONGEST_LABEL,
    LONGEST_NAME,
    LONGEST_PHONE,
    LONGEST_WEB,
    MOST_HOURS,
    MOST_PHONES,
)
from tests.clinic.logos import logos

Values = dict[str, Any]


def words(count: int, letters: str = "cliff ") -> str:
    """So many characters, in words that are not too long."""
    return (letters * count)[: count - 1].rstrip().ljust(count, "x")


PHONE = "(555) 555-0100"
LONG_PHONE = "+1 (555) 555-0100 ext. 1234"
LONG_WEB = "https://example.org/clinic/".ljust(LONGEST_WEB, "a")
BASE = {"name": "Oak Street", "phone": PHONE}
# The first have no room for a logo.
BARE = 4
# What is the longest that is allowed of each, but for what does not fit together.
_RIGHT: list[Values] = [
    BASE,
    {"name": "Oak", "phone": "5550100"},
    {**BASE, "hours": "\n".join(words(LONGEST_HOURS, f"day{number} ") for number in range(MOST_HOURS))},
    {**BASE, "phones": [{"label": words(LONGEST_LABEL, f"desk{one} "), "number": LONG_PHONE} for one in range(MOST_PHONES)]},
    {"name": "Ngā Tamariki Whānau Ōtautahi", "phone": "+64 3 555 0100", "country": "NZ"},
    {"name": "Łódź Żółć Straße Ærø Þórður", "phone": "01 406 43 43", "country": "AT", "department": "Çocuk Sağlığı"},
    {"name": "Smith & Sons <Kids> \"Best\" 'n' Co", "phone": PHONE, "address": "1 A & B Street; Town #2"},
    {"name": words(LONGEST_NAME, "ill "), "phone": PHONE},
    {**BASE, "phone": LONG_PHONE},
    {**BASE, "department": words(LONGEST_NAME), "accent": "#5b2a6e"},
    {**BASE, "address": words(LONGEST_ADDRESS)},
    {**BASE, "web": LONG_WEB, "fax": LONG_PHONE, "after-hours": LONG_PHONE},
    {**BASE, "early-intervention": {"phone": "555-0102", "name": words(LONGEST_NAME, "early ")}},
    {**BASE, "country": "GB", "phone": "020 7946 0018", "accent": "#333333"},
    {**BASE, "country": "US", "languages": ["en"], "accent": "#7a1f1f", "hours": "Mon-Fri 8 am-5 pm"},
    {**BASE, "languages": ["en", "en-GB"], "accent": "#004050"},
    {"name": "null and void: yes", "phone": "555-0100", "address": "- # : {x} [y] & *z"},
    {**BASE, "accent": "#000000", "hours": "Mon-Fri 8-17\nSat 9-12", "fax": "555-0103", "web": "https://example.org/a?b=c&d"},
    {
        "name": "Example Children's Clinic", "department": "Pediatrics", "address": "100 Main Street, Anytown", "phone": PHONE,
        "phones": [{"label": "Appointments", "number": "555-0104"}], "hours": "Mon-Fri 8 am-5 pm", "fax": "555-0103",
        "after-hours": "555-0101", "web": "https://example.org/clinic", "accent": "#5b2a6e",
    },
    {"name": "Ünïcödé Ālőñė", "phone": "+49 30 901820", "country": "DE", "early-intervention": {"phone": "115"}},
]  # fmt: skip


def _with_logos() -> list[Values]:
    """These, and every kind of logo: those with much to print have none, the others come until there is no kind left."""
    names = sorted(logos())
    others = cycle(_RIGHT[BARE:])
    alts = ("A house.", "x" * 20, ("An old oak with a swing. " * 20)[:LONGEST_ALT].strip())
    return _RIGHT[:BARE] + [
        {**next(others), "logo": {"file": name, "alt": alts[number % 3]}} for number, name in enumerate(names)
    ]  # fmt: skip


PRACTICES: list[Values] = _with_logos()


def _bad_texts() -> list[Values]:
    long = {
        "name": LONGEST_NAME, "department": LONGEST_NAME, "address": LONGEST_ADDRESS, "phone": LONGEST_PHONE,
        "after-hours": LONGEST_PHONE, "fax": LONGEST_PHONE, "web": LONGEST_WEB, "hours": LONGEST_HOURS,
    }  # fmt: skip
    found: list[Values] = [{key: "cliff " * 40} for key in long if key != "web"]
    found += [{key: "1" * (most + 1)} for key, most in long.items()]
    found += [{key: "😀 smile"} for key in long]
    found += [{key: "x" * 27} for key in ("name", "department", "address", "hours")]
    found += [{key: value} for key in ("name", "department", "address") for value in ("-", "n/a", "TBD", "#REF!")]
    found += [{key: "中文"} for key in ("name", "address")]
    found += [
        {key: value} for key in ("phone", "fax", "after-hours") for value in ("call us", "555-KIDS", "-", "a@b.org")
    ]
    return found


def _bad_forms() -> list[Values]:
    phone = {"label": "Desk", "number": "555-0102"}
    found: list[Values] = [
        {"accent": value} for value in ("#ffffff", "blue", "#12345", "#ff8800", "rgb(0,0,0)", "red; x")
    ]
    found += [{"country": value} for value in ("Atlantis", "USA", "us", "XX", "UK")]
    found += [
        {"web": value}
        for value in (
            "example.org",
            "http://example.org",
            "https://",
            "javascript:alert(1)",
            "https://a b.org",
            "ftp://a.org",
        )
    ]
    found += [{"hours": value} for value in ("8:00", "1\n2\n3\n4\n5", "17", "Mon\n8:30")]
    found += [{"languages": value} for value in (["fr"], ["en", "xx"], ["english"])]
    found += [
        {"phones": [{**phone, "label": "Fax"}]}, {"phones": [phone, phone]}, {"phones": [{**phone, "number": "n/a"}]},
        {"phones": [{**phone, "label": "x" * 31}]}, {"phones": [{"label": "Desk", "number": ""}]},
        {"phones": [{"label": "", "number": "555-0102"}]}, {"phones": [{**phone, "label": f"Desk {one}"} for one in range(5)]},
        {"phones": [phone, {"label": "Night", "number": "1" * 31}]}, {"phones": [phone, {"label": "😀", "number": "555-0103"}]},
        {"early-intervention": {"name": "Start"}}, {"early-intervention": {"phone": "call us"}},
        {"early-intervention": {"phone": "555-0102", "name": "x" * 61}}, {"name": ""}, {"phone": ""}, {"name": "", "phone": ""},
        {"name": "W" * 26 + " " + "W" * 26, "phone": "1" * 30},
        {"country": "NZ", "phone": "12"}, {"country": "US", "fax": "1", "after-hours": "22"},
        {"name": "(555) 555-0199"}, {"address": "Street and number, town"}, {"web": "https://example.org/your-clinic"},
        {"department": "Name of the department"}, {"hours": "Mon-Fri 0 am-0 pm"},
        {
            "address": "x " * 44, "hours": "\n".join(f"{letter} " * 29 for letter in "abcd"), "department": "y " * 29,
            "fax": "555-0101", "after-hours": "555-0103", "web": "https://example.org/a/long/address/here",
        },
    ]  # fmt: skip
    return found


def _bad_logos() -> list[Values]:
    from tests.clinic.logos import faulty_logos

    names = (*sorted(faulty_logos()), "missing.png", "../logo.svg", "/etc/passwd", "C:\\logo.png", "a/b.png")
    found = [{"logo": {"file": name, "alt": "A house."}} for name in names]
    good: list[Values] = [
        {"file": "logo.svg"},
        {"file": "logo.svg", "alt": "x" * (LONGEST_ALT + 1)},
        {"file": "logo.svg", "alt": "-"},
    ]
    return found + [
        {"logo": value} for value in (*good, {"alt": "A house."}, {"file": "logo.svg", "alt": "What the logo shows."})
    ]


# Each changes what is right; a key of several values is one value.
BAD: list[Values] = [{**BASE, **change} for change in (*_bad_texts(), *_bad_forms(), *_bad_logos())]
