"""bench/report.py: what the page of results says follows from what was measured."""

from __future__ import annotations

import pytest

from bench import merging
from bench import report as page
from bench.editing import IDLE
from bench.inputs import SIZES, WARM_PAGES
from bench.measure import Run
from bench.peers import NAMES
from bench.report import HANDOUT_BY_TYPST, HANDOUT_NAME, IMPORTS_NAME, SET_BY_TYPST, WHOLE_NAME, Results, report
from bench.words import Said


def runs(*seconds: float) -> list[Run]:
    return [Run(each, each / 2, 10 * each) for each in seconds]


def results() -> Results:
    """Every program takes as many seconds as pages, ours twice as many."""
    factor = {name: 2.0 if name == "ours" else 1.0 for name in NAMES}
    said = {(name, size): Said(size, 2000 * size, 100 * size, 0, size) for name in NAMES for size in SIZES}
    said["fpdf2", 100] = Said(60, 1, 10_000, 0, 0)
    said["typst", 100] = Said(100, 1, 10_000, 21, 0)
    return Results(
        own={
            IMPORTS_NAME: runs(1.0, 2.0, 4.0), HANDOUT_NAME: runs(3.0, 4.0, 5.0), WHOLE_NAME: runs(6.0),
            SET_BY_TYPST: runs(4.0),
        },
        handouts={**{name: runs(factor[name]) for name in NAMES}, HANDOUT_BY_TYPST: runs(3.0)},
        by_size={(name, size): runs(factor[name] * size) for name in NAMES for size in SIZES},
        said=said,
        warm={name: [[factor[name], 3 * factor[name]]] for name in NAMES},
        whole={"ours": [Said(1, 1, 10, 0, 1), Said(2, 1, 10, 0, 2)], "typst": [Said(1, 1, 10, 0, 0)] * 2},
        editing={IDLE: [0.01, 0.03, 0.02], "other": [1.0]},
        preview_memory=80.4,
        merged={merging.OURS: [0.002], merging.OURS_ALONE: [0.004], merging.TYPST: [0.01]},
        merged_said={merging.OURS: Said(1, 45_000, 9, 0, 0), merging.TYPST: Said(2, 34_000, 9, 1, 0)},
    )  # fmt: skip


def test_the_page_follows_from_the_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "version", lambda _name: "1.2")  # the peers have an environment of their own
    assert WARM_PAGES == 10
    lines = report(results()).split("\n")
    missing = [line for line in EXPECTED.strip().splitlines() if line not in lines]
    assert missing == []
    assert [line for line in lines if line.startswith("#")] == [
        "# Results", "## The build", "## Editing", "## One page, cold", "## Warm", "## One sheet for many practices",
        "## Length", "## The same content?",
    ]  # fmt: skip


def test_every_table_has_as_many_cells_in_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "version", lambda _name: "1.2")
    tables = [part.split("\n") for part in report(results()).strip().split("\n\n") if part.startswith("|")]
    assert len(tables) == 8
    for rows in tables:
        assert {row.count("|") for row in rows} == {rows[1].count("|")}, rows[0]


EXPECTED = """
- Typst 1.2, ReportLab Platypus 1.2, fpdf2 1.2, WeasyPrint 1.2
| warm pages a second, to Typst's | 0.50 (0.50 to 0.50) | 2 or more |
| complete set, cold: seconds to Typst's | 1.50 (1.50 to 1.50) | below 1 |
| one sheet, cold: seconds | 4.000 (3.000 to 5.000) | 0.15 |
| time for an added page, 100 to 1000 pages to 10 to 100 | 1.00 | 1 |
| one sheet for many practices: times as fast as Typst | 5.00 (5.00 to 5.00) | 10 or more |
| 1000 pages: peak memory (MB) | 20000 | 300 |
| bytes a page, to WeasyPrint's | 1.00 | 1 or less |
| one sheet, one edition | 4.000 | 3.000 to 5.000 | 2.000 | 50 | 2.00 |
| `make`, nothing changed | 0.020 | 0.010 to 0.030 | 0.050 |
| other | 1.000 | 1.000 to 1.000 |  |
| this project | 2.000 | 2.000 to 2.000 | 1.000 | 20 | 2.00 (2.00 to 2.00) |
| crawling-types by Typst | 3.000 | 3.000 to 3.000 | 1.500 | 30 | 3.00 (3.00 to 3.00) |
| Typst | 5 | 5 to 5 | 1.00 (1.00 to 1.00) |
| this project, one process | 4.00 (4.00 to 4.00) | 250 | 2.50 (2.50 to 2.50) |
| WeasyPrint | 10.00 | 100 | 2.0 | 100.00 | 1000 | 2.0 | 1000.00 | 10000 | 2.0 | 500.0 | 500.0 |
| this project, 10 | 10 | 1000 | 0 | 10 | yes |
| fpdf2, 100 | 60 | 10000 | 0 | 0 | no: pages differ |
| Typst, 100 | 100 | 10000 | 21 | 0 | no: words are missing |
| Typst, complete set | 2 | 20 | 0 | 0 | yes |
"""
