"""Telephone numbers in sentences as people write them: found, dialled, spoken; and what is none."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.countries import COUNTRIES
from guide.model.telephones import in_digits, spoken, target_of, telephones
from tests.long import examples, in_long

# A sentence with the number between bars, its country, and what is dialled.
DIALLED = (
    ("Call |1-800-222-1222| now.", "US", "tel:+18002221222"),
    ("Call |1 (800) 222-1222| or", "US", "tel:+18002221222"),
    ("at |800.222.1222|. Then", "US", "tel:+18002221222"),
    ("Call |8002221222|.", "US", "tel:+18002221222"),
    ("|(555) 555-0100 ext. 2| for", "US", "tel:+15555550100;ext=2"),
    ("|800-222-1222x5|", "CA", "tel:+18002221222;ext=5"),
    ("|1–800–222–1222|", "US", "tel:+18002221222"),
    ("The |988| Lifeline", "US", "tel:988"),
    ("(|800-222-1222|)", "US", "tel:+18002221222"),
    ("(|(800) 222-1222|)", "US", "tel:+18002221222"),
    ("|1(800)222-1222|", "US", "tel:+18002221222"),
    ("Call or text |988| any time", "US", "tel:988"),
    ("TTY: |711|", "US", "tel:711"),
    ("From home, |+1 800 222 1222|", "", "tel:+18002221222"),
    ("ring |020 7946 0000|", "GB", "tel:+442079460000"),
    ("ring |+44 (0)20 7946 0000|", "GB", "tel:+442079460000"),
    ("abroad |+44 20 7946 0000|", "US", "tel:+442079460000"),
    ("Childline |0800 1111|", "GB", "tel:08001111"),
    ("call NHS |111| at night", "GB", "tel:111"),
    ("|01 809 2166|", "IE", "tel:+35318092166"),
    ("Call |13 11 26| any time", "AU", "tel:131126"),
    ("|1800 022 222|", "AU", "tel:1800022222"),
    ("|02 9876 5432|", "AU", "tel:+61298765432"),
    ("|0800 764 766|", "NZ", "tel:0800764766"),
    ("|030 19240|", "DE", "tel:+493019240"),
    ("|030/19240|", "DE", "tel:+493019240"),
    ("Rufen Sie |030 / 12 34 56 - 78| an", "DE", "tel:+493012345678"),
    ("|(030) / 123 45 67|", "DE", "tel:+49301234567"),
    ("|+49 (0)30 / 12 34 56 - 78|", "DE", "tel:+493012345678"),
    ("|+49 30 / 123456|", "AT", "tel:+4930123456"),
    ("Tel.: |01 / 406 43 43|", "AT", "tel:+4314064343"),
    ("Telefon |080 / 120 1234|", "DE", "tel:+49801201234"),
    ("Fragen? Telefonnummer: |030 / 123456|.", "DE", "tel:+4930123456"),
    ("|030 123456| / 19240", "DE", "tel:+4930123456"),
    ("|030 19240| 24 Stunden", "DE", "tel:+493019240"),
    ("|01 40 05 48 48|", "FR", "tel:+33140054848"),
    ("appelez le |3114|", "FR", "tel:3114"),
    ("|915 620 420|", "ES", "tel:+34915620420"),
    ("|55 5658 1111|", "MX", "tel:+525556581111"),
    ("|01 406 43 43|", "AT", "tel:+4314064343"),
    ("|044 251 51 51|", "CH", "tel:+41442515151"),
    ("|030 274 8888|", "NL", "tel:+31302748888"),
)
OTHERS = (
    ("Call |911| if", "US", "emergency"),
    ("Dial |9-1-1| and say", "US", "emergency"),
    ("|911|", "CA", "emergency"),
    ("Ring |999|.", "GB", "emergency"),
    ("Emergency (|911|)", "US", "emergency"),
    ("|911| will answer", "US", "emergency"),
    ("Our fax number is |800-222-1222|.", "US", "message"),
    ("Call |112| now", "US", "foreign"),
    ("Call |911| now", "GB", "foreign"),
    ("Call |555-0100|.", "US", "unknown"),
    ("Call |800-222-1222|.", "", "unknown"),
    ("Call |+81 3 1234 5678|", "US", "unknown"),
    ("Call |+44 020 7946 0000|", "GB", "unknown"),
    ("call |800-222-1222-55|", "US", "unknown"),
    ("text HOME to |741741|", "US", "message"),
)
NO_NUMBERS = (
    ("Give 5 mL (160 mg) every 4 to 6 hours", "US"), ("2019-2020", "US"), ("on 2026-11-20", "US"), ("am 03.04.2026", "DE"),
    ("about 911 babies", "US"), ("111 babies", "GB"), ("call if 112 babies", "DE"), ("100-200-3000 mg", "US"),
    ("2 345 678 901", "US"), ("600 000 000", "ES"), ("3000 enfants", "FR"), ("134567 babies", "AU"), ("$800-222-1222", "US"),
    ("0.25-0.375", "DE"), ("am 05 / 12 / 2026 um", "DE"), ("05 / 10 babies", "DE"),
    ("am 05 / 12 2026", "DE"), ("Call 05 / 12 2026", "DE"), ("(050 / 1000000 babies)", "DE"), ("(05) / 12 2026", "DE"),
    ("080 / 120 1234", "DE"), ("about 050 / 1000000 babies", "DE"), ("01 / 406 43 43", "AT"), ("Anrufe 050 / 1000000", "DE"),
    ("800-222-1222-55", "US"), ("100.4", "US"), ("110/70", "DE"), ("7-10", "US"), ("24/7", "US"),
    ("7 out of 10", "US"), ("1,234,567", "US"), ("998 g", "GB"), ("call 911", ""),
)  # fmt: skip


def parts(sentence: str) -> tuple[str, str]:
    before, number, _ = sentence.split("|")
    return sentence.replace("|", ""), f"{len(before)}:{number}"


def test_a_number_is_dialled_as_in_its_country() -> None:
    wrong = []
    for sentence, country, target in DIALLED:
        text, where = parts(sentence)
        found = [
            (f"{one.start}:{text[one.start : one.end]}", one.kind, one.target) for one in telephones(text, country)
        ]
        if found != [(where, "dialled", target)]:
            wrong.append((sentence, country, found))
    assert wrong == []


def test_what_is_not_dialled_says_why() -> None:
    wrong = []
    for sentence, country, kind in OTHERS:
        text, where = parts(sentence)
        found = [
            (f"{one.start}:{text[one.start : one.end]}", one.kind, one.target) for one in telephones(text, country)
        ]
        if found != [(where, kind, "")]:
            wrong.append((sentence, country, found))
    assert wrong == []


def test_figures_are_no_numbers() -> None:
    assert [(text, country) for text, country in NO_NUMBERS if telephones(text, country)] == []


def test_several_numbers_in_a_sentence() -> None:
    text = "Call 911, or 1-800-222-1222/1-800-222-1223 (TTY 711) or 988."
    assert [one.target or one.kind for one in telephones(text, "US")] == [
        "emergency", "tel:+18002221222", "tel:+18002221223", "tel:711", "tel:988",
    ]  # fmt: skip


def test_the_example_of_each_country_is_one_of_its_numbers() -> None:
    assert [code for code, country in COUNTRIES.items() if not target_of(country.example, code)] == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1-800-222-1222", "1, 8 0 0, 2 2 2, 1 2 2 2"),
        ("(800)\u00a0222-1222 ext. 5", "8 0 0, 2 2 2, 1 2 2 2, ext. 5"),
        ("+44 (0)20 7946 0000", "+ 4 4, 2 0, 7 9 4 6, 0 0 0 0"),
        ("800.222.1222", "8 0 0, 2 2 2, 1 2 2 2"),
    ],
)
def test_a_number_is_spoken_digit_by_digit(number: str, said: str) -> None:
    assert spoken(number) == said


@pytest.mark.parametrize(
    ("number", "digits"),
    [("1-800-CALL-NOW", "1-800-225-5669"), ("1-800-FLOWERS", "1-800-356-9377"), ("555-KIDS", "555-5437")],
)
def test_letters_on_the_keys(number: str, digits: str) -> None:
    assert in_digits(number) == digits


PIECES = st.lists(
    st.sampled_from(
        ("1-800-222-1222", "911", "988", "+", "(", ")", "-", ".", "/", " ", "\u00a0", "0", "44", "call ", "text ", "x", "ext. 2", "°", "mg",
         "\0", "é", "１", "½")
    ),
    max_size=30,
)  # fmt: skip


@settings(deadline=None, max_examples=examples(100), derandomize=True)
@given(PIECES.map("".join), st.sampled_from(["", *COUNTRIES]))
def test_numbers_follow_each_other_and_dial_what_is_typed(text: str, country: str) -> None:
    at = 0
    for one in telephones(text, country):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        typed = text[one.start : one.end]
        digits = "".join(re.findall("[0-9]", typed.replace("(0)", "") if typed.startswith("+") else typed))
        dialled = "".join(re.findall("[0-9]", one.target))
        assert not dialled or dialled.endswith(digits.lstrip("0"))


# So many pieces, and eight times as many.
FEW = in_long(1_000, 4_000)


def test_long_texts_take_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        telephones(text, "US")
        return time.process_time() - start

    slow = []
    for piece in ("1 ", "((((1", "call 1-", "+1(0)", "800-222-1222 ", "911 or "):
        short, long = seconds(piece * FEW), seconds(piece * 8 * FEW)
        if long > 24 * max(short, 0.01):
            slow.append((piece, short, long))
    assert slow == []


def test_a_field_with_a_number_needs_no_word_before_it() -> None:
    assert target_of("01 / 406 43 43", "AT") == "tel:+4314064343"
    assert target_of("080 / 120 1234", "DE") == "tel:+49801201234"
    assert target_of("05 / 12 2026", "DE") == ""
