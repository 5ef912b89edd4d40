"""What a practice may say: texts, numbers and addresses that can be printed, an accent that can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.base.units import Colour
from guide.compose.practice import dial_address
from guide.model.files.practice import PracticeSource
from guide.model.practice import Practice
from guide.model.theme import accent_palette
from guide.read.bind import bind
from guide.read.files import TextFile
from guide.read.yaml_nodes import parse_yaml
from guide.rules.practice import accent_contrast, check, nearest_accent, says_something
from tests.layout.factory import faces

LEAST = 4.5
COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)
ALWAYS = settings(deadline=None, derandomize=True)


def found(content: str) -> list[str]:
    """What is said of a practice file, without its path."""
    problems = Problems()
    node = parse_yaml(TextFile("a.yaml", content), problems)
    source = None if node is None else bind(node, PracticeSource, problems, "practice")
    assert source is not None, list(problems)
    check(Practice(source, None, "a.yaml", {}), faces(), LEAST, problems)
    return [str(problem).removeprefix("a.yaml:") for problem in problems]


def of_phone(number: str) -> list[str]:
    return found(f"name: A Clinic\nphone: '{number}'\n")


def luminance(colour: Colour) -> float:
    """As WCAG 2.2 defines it, written apart from the program."""
    channels = [channel / 255 for channel in (colour.red, colour.green, colour.blue)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def grayed(colour: Colour) -> Colour:
    luma = round(0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue)
    return Colour(luma, luma, luma)


def lowest(accent: Colour) -> float:
    """The least contrast of an accent with white and with the tints made from it, in colour and gray."""
    grounds = [Colour(255, 255, 255), accent_palette(accent)["band"], accent_palette(accent)["tint"]]
    pairs = [(accent, ground) for ground in grounds]
    return min(ratio(*pair) for pair in (*pairs, *((grayed(one), grayed(other)) for one, other in pairs)))


@ALWAYS
@given(COLOURS)
def test_the_contrast_is_no_better_than_on_the_worst_ground(accent: Colour) -> None:
    assert accent_contrast(accent) <= lowest(accent) + 1e-9


@ALWAYS
@given(COLOURS)
def test_the_nearest_accent_can_be_read(accent: Colour) -> None:
    nearest = nearest_accent(accent, LEAST)
    assert lowest(nearest) >= LEAST
    assert all(
        new <= old
        for new, old in zip(
            (nearest.red, nearest.green, nearest.blue), (accent.red, accent.green, accent.blue), strict=True
        )
    )
    assert found(f"name: A Clinic\nphone: 555-0100\naccent: '{nearest.hex}'\n") == []


@ALWAYS
@given(COLOURS)
def test_an_accent_that_can_be_read_is_its_own_nearest(accent: Colour) -> None:
    told = found(f"name: A Clinic\nphone: 555-0100\naccent: '{accent.hex}'\n")
    assert (told == []) == (accent_contrast(accent) >= LEAST) == (nearest_accent(accent, LEAST) == accent)


DIALLED = {
    "555-0100": "tel:5550100",
    "(555) 555-0100": "tel:5555550100",
    "555.555.0100": "tel:5555550100",
    "+1 555 555 0100": "tel:+15555550100",
    "+44 20 7946 0000": "tel:+442079460000",
    "(555) 555-0100 ext. 2": "tel:5555550100;ext=2",
    "555-0100 ext 21": "tel:5550100;ext=21",
    "555-0100 EXT. 21": "tel:5550100;ext=21",
    "555-0100x123456": "tel:5550100;ext=123456",
    "911": "tel:911",
    "+44 (0)20 7946 0000": "tel:+442079460000",
    "+44(0)20 7946 0000": "tel:+442079460000",
    "0044 (0) 20 7946 0000": "tel:00442079460000",
    "+49 (0) 511 / 12345-0": "tel:+49511123450",
    "(0)20 7946 0000": "tel:02079460000",
    "030/123456": "tel:030123456",
    "12.34.56.78.90": "tel:1234567890",
    # In Italy the zero is dialled from abroad too.
    "+39 06 1234567": "tel:+39061234567",
    "+1 (0) 555 0100": "tel:+15550100",
    # No days.
    "2020-13-01": "tel:20201301",
    "202-01-01": "tel:2020101",
    "01-23-2345": "tel:01232345",
    "01 02 2020": "tel:01022020",
    "20200101": "tel:20200101",
}
ONE = "write one number here, and any other under `phones`, with a label"
# Each is more than one number, or a number that a program took for a quantity.
SPOILT = {
    "5550100.0": "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do",
    "15555550100.00": "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do",
    "5550100.": "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do",
    "5.55E+09": "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do",
    **dict.fromkeys(
        ("2020-01-01", "2020/01/01", "2020.1.1", "01/02/2020", "1.2.2020", "12-31-1999", "31-12-1999"),
        "this is a date, perhaps made by a spreadsheet: format the column as text and write the number; if it is one, "
        "put spaces between its groups",
    ),
    "555-0100.0": "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do",
    "+49 (030) 123456": "after +49, a zero is not dialled: leave it out: `+49 (30) 123456`",
    "+44 020 7946 0000": "after +44, a zero is not dialled: leave it out: `+44 20 7946 0000`",
    "+440207946000": "after +44, a zero is not dialled: leave it out: `+44207946000`",
    "+353-(01)-234 5678": "after +353, a zero is not dialled: leave it out: `+353-(1)-234 5678`",
    "0033 01 23 45 67 89": "after 0033, a zero is not dialled: leave it out: `0033 1 23 45 67 89`",
    **dict.fromkeys(
        ("(555 555-0100", "555) 555-0100", "((555)) 555-0100"),
        "each bracket needs its partner, as in `(555) 555-0100`",
    ),
    **dict.fromkeys(("555\u20130100", "555\u22120100"), "write it with plain hyphens: `555-0100`"),
    "555-0100/0101": ONE,
    "555-0100 / 555-0101": ONE,
    "(555) 555-0100/0101": ONE,
    "030/123456/57": ONE,
    "555-0100 555-0101 555-0102": ONE,
    "555-0100 or 555-0101": ONE,
    "(555) 555-0100, 555-0101": ONE,
    "555-0100;555-0101": ONE,
    "1-800-FLOWERS": "write the digits, which everybody can dial: `1-800-3569377`",
    "(555) 555-KIDS": "write the digits, which everybody can dial: `(555) 555-5437`",
    "1 800 CALL-US": "write the digits, which everybody can dial: `1 800 2255-87`",
}


@pytest.mark.parametrize("number", DIALLED)
def test_a_number_as_people_write_it_is_dialled(number: str) -> None:
    assert of_phone(number) == []
    assert dial_address(number) == DIALLED[number]


@pytest.mark.parametrize("number", SPOILT)
def test_a_number_that_would_be_dialled_wrongly_is_refused(number: str) -> None:
    assert of_phone(number) == [f"2:9: practice: `phone`: `{number}` is not a phone number\n    hint: {SPOILT[number]}"]


@pytest.mark.parametrize("said", ["~", "-", "…", "null", "NaN", "None", "n/a", "#N/A", "#NAME?", "#DIV/0!", "TBD"])
@pytest.mark.parametrize("key", ["name", "address", "alt"])
def test_a_text_that_says_nothing_is_refused(key: str, said: str) -> None:
    texts = {"name": "A Clinic", "phone": "555-0100", key: f"'{said}'"}
    if key == "alt":
        texts = {"name": "A Clinic", "phone": "555-0100", "logo": f"{{file: a.png, alt: '{said}'}}"}
    told = found("".join(f"{name}: {text}\n" for name, text in texts.items()))
    assert [line.partition("practice: ")[2] for line in told] == [
        f"`{key}`: `{said}` has nothing to print\n    hint: write what should be printed, or delete the line"
    ]


NO_NUMBERS = (
    "call us", "555-Call", "12", "+1", "555-0100 ext.", "555-0100 ext. 1234567", "555-0100 or ask", "555,0100",
    "tel:555-0100", "#31#555", "*67 555", "555-0100 +1", "-555-0100", "555-0100-", "555_0100",
    "٥٥٥٠١٠٠", "５５５-0100", "555-0100 ext. ٢",
)  # fmt: skip


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_what_is_no_number_is_told_with_an_example(number: str) -> None:
    assert (
        f"2:9: practice: `phone`: `{number}` is not a phone number\n"
        "    hint: write digits, as in `555-0100` or `(555) 555-0100 ext. 2`"
    ) in of_phone(number)


@ALWAYS
@given(st.text("0123456789+-.()/ extEXT", min_size=1, max_size=30))
def test_an_accepted_number_gives_an_address_that_a_phone_knows(number: str) -> None:
    if not of_phone(f"5{number}"):
        assert re.fullmatch(r"tel:\+?[0-9]{3,}(;ext=[0-9]{1,6})?", dial_address(" ".join(f"5{number}".split())))


@ALWAYS
@given(st.text(st.characters(categories=["L", "N", "P", "S", "M"], exclude_characters="'"), min_size=1, max_size=60))
def test_a_name_is_printed_or_told_never_an_exception(name: str) -> None:
    told = found(f"name: '{name}'\nphone: 555-0100\n")
    missing = any(face.missing(name) for face in faces().values())
    nothing = not says_something(name)
    assert len(told) == missing + nothing
    assert any("`name`: no font has U+" in line for line in told) == missing
    assert any("has nothing to print" in line for line in told) == nothing


@pytest.mark.parametrize(
    ("key", "longest"), [("name", 60), ("address", 90), ("early-intervention", 60), ("web", 40), ("phone", 30)]
)
def test_a_text_may_be_so_long_and_no_longer(key: str, longest: int) -> None:
    for length, told in ((longest, 0), (longest + 1, 1)):
        texts = {"name": "A Clinic", "phone": "555-0100"}
        start, more = {"web": ("https://example.org/", "a"), "phone": ("5", "5 - ")}.get(key, ("A", "bcd "))
        texts[key] = (start + more * longest)[: length - 1] + "5"
        if key == "early-intervention":
            texts[key] = f"{{phone: 555-0102, name: {texts[key]}}}"
        said = found("".join(f"{name}: {text}\n" for name, text in texts.items()))
        assert len(said) == told
        assert all(f"`{key}` has {longest + 1} characters; at most {longest} fit" in line for line in said)


@pytest.mark.parametrize("key", ["name", "address"])
def test_a_word_may_have_26_letters_and_no_more(key: str) -> None:
    for length, told in ((26, []), (27, [f"`{key}` has a word of more than 26 characters"])):
        texts = {"name": "A Clinic", "phone": "555-0100", key: f"A {'b' * length}"}
        said = found("".join(f"{name}: {text}\n" for name, text in texts.items()))
        assert [line.split("practice: ")[1].split("\n")[0] for line in said] == told


# What is said to write instead.
WHOLE = {
    "http://example.org": "https://example.org", "HTTPS://example.org": "https://example.org",
    "//example.org": "https://example.org", "example.org": "https://example.org", "www.example.org/a": "https://www.example.org/a",
    "https://example.org/a b": "https://example.org/a%20b",
    "https://clínica.example/niños?a=é": "https://xn--clnica-4va.example/ni%C3%B1os?a=%C3%A9",
}  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org", "HTTPS://example.org", "//example.org", "example.org", "https://", "https:///a", "https://here",
        "javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "mailto:me@example.org", "tel:5550100",
        "https://me:pass@example.org", "https://example.org/a b", "https://example.org/<a>", 'https://example.org/"',
        "https://clínica.example/niños?a=é", "https://example.org:0", "https://example.org:65536", "www.example.org/a",
    ],
)  # fmt: skip
def test_only_a_whole_https_address_is_one(address: str) -> None:
    how = "write the full address, with https:// before it"
    if address in WHOLE:
        how = f"{'write it as a browser shows it when you copy it' if address.startswith('https://') else how}: {WHOLE[address]}"
    assert found(f"name: A Clinic\nphone: 555-0100\nweb: '{address}'\n") == [
        f"3:7: practice: `web`: `{address}` is not a web address\n    hint: {how}"
    ]


@pytest.mark.parametrize(
    "address",
    ["https://example.org:8443/", "https://example.org?x=1", "https://example.org/?x=1&y=a%20b", "https://example.org/#top",
     "https://xn--clnica-4va.example.org", "https://example.org/ni%C3%B1os"],
)  # fmt: skip
def test_ports_questions_and_encoded_accents_are_taken(address: str) -> None:
    assert found(f"name: A Clinic\nphone: 555-0100\nweb: {address}\n") == []
