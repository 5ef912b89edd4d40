"""Killed at any moment, or two at once: no half file, no manifest that is not true, and the next run mends it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.publish.outputs import Output, publish
from tests.support import ROOT, SmallProject, files_in

KILLS = 200
# A child has published a few times when the longest of these is over (seconds).
LONGEST = 0.012
PATHS = ("en/one.pdf", "en/two.pdf", "es/three.pdf")


def of_generation(number: int) -> tuple[Output, ...]:
    """Three files, of which every third generation leaves one out."""
    outputs = []
    for path in PATHS[: 2 if number % 3 == 0 else 3]:
        data = f"{path} {number} ".encode() * 500
        outputs.append(Output(path, data, {"path": path, "sha256": hashlib.sha256(data).hexdigest()}))
    return tuple(outputs)


def is_whole(path: str, data: bytes) -> bool:
    """Whether the data is what one generation wrote, all of it."""
    unit = data[: data.find(b" ", len(path) + 1) + 1]
    return data == unit * 500 and unit.startswith(path.encode())


def publish_for_ever(out: Path) -> None:
    number = 0
    while True:
        publish(of_generation(number), out, whole=True)
        number += 1


# A library of another test may have started threads; the child does nothing but write files.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")
def test_a_kill_at_any_moment_leaves_whole_files_and_a_true_manifest(tmp_path: Path) -> None:
    moments = random.Random(5)  # noqa: S311  # moments, not secrets
    publish(of_generation(1), tmp_path, whole=True)
    without_manifest = 0
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            try:
                publish_for_ever(tmp_path)
            finally:
                os._exit(1)
        time.sleep(moments.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        there = {path: data for path, data in files_in(tmp_path).items() if path in PATHS}
        assert all(is_whole(path, data) for path, data in there.items())
        if not (tmp_path / "manifest.json").exists():
            without_manifest += 1
            assert (tmp_path / ".journal.json").exists()
            continue
        listed = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["files"]
        assert {entry["path"]: entry["sha256"] for entry in listed} == {
            path: hashlib.sha256(data).hexdigest() for path, data in there.items()
        }
    # Some of the kills must have come in the middle of it, or nothing has been shown.
    assert 0 < without_manifest < KILLS
    publish(of_generation(2), tmp_path, whole=True)
    assert files_in(tmp_path) == {
        **{output.path: output.data for output in of_generation(2)},
        "manifest.json": (tmp_path / "manifest.json").read_bytes(),
    }


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
