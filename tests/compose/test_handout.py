"""A sheet into a handout: title, contents, sources, standing, links, boxes."""

from __future__ import annotations

import datetime
from itertools import groupby

import pytest

from guide.compose.dates import print_date
from guide.compose.editions import without_contents
from guide.model.blocks import (
    Block,
    BulletList,
    Callout,
    Contents,
    Figure,
    Heading,
    Paragraph,
    QrCode,
    Steps,
)
from guide.model.inlines import Break, Link, PageNumber, plain
from guide.model.walk import inlines_in, walk
from tests.compose.conftest import Composer
from tests.support import HANDOUT, TOPIC_FILE, SmallProject


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(block.level, plain(block.inlines)) for block in walk(blocks) if isinstance(block, Heading)]


def test_the_head_of_a_handout_is_its_front_matter(project: SmallProject, composed: Composer) -> None:
    project.replace(HANDOUT, "number: T-1", "number: T-1\nsubtitle: For parents\npicture: ball\nalt: A ball.")
    handout = composed("Text.")
    assert (handout.name, handout.language, handout.title, handout.number) == ("small", "en", "A small sheet", "T-1")
    assert (plain(handout.subtitle), handout.summary, handout.look) == ("For parents", "A sheet that says little.", "")
    assert (handout.pages.least, handout.pages.most) == (1, 1)
    assert handout.figure is not None
    assert handout.figure.alt == "A ball."


def test_a_subtitle_may_say_a_fact(project: SmallProject, composed: Composer) -> None:
    project.replace(HANDOUT, "number: T-1", 'number: T-1\nsubtitle: "At {fact}`crawl-age`"')
    assert plain(composed("Text.").subtitle) == "At 7\u00a0to\u00a010\u00a0months"


def test_keys_are_unique(composed: Composer) -> None:
    handout = composed(":::{callout} main\n- One\n- Two\n:::\n\n## A\n\n:::{table} ways\n:::\n\n:::{chart} chart\n:::")
    keys = [block.key for block in walk(handout.blocks)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Say "roll" and baby\'s name...', "Say “roll” and baby’s name…"),
        ("one\ntwo", "one two"),
        ("**one** two", "one two"),
        ("one  \ntwo", "one two"),
    ],
)
def test_text_is_printed_as_printers_do(typed: str, printed: str, composed: Composer) -> None:
    (block, *_) = composed(typed).blocks
    assert isinstance(block, Paragraph)
    assert plain(block.inlines) == printed


def test_bold_words_and_breaks_stay_apart_from_the_rest(composed: Composer) -> None:
    (block, *_) = composed("one\ntwo **three** four  \nfive").blocks
    assert isinstance(block, Paragraph)
    looks = groupby(block.inlines, lambda inline: getattr(inline, "strong", None))
    assert [(strong, plain(inlines)) for strong, inlines in looks] == [
        (False, "one two "), (True, "three"), (False, " four"), (None, " "), (False, "five"),
    ]  # fmt: skip
    assert sum(isinstance(inline, Break) for inline in block.inlines) == 1


def test_links_lead_outside_or_to_a_heading_and_pages_are_left_to_layout(composed: Composer) -> None:
    handout = composed("[a](https://example.org/b) [c](#roll-on) {page}`roll-on`\n\n## Roll on")
    block = handout.blocks[0]
    assert isinstance(block, Paragraph)
    links = [inline for inline in block.inlines if isinstance(inline, Link)]
    pages = [inline for inline in block.inlines if isinstance(inline, PageNumber)]
    assert [link.target for link in links] == ["https://example.org/b", "#roll-on"]
    assert [page.slug for page in pages] == ["roll-on"]
    assert plain(block.inlines, {"roll-on": 5}) == "a c 5"


def test_a_box_has_the_title_of_its_kind_or_its_own(composed: Composer) -> None:
    handout = composed(":::{callout} call-now\nText.\n:::\n\n:::{callout} try\n:title: Roll **now**\n\n## In it\n:::")
    boxes = [block for block in handout.blocks if isinstance(block, Callout)]
    assert [(box.kind, plain(box.heading.inlines)) for box in boxes] == [
        ("call-now", handout.labels.callouts["call-now"]), ("try", "Roll now"),
    ]  # fmt: skip


def test_boxes_steps_and_columns_stand_one_level_below_the_heading_before(composed: Composer) -> None:
    handout = composed(
        "## One\n\n:::{callout} try\n:title: Two\n\nText.\n:::\n\n::::{steps}\n:::{step} Three\n:picture: ball\n"
        ":alt: A ball.\n\nRoll.\n:::\n:::{step} Four\nSit.\n:::\n::::\n\n"
        ":::::{columns}\n::::{column} Five\n:::{callout} try\n:title: Six\n\nText.\n:::\n::::\n"
        "::::{column}\n:::{callout} try\n:title: Seven\n\nText.\n:::\n::::\n:::::"
    )
    assert headings(handout.blocks) == [
        (2, "One"), (3, "Two"), (3, "Three"), (3, "Four"), (3, "Five"), (4, "Six"), (3, "Seven"),
    ]  # fmt: skip
    steps = next(block for block in handout.blocks if isinstance(block, Steps))
    assert [(step.number, step.figure is not None) for step in steps.steps] == [(1, True), (2, False)]


def test_a_picture_on_its_own_line_is_a_figure_with_its_caption(composed: Composer) -> None:
    one, other = composed('![A ball](ball "Red")\n\n![Another](ball)').blocks[:2]
    assert isinstance(one, Figure)
    assert isinstance(other, Figure)
    assert (one.alt, plain(one.caption), other.caption) == ("A ball", "Red", ())


def test_contents_list_the_headings_of_level_two(composed: Composer) -> None:
    handout = composed(":::{contents}\n:::\n\n## One *\n\n### Deeper\n\n:::{callout} try\nText.\n:::\n\n## Two")
    contents = handout.blocks[0]
    assert isinstance(contents, Contents)
    assert [(entry.text, entry.slug) for entry in contents.entries] == [("One *", "one"), ("Two", "two")]
    assert not any(isinstance(block, Contents) for block in without_contents(handout).blocks)
    assert len(without_contents(handout).blocks) == len(handout.blocks) - 1


def sources_of(blocks: tuple[Block, ...]) -> list[str]:
    found = next(block for block in walk(blocks) if isinstance(block, BulletList) and block.columns > 1)
    return [plain(block.inlines) for item in found.items for block in item.blocks if isinstance(block, Paragraph)]


def test_sources_stand_together_by_publisher_in_the_order_of_their_file(
    project: SmallProject, composed: Composer
) -> None:
    project.replace(HANDOUT, "sources: [growth-study]", "sources: [play-report]")
    handout = composed("At {fact}`steps-a-day`.\n\n:::{sources}\n:::")
    assert handout.references == ("growth-study", "play-report", "sleep-report")
    assert sources_of(handout.blocks) == [
        "Example Press: How babies grow, 2020; How babies sleep.", "Other Press: How babies play.",
    ]  # fmt: skip
    links = [
        inline.target
        for block in walk(handout.blocks)
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Link)
    ]
    assert links == ["https://example.org/growth", "https://example.org/sleep"]


def test_a_list_of_sources_can_be_only_publishers_and_leave_some_out(project: SmallProject, composed: Composer) -> None:
    project.replace(HANDOUT, "sources: [growth-study]", "sources: [play-report]")
    handout = composed("At {fact}`steps-a-day`.\n\n:::{sources}\n:as: publishers\n:except: play-report\n:::")
    assert handout.references == ("growth-study", "play-report", "sleep-report")
    assert sources_of(handout.blocks) == ["Example Press"]


def test_a_list_of_sources_can_be_one_paragraph(project: SmallProject, composed: Composer) -> None:
    project.replace(HANDOUT, "sources: [growth-study]", "sources: [play-report]")
    handout = composed("At {fact}`steps-a-day`.\n\n:::{sources}\n:as: line\n:::")
    said = [plain(block.inlines) for block in handout.blocks if isinstance(block, Paragraph) and block.role == "note"]
    assert said[0] == "Example Press; Other Press."
    assert not any("Sources:" in words for words in said), "the paragraph is the list"


def test_a_sheet_says_that_nobody_has_reviewed_it(composed: Composer) -> None:
    handout = composed("Text.")
    assert handout.standing.state == "never"
    assert handout.status == handout.labels.draft_short and handout.standing_in_foot


def test_a_date_is_written_in_the_words_of_the_language_on_one_line(composed: Composer) -> None:
    labels = composed("Text.").labels
    assert [print_date(datetime.date(2026, month, 3), labels) for month in (1, 12)] == [
        "January\u00a03,\u00a02026", "December\u00a03,\u00a02026",
    ]  # fmt: skip


def test_a_code_shows_the_address_as_people_type_it(composed: Composer) -> None:
    handout = composed(":::{qr} https://www.example.org/find/\n:label: Find **help**:\n:::")
    code = handout.blocks[0]
    assert isinstance(code, QrCode)
    assert (code.address, code.shown, plain(code.label)) == (
        "https://www.example.org/find/", "example.org/find", "Find help:",
    )  # fmt: skip
    assert "example.org/find" in code.alt


def test_addresses_in_the_text_are_links_but_not_in_what_names_something(
    project: SmallProject, composed: Composer
) -> None:
    project.replace(HANDOUT, "number: T-1", "number: T-1\nsubtitle: At example@example.org")
    handout = composed(
        "## Ask https://example.org/head\n\nAsk **info@example.org**.\n\n- See https://example.org/item.\n\n"
        "| https://example.org/column | b |\n|---|---|\n| c | https://example.org/cell |\n\n"
        ":::{callout} try\n:title: Mail box@example.org\n\nRoll.\n:::"
    )
    assert plain(handout.subtitle) == "At example@example.org"
    assert headings(handout.blocks)[:2] == [(2, "Ask https://example.org/head"), (3, "Mail box@example.org")]
    links = [inline for inline in inlines_in(handout.blocks) if isinstance(inline, Link)]
    assert [(link.target, plain(link.inlines)) for link in links] == [
        ("mailto:info@example.org", "info@example.org"),
        ("https://example.org/item", "https://example.org/item"),
        ("https://example.org/cell", "https://example.org/cell"),
    ]


def test_a_mail_address_may_have_words_of_its_own(composed: Composer) -> None:
    handout = composed("[Write to us](mailto:info@example.org), or <info@example.org>.")
    links = [inline for inline in inlines_in(handout.blocks) if isinstance(inline, Link)]
    assert [(link.target, plain(link.inlines)) for link in links] == [
        ("mailto:info@example.org", "Write to us"), ("mailto:info@example.org", "info@example.org"),
    ]  # fmt: skip


def test_without_a_guide_a_handout_lists_its_own_sources(project: SmallProject, composed: Composer) -> None:
    project.replace(TOPIC_FILE, "guide-number: T-1\n", "")
    handout = composed("Text.\n\n:::{sources}\n:::")
    said = " ".join(plain(block.inlines) for block in walk(handout.blocks) if isinstance(block, Paragraph))
    assert "Review by" in said
    assert "Sources: guide" not in said
