"""`make` does no work when nothing has changed, and all of it when something may have."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

# Stands for the program: notes what it was asked for and writes what `make` looks at.
PROGRAM = """#!/bin/sh
echo "$@" >>calls
mkdir -p build/en
echo pdf >build/en/tips.letter.pdf
echo '    "path": "en/tips.letter.pdf",' >build/manifest.json
"""


class Place:
    """A folder with the real Makefile and a program that only notes its calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in (
            "sources/topic/tips.md",
            "layouts/base.yaml",
            "fonts/fonts.yaml",
            "guide/a.py",
            "practices/one.yaml",
        ):
            (folder / name).parent.mkdir(parents=True)
            (folder / name).write_text("x")
        shutil.copy(ROOT / "Makefile", folder)
        for name in ("requirements.txt", "requirements-dev.txt"):
            (folder / name).write_text("")
        program = folder / ".venv" / "bin" / "python"
        program.parent.mkdir(parents=True)
        program.write_text(PROGRAM)
        program.chmod(0o755)
        (folder / ".venv" / ".ready").write_text("")
        # All of it is older than what is to come.
        for path in folder.rglob("*"):
            os.utime(path, (1, 1))

    def make(self, *arguments: str) -> list[str]:
        """What the program was asked for."""
        calls = self.folder / "calls"
        calls.unlink(missing_ok=True)
        subprocess.run(["make", *arguments], cwd=self.folder, check=True, capture_output=True, env=_outside_of_make())
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path / "a folder")
    assert made.make() == ["-m guide build"]
    return made


def test_nothing_has_changed(place: Place) -> None:
    assert place.make() == []


@pytest.mark.parametrize("name", ["sources/topic/tips.md", "layouts/base.yaml", "guide/a.py", "practices/one.yaml"])
def test_something_that_a_build_reads_has_changed(name: str, place: Place) -> None:
    later(place.folder / name)
    assert place.make() == ["-m guide build"]
    assert place.make() == []


def test_a_source_was_deleted(place: Place) -> None:
    time.sleep(0.02)
    (place.folder / "sources/topic/tips.md").unlink()
    assert place.make() == ["-m guide build"]


def test_a_file_that_was_made_is_gone(place: Place) -> None:
    (place.folder / "build/en/tips.letter.pdf").unlink()
    assert place.make() == ["-m guide build"]
    assert place.make() == []


@pytest.mark.parametrize(
    ("day", "calls"), [("2028-11-20", 0), ("2028-11-21", 1), ("2029-03-01", 1)], ids=["before", "on the day", "after"]
)
def test_a_day_comes_on_which_a_file_would_be_made_otherwise(
    day: str, calls: int, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    manifest = place.folder / "build/manifest.json"
    before = manifest.stat()
    manifest.write_text(manifest.read_text() + '    "changes_on": "2030-01-01"\n    "changes_on": "2028-11-21",\n')
    os.utime(manifest, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert len(place.make()) == calls


def test_the_manifest_is_gone_or_was_written_by_somebody_else(place: Place) -> None:
    later(place.folder / "build/manifest.json")
    assert place.make() == ["-m guide build"]
    shutil.rmtree(place.folder / "build")
    assert place.make() == ["-m guide build"]
    assert place.make() == []


def test_another_practice_is_asked_for(place: Place) -> None:
    assert place.make("PRACTICE=practices/one.yaml") == ["-m guide build --practice practices/one.yaml"]
    assert place.make("PRACTICE=practices/one.yaml") == []
    assert place.make() == ["-m guide build"]


def test_one_file_is_asked_for(place: Place) -> None:
    later(place.folder / "sources/topic/tips.md")
    assert place.make("build/en/tips.letter.pdf") == ["-m guide build --language en --handout tips --edition letter"]
    # The others may be old: the next whole build is a whole one.
    assert place.make() == ["-m guide build"]


def test_a_build_that_fails_is_tried_again(place: Place) -> None:
    program = place.folder / ".venv/bin/python"
    program.write_text(PROGRAM + "exit 1\n")
    later(place.folder / "layouts/base.yaml")
    for _ in range(2):
        with pytest.raises(subprocess.CalledProcessError):
            place.make()
    program.write_text(PROGRAM)
    assert place.make() == ["-m guide build"]


def test_two_at_once_do_not_disturb_each_other(place: Place) -> None:
    later(place.folder / "layouts/base.yaml")
    program = place.folder / ".venv/bin/python"
    program.write_text(PROGRAM.replace("mkdir", "sleep 0.3\nmkdir", 1))
    running = [
        subprocess.Popen(
            ["make"], cwd=place.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_outside_of_make()
        )
        for _ in range(2)
    ]
    ended = [(process.communicate(timeout=30)[0], process.returncode) for process in running]
    assert ended == [(b"", 0), (b"", 0)]
    assert {path.name for path in (place.folder / ".venv").iterdir()} == {
        "bin",
        ".ready",
        ".made",
        ".practice",
        ".manifest",
    }
    assert place.make() == []


def test_several_files_in_parallel(place: Place) -> None:
    later(place.folder / "layouts/base.yaml")
    names = [f"build/en/tips.{edition}.pdf" for edition in ("letter", "a4", "phone")]
    assert sorted(place.make("-j", *names)) == [
        f"-m guide build --language en --handout tips --edition {edition}" for edition in ("a4", "letter", "phone")
    ]


def test_a_build_that_fails_leaves_no_scraps(place: Place) -> None:
    program = place.folder / ".venv/bin/python"
    program.write_text(PROGRAM + "exit 1\n")
    later(place.folder / "layouts/base.yaml")
    with pytest.raises(subprocess.CalledProcessError):
        place.make()
    assert {path.name for path in (place.folder / ".venv").iterdir()} == {
        "bin",
        ".ready",
        ".made",
        ".practice",
        ".manifest",
    }


def _outside_of_make() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}


def later(path: Path) -> None:
    """As if it had just been changed, a little after everything before."""
    time.sleep(0.02)
    os.utime(path)
