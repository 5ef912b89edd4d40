"""Where a practice's file may be: one that is not there, is no file or leads elsewhere is refused by the name that was given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.test_bad_practices import BARE, FILE, said
from tests.support import SmallProject, assert_refused


def test_a_file_that_is_not_there_is_told(built: SmallProject) -> None:
    before, path = built.built(), built.path("practices/oak-stret.yaml")
    assert built.guide("build", "--practice", str(path)).errors == (f"guide: there is no file {path}",)
    built.write("practices/oak-street.yaml", BARE)
    there = os.path.relpath(built.path("practices/oak-street.yaml"))
    for given, hint in (
        (str(Path(there).with_name("oak-stret.yaml")), f"did you mean `{there}`?"),
        ("oak-street", f"did you mean `{there}`?"),
        ("somewhere/else.yaml", f"use one of: `{there}`"),
    ):
        ran = built.guide("build", "--practice", given)
        assert (ran.code, ran.errors) == (2, (f"guide: there is no file {given}: {hint}",))
    assert built.built() == before


def test_a_folder_is_no_file(built: SmallProject) -> None:
    path = str(built.path("sources"))
    message = f"{path}:1:1: file: this file cannot be read (is a directory)\n    hint: check that it is an ordinary file and that you may read it and its folder"
    assert_refused(built, message, arguments=("--practice", path))


def test_a_path_below_a_file_is_told(built: SmallProject) -> None:
    built.write(FILE, BARE)
    path = os.path.relpath(built.path(f"{FILE}/b.yaml"))
    ran = built.guide("build", "--practice", path)
    there = os.path.relpath(built.path(FILE))
    assert (ran.code, ran.errors) == (2, (f"guide: there is no file {path}: did you mean `{there}`?",))


def test_a_link_to_itself_is_told(built: SmallProject) -> None:
    built.path("practices").mkdir()
    built.path(FILE).symlink_to("a.yaml")
    path = str(built.path(FILE))
    message = f"{path}:1:1: file: this file cannot be reached (it is a link to itself)\n    hint: check that it is an ordinary file and that you may read it and its folder"
    assert_refused(built, message, arguments=("--practice", path))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(built: SmallProject) -> None:
    before = built.built()
    built.write("outside.yaml", BARE)
    built.path("practices").mkdir()
    built.path(FILE).symlink_to(built.path("outside.yaml"))
    ran = built.guide("build", "--practice", str(built.path(FILE)))
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{built.path(FILE)}:1:1: file: this path leads out of {built.path('practices')}/")
    assert ran.errors[1:] == (
        "    hint: links to other places are not followed; copy the file into this folder", "1 error; nothing was written",
    )  # fmt: skip
    assert built.built() == before


def test_a_link_inside_the_folder_is_followed(built: SmallProject) -> None:
    built.write("practices/b.yaml", BARE)
    built.path(FILE).symlink_to("b.yaml")
    assert built.guide("build", "--practice", str(built.path(FILE))).code == 0


def test_a_file_beside_the_caller_is_named_as_it_was_given(
    built: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.write(FILE, "name: A Clinic\n")
    monkeypatch.chdir(built.root)
    for given in (FILE, f"./{FILE}"):
        assert_refused(
            built,
            f"{FILE}:{said('1:1', 'missing key `phone`', 'add `phone: …` here')}",
            arguments=("--practice", given),
        )
    monkeypatch.chdir(built.path("practices"))
    assert_refused(
        built, f"a.yaml:{said('1:1', 'missing key `phone`', 'add `phone: …` here')}", arguments=("--practice", "a.yaml")
    )
