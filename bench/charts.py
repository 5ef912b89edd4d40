"""What a chart costs a cold handout: one handout without a chart, and the same with one, in turn.

Writes the table into docs/charts.md: `python -m bench.charts`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from bench.frozen import HANDOUT, TOPIC, set_up
from bench.measure import ROOT, guide, in_turn, processors, ratios, say, script, spread, walls
from bench.tables import put_table, table

ROUNDS = 11
PAGE = ROOT / "docs" / "charts.md"
CHART = "type: ranges\ncaption: Crawling\naxis: Months\nunit: months\nlabel: Skill\nrows:\n  - {label: Crawls, fact: usual-forward-crawl}\n"


def with_chart(project: Path) -> Path:
    """The project with a chart in place of what its handout shows."""
    folder = project / TOPIC / "en"
    (folder / "windows.yaml").write_text(CHART, "utf-8")
    sheet = folder / f"{HANDOUT}.md"
    text, count = re.subn(
        r":::\{table\} .*?:::", ":::{chart-ranges} windows\n:::", sheet.read_text("utf-8"), flags=re.DOTALL
    )
    assert count == 1, "the handout shows one table"
    sheet.write_text(text, "utf-8")
    return project


def without(project: Path) -> Path:
    """The project without what the chart takes the place of."""
    sheet = project / TOPIC / "en" / f"{HANDOUT}.md"
    text = re.sub(r":::\{table\} .*?:::", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    sheet.write_text(text, "utf-8")
    return project


def lines(rounds: int) -> list[str]:
    """The table."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place), Path(place) / "out"
        options = ("--handout", HANDOUT, "--edition", "letter")
        commands = {
            "without a chart": guide("build", without(set_up(folder / "without")), out / "without", *options),
            "with a chart": guide("build", with_chart(set_up(folder / "with")), out / "with", *options),
        }
        runs = in_turn(commands, rounds, before=lambda: shutil.rmtree(out, ignore_errors=True))
    base = processors(runs["without a chart"])
    return table(
        "| one cold handout | seconds | range | processor, to the first |",
        [
            f"{name} | {spread(walls(found)).cells('.3f')} | {ratios(processors(found), base):.2f}"
            for name, found in runs.items()
        ],
    )


def main() -> None:
    options = script("charts", __doc__)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = options.parse_args().rounds
    say(f"{rounds} rounds of two builds")
    put_table(PAGE, "charts", lines(rounds))


if __name__ == "__main__":
    main()
