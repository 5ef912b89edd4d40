"""Plain text and RTF: every word in reading order, and nothing that a health record would stumble over."""

from __future__ import annotations

import re
from typing import Any

import pytest

from guide.products.site.lines import LINES, lines_of
from guide.products.site.plain_text import plain_text
from guide.products.site.rtf import escape, rtf
from guide.structure.build import BUILD
from tests.layout.factory import composed
from tests.site.test_markup import CHART, CHECKLIST, TABLE


def text_of(body: str, **given: Any) -> str:
    """The plain text between the standing and the notes at the end."""
    handout = composed(body, **given).handout
    text = plain_text(lines_of(handout, "Draft.")).decode("utf-8")
    assert "\r\n" in text
    assert text.replace("\r\n", "").count("\n") == 0
    text = text.replace("\r\n", "\n")
    before, after = (
        "Draft.\n\n",
        "\n\n" + next(line for line in text.split("\n") if "sources_in" in line or "feedback" in line),
    )
    return text[text.index(before) + len(before) : text.rindex(after)]


def test_every_kind_of_block_is_known() -> None:
    assert set(LINES) == set(BUILD)


def test_title_and_headings_are_underlined() -> None:
    handout = composed("## Play\n\nRoll.\n", title="Move & play", subtitle="Now").handout
    text = plain_text(lines_of(handout, "Draft.")).decode("utf-8").replace("\r\n", "\n")
    assert text.startswith("Move & play\n===========\n\nNow\n\nDraft.\n\nPlay\n----\nRoll.\n\n")


def test_lists_stand_together_and_lists_in_lists_are_set_in() -> None:
    assert text_of("1. One\n2. Two\n   - A\n   - B\n").startswith("1. One\n2. Two\n  - A\n  - B")


def test_a_table_says_its_columns_in_every_row() -> None:
    said = text_of(":::{table} ways\n:::\n", data={"ways": TABLE})
    assert said.startswith("Way\n\n- Roll\n    What it builds: Strength")


def test_a_chart_says_only_what_is_marked() -> None:
    said = text_of(":::{chart} signs\n:::\n", data={"signs": CHART})
    assert "- Floppy\n    Muscles: marked\n    when: Call soon" in said
    assert "Joints: " not in said


def test_what_one_fills_in_has_a_box_or_a_line() -> None:
    said = text_of(":::{checklist} visit\n:::\n", data={"visit": CHECKLIST})
    assert said.startswith(
        "Baby’s name ________\n\nHow it moves ________\n\n[ ] Born early\n\nCall soon\n---------\n[ ] is stiff\n\n"
        "Notes ________"
    )


def test_a_link_out_has_its_address_behind_it() -> None:
    said = text_of("See [the list](https://example.org/list).\n")
    assert said.startswith("See the list (https://example.org/list).")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"a\b {c}", r"a\\b \{c\}"),
        ("é", r"\u233?"),
        ("中", r"\u20013?"),
        ("\uff01", r"\u-255?"),
        ("😀", r"\u-10179?\u-8704?"),
        ("7\u00a0months", r"7\~months"),
        ("a\nb", r"a\line b"),
    ],
)
def test_rtf_takes_words_for_words(text: str, said: str) -> None:
    assert escape(text) == said


def test_an_rtf_file_is_ascii_and_its_braces_match() -> None:
    handout = composed("## Été {1}\n\n- A\\\\b\n", title="Ünïcode {x}").handout
    data = rtf(lines_of(handout, "Draft."), handout.title, handout.publisher)
    text = data.decode("ascii")
    bare = re.sub(r"\\[\\{}]", "", text)
    assert text.startswith("{\\rtf1\\ansi")
    assert (bare.count("{"), bare.count("}")) == (bare.count("}"), bare.count("{"))
    assert "{\\title \\u220?n\\u239?code \\{x\\}}" in text
    assert text.count("\\outlinelevel0") == text.count("\\outlinelevel1") == 1
    assert "\\bullet\\tab A\\\\b\\par" in text


def test_an_address_is_said_once() -> None:
    body = "See [more](https://example.org/a), https://example.org/b. [Ask](mailto:a@example.org) or b@example.org."
    said = "See more (https://example.org/a), https://example.org/b. Ask (a@example.org) or b@example.org."
    assert " ".join(text_of(body).split()).startswith(said)
