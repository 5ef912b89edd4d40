"""Charts from YAML: what they say in words and as a table, and what is refused."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from guide.model.amounts import Amount
from guide.model.blocks import Bars, Chart, Pictograph, Ranges
from guide.model.files.facts import Fact
from guide.model.inlines import plain
from tests.layout.factory import composed, fact, first

PAGE = "sources/topic/en/chart.yaml"


def in_unit(unit: str, value: float | tuple[float, ...], say: str) -> Fact:
    return replace(fact(value, say), unit=unit)


FACTS = {
    "sits": in_unit("months", (4.0, 9.0), "{low} to {high} months"),
    "walks": in_unit("months", (8.0, 18.0), "{low} to {high} months"),
    "lifts": in_unit("weeks", (3.0, 10.0), "{low} to {high} weeks"),
    "turned": in_unit("months", (9.0, 4.0), "{low} to {high} months"),
    "one": in_unit("months", 7.0, "{value} months"),
    "bed": in_unit("falls", 31.0, "{value} falls"),
    "none": in_unit("falls", 0.0, "{value} falls"),
    "below": in_unit("falls", -1.0, "{value} falls"),
    "never": in_unit("share", (4.0, 100.0), "{low} in {high}"),
    "fifth": in_unit("share", (1.0, 5.0), "{low} in {high}"),
    "more": in_unit("share", (7.0, 5.0), "{low} in {high}"),
    "half": in_unit("share", (0.5, 5.0), "{low} in {high}"),
    "thousand": in_unit("share", (1.0, 1000.0), "{low} in {high}"),
    "noon": replace(in_unit("months", 12.0, "{value}"), value=Amount(12.0, "clock", "12:00")),
}
HEADS = {
    "ranges": "axis: Age in months\nunit: months\nlabel: Skill\n",
    "bars": "unit: falls\nlabel: Place\nvalue: How many\n",
    "pictograph": "unit: share\nlabel: Babies\nvalue: How many\n",
}


def source(kind: str, *facts: str, more: str = "") -> str:
    rows = "".join(f"  - {{label: Row of {name}, fact: {name}}}\n" for name in facts)
    return f"type: {kind}\ncaption: What it shows\n{HEADS[kind]}{more}rows:{' []' if not rows else ''}\n{rows}"


def at(line: int, name: str) -> str:
    """The place of the name of a fact in `source`."""
    return f"{PAGE}:{line}:{len(f'  - {{label: Row of {name}, fact: ') + 1}"


def chart(kind: str, *facts: str, more: str = "") -> Any:
    made = composed(f":::{{chart-{kind}}} chart\n:::", data={"chart": source(kind, *facts, more=more)}, facts=FACTS)
    assert list(made.problems) == []
    return first(made.handout, Chart)


def said(kind: str, *facts: str, more: str = "") -> list[str]:
    made = composed(f":::{{chart-{kind}}} chart\n:::", data={"chart": source(kind, *facts, more=more)}, facts=FACTS)
    return [str(problem) for problem in made.problems]


def test_ranges_have_words_a_table_and_an_axis_to_its_next_tick() -> None:
    made = chart("ranges", "sits", "walks", more="mark: Your baby’s age\n")
    assert made.graph == Ranges(((4.0, 9.0), (8.0, 18.0)), 0.0, 18.0, 3)
    assert made.ticks == ("0", "3", "6", "9", "12", "15", "18")
    assert made.ends == (("4", "9"), ("8", "18"))
    assert plain(made.mark) == "Your baby’s age"
    assert made.alt.replace("\u00a0", " ") == (
        "What it shows. Row of sits: 4 to 9 months; Row of walks: 8 to 18 months."
    )  # fmt: skip
    cells = [[plain(cell.blocks[0].inlines).replace("\u00a0", " ") for cell in row.cells] for row in made.table.rows]
    assert cells == [["Row of sits", "4 to 9 months"], ["Row of walks", "8 to 18 months"]]
    assert [plain(cell.blocks[0].inlines) for cell in made.table.header.cells] == ["Skill", "Age in months"]


def test_an_axis_may_have_ends_of_its_own() -> None:
    made = chart("ranges", "sits", more="start: 2\nend: 11\n")
    assert (made.graph.start, made.graph.end, made.ticks[0], made.ticks[-1]) == (2.0, 11.0, "2", "10")


def test_bars_and_pictographs_have_one_whole() -> None:
    assert chart("bars", "bed", "none").graph == Bars((31.0, 0.0), 0.0)
    assert chart("bars", "bed", more="whole: 40\n").graph == Bars((31.0,), 40.0)
    assert chart("pictograph", "never").graph == Pictograph((4,), 100, "person")


def test_what_would_mislead_is_refused_with_place_and_excess() -> None:
    told = {
        "ends before it begins": (
            said("ranges", "turned"),
            f"{at(7, 'turned')}: chart: fact `turned` runs from 9 to 4\n    hint: put the lower figure first in facts.yaml",
        ),
        "one number": (
            said("ranges", "one"),
            f"{at(7, 'one')}: chart: fact `one` has one number; this chart needs a range, such as [7, 10]\n"
            "    hint: name another fact, or another kind of chart",
        ),
        "another unit": (
            said("ranges", "lifts"),
            f"{at(7, 'lifts')}: chart: fact `lifts` is in `weeks`, and this chart is in `months`\n"
            "    hint: all bars have one scale: give the fact in the chart's unit, or make a chart of its own for it",
        ),
        "time of day": (
            said("ranges", "noon")[:1],
            f"{at(7, 'noon')}: chart: fact `noon` is a time of day\n    hint: name a fact that is a number",
        ),
        "out of the axis": (
            said("ranges", "walks", more="end: 12\n"),
            f"{at(8, 'walks')}: chart: fact `walks` ends at 18, 6 after the axis, which ends at 12\n"
            "    hint: set `end` to at least 18, or leave it out",
        ),
        "before the axis": (
            said("ranges", "sits", more="start: 5\n"),
            f"{at(8, 'sits')}: chart: fact `sits` begins at 4, 1 before the axis, which starts at 5\n"
            "    hint: set `start` to at most 4",
        ),
        "no axis": (
            said("ranges", "sits", more="start: 9\nend: 3\n"),
            f"{PAGE}:1:1: chart: the axis runs from 9 to 3\n    hint: set `start` to less than `end`",
        ),
        "sixty rows": (
            said("bars", *["bed"] * 60),
            f"{PAGE}:1:1: chart: this chart has 60 rows; it can have 20 at most\n"
            "    hint: make several charts of it, or a table",
        ),
        "below zero": (
            said("bars", "below"),
            f"{at(7, 'below')}: chart: fact `below` is -1, and bars begin at 0\n    hint: name a fact that is not below 0",
        ),
        "over its whole": (
            said("bars", "bed", more="whole: 30\n"),
            f"{at(8, 'bed')}: chart: fact `bed` is 31, 1 more than its whole, 30\n"
            "    hint: look it up again, or correct `whole`",
        ),
        "share over its whole": (
            said("pictograph", "more"),
            f"{at(7, 'more')}: chart: fact `more` is 7 of 5, 2 more than the whole\n    hint: look it up again",
        ),
        "two wholes": (
            said("pictograph", "never", "fifth"),
            f"{at(8, 'fifth')}: chart: fact `fifth` is a share of 5, and the first one here of 100\n"
            "    hint: shares are compared only if they are of one whole: give all of them for the same number",
        ),
        "part of one": (
            said("pictograph", "half"),
            f"{at(7, 'half')}: chart: fact `half` has a part of one, which cannot be counted\n"
            "    hint: give it in whole numbers, such as [4, 100]",
        ),
        "a thousand": (
            said("pictograph", "thousand"),
            f"{at(7, 'thousand')}: chart: fact `thousand` has a whole of 1000, and a reader can take in 100 figures\n"
            "    hint: give it for a whole of at most 100",
        ),
    }
    assert {name: found for name, (found, _) in told.items()} == {
        name: [message] for name, (_, message) in told.items()
    }


def test_ticks_are_whole_numbers_as_people_count_time() -> None:
    wanted = {
        (1.0, 3.0, "years"): ("0", "1", "2", "3"), (2.0, 30.0, "months"): ("0", "6", "12", "18", "24", "30"),
        (4.0, 40.0, "weeks"): ("0", "8", "16", "24", "32", "40"), (1.0, 4000.0, "falls"): ("0", "500", "1,000", "1,500", "2,000", "2,500", "3,000", "3,500", "4,000"),
        (0.1, 0.9, "g"): ("0", "0.2", "0.4", "0.6", "0.8", "1"),
    }  # fmt: skip
    found = {}
    for low, high, unit in wanted:
        text = source("ranges", "one").replace("unit: months", f"unit: {unit}")
        facts = {"one": in_unit(unit, (low, high), "{low} to {high}")}
        made = composed(":::{chart-ranges} chart\n:::", data={"chart": text}, facts=facts)
        found[low, high, unit] = first(made.handout, Chart).ticks
    assert found == wanted
