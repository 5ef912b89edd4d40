"""Whole processes, timed in turn, and statistics of repeated runs."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.frozen import TODAY

ROOT = Path(__file__).resolve().parents[1]
# Anything slower than this runs once: more rounds would cost more than they tell.
ONCE = 12.0


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds on the clock, seconds of processor, peak memory in MB."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The median, the least and the greatest of several figures."""

    middle: float
    least: float
    most: float

    def __format__(self, digits: str) -> str:
        """All three, with so many digits: `{spread:.2f}`."""
        return f"{self.middle:{digits}} ({self.least:{digits}} to {self.most:{digits}})"

    def cells(self, digits: str) -> str:
        """The same for two columns of a table."""
        return f"{self.middle:{digits}} | {self.least:{digits}} to {self.most:{digits}}"


def spread(figures: Sequence[float]) -> Spread:
    return Spread(statistics.median(figures), min(figures), max(figures))


def ratios(figures: Sequence[float], base: Sequence[float]) -> Spread:
    """Each figure relative to the base of the same round; extra rounds use the last round of the base."""
    return spread([figure / base[min(number, len(base) - 1)] for number, figure in enumerate(figures)])


def walls(runs: Sequence[Run]) -> list[float]:
    return [run.wall for run in runs]


def processors(runs: Sequence[Run]) -> list[float]:
    return [run.processor for run in runs]


def script(name: str, about: str | None) -> argparse.ArgumentParser:
    """The command line of a script; its help begins with the module's docstring."""
    return argparse.ArgumentParser(
        prog=f"python -m bench.{name}", description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def say(what: str) -> None:
    """The progress, for anyone waiting."""
    print(f"bench: {what}", file=sys.stderr, flush=True)


def guide(command: str, project: Path, out: Path, *options: str) -> list[str]:
    """A command of this project, or of another program."""
    return [sys.executable, "-m", "guide", command, "--project", str(project), "--out", str(out), *options]


def environment() -> dict[str, str]:
    """The day; and Python keeps its compiled files, as by default."""
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}, **TODAY}


def timed(command: Sequence[str], output: str = os.devnull, program: Path = ROOT, core: int | None = None) -> Run:
    """Run a command to its end, its output into a file if one is named; it must succeed. It finds the modules of
    `program`, and has one core if its number is given and the system can do that: numbers wrap around."""
    launcher = [sys.executable, "-S", str(ROOT / "bench" / "launcher.py"), "" if core is None else str(core), output]
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        done = subprocess.run(
            [*launcher, *command], stdout=subprocess.PIPE, stderr=said, text=True, cwd=program,
            env={**environment(), "PYTHONPATH": str(program)},
        )  # fmt: skip
        if done.returncode:
            # Output of a command is shown if it fails; warnings of a timed build are not.
            said.seek(0)
            raise SystemExit(f"{said.read()}{' '.join(command)[:200]} ended with status {done.returncode}")
    return Run(*json.loads(done.stdout))


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, before: Callable[[], None] = lambda: None, warm: bool = True
) -> dict[str, list[Run]]:
    """Every command once a round; `before` runs at the start of a round. With `warm`, a first round that does not
    count warms the disk cache and Python's compiled files."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + warm):
        before()
        for name, command in commands.items():
            if number > 0 and runs[name] and runs[name][0].wall > ONCE:
                continue
            run = timed(command)
            if number or not warm or run.wall > ONCE:
                runs[name].append(run)
    return runs
