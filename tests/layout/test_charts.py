"""Charts on their pages: nothing overlaps or leaves the page, type is as large as elsewhere, and gray bars are hatched."""

from __future__ import annotations

from itertools import product

from guide.base.problems import Problems
from guide.compose.editions import for_edition
from guide.model.blocks import Chart
from guide.model.page import Shape, Tagged, Text
from guide.rules import ON_PAGES
from guide.rules.context import PageContext
from guide.structure.positions import source_positions
from tests.compose.test_figures import FACTS, in_unit, source
from tests.layout.factory import Laid, composed, first, lay_handout, layout
from tests.rules.factory import CRITERIA

EDITIONS = ("letter", "letter-gray", "letter-large", "phone", "letter-booklet")
LONG = "A skill that has a very long name indeed and goes on for some more words"


def laid(text: str, edition: str, facts: dict[str, object] | None = None) -> Laid:
    kind = text.split("\n")[0].removeprefix("type: ")
    made = composed(f":::{{chart-{kind}}} chart\n:::", data={"chart": text}, facts={**FACTS, **(facts or {})})  # type: ignore[dict-item]
    assert list(made.problems) == []
    return lay_handout(for_edition(made.handout, layout(edition).theme.flow), layout(edition))


def found_by_rules(laid: Laid) -> list[str]:
    problems = Problems()
    places = source_positions(laid.handout, laid.tree)
    context = PageContext(laid.handout, laid.tree, laid.layout, laid.pages, CRITERIA, places)
    for rule in ON_PAGES:
        rule(context, problems)
    return [*laid.messages, *map(str, problems)]


def strange() -> dict[str, tuple[str, dict[str, object]]]:
    """What somebody may put into a chart."""
    many = {f"n{number}": in_unit("falls", float(number * 1000), "{value} falls") for number in range(20)}
    same = {f"s{number}": in_unit("years", (1.0, 3.0), "{low} to {high} years") for number in range(6)}
    return {
        "one range": (source("ranges", "sits", more="mark: Your baby’s age\n"), {}),
        "long labels": (source("ranges", "sits", "walks").replace("Row of", LONG), {}),
        "weeks": (source("ranges", "lifts").replace("months", "weeks"), {}),
        "years, all equal": (source("ranges", *same).replace("months", "years"), {**same}),
        "one bar": (source("bars", "bed"), {}),
        "twenty bars": (source("bars", *many), {**many}),
        "only zero": (source("bars", "none", "none"), {}),
        "a whole": (source("bars", "bed", "none", more="whole: 100\n").replace("Row of", LONG), {}),
        "a pictograph": (source("pictograph", "never", more="icon: dot\n"), {}),
        "several": (source("pictograph", "fifth", "fifth", "fifth").replace("Row of", LONG), {}),
    }


def test_the_rules_on_pages_find_nothing_whatever_is_in_a_chart() -> None:
    found = {}
    for (name, (text, facts)), edition in product(strange().items(), EDITIONS):
        if name == "twenty bars" and edition != "letter":
            continue  # it is one figure, and has no room on a small page
        said = found_by_rules(laid(text, edition, facts))
        found.update({f"{name}, {edition}": said} if said else {})
    assert found == {}


def test_a_chart_is_one_figure_in_the_type_of_its_edition() -> None:
    for edition in EDITIONS:
        made = laid(source("ranges", "sits", "walks"), edition)
        chart = first(made.handout, Chart)
        role = Tagged(made.tree[chart.key, ""])
        texts = [item for item in made.items(Text) if item.role == role]
        assert {item.size for item in texts} == {layout(edition).theme.type.table_cell.size}, edition
        assert made.tree.nodes[role.node].attributes.alt == chart.alt
        assert made.tag(texts[0]) == "Figure"


def test_bars_are_hatched_in_gray_and_solid_in_colour() -> None:
    text = source("bars", "bed")
    solid = [item for item in laid(text, "letter").items(Shape, "Figure") if item.fill is not None]
    hatched = [item for item in laid(text, "letter-gray").items(Shape, "Figure") if item.fill is not None]
    assert (len(solid), hatched) == (1, [])


def test_bars_are_in_proportion() -> None:
    facts = {"double": in_unit("falls", 62.0, "{value} falls")}
    bars = [
        item.box.width
        for item in laid(source("bars", "bed", "double"), "letter", {**facts}).items(Shape, "Figure")
        if item.fill
    ]
    assert abs(bars[1] - 2 * bars[0]) < 0.01


def test_the_table_is_there_in_large_print_and_the_strip_is_not_on_a_wall() -> None:
    text = source("ranges", "sits", more="mark: Your baby’s age\n")
    for edition, tabled, marked in (("letter", False, True), ("letter-large", True, True), ("a3-poster", False, False)):
        made = laid(text, edition)
        assert ("Table" in {node.tag for node in made.tree.nodes}) == tabled, edition
        assert ("age" in {word for item in made.items(Text) for word in item.string.split()}) == marked, edition


def test_a_word_wider_than_its_column_is_refused_with_its_excess() -> None:
    text = source("ranges", "sits").replace("Row of", "Wide" * 30)
    assert laid(text, "letter").messages == [
        "sources/topic/en/chart.yaml:7:13: overflow: `" + "Wide" * 30 + "` is 810 pt wide, but its column is 187 pt\n"
        "    hint: use a shorter word, or put a space into it"
    ]  # fmt: skip


def test_the_table_below_a_chart_in_large_print_is_on_one_page() -> None:
    ages = [f"s{number}" for number in range(6)]
    facts = {name: in_unit("months", (1.0, 3.0), "{low} to {high} months") for name in ages}
    on, found = layout("letter-large"), set()
    for filler in range(10):
        text = "Some text.\n\n" * filler + ":::{chart-ranges} chart\n:::\n\nMore text."
        made = composed(text, data={"chart": source("ranges", *ages)}, facts={**FACTS, **facts})
        on_pages = lay_handout(for_edition(made.handout, on.theme.flow), on)
        rows = first(on_pages.handout, Chart).table.rows
        pages = {on_pages.lines(row.cells[0].blocks[0].key)[0].page for row in rows}
        assert len(pages) == 1, filler
        found |= pages
    assert found == {2, 3}
