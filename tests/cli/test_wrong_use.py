"""Exit code 2: the command was used wrongly, or the machine would not let it work."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from guide.commands.command_line import COMMANDS
from tests.support import ROOT, SmallProject, files_in, run

EDITIONS = (
    "`a3-poster`, `a4`, `a4-booklet`, `a4-gray`, `a4-large`, `a4-print-shop`, `letter`, `letter-booklet`, `letter-gray`, "
    "`letter-large`, `letter-print-shop`, `phone`, `tabloid-poster`"
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--edition", "leter"), "unknown edition `leter`: did you mean `letter`?"),
        (("--edition", "base"), f"unknown edition `base`: use one of: {EDITIONS}"),
        (("--handout", "smal"), "unknown handout `smal`: did you mean `small`?"),
        (("--handout", "../small"), "unknown topic `..`: use one of: `topic`"),
        (("--language", "es"), "unknown language `es`: use one of: `en`"),
        (
            ("--edition", "letter", "--edition", "a5"),
            f"unknown edition `a5`: use one of: {EDITIONS}",
        ),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_name_is_told_with_a_suggestion(
    command: str, arguments: tuple[str, ...], message: str, built: SmallProject
) -> None:
    before = built.built()
    ran = built.guide(command, *arguments)
    assert (ran.code, ran.errors, ran.said) == (2, (f"guide: {message}",), ())
    assert built.built() == before


def test_a_file_that_is_only_included_is_no_handout(built: SmallProject) -> None:
    built.write("sources/topic/en/shared.md", "Babies roll.\n")
    built.append("sources/topic/en/small.md", "\n:::{include} shared.md\n:::\n")
    ran = built.guide("build", "--handout", "shared")
    assert ran.code == 2


def test_a_folder_without_a_project_is_told(tmp_path: Path) -> None:
    ran = run("build", "--project", str(tmp_path))
    assert ran.code == 2
    assert ran.errors == (
        "guide: no project here: neither guide.yaml, nor sources/, layouts/ and fonts/, in this folder or above it; "
        "`guide init` starts a project",
    )


def test_a_project_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = run("build", "--project", str(tmp_path / "nowhere"))
    assert (ran.code, ran.errors) == (2, (f"guide: there is no folder {tmp_path / 'nowhere'}",))


def test_the_project_is_found_from_a_folder_inside_it(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.path("sources/topic/en"))
    assert run("build", environment={"SOURCE_DATE_EPOCH": "1796000000"}).code == 0
    assert "manifest.json" in project.built()


def test_an_output_that_is_a_file_is_told(built: SmallProject) -> None:
    built.write("result", "mine")
    ran = built.guide("build", "--out", str(built.path("result")))
    assert (ran.code, ran.errors) == (2, (f"guide: {built.path('result')} is not a folder",))
    assert built.read("result") == "mine"


def test_an_output_below_a_file_is_told(built: SmallProject) -> None:
    built.write("result", "mine")
    ran = built.guide("build", "--out", str(built.path("result/build")))
    assert ran.code == 2
    assert ran.errors[0].startswith("guide: Not a directory (")
    assert built.read("result") == "mine"


@pytest.mark.parametrize("epoch", ["today", "1e9", "99999999999999", "-99999999999999"])
def test_a_source_date_that_is_no_number_of_seconds_is_told(epoch: str, built: SmallProject) -> None:
    before = built.built()
    ran = run("build", "--project", str(built.root), environment={"SOURCE_DATE_EPOCH": epoch})
    assert (ran.code, ran.errors) == (2, (f"guide: SOURCE_DATE_EPOCH must be a number of seconds, got: {epoch}",))
    assert built.built() == before


def test_a_file_where_the_language_folder_should_be_is_told(project: SmallProject) -> None:
    project.write("build/en", "mine")
    ran = project.guide("build")
    assert ran.code == 2
    assert ran.errors[0].startswith("guide: ")
    assert str(project.path("build/en")) in ran.errors[0]
    assert project.built() == {"en": b"mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_must_not_be_written_is_told(built: SmallProject) -> None:
    before = built.built()
    folder = built.path("build/en")
    built.replace("sources/topic/en/small.md", "Babies roll", "Babies turn")
    folder.chmod(0o500)
    try:
        ran = built.guide("build")
    finally:
        folder.chmod(0o700)
    assert ran.code == 2
    assert ran.errors[0].startswith("guide: Permission denied (")
    assert built.built() == before


@pytest.mark.parametrize(
    "arguments", [(), ("bulid",), ("build", "--oot", "x"), ("build", "--edition"), ("check", "--out", "x")]
)
def test_arguments_that_are_not_understood_show_the_use(arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.errors[0].startswith("usage: guide ")
    assert "Traceback" not in "".join(ran.errors)


def test_the_help_of_every_command_has_an_example() -> None:
    # A module of commands has the name of its command.
    names = ["", *COMMANDS]
    helps = {name: run(*name.split(), "--help") for name in names}
    without = [
        name
        for name, ran in helps.items()
        if ran.code or f"\n  guide {name}" not in "\n".join(ran.said).partition("\nexample")[2]
    ]
    assert (without, len(names) > 10) == ([], True)


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").partition("shows the commands: ")[2].partition("Exit codes")[0]
    assert re.findall("`([a-z]+)`", readme) == list(COMMANDS)


def test_an_output_elsewhere_leaves_build_alone(built: SmallProject, tmp_path: Path) -> None:
    before = built.built()
    assert built.guide("build", "--out", str(tmp_path / "other" / "folder")).code == 0
    assert files_in(tmp_path / "other" / "folder") == before
    assert built.built() == before


def test_a_long_dash_of_a_copied_command_is_told(built: SmallProject) -> None:
    for dash in ("—", "–-", "-–", "−−"):
        ran = run("build", f"{dash}edition=letter")
        message = f"guide: `{dash}edition=letter` begins with a long dash: type two hyphens, `--edition`"
        assert (ran.code, ran.errors) == (2, (message,))
    # As a value, or as a name, it may be meant.
    assert built.guide("new", "practice", "oak", "--title", "–so").code == 0
    assert "not the name of a handout" in run("build", "--project", str(built.root), "--", "—so").errors[0]
