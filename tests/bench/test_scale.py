"""docs/scale.md: what is worked out there follows from the figures beside it."""

from __future__ import annotations

import pytest

from bench import costs
from bench.costs import FILES, cost_lines, figure_lines, figures_in, size_lines
from bench.measure import Run
from bench.scale import BEGIN, END, PAGE, put

FIGURES = {
    costs.PAGE: 100.0,
    costs.MIX: 50.0,
    costs.OWN: 5.0,
    costs.BYTES: 60_000.0,
    costs.MANIFEST: 300.0,
    costs.LEDGER: 310.0,
    costs.CLIENT: 0.5,
}


def test_the_page_says_what_follows_from_its_figures() -> None:
    text = PAGE.read_text("utf-8")
    written = text.partition(BEGIN)[2].partition(END)[0]
    figures = figures_in(written)
    assert set(costs.NAMES) <= set(figures)
    assert min(figures[name] for name in costs.NAMES) > 0
    assert "\n".join(cost_lines(figures)) in written


def test_the_arithmetic() -> None:
    assert FILES == 13_500_000
    lines = "\n".join(cost_lines(FIGURES))
    for row in (
        "| files | 13,500,000 |",
        "| hours of one core: files / 50.0 / 3,600 | 75.0 |",
        "| that is, on so many cores | 37.5 hours on 2, 4.7 hours on 16, 45.0 minutes on 100, 4.5 minutes on 1,000 |",
        "| bytes: files × 60,000 | 810.0 GB |",
        "| manifest: files × 300 bytes | 4.0 GB |",
        "| one client: files × 0.50 ms | 112.5 minutes |",
        "| cores from which the client is the limit: 1,000 / 0.50 / 50.0 | 40 |",
        "| cores from which 3,500 writes a second are: 3,500 / 50.0 | 70 |",
    ):
        assert row in lines


@pytest.mark.parametrize("value", [-0.25, 0.25, 1.5, 12.3, 123.0, 61_234.0])
def test_figures_are_read_as_they_are_written(value: float) -> None:
    figures = dict.fromkeys(FIGURES, value)
    assert figures_in("\n".join(figure_lines(figures))) == figures


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    page = f"# Before\n\n{BEGIN}\nold\n{END}\n\nafter\n"
    lines = size_lines({100: Run(1.25, 1.0, 40.4), 10_000: Run(99.0, 98.0, 41.0)})
    assert lines[2:] == ["| 100 | 1.2 | 40 |", "| 10,000 | 99.0 | 41 |"]
    made = put(page, lines)
    assert made == f"# Before\n\n{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}\n\nafter\n"
    assert put(made, lines) == made
