"""Whole processes, timed in turn, and what is said of several runs of the same."""

from __future__ import annotations

import functools
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.frozen import TODAY

ROOT = Path(__file__).resolve().parents[1]
# What takes longer than this is run once: a round of it would cost more than it tells.
ONCE = 12.0


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds on the clock, seconds of processor, peak memory in MB."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of several figures, the least and the most."""

    middle: float
    least: float
    most: float


def spread(figures: Sequence[float]) -> Spread:
    return Spread(statistics.median(figures), min(figures), max(figures))


def ratios(figures: Sequence[float], base: Sequence[float]) -> Spread:
    """Each figure to the base of the same round; the last round of the base for what was run more often."""
    return spread([figure / base[min(number, len(base) - 1)] for number, figure in enumerate(figures)])


def _environment(program: Path) -> dict[str, str]:
    """Where modules are found, and the day; Python keeps what it has compiled, as it does for whoever has said nothing
    else."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, **TODAY, "PYTHONPATH": str(program)}


@functools.cache
def _launcher(program: Path) -> subprocess.Popen[str]:
    """The process that starts the others, where they find the modules of a folder: Python looks into the current one
    first. It ends with this one, when its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-S", str(ROOT / "bench" / "launcher.py")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=program, env=_environment(program),
    )  # fmt: skip


def timed(command: Sequence[str], output: Path | None = None, program: Path = ROOT, core: int | None = None) -> Run:
    """Run a command to its end, its output into a file if one is named; it must succeed. It finds the modules of
    `program`, and has one core if its number is given, where a system can do that: numbers go round."""
    launcher = _launcher(program)
    assert launcher.stdin is not None and launcher.stdout is not None
    print(json.dumps([list(command), None if output is None else str(output), core]), file=launcher.stdin, flush=True)
    status, *took = json.loads(launcher.stdout.readline())
    if status:
        raise SystemExit(f"{' '.join(command)[:200]} ended with status {status}")
    return Run(*took)


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
