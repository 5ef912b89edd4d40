"""Telephone numbers become links of their own, on one line, wherever they are typed."""

from __future__ import annotations

from guide.model.blocks import Heading, Paragraph
from guide.model.inlines import Link, Words, leaves, plain
from guide.model.walk import walk
from guide.structure.build import build_structure
from tests.compose.conftest import Composer
from tests.support import FACTS, HANDOUT, TOPIC_FILE, SmallProject

NO_BREAK = "\u00a0"


def in_us(project: SmallProject) -> None:
    project.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\ncountry: {en: US}\n")


def links(composed: Composer, body: str) -> list[tuple[str, str]]:
    found = []
    for block in walk(composed(body).blocks):
        if isinstance(block, Paragraph | Heading):
            found += [(inline.target, plain(inline.inlines)) for inline in block.inlines if isinstance(inline, Link)]
    return found


def test_a_number_is_a_link_without_the_words_around_it(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    assert links(composed, "Call 1-800-222-1222, or 988.") == [
        ("tel:+18002221222", "1-800-222-1222"),
        ("tel:988", "988"),
    ]


def test_a_number_stays_on_one_line_even_if_two_lines_were_typed(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    number = f"(800){NO_BREAK}222-1222{NO_BREAK}ext.{NO_BREAK}5"
    assert links(composed, "Call **(800)\n222-1222** ext. 5.") == [("tel:+18002221222;ext=5", number)]


def test_a_bold_number_stays_bold_and_every_word_stays(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    block = composed("Call **Poison Help, 800-222-1222, now** or 911.").blocks[0]
    assert isinstance(block, Paragraph)
    assert [(words.text, words.strong) for words in leaves(block.inlines)] == [
        ("Call ", False), ("Poison Help, ", True), ("800-222-1222", True), (", now", True), (" or ", False), ("911", False),
        (".", False),
    ]  # fmt: skip


def test_each_part_knows_its_place(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    block = composed("Call 800-222-1222 now.").blocks[0]
    assert isinstance(block, Paragraph)
    first = block.inlines[0].at.column
    assert [inline.at.column - first for inline in block.inlines] == [0, 5, 17]


def test_a_number_in_a_link_belongs_to_that_link(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    assert links(composed, "[800-222-1222](https://example.org/)") == [("https://example.org/", "800-222-1222")]


def test_a_fact_is_never_part_of_a_number(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    project.replace(FACTS, "value: 2400", "value: 800")
    project.replace(FACTS, 'en: "{value} steps a day"', 'en: "{value}"')
    assert links(composed, "Call {fact}`steps-a-day`-222-1222.") == []


def test_titles_have_no_links(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    project.replace(HANDOUT, "title: A small sheet", "title: Call 800 222 1222")
    assert composed("Text.").heading.inlines[1:] == (
        Words(f"800{NO_BREAK}222{NO_BREAK}1222", composed("Text.").heading.inlines[1].at),
    )


def test_without_a_country_only_a_whole_number_is_dialled(composed: Composer) -> None:
    assert links(composed, "Call 800-222-1222 or +1 800 222 1222.") == [
        ("tel:+18002221222", f"+1{NO_BREAK}800{NO_BREAK}222{NO_BREAK}1222")
    ]


def test_a_link_is_spoken_digit_by_digit(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    tree = build_structure(composed("Call 800-222-1222, or see [the site](https://example.org/)."))
    assert [node.attributes.alt for node in tree.nodes if node.tag == "Link"] == ["8 0 0, 2 2 2, 1 2 2 2", ""]


def test_a_fact_that_ends_in_a_dot_ends_the_sentence(project: SmallProject, composed: Composer) -> None:
    in_us(project)
    project.replace(FACTS, "value: 2400", "value: 14:30")
    project.replace(FACTS, 'en: "{value} steps a day"', 'en: "at {value}"')
    block = composed("Come {fact}`steps-a-day`. Wait.").blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.inlines) == f"Come at{NO_BREAK}2:30{NO_BREAK}p.m. Wait."
