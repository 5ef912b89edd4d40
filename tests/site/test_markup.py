"""Each kind of block becomes the HTML that says what it is, and no text of a sheet becomes markup."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from guide.compose.practice import with_practice
from guide.model.blocks import Block, Paragraph
from guide.model.inlines import Inline, PageNumber
from guide.products.browser.svg_numbers import number
from guide.products.browser.templates import environment
from guide.products.site.charts import ChartLook
from guide.products.site.markup import INLINES, Drawings, Markups, macro_of
from guide.products.site.screen import has_fields, heading_texts, without_pages
from tests.layout.factory import BALL, composed, faces, fact, first, layout
from tests.site.html import Element, parsed


def made(body: str, **given: Any) -> Element:
    """The HTML of a Markdown body, without the notes at its end."""
    entry = composed(body, **given)
    assert not entry.problems.errors, list(entry.problems)
    return parsed(markup_of(entry.handout.blocks[:-1], heading_texts(entry.handout)))


def markup_of(blocks: tuple[Block, ...], headings: dict[str, str] | None = None) -> str:
    templates = environment("guide.products.site")
    templates.filters["number"] = number
    return str(
        Markups(
            templates,
            Drawings({BALL: "ball.svg"}, layout().icons, ChartLook(faces(), layout().theme)),
            headings or {},
            "en",
        ).blocks(blocks)
    )


def test_every_kind_of_block_has_a_macro() -> None:
    templates = environment("guide.products.site")
    templates.filters["number"] = number
    macros = vars(templates.get_template("blocks.html").module)
    missing = {macro_of(kind) for kind in get_args(Block)} - set(macros)
    assert missing == set(), "write it in guide/products/site/templates/blocks.html"


def test_every_kind_of_inline_has_a_name_in_the_template() -> None:
    # There are no pages, so their numbers are links.
    assert set(INLINES) == set(get_args(Inline)) - {PageNumber}


def test_headings_paragraphs_and_lists() -> None:
    html = made("## Play\n\nBabies **roll**.\n\n1. One\n2. Two\n\n- A\n")
    assert html.one("h2", id="play").text == "Play"
    assert html.one("strong").text == "roll"
    assert [item.text for item in html.one("ol").all("li")] == ["One", "Two"]
    assert [item.text for item in html.one("ul").all("li")] == ["A"]


def test_a_list_that_goes_on_says_where() -> None:
    assert made("3. Three\n4. Four\n").one("ol").attributes == {"start": "3"}


@pytest.mark.parametrize(
    "text",
    [
        "\\<script>alert\\</script>",
        "\\<b onclick=x> & \\&lt;",
        "\\{ words \\} \\{# raw #\\}",
        "\\<img src=x onerror=y()",
    ],
)
def test_text_never_becomes_markup(text: str) -> None:
    html = made(f"## {text}\n")
    assert html.one("h2").text == text.replace("\\", "")
    assert [element.tag for element in html.all()] == ["h2"]


def test_an_attribute_holds_any_text() -> None:
    html = made('![A "red" ball \\<big> & round.](ball)\n')
    assert html.one("img").attributes["alt"] == 'A "red" ball <big> & round.'


def test_a_callout_is_a_group_with_its_heading_as_its_name() -> None:
    group = made(":::{callout} call-now\nCall.\n:::\n").one("div", class_="call-now")
    head = group.one("h2")
    assert group.attributes["role"] == "group"
    assert group.attributes["aria-labelledby"] == head.attributes["id"]
    assert head.text == "Call now"
    assert head.one("svg").attributes["aria-hidden"] == "true"
    assert group.one("p").text == "Call."


def test_steps_are_an_ordered_list() -> None:
    body = "::::{steps}\n:::{step} Roll\n:picture: ball\n:alt: A ball.\n\nGo.\n:::\n:::{step} Sit\nStay.\n:::\n::::\n"
    items = made(body).one("ol", class_="steps").all("li")
    assert [item.one("h2").text for item in items] == ["1 Roll", "2 Sit"]
    assert items[0].one("img").attributes["src"] == "ball.svg"


TABLE = """type: table
row-header: way
columns:
  way: {title: Way}
  builds: {title: What it builds}
rows:
  - {way: Roll, builds: Strength}
"""


def test_a_table_keeps_its_roles_and_its_cells_say_their_column() -> None:
    table = made(":::{table} ways\n:::\n", data={"ways": TABLE}).one("table")
    assert [(head.text, head.attributes["scope"]) for head in table.all("th")] == [
        ("Way", "col"), ("What it builds", "col"), ("Roll", "row"),
    ]  # fmt: skip
    assert table.one("td").attributes == {"role": "cell", "data-label": "What it builds"}
    roles = [element.attributes["role"] for element in (table, *table.all("tr"), *table.all("th"))]
    assert roles == ["table", "row", "row", "columnheader", "columnheader", "rowheader"]


CHART = """type: chart
causes:
  weak: {name: Weak muscles, short: Muscles, means: Hard to go., see: floppy arms.}
  stiff: {name: Stiff joints, short: Joints, means: It is sore., see: less moves.}
signs:
  - {text: Floppy, causes: [weak], when: call-soon}
"""


def test_a_mark_of_the_chart_is_a_word_and_an_empty_cell_says_so() -> None:
    table = made(":::{chart} signs\n:::\n", data={"signs": CHART}).one("table", class_="matrix")
    cells = table.all("td")
    assert cells[0].one("span", class_="mark-word").text == "marked"
    assert cells[0].one("span", class_="dot").attributes["aria-hidden"] == "true"
    assert [cell.attributes.get("class") for cell in cells] == [None, "empty", None]
    assert cells[2].one("span", class_="badge").text == "Call soon"


CHECKLIST = """type: checklist
child:
  - {id: name, label: "Baby's name"}
  - {id: moves, label: How it moves, long: true}
  - {id: early, label: Born early, kind: check}
columns:
  - kind: call-soon
    title: Call soon
    items: [{id: stiff, text: is stiff}]
notes: {id: notes, label: Notes}
"""


def test_every_field_has_a_label_of_its_own() -> None:
    html = made(":::{checklist} visit\n:::\n", data={"visit": CHECKLIST})
    labels = {label.attributes["for"]: label.text for label in html.all("label") if "for" in label.attributes}
    # Of what is said in a word a browser knows that it is one line.
    (name,) = [field for field in html.all("input") if field.attributes["type"] == "text"]
    moves, notes = html.all("textarea")
    assert {field.attributes["id"]: labels[field.attributes["id"]] for field in (name, moves, notes)} == {
        "_f-name": "Baby’s name", "_f-moves": "How it moves", "_f-notes": "Notes",
    }  # fmt: skip
    boxes = [(label.one("input").attributes["id"], label.text) for label in html.all("label") if label.all("input")]
    assert boxes == [("_f-early", "Born early"), ("_f-stiff", "is stiff")]
    assert all(field.attributes["autocomplete"] == "off" for field in (*html.all("textarea"), *html.all("input")))


LOG = """type: log
row-title: Day
columns: [{id: play, title: Play}]
rows: [{id: monday, title: Monday}]
"""


def test_a_cell_of_a_log_is_named_by_row_and_column() -> None:
    field = made(":::{log} week\n:::\n", data={"week": LOG}).one("textarea")
    assert (field.attributes["id"], field.attributes["aria-label"]) == ("_f-monday-play", "Monday: Play")


def test_a_code_becomes_a_link() -> None:
    html = made(":::{qr} https://www.cdc.gov/FindEI\n:label: Look here:\n:::\n")
    assert html.one("p").text == "Look here: cdc.gov/FindEI"
    assert html.one("a").attributes == {"href": "https://www.cdc.gov/FindEI"}
    assert not html.all("img")


def test_contents_lead_to_headings() -> None:
    nav = made(":::{contents}\n:::\n\n## Était-ce tôt?\n\nYes.\n").one("nav")
    assert nav.one("a").attributes["href"] == "#etait-ce-tot"


def test_a_box_for_a_stamp_is_left_out() -> None:
    handout = with_practice(composed(":::{callout} call-now\nCall.\n:::\n").handout, None, "beside")
    assert "clinic" not in markup_of(handout.blocks[:-1])


def test_the_number_of_a_page_becomes_a_link_to_the_heading() -> None:
    html = made("See page {page}`play`.\n\n## Play\n\nRoll.\n")
    assert html.all("p")[0].text == "See page “Play”."
    assert html.one("a").attributes == {"href": "#play"}


def test_a_link_with_the_number_of_its_page_is_said_once() -> None:
    handout = composed("See [how](#play) on page {page}`play`.\n\n## Play\n\nRoll.\n").handout
    inlines = first(handout, Paragraph).inlines
    assert any(isinstance(inline, PageNumber) for inline in inlines)
    assert parsed(markup_of(handout.blocks[:1])).one("p").text == "See how."
    assert len(without_pages(inlines, {})) == 3


def test_only_sheets_with_fields_can_be_filled_in() -> None:
    assert not has_fields(composed("Babies roll.\n").handout.blocks)
    assert has_fields(composed(":::{log} week\n:::\n", data={"week": LOG}).handout.blocks)


def test_columns_and_captions() -> None:
    html = made('::::{columns}\n:::{column} One\n![A ball.](ball "It rolls")\n:::\n:::{column} Two\nB.\n:::\n::::\n')
    assert len(html.one("div", class_="boxed").all("div", class_="column")) == 2
    assert html.one("figure").one("figcaption").text == "It rolls"


def test_a_chart_is_drawn_for_two_widths_with_its_words_and_its_table() -> None:
    data = "type: ranges\ncaption: When\naxis: Months\nunit: months\nlabel: Skill\nmark: Yours\nrows: [{label: Sits & stands, fact: sits}]\n"
    facts = {"sits": replace(fact((4.0, 9.0), "{low} to {high} months"), unit="months")}
    figure = made(":::{chart-ranges} ages\n:::", data={"ages": data}, facts=facts).one("figure")
    drawings = figure.all("svg")
    assert [one.attributes["class"] for one in drawings] == ["chart-wide", "chart-narrow"]
    assert {one.attributes["aria-label"] for one in drawings} == {"When. Sits & stands: 4\u00a0to\u00a09\u00a0months."}
    assert {one.attributes["role"] for one in drawings} == {"img"}
    for one in drawings:
        assert [text.text for text in one.all("text")] == [
            "Sits & stands",
            "4",
            "9",
            "0",
            "2",
            "4",
            "6",
            "8",
            "10",
            "Months",
        ]
    assert figure.one("figcaption").text == "When"
    assert figure.one("table").one("td").text.split() == ["4", "to", "9", "months"]
