"""How `guide personalize` scales with the number of practices, and what that means for a large run: `make bench-scale`
writes the figures into docs/scale.md.

Whole processes, one after the other. What one more file costs is the difference of two runs, so that the start of the
program is not counted; for one core it is time of the processor, which does not depend on what else the machine does.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench import costs
from bench.cluster import Cluster
from bench.costs import cost_lines, figure_lines, figures_in, size_lines
from bench.frozen import HANDOUT, digest, set_up
from bench.measure import ROOT, Run, guide, say, script, timed
from bench.tables import machine

PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- figures: make bench-scale -->", "<!-- end of figures -->"
ONE_PAGE = ("--handout", HANDOUT, "--language", "en", "--edition", "letter")
ALONE = ("--processes", "1")
SIZES = (100, 1_000, 10_000)
# Numbers of practices for which everything is made, few and more.
FEW, MORE = 2, 30
# Rows for two processes and for a cluster; the difference is the work of a cluster's client for each.
ROWS, FEWER = 5_000, 100
# Practices with a colour of their own.
COLOURS = (20, 120)


def main() -> None:
    parser = script("scale", __doc__)
    about = f"two or more sizes of the runs of one-page sheets ({' '.join(map(str, SIZES))})"
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, metavar="N", help=about)
    sizes = sorted(set(parser.parse_args().rows))
    if len(sizes) < 2 or sizes[0] < 1:
        parser.error("--rows takes two sizes or more, each of one practice at least")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        lines = measured(Path(name), sizes)
    PAGE.write_text(put(PAGE.read_text("utf-8"), lines), "utf-8")


def put(text: str, lines: list[str]) -> str:
    """The page with other lines between its marks."""
    before, _, rest = text.partition(BEGIN)
    return "\n".join([before + BEGIN, "", *lines, "", END]) + rest.partition(END)[2]


def measured(folder: Path, rows: list[int]) -> list[str]:
    """Everything, in turn: the lines between the marks."""
    set_up(folder / "project")
    runs = {count: _run(folder, count, *ONE_PAGE, *ALONE) for count in rows}
    own = {count: _run(folder, count, *ONE_PAGE, *ALONE, coloured=True) for count in COLOURS}
    few = _run(folder, FEW, *ALONE)
    fewer_files = _files(folder)
    more = _run(folder, MORE, *ALONE)
    out, files = folder / "out", _files(folder)
    pdfs = sum(path.stat().st_size for path in out.rglob("*.pdf"))
    figures = {
        costs.PAGE: _rate(runs),
        costs.MIX: (files - fewer_files) / (more.processor - few.processor),
        costs.OWN: _rate(own),
        costs.BYTES: pdfs / files,
        costs.MANIFEST: (out / "manifest.jsonl").stat().st_size / files,
        costs.LEDGER: (out / ".made.jsonl").stat().st_size / files,
    }
    two = _run(folder, ROWS, *ONE_PAGE, "--processes", "2")
    cluster = Cluster(folder)
    cluster.start()
    try:
        cluster.add_worker()
        cluster.add_worker()
        cluster.first_worker()
        engine = ("--engine", "dask", "--scheduler", cluster.address)
        _run(folder, FEWER, *ONE_PAGE, *engine)  # the workers are warm then, as those of a long run are
        less, run = (_run(folder, count, *ONE_PAGE, *engine) for count in (FEWER, ROWS))
    finally:
        cluster.end()
    figures[costs.CLIENT] = (run.processor - less.processor) / (ROWS - FEWER) * 1000
    figures[costs.TWO.format(rows=ROWS)] = two.wall
    figures[costs.DASK.format(rows=ROWS)] = run.wall
    lines = figure_lines(figures)
    corpus = f"the frozen sheets of `bench/corpus` (state {digest()}):"
    return [f"{machine()},", corpus, "", *size_lines(runs), "", *lines, "", *cost_lines(figures_in("\n".join(lines)))]


def _rate(runs: dict[int, Run]) -> float:
    """Sheets for a second of the processor, from the smallest run and the largest."""
    least, most = min(runs), max(runs)
    return (most - least) / (runs[most].processor - runs[least].processor)


def _run(folder: Path, count: int, *options: str, coloured: bool = False) -> Run:
    """A run of so many practices, in colours of their own if asked, into an empty folder."""
    table, out = folder / f"{count}.csv", folder / "out"
    rows = (
        f"practice-{number},Example Clinic {number},555-{number % 10_000:04},{f'#0000{number:02x}' if coloured else ''}\n"
        for number in range(count)
    )
    table.write_text("id,name,phone,accent\n" + "".join(rows), "ascii")
    shutil.rmtree(out, ignore_errors=True)
    say(f"{count} practices {' '.join(options)}")
    return timed(guide("personalize", folder / "project", out, str(table), *options))


def _files(folder: Path) -> int:
    with (folder / "out" / "manifest.jsonl").open("rb") as lines:
        return sum(1 for _ in lines)


if __name__ == "__main__":
    main()
