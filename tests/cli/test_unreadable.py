"""Files and folders that cannot be read, are of the wrong kind, or are links to nowhere: a place and what to do, no traceback.

Root may read everything, so these runs belong to another user if they can.
"""

from __future__ import annotations

import calendar  # noqa: F401  # of use only where something is wrong
import contextlib
import difflib  # noqa: F401
import importlib
import os
import pkgutil
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import guide
from tests.support import HANDOUT, TOPIC, SmallProject

COMMANDS = (("build",), ("check",), ("list",), ("impose", "small"), ("new", "topic", "other"))
NOBODY = 65534
RIGHTS = "; see that you may read and write it, and open the folder it is in"


def run(project: SmallProject, *arguments: str) -> tuple[int, str]:
    """A run of the command line as somebody who may not read everything."""
    root = os.geteuid() == 0
    if root:
        # What is imported on the way must be there before: Python itself may be closed to others.
        project.guide(*arguments, "--help")
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        ran = project.guide(*arguments)
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)
    return ran.code, "\n".join(ran.errors)


@pytest.fixture
def owned(built: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project, given to the user that runs the commands; the folders above can be opened."""
    for module in pkgutil.walk_packages(guide.__path__, "guide."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # packages that only some commands need
                importlib.import_module(module.name)
    give(built.root)
    base = tmp_path_factory.getbasetemp()
    # What pytest itself made and closed to others, of which a worker of pytest-xdist knows only a part.
    base = next((folder for folder in base.parents if folder.name.startswith("pytest-of-")), base)
    for folder in built.root.parents:
        closed = os.geteuid() == 0 and folder.stat().st_mode & 0o005 != 0o005
        if closed and not folder.is_relative_to(base):
            pytest.skip("another user cannot open the folders above")
        if closed:
            folder.chmod(folder.stat().st_mode | 0o055)
    return built


def give(folder: Path) -> None:
    """Make everything in a folder belong to the other user."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def unreadable(path: Path) -> None:
    path.chmod(0)


def another_kind(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("x")
    else:
        path.unlink()
        path.mkdir()


def to_nowhere(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to("nowhere")


def to_itself(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(path.name)


WAYS: tuple[Callable[[Path], None], ...] = (unreadable, another_kind, to_nowhere, to_itself)
PLACES = (
    "sources", TOPIC, f"{TOPIC}/en", f"{TOPIC}/pictures", HANDOUT, f"{TOPIC}/facts.yaml", "layouts", "layouts/letter.yaml",
    "layouts/icons", "fonts", "fonts/fonts.yaml",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_cannot_be_read_ends_in_a_traceback(way: Callable[[Path], None], owned: SmallProject) -> None:
    wrong = []
    for place in PLACES:
        kept = owned.path("kept")
        shutil.copytree(owned.root, kept, ignore=shutil.ignore_patterns("kept"))
        moved = SmallProject(kept)
        way(moved.path(place))
        give(kept)
        for command in COMMANDS:
            code, errors = run(moved, *command)
            silent = code and not errors
            if "Traceback" in errors or "bug in the program" in errors or code not in (0, 1, 2) or silent:
                wrong.append((place, command, code, errors[-300:]))
        shutil.rmtree(kept)
    assert wrong == []


def test_who_may_not_read_is_told_where_and_what_to_do(owned: SmallProject) -> None:
    for place in ("sources", f"{TOPIC}/pictures"):
        owned.path(place).chmod(0)
        code, errors = run(owned, "build")
        owned.path(place).chmod(0o755)
        named = owned.path("sources/criteria.yaml" if place == "sources" else place)
        assert (code, errors) == (2, f"guide: Permission denied ({named}){RIGHTS}")
    owned.path(HANDOUT).chmod(0)
    code, errors = run(owned, "build")
    assert (code, errors) == (
        1,
        f"{HANDOUT}:1:1: file: this file cannot be read (permission denied)\n"
        "    hint: check that it is an ordinary file and that you may read it and its folder\n"
        "1 error; nothing was written",
    )


@pytest.mark.parametrize("target", ["nowhere", "lost"])
def test_a_topic_that_is_a_link_to_nowhere_is_an_error(target: str, built: SmallProject) -> None:
    built.path("sources/lost").symlink_to(target)
    before = built.built()
    ran = built.guide("build")
    assert ran.errors == (
        "sources/lost:1:1: file: this link leads nowhere", "    hint: put back what it leads to, or delete the link",
        "1 error; nothing was written",
    )  # fmt: skip
    assert (ran.code, built.built()) == (1, before)


def test_a_project_without_a_topic_keeps_what_was_built(built: SmallProject) -> None:
    before = built.built()
    shutil.rmtree(built.path(TOPIC))
    ran = built.guide("build")
    assert ran.errors == (
        "sources:1:1: topic: there is no topic here", '    hint: start one: `make new WHAT="topic NAME"`, or `guide new topic NAME`; `guide docs writing` says what goes into it',
        "1 error; nothing was written",
    )  # fmt: skip
    assert (ran.code, built.built()) == (1, before)


def test_a_name_that_cannot_be_known_says_where_to_look(built: SmallProject) -> None:
    shutil.rmtree(built.path(TOPIC))
    ran = built.guide("impose", "small")
    assert ran.errors == ("guide: unknown handout `small`: no handout can be read; `guide check` may say why",)
