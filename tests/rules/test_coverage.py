"""Points of the content brief stand where coverage.yaml says."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.model.files.coverage import CoveredBy
from guide.model.source import Located
from guide.rules.coverage import check_coverage
from tests.layout.factory import composed

AT = Position("sources/topic/coverage.yaml", 4, 1)
BODY = "Most babies **crawl** forward.\n\n- It isn’t a race."


def said(*places: CoveredBy, body: str = BODY) -> list[str]:
    made = composed(body)
    problems = Problems()
    source = replace(made.source, coverage={"2.1": Located(places, AT)})
    check_coverage(source, [made.handout], problems)
    return [str(problem) for problem in problems]


def test_a_point_that_stands_where_it_should() -> None:
    assert said(CoveredBy("sheet", "most babies crawl forward")) == []


def test_quotes_and_spaces_are_compared_as_typed() -> None:
    assert said(CoveredBy("sheet", "It isn't  a race")) == []


def test_title_and_cells_count() -> None:
    assert said(CoveredBy("sheet", "A short title")) == []


def test_a_point_whose_words_are_gone() -> None:
    assert said(CoveredBy("sheet", "some babies fly")) == [
        f"{AT}: coverage: point 2.1: `some babies fly` is not on `sheet`\n"
        "    hint: put the words back on the sheet, or write those that say it now after `says` here"
    ]


def test_a_point_on_a_sheet_that_is_not_there() -> None:
    assert said(CoveredBy("shet", "most babies")) == [
        f"{AT}: coverage: point 2.1: `sheet` names an unknown handout `shet`\n    hint: did you mean `sheet`?"
    ]


def test_a_point_that_stands_nowhere() -> None:
    assert said() == [
        f"{AT}: coverage: no sheet makes point 2.1\n    hint: write below it `- {{sheet: its-name, says: words on it that make the point}}`"
    ]


def test_every_place_is_looked_at() -> None:
    assert len(said(CoveredBy("sheet", "most babies"), CoveredBy("sheet", "a"), CoveredBy("sheet", "zzz"))) == 1
