"""A file system that is really full, at one moment or another: everything stays as it was, it is said, and the next run
makes it when there is room again."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.personalize.support import as_table as table
from tests.personalize.support import many, pdfs
from tests.support import HANDOUT, SITE_WORDS, SmallProject, files_in

FULL = "guide: No space left on device"
BLOCK = 4096


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may make a small file system")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("no file system can be made here")
    yield place
    subprocess.run(["umount", place], check=True)


def leave_room(disk: Path, blocks: int) -> None:
    """Fill the file system but for so many blocks."""
    ballast = disk / "ballast"
    ballast.unlink(missing_ok=True)
    state = os.statvfs(disk)
    ballast.write_bytes(bytes((state.f_bavail * state.f_frsize // BLOCK - blocks) * BLOCK))
    assert os.statvfs(disk).f_bavail * state.f_frsize == blocks * BLOCK


def refused_until_there_is_room(disk: Path, run: Callable[[], tuple[int, tuple[str, ...]]], made: Path) -> int:
    """Run with ever more room, until there is enough; how often there was not. `made` then stays as it was."""
    before = files_in(made)
    for blocks in itertools.count():
        leave_room(disk, blocks)
        code, errors = run()
        if code == 0:
            return blocks
        assert code == 2
        assert [line[: len(FULL)] for line in errors] == [FULL]
        assert files_in(made) == before, f"with {blocks} blocks"
    return 0


def test_a_build_has_room_or_changes_nothing(built: SmallProject, disk: Path) -> None:
    out = disk / "build"

    def run() -> tuple[int, tuple[str, ...]]:
        ran = built.guide("build", "--out", str(out))
        return ran.code, ran.errors

    assert run()[0] == 0
    first = files_in(out)
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    assert refused_until_there_is_room(disk, run, out) > 5
    assert built.guide("build").code == 0
    assert files_in(out) == built.built()
    assert files_in(out) != first


def test_a_site_has_room_or_changes_nothing(built: SmallProject, disk: Path) -> None:
    shutil.copy(SITE_WORDS, built.path("sources/site.en.yaml"))
    out = disk / "site"

    def run() -> tuple[int, tuple[str, ...]]:
        ran = built.guide("site", "--out", str(out))
        return ran.code, ran.errors

    assert run()[0] == 0
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    assert built.guide("build").code == 0
    before = files_in(out)
    leave_room(disk, 3)
    code, errors = run()
    assert (code, [line[: len(FULL)] for line in errors]) == (2, [FULL])
    assert files_in(out) == before
    assert [path.name for path in disk.iterdir() if path.name.startswith(".")] == []
    (disk / "ballast").unlink()
    assert run() == (0, ())
    assert files_in(out) != before


@pytest.mark.parametrize("processes", ["1", "2"])
def test_practices_are_gone_on_with_when_there_is_room(
    project: SmallProject, disk: Path, processes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.base.processes.PAUSE", 0)  # before another try
    project.write("practices.csv", table(*many(12)))
    out = disk / "out"

    def run(place: Path) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        ran = project.guide(
            "personalize", str(project.path("practices.csv")), "--out", str(place), "--edition", "letter",
            "--processes", processes,
        )  # fmt: skip
        return ran.code, ran.errors, ran.said

    assert run(project.path("calm"))[0] == 0
    whole = files_in(project.path("calm"))
    # The copy of the project takes more than a hundred blocks; with the last of these, some files are made.
    for blocks in (2, 10, 135):
        leave_room(disk, blocks)
        code, errors, _ = run(out)
        assert (code, [line[: len(FULL)] for line in errors]) == (2, [FULL])
        assert not (out / "manifest.jsonl").exists()
        assert {name: data for name, data in pdfs(out).items() if data != whole[name]} == {}
        assert not list(out.rglob("*/.*.part"))
    (disk / "ballast").unlink()
    code, errors, said = run(out)
    assert (code, errors) == (0, ())
    assert "already there" in said[0]
    assert files_in(out) == whole
