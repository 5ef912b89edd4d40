"""bench/measure.py and its scripts: what a process took is its own, and a command that fails ends the benchmark."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import measure
from bench.measure import ONCE, Run, in_turn, ratios, spread, timed
from tests.long import only_long
from tests.support import ROOT


def test_a_command_is_timed_with_the_modules_of_its_program(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text("print('said')\nkept = bytearray(64_000_000)\n", "ascii")
    out = tmp_path / "said.txt"
    run = timed([sys.executable, "-m", "own"], str(out), program=tmp_path)
    assert out.read_text("ascii") == "said\n"
    assert run.memory > 64
    assert run.wall > 0 and run.processor > 0
    # The memory of whoever measures is not counted.
    kept = bytearray(256_000_000)
    assert timed([sys.executable, "-c", "pass"]).memory < len(kept) / 1e6


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(SystemExit) as stopped:
        timed([sys.executable, "-c", "import sys; print('not here'); sys.exit('no such handout')"])
    assert str(stopped.value).startswith("no such handout\n")
    assert str(stopped.value).endswith(" ended with status 1")


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not say which cores there are")
def test_a_core_is_taken_by_its_number(tmp_path: Path) -> None:
    cores, out = sorted(os.sched_getaffinity(0)), tmp_path / "cores"
    command = [sys.executable, "-c", "import os; print(sorted(os.sched_getaffinity(0)))"]
    for number, expected in ((None, cores), (0, cores[:1]), (len(cores), cores[:1])):
        timed(command, str(out), core=number)
        assert out.read_text("ascii") == f"{expected}\n"


def test_the_first_round_does_not_count_and_what_is_long_runs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def ran(command: Sequence[str]) -> Run:
        said.append(command[0])
        return Run(ONCE + 1 if command == ["long"] else len(said), 1.0, 1.0)

    monkeypatch.setattr(measure, "timed", ran)
    runs = in_turn({"a": ["short"], "b": ["long"]}, 2, lambda: said.append("before"))
    assert said == ["before", "short", "long", "before", "short", "before", "short"]
    assert ([run.wall for run in runs["a"]], len(runs["b"])) == ([5, 7], 1)


def test_what_ran_more_often_is_held_against_the_last_of_the_others() -> None:
    assert ratios([2.0, 6.0, 8.0], [1.0, 2.0]) == spread([2.0, 3.0, 4.0])
    assert f"{spread([1.0, 4.0, 2.0]):.1f}" == "2.0 (1.0 to 4.0)"
    assert spread([1.0, 4.0, 2.0]).cells(".1f") == "2.0 | 1.0 to 4.0"


@only_long
def test_every_script_says_how_it_is_used() -> None:
    scripts = sorted(
        path.stem for path in (ROOT / "bench").glob("*.py") if '__name__ == "__main__"' in path.read_text("utf-8")
    )
    assert {"compare", "run", "scale"} < set(scripts)
    for name in scripts:
        ran = subprocess.run(
            [sys.executable, "-m", f"bench.{name}", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, ""), name
        assert f"python -m bench.{name} " in ran.stdout, name
