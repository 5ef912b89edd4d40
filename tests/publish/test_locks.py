"""Whoever changes a folder holds it: as long as names in it change, no other process can have it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guide.publish import mark
from guide.publish.outputs import read_manifest
from tests.personalize.support import PLAIN, as_table
from tests.support import HANDOUT, SITE_WORDS, SmallProject

fcntl = pytest.importorskip("fcntl", reason="folders are locked with flock")


def is_held(folder: Path) -> bool:
    """Whether somebody else could not have the folder now."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


# What writes, and the folder to be held while it does.
WRITERS: dict[str, tuple[tuple[str, ...], str]] = {
    "build": (("build", "--out", "made"), "made"),
    "site": (("site", "--out", "site"), "."),
    "personalize": (("personalize", "practices.csv", "--out", "made", "--edition", "letter", "--processes", "1"), "made"),
    "personalize, zip": (("personalize", "practices.csv", "--out", "made.zip", "--edition", "letter", "--processes", "1"), "."),
    "approve": (("approve", "small", "--by", "Test Reviewer, MD"), "sources/topic"),
}  # fmt: skip


@pytest.mark.parametrize("writer", WRITERS)
def test_a_folder_is_held_while_names_in_it_change(
    writer: str, built: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, name = WRITERS[writer]
    built.write("practices.csv", as_table(PLAIN))
    built.write("sources/site.en.yaml", SITE_WORDS.read_bytes())
    monkeypatch.chdir(built.root)
    folder, moments = built.path(name), list[tuple[str, bool]]()

    def watched(change: str) -> None:
        real: Callable[..., Any] = getattr(os, change)

        def call(path: Any, *others: Any, **options: Any) -> Any:
            if Path(path).resolve().is_relative_to(folder):
                moments.append((f"{change} {path}", is_held(folder)))
            return real(path, *others, **options)

        monkeypatch.setattr(os, change, call)

    for change in ("replace", "rename", "unlink"):
        watched(change)
    assert built.guide(*arguments).code == 0
    assert moments
    assert [change for change, held in moments if not held] == []


def test_the_folder_is_held_while_a_mark_is_made_of_it(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []

    def read(out: Path) -> Any:
        held.append(is_held(out))
        return read_manifest(out)

    monkeypatch.setattr(mark, "read_manifest", read)
    assert project.guide("build", "--mark", str(project.path("mark"))).code == 0
    assert held == [True]


def test_a_build_waits_until_it_has_the_folder(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks for the folder in the way that waits, and changes nothing before it has it."""
    before, asked = built.built(), list[tuple[int, bool]]()
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    real = fcntl.flock

    def flock(handle: int, how: int) -> None:
        asked.append((how, built.built() == before))
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    assert built.guide("build").code == 0
    assert asked == [(fcntl.LOCK_EX, True)]
    assert built.built() != before
