"""How the build scales with the number of topics: `make bench-topics` writes what it costs into bench/RESULTS.md.

Each topic is a copy of the frozen one, with names and numbers of its own, in one edition. Whole processes, one after the
other. What counts is how much more a handout costs in a large project than in a small one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase

from bench.frozen import TOPIC, digest, set_up
from bench.measure import ROOT, Run, guide, say, script, timed
from bench.tables import machine, placed, table

PAGE = ROOT / "bench" / "RESULTS.md"
BEGIN, END = "<!-- topics: make bench-topics -->", "<!-- end of topics -->"
# Numbers of topics: few and many.
SIZES = (20, 200)
# The most that a handout may cost among many topics, for each second or MB that it costs among few.
MOST = 1.05
EDITION = "letter"
# The word that is changed, and what it becomes.
WORDS = ("Your baby pushes off", "Your baby sets off")
HANDOUT = "tips"

WHOLE, SAME, LOOKED = "everything, cold", "nothing changed", "nothing changed, as `make` sees it"
WORD, ONE_WORD, ONE = "one changed word, everything", "one changed word, one handout", "one handout, cold"


def main() -> None:
    parser = script("topics", __doc__)
    parser.add_argument("--topics", type=int, nargs=2, default=SIZES, metavar="N", help="few and many topics")
    few, many = sorted(parser.parse_args().topics)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        runs = {size: measured(Path(name) / str(size), size) for size in (few, many)}
    PAGE.write_text(put(PAGE.read_text("utf-8"), lines_of(runs, few, many)), "utf-8")


def put(text: str, lines: list[str]) -> str:
    """The page with these lines between its marks."""
    return placed(text, BEGIN, END, lines)


def section_of(text: str) -> str:
    """What `put` wrote into a page, and what follows it; "" if nothing."""
    _, mark, rest = text.partition(BEGIN)
    return mark + rest


def make_topics(project: Path, count: int) -> int:
    """So many copies of the frozen topic in place of it; the number of their handouts."""
    set_up(project)
    frozen = project / TOPIC
    names = [path.stem for path in sorted((frozen / "en").glob("*.md"))]
    for first, second in islice(product(ascii_uppercase, repeat=2), count):
        prefix = first + second
        topic = frozen.with_name(f"topic-{prefix.lower()}")
        shutil.copytree(frozen, topic)
        (topic / "en" / "changes.yaml").unlink()
        settings = topic / "topic.yaml"
        lines = settings.read_text("utf-8").replace("SP-", f"{prefix}-").split("\n")
        edition = [f"editions: [{EDITION}]" if line.startswith("editions:") else line for line in lines]
        settings.write_text("\n".join(edition), "utf-8")
        for name in names:
            path = topic / "en" / f"{name}.md"
            text = path.read_text("utf-8").replace("number: SP-", f"number: {prefix}-", 1)
            path.unlink()
            own = f"{name}-{prefix.lower()}"
            path.with_name(f"{own}.md").write_text(text.replace(f"handout: {name}", f"handout: {own}", 1), "utf-8")
    shutil.rmtree(frozen)
    return count * len(names)


def measured(folder: Path, count: int) -> dict[str, tuple[Run, int]]:
    """Every task on so many topics, each with the number of handouts that it is about."""
    project, out, cold, mark = (folder / name for name in ("project", "out", "cold", "mark"))
    say(f"{count} topics")
    handouts = make_topics(project, count)
    (changed,) = (project / "sources" / "topic-aa" / "en").glob(f"{HANDOUT}-*.md")
    build = guide("build", project, out, "--mark", str(mark))
    one = ("--handout", changed.stem, "--edition", EDITION)
    found = {WHOLE: (timed(build), handouts), SAME: (timed(build), handouts)}
    look = [sys.executable, "-I", "-S", str(ROOT / "guide" / "base" / "inputs.py"), str(mark), "", ""]
    found[LOOKED] = (_looked(look, project), handouts)
    found[ONE] = (timed(guide("build", project, cold, *one)), 1)
    text = changed.read_text("utf-8")
    if WORDS[0] not in text:
        raise SystemExit(f"{changed.name} lacks the words to change: {WORDS[0]}")
    changed.write_text(text.replace(WORDS[0], WORDS[1]), "utf-8")
    found[WORD] = (timed(build), handouts)
    changed.write_text(text, "utf-8")
    found[ONE_WORD] = (timed(guide("build", project, out, *one)), 1)
    return found


def _looked(command: list[str], project: Path) -> Run:
    return timed(command, program=project)


def lines_of(runs: dict[int, dict[str, tuple[Run, int]]], few: int, many: int) -> list[str]:
    """The section of the page."""
    rows = []
    for task in (WHOLE, SAME, LOOKED, WORD, ONE, ONE_WORD):
        (less, fewer), (more, handouts) = runs[few][task], runs[many][task]
        # Of the processor: the clock also depends on what else the machine does.
        growth = (more.processor / handouts) / (less.processor / fewer)
        rows.append(
            f"{task} | {less.wall:.3f} | {more.wall:.3f} | {growth:.2f} | {less.memory:.0f} | {more.memory:.0f}"
        )
    return [
        "## Many topics",
        "",
        f"{machine()}; copies of the frozen topic (state {digest()}), each of 10 handouts in one edition. The growth is that of "
        f"the processor's seconds for each handout that a task is about, and should be at most {MOST}.",
        "",
        *table(
            f"| task | {few} topics, seconds | {many} topics, seconds | growth | {few} topics, MB | {many} topics, MB |",
            rows,
        ),
    ]


if __name__ == "__main__":
    main()
