"""The practice of a project, `practices/default.yaml`: its block is on every handout, unless a command names another."""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2

from tests.support import SmallProject

USUAL = "practices/default.yaml"
BARE = "name: Elm Clinic\nphone: 555-0100\n"
OTHER = BARE.replace("Elm Clinic", "Oak Clinic")


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def on_page(project: SmallProject, *arguments: str) -> set[str]:
    """Which clinics are on the handout that a build makes."""
    ran = project.guide("build", *arguments)
    assert ran.code == 0, ran
    words = words_of(project.path("build/en/topic/small.letter.pdf"))
    return {name for name in ("Elm Clinic", "Oak Clinic") if name in words}


def test_the_practice_of_the_project_needs_no_option(built: SmallProject) -> None:
    assert on_page(built) == set()
    built.write(USUAL, BARE)
    built.write("practices/oak.yaml", OTHER)
    assert on_page(built) == {"Elm Clinic"}
    assert on_page(built, "--practice", str(built.path("practices/oak.yaml"))) == {"Oak Clinic"}
    assert on_page(built, "--practice", "none") == set()
    built.path(USUAL).unlink()
    assert on_page(built) == set()


def test_it_may_be_a_link_to_another_practice(built: SmallProject) -> None:
    built.write("practices/oak.yaml", OTHER)
    built.path(USUAL).symlink_to("oak.yaml")
    assert on_page(built) == {"Oak Clinic"}


def test_a_fault_in_it_is_told_as_of_any_file_of_the_project(built: SmallProject) -> None:
    built.write(USUAL, BARE.replace("name:", "nam:"))
    before = built.built()
    for command in ("build", "check"):
        ran = built.guide(command)
        assert ran.code == 1
        assert ran.errors[:2] == (f"{USUAL}:1:1: practice: unknown key `nam`", "    hint: did you mean `name`?")
    assert built.built() == before
    built.path(USUAL).unlink()
    built.path(USUAL).symlink_to("gone.yaml")
    ran = built.guide("build")
    assert (ran.code, ran.errors[0]) == (1, f"{USUAL}:1:1: file: this file does not exist")


def test_other_commands_follow_it(built: SmallProject) -> None:
    built.write(USUAL, BARE)
    press = built.path("build/press.pdf")
    for arguments, there in (((), True), (("--practice", "none"), False)):
        assert built.guide("impose", "small", "--out", str(press), *arguments).code == 0
        assert ("Elm Clinic" in words_of(press)) is there
    line = f"  {os.path.relpath(built.path(USUAL))}  Elm Clinic  (on every handout, unless a command names another)"
    assert line in built.guide("list").said


def test_a_draft_under_this_name_says_so(built: SmallProject) -> None:
    ran = built.guide("new", "practice", "default")
    assert ran.said == (
        "Open it and change it; from now on `make` puts it on every handout:",
        os.path.relpath(built.path(USUAL)),
    )
    assert built.path(USUAL).read_text().splitlines()[1:3] == [
        "# Change this file, then run: make",
        "# It is on every sheet, unless a command names another or PRACTICE=none.",
    ]
    assert built.guide("new", "practice", "oak").code == 0
    assert built.path("practices/oak.yaml").read_text().splitlines()[1:3] == [
        "# Change this file, then run: make PRACTICE=practices/oak.yaml",
        "# A file practices/default.yaml is on every sheet without PRACTICE.",
    ]


def test_another_word_for_none_is_told(built: SmallProject) -> None:
    built.write(USUAL, BARE)
    for given in ("NONE", "no"):
        ran = built.guide("build", "--practice", given)
        assert (ran.code, ran.errors) == (
            2,
            (f"guide: there is no file {given}: did you mean `none`, for handouts without a practice?",),
        )


def test_a_file_that_is_meant_for_it_is_told(built: SmallProject) -> None:
    for name in ("default.yml", "Default.yaml", "default.yaml.txt"):
        built.write(f"practices/{name}", BARE)
        ran = built.guide("build")
        assert ran.code == 1
        assert ran.errors[:2] == (
            f"practices/{name}:1:1: file: this file is not read",
            "    hint: rename it to `default.yaml`",
        )
        # Whoever names a practice, even this file, or none, does not miss it.
        for asked in (str(built.path(f"practices/{name}")), "none"):
            assert built.guide("check", "--practice", asked).code == 0
        built.path(f"practices/{name}").unlink()
