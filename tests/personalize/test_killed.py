"""A run that is killed at any moment goes on where it was: nothing twice, nothing lost, nothing half."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.pipeline.select import Selection
from guide.products.personalize.outcome import Tally
from guide.products.personalize.preparation import prepared
from guide.products.personalize.run import personalize as run_all
from guide.read.files import Project
from tests.long import in_long
from tests.personalize.support import FULL, PLAIN, THREE, as_table, manifest, many, pdfs, personalize
from tests.support import ROOT, TODAY, SmallProject, files_in

PRACTICES = 12
# Before so many names have changed each run is killed, one after the other.
KILLS = in_long((2, 9), (0, 1, 2, 3, 5, 7, 4, 6, 3, 2, 1))
# Runs the program, and kills it before it changes another name: a byte stands in a pipe for each that it may change, so
# that this holds for all of its processes together.
KILLED = """
import os, signal, sys
taken, given = os.pipe()
os.set_blocking(taken, False)
os.write(given, b"x" * {names})
leader, replace = os.getpid(), os.replace
def counted(*arguments):
    try:
        os.read(taken, 1)
    except BlockingIOError:
        os.write(given, b"x" * 10_000)
        {kill}
    return replace(*arguments)
os.replace = counted
from guide.__main__ import main
sys.exit(main())
"""


def run_killed(project: SmallProject, out: Path, names: int, *, whole_group: bool) -> int:
    """A run of two processes that is killed: all of them, or the first alone. Its exit code."""
    kill = "os.killpg(leader, signal.SIGKILL)" if whole_group else "os.kill(leader, signal.SIGKILL)"
    command = (
        sys.executable, "-c", KILLED.format(names=names, kill=kill), "personalize", str(project.path("practices.csv")),
        "--out", str(out), "--edition", "letter", "--processes", "2", "--project", str(project.root),
    )  # fmt: skip
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000"}
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True, env=environment)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.parametrize(("name", "whole_group"), [("out", True), ("out", False), ("out.zip", True)])
def test_killed_and_killed_again(project: SmallProject, name: str, whole_group: bool) -> None:
    project.write("practices.csv", as_table(*many(PRACTICES), {**PLAIN, "phone": "none"}))
    calm, out = project.path(f"calm-{name}"), project.path(name)
    assert personalize(project, "practices.csv", "--edition", "letter", out=calm.name).code == 1
    codes = [run_killed(project, out, names, whole_group=whole_group) for names in KILLS]
    assert codes == [-signal.SIGKILL] * len(KILLS)
    # Whoever was left of them has the folder until it ends, so this one waits.
    ran = personalize(project, "practices.csv", "--edition", "letter", out=name)
    assert ran.code == 1
    assert f"1 row of {PRACTICES + 1} failed" in ran.errors[-1]
    if name == "out":
        assert files_in(out) == files_in(calm)
    else:
        assert out.read_bytes() == calm.read_bytes()
        assert not list(project.root.glob(".*.work"))
    assert f"{PRACTICES} files for {PRACTICES} practices" in ran.said[0]
    assert "already there" in ran.said[0]


# What changes a folder; a run is killed before each of these in turn.
STEPS = ("replace", "unlink", "rmdir")


def dies_before(step: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that dies before its n-th change of a folder; whether it came to that."""
    child = os.fork()
    if child == 0:
        code, left = 1, iter(range(step))

        def watched(real: Callable[..., object]) -> Callable[..., object]:
            def call(*arguments: object, **options: object) -> object:
                if next(left, None) is None:
                    os._exit(77)
                return real(*arguments, **options)

            return call

        try:
            for name in STEPS:
                setattr(os, name, watched(getattr(os, name)))
            work()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 77)
    return code == 77


def prepared_for(project: SmallProject, name: str, *rows: dict[str, str]) -> Callable[[str], Tally]:
    """A run for these practices into a folder, of which all is read."""
    project.write(name, as_table(*rows))
    given = prepared(Project(project.root), project.path(name), Selection(editions=("letter",)), TODAY)
    return lambda out: run_all(given, str(project.path(out)), 1, None, lambda _: None, verify=True)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_killed_before_any_step_of_a_run_that_changes_an_older_one(project: SmallProject) -> None:
    """One practice stays, one changes, one goes, one comes: whatever was the last step, the next run ends it, or one for
    fewer practices takes away what was only begun for others."""
    prepared_for(project, "first.csv", *THREE)("start")
    run = prepared_for(project, "second.csv", FULL, {**PLAIN, "phone": "555-0199"}, *many(1))
    fewer = prepared_for(project, "fewer.csv", FULL)
    run("fresh")
    fewer("fresh-fewer")
    out, other = project.path("out"), project.path("other")
    step, wrong = 0, []
    while True:
        shutil.copytree(project.path("start"), out)
        if not dies_before(step, lambda: run("out")):
            break
        shutil.copytree(out, other)
        for path, data in pdfs(out).items():
            if not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
                wrong.append(f"{step}: half of {path}")
        if (out / "manifest.jsonl").exists() and {*pdfs(out)} != {entry["path"] for entry in manifest(out)}:
            wrong.append(f"{step}: a manifest of something else")
        for name, again, calm in (("out", run, "fresh"), ("other", fewer, "fresh-fewer")):
            again(name)
            if files_in(project.path(name)) != files_in(project.path(calm)):
                wrong.append(f"{step}: the next run leaves something else in {name}")
            shutil.rmtree(project.path(name))
        step += in_long(3, 1)
    assert files_in(out) == files_in(project.path("fresh"))
    assert wrong == []
    assert step > 20
