"""Killed at any moment, or two at once: no half file, no manifest that is not true, and the next run mends it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.publish.outputs import _PATH, MANIFEST, Output, publish
from guide.publish.transaction import JOURNAL, locked, recover
from tests.long import in_long, only_long
from tests.support import ROOT, SmallProject, files_in

PATHS = ("en/one.pdf", "en/two.pdf", "es/three.pdf")
# What changes a folder; a process is killed before each of these in turn.
STEPS = ("open", "fsync", "replace", "unlink", "mkdir")
KILLED = 77
# Every day one of the two changes is stopped before its odd steps and the other before its even ones, and who mends before
# every sixth of its own, others after each kill. `make test-long` takes all.
STRIDE, APART = in_long((2, 6), (1, 1))

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here"),
    # A library of another test may have started threads; the child does nothing but write files.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]


def of_generation(number: int) -> tuple[Output, ...]:
    """Three files, of which every third generation leaves one out."""
    outputs = []
    for path in PATHS[: 2 if number % 3 == 0 else 3]:
        data = f"{path} {number} ".encode() * 500
        outputs.append(Output(path, data, {"path": path, "sha256": hashlib.sha256(data).hexdigest()}))
    return tuple(outputs)


def put(number: int, out: Path) -> None:
    outputs = of_generation(number)
    publish(outputs, out, whole=True, keys={output.path: f"made from {number}" for output in outputs})


def mend(out: Path) -> None:
    """What the next run does first."""
    with locked(out):
        recover(out, MANIFEST, _PATH)


def is_whole(path: str, data: bytes) -> bool:
    """Whether the data is what one generation wrote, all of it."""
    unit = data[: data.find(b" ", len(path) + 1) + 1]
    return data == unit * 500 and unit.startswith(path.encode())


def killed_before(step: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that dies before its n-th change of a folder; whether it came to that."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _die_before(step)
            work()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, KILLED)
    return code == KILLED


def _die_before(step: int) -> None:
    left = step

    def watched(name: str) -> None:
        real: Callable[..., Any] = getattr(os, name)

        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            if name == "open" and not arguments[1] & os.O_CREAT:
                return real(*arguments, **options)
            if not left:
                if name == "fsync":  # half of it may be on the disk
                    os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)
                os._exit(KILLED)
            left -= 1
            # Nothing of the machine's memory is lost here, so there is no need to wait for the disk.
            return None if name == "fsync" else real(*arguments, **options)

        setattr(os, name, call)

    for name in STEPS:
        watched(name)


def assert_true(out: Path) -> None:
    """Files are whole, and the manifest lists every one that is there; without a manifest there is a journal."""
    there = {path: data for path, data in files_in(out).items() if path in PATHS}
    assert [path for path, data in there.items() if not is_whole(path, data)] == []
    if not (out / MANIFEST).exists():
        assert (out / JOURNAL).exists()
        return
    listed = json.loads((out / MANIFEST).read_text("utf-8"))["files"]
    assert {entry["path"]: entry["sha256"] for entry in listed} == {
        path: hashlib.sha256(data).hexdigest() for path, data in there.items()
    }


@pytest.mark.parametrize(("old", "new"), in_long([(2, 3), (3, 4)], [(1, 2), (2, 3), (3, 4)]))
def test_a_kill_before_any_step_leaves_the_old_set_or_the_new_one(old: int, new: int, tmp_path: Path) -> None:
    """Before the journal is there the old set counts, from then on the new one: also if who mends it is killed."""
    start, after, out, again = (tmp_path / name for name in ("start", "after", "out", "again"))
    put(old, start)
    before = files_in(start)
    shutil.copytree(start, after)
    put(new, after)
    step, counts = old % STRIDE, {"old": 0, "new": 0}
    while True:
        shutil.copytree(start, out)
        if not killed_before(step, lambda: put(new, out)):
            break
        assert_true(out)
        begun = (out / JOURNAL).exists()
        counts["new" if begun else "old"] += STRIDE
        mended = step % APART
        while True:
            shutil.copytree(out, again)
            died = killed_before(mended, lambda: mend(again))
            assert_true(again)
            mend(again)
            assert files_in(again) == (files_in(after) if begun else before), (step, mended)
            shutil.rmtree(again)
            if not died:
                break
            mended += APART
        shutil.rmtree(out)
        step += STRIDE
    assert files_in(out) == files_in(after)
    # The journal is written, and put in place, before the first name changes; behind it as many names change as there are.
    assert counts["old"] >= 2 * len(of_generation(new))
    assert counts["new"] >= len(of_generation(new)) + 3


@only_long
def test_a_kill_at_any_moment_leaves_whole_files_and_a_true_manifest(tmp_path: Path) -> None:
    moments = random.Random(5)  # noqa: S311  # moments, not secrets
    put(1, tmp_path)
    for _ in range(3_000):
        child = os.fork()
        if child == 0:
            try:
                for number in range(1_000_000):
                    put(number, tmp_path)
            finally:
                os._exit(1)
        time.sleep(moments.random() * 0.012)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert_true(tmp_path)
    put(2, tmp_path)
    assert_true(tmp_path)
    assert set(files_in(tmp_path)) == {*PATHS, MANIFEST, ".made.json"}


def test_a_journal_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    out = tmp_path / "build"
    out.mkdir()
    journal = {"renames": [["../.mine.txt.1.part", "../mine.txt"]], "gone": ["../mine.txt"]}
    (out / ".journal.json").write_text(json.dumps(journal))
    publish(of_generation(1), out, whole=True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_two_builds_at_once_leave_one_whole_set(project: SmallProject) -> None:
    command = [sys.executable, "-m", "guide", "build", "--project", str(project.root)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen(command, env=environment) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    together = project.built()
    assert project.guide("build").code == 0
    assert project.built() == together
    assert [name for name in together if ".part" in name or "journal" in name] == []
