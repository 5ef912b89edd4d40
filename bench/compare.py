"""This checkout against another on the frozen sheets: `python -m bench.compare OTHER` prints the ratios of their times.

Whole processes of both programs, in pairs, taking turns at going first. Machines are noisy: what counts is the median
ratio of the pairs, for clock time and processor time; if both agree, it holds.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.frozen import CORPUS, FONTS, HANDOUT, set_up
from bench.measure import ROOT, Run, guide, processors, ratios, say, script, spread, timed, walls
from bench.tables import table

ROUNDS = 11
# What a change may cost at most.
MOST = 1.03


@dataclass(frozen=True, slots=True)
class Task:
    """What both programs make: options of `guide build`, on one core or on all, with so many pairs in each round."""

    name: str
    options: tuple[str, ...] = ()
    one_core: bool = False
    pairs: int = 1


TASKS = (
    Task("every handout and edition, one core", one_core=True),
    Task("every handout and edition, all cores"),
    Task(f"`{HANDOUT}`, one edition", ("--handout", HANDOUT, "--edition", "letter"), pairs=3),
)


@dataclass(frozen=True, slots=True)
class Side:
    """A program, copied into its own folder; the project it builds; where its files go."""

    program: Path
    project: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Compared:
    """Runs of a task, pair by pair."""

    task: Task
    this: list[Run] = field(default_factory=list)
    other: list[Run] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare, and print the table."""
    parser = script("compare", __doc__)
    parser.add_argument("other", type=Path, help="the folder of the other checkout, whose guide/ is run")
    parser.add_argument(
        "--corpus", type=Path, metavar="FOLDER",
        help="sheets for the other side, when it cannot read those of this one: its own bench/corpus, or a project",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds that count ({ROUNDS})")
    options = parser.parse_args(arguments)
    other, corpus = options.other.resolve(), (options.corpus or CORPUS).resolve()
    for folder in (other / "guide", corpus / "sources", corpus / "layouts"):
        if not folder.is_dir():
            parser.error(f"there is no folder {folder}")
    if options.rounds < 1:
        parser.error("at least one round is needed")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        this = side(folder / "this", ROOT, CORPUS, FONTS)
        # Sheets in its own format come with its own fonts.
        that = side(folder / "other", other, corpus, other / "fonts" if options.corpus else FONTS)
        found = compared(this, that, TASKS, options.rounds)
        print("\n".join([*lines(found), "", same_bytes(this.out / "0", that.out / "0")]))


def side(folder: Path, checkout: Path, corpus: Path, fonts: Path) -> Side:
    """A copy of a program, so that nothing is written into a checkout, and later changes there are not run."""
    program = folder / "program"
    shutil.copytree(checkout / "guide", program / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    return Side(program, set_up(folder / "project", corpus, fonts), folder / "out")


def compared(this: Side, other: Side, tasks: Sequence[Task], rounds: int) -> list[Compared]:
    """Every task in every round, after one round that does not count: it warms the disk cache and compiles."""
    found = [Compared(task) for task in tasks]
    for count in range(rounds + 1):
        say(f"round {count} of {rounds}")
        for number, each in enumerate(found):
            for pair in range(each.task.pairs):
                sides = [(this, each.this), (other, each.other)]
                if (count + pair) % 2:
                    sides.reverse()
                for side, runs in sides:
                    run = _run(side, number, each.task, core=count if each.task.one_core else None)
                    if count:
                        runs.append(run)
    return found


def _run(side: Side, number: int, task: Task, core: int | None) -> Run:
    """One build into an empty folder: a build remembers what it made."""
    out = side.out / str(number)
    shutil.rmtree(out, ignore_errors=True)
    return timed(guide("build", side.project, out, *task.options), program=side.program, core=core)


def lines(found: Sequence[Compared]) -> list[str]:
    """Medians of seconds, and ratios of the pairs: on the clock, with their range, and of the processor."""
    rows = []
    for each in found:
        this, other = walls(each.this), walls(each.other)
        clock, processor = ratios(this, other), ratios(processors(each.this), processors(each.other)).middle
        rows.append(
            f"{each.task.name} | {spread(this).middle:.3f} | {spread(other).middle:.3f} | {clock.cells('.3f')} "
            f"| {processor:.3f} | {_within(clock.middle, processor)}"
        )
    return table(f"| cold process, fresh folder | this: s | other: s | this / other | range | processor | {MOST:.2f} or less |", rows)  # fmt: skip


def _within(*middles: float) -> str:
    """Clock time includes other work of the machine, processor time excludes waiting: if they differ, neither
    decides."""
    within = {middle <= MOST for middle in middles}
    return "unclear" if len(within) > 1 else "yes" if within == {True} else "no"


def same_bytes(this: Path, other: Path) -> str:
    """Whether both made the same files, in a sentence."""
    own, others = ({path.relative_to(out).as_posix() for path in out.rglob("*.pdf")} for out in (this, other))
    both = sorted(own & others)
    _, differing, _ = filecmp.cmpfiles(this, other, both, shallow=False)
    said = f"PDFs: {len(own)} here, {len(others)} there"
    if own == others and not differing:
        return f"{said}, all with the same bytes."
    return f"{said}, {len(differing)} with other bytes{''.join(f', {name}' for name in differing[:3])}."


if __name__ == "__main__":
    main()
