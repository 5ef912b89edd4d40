"""Where files may go, and what spreadsheets and editors put around the practices."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.personalize.support import PLAIN, as_table, as_yaml, many, pdfs, personalize
from tests.support import ROOT, SmallProject, files_in


@pytest.mark.parametrize(
    ("practices", "out", "fault"),
    [
        ("in/manifest.jsonl", "in", "holds the practices themselves; name another folder with --out"),
        ("practices", "practices", "holds the practices themselves; name another folder with --out"),
        ("practices", "practices/made", "is among the practices themselves; name another place with --out"),
        ("practices", "practices/made.zip", "is among the practices themselves; name another place with --out"),
        ("practices", "sources/made", "belongs to the project; name another folder with --out"),
        ("practices", ".", "holds the practices themselves; name another folder with --out"),
        ("practices", "mine", "holds files that `guide personalize` did not write; empty it, or name another folder with --out"),
    ],
)  # fmt: skip
def test_a_place_that_is_somebody_elses(project: SmallProject, practices: str, out: str, fault: str) -> None:
    project.write("in/manifest.jsonl", '{"id": "elm", "name": "Example Clinic", "phone": "555-0103"}\n')
    project.write("practices/elm.yaml", as_yaml(PLAIN))
    project.write("mine/report.jsonl", "mine")
    before = files_in(project.root)
    ran = personalize(project, practices, "--edition", "letter", out=out)
    assert (ran.code, ran.errors) == (2, (f"guide: {project.path(out)} {fault}",))
    assert files_in(project.root) == before


def test_a_folder_under_the_name_of_an_address_is_looked_at_too(project: SmallProject) -> None:
    project.write("practices.csv", as_table(PLAIN))
    project.write("mine/.profile", "mine")
    for name, fault in (
        ("mine", "holds files that `guide personalize` did not write; empty it, or name another folder with --out"),
        ("fonts", "belongs to the project; name another folder with --out"),
    ):
        address = f"file://{project.path(name)}"
        ran = project.guide("personalize", str(project.path("practices.csv")), "--out", address)
        assert (ran.code, ran.errors) == (2, (f"guide: {address} {fault}",))


def test_a_zip_that_is_somebody_elses(project: SmallProject) -> None:
    project.write("practices.csv", as_table(PLAIN))
    project.write("mine.zip", "mine")
    ran = personalize(project, "practices.csv", "--edition", "letter", out="mine.zip")
    said = (
        f"guide: {project.path('mine.zip')} is a file that `guide personalize` did not write; name another with --out"
    )
    assert (ran.code, ran.errors) == (2, (said,))
    assert project.read("mine.zip") == "mine"


def test_what_editors_leave_beside_a_practice_is_none(project: SmallProject) -> None:
    project.write("practices/elm.yaml", as_yaml(PLAIN))
    project.path("practices/.#elm.yaml").symlink_to("somebody@somewhere")
    project.write("practices/.elm.yaml.swp", "half")
    ran = personalize(project, "practices", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    assert [*pdfs(project.path("out"))] == ["elm/en/topic/small.letter.pdf"]


def test_empty_columns_at_the_end_are_none(project: SmallProject) -> None:
    project.write("practices.csv", "id,name,phone,,\nelm,Example Clinic,555-0103,,\noak,Example Oak,555-0104, , \n")
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    assert len(pdfs(project.path("out"))) == 2


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\3\4\x14\0\6\0", "a zip or an Office file"),
        (b"\xd0\xcf\x11\xe0\xa1", "an Office file"),
        (b"<html><table>", "a web page"),
    ],
)
def test_a_file_of_a_spreadsheet_under_another_name(start: bytes, kind: str, project: SmallProject) -> None:
    project.write("practices.csv", start)
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert (ran.code, ran.errors) == (
        1,
        (
            f"{project.path('practices.csv')}:1:1: practices: this is {kind}, whatever its name says",
            "    hint: open it in a spreadsheet, and save it as CSV UTF-8",
            "1 error; nothing was written",
        ),
    )
    project.write("practices.xlsx", start)
    ran = personalize(project, "practices.xlsx", "--edition", "letter")
    path = project.path("practices.xlsx")
    told = f"guide: {path}: expected a .csv or .jsonl file, or a folder of practice files; save it as CSV UTF-8 first"
    assert (ran.code, ran.errors) == (2, (told,))


def test_a_file_of_a_very_old_system(project: SmallProject) -> None:
    project.write("practices.csv", "id,name,phone\relm,Example Clinic,555-0103\r")
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert (ran.code, ran.errors) == (
        1,
        (
            f"{project.path('practices.csv')}:1:1: practices: its lines end with carriage returns only, as on very old systems",
            "    hint: save it again as CSV UTF-8",
            "1 error; nothing was written",
        ),
    )


def test_a_work_folder_that_holds_files_of_others_is_named(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*many(1)))
    project.write(".out.zip.work/elm/notes.txt", "mine")
    ran = project.guide("personalize", str(project.path("practices.csv")), "--out", str(project.path("out.zip")))
    work = project.path(".out.zip.work")
    assert ran.errors == (
        f"guide: {work}/elm/notes.txt is not from `guide personalize`, which makes the zip in that folder; move the file "
        f"away, or delete the folder: rm -r {work}",
    )
    assert (ran.code, project.read(".out.zip.work/elm/notes.txt")) == (2, "mine")


def test_two_runs_into_one_zip_wait_for_each_other(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*many(12)))
    out = project.path("out.zip")
    command = (
        sys.executable, "-m", "guide", "personalize", str(project.path("practices.csv")), "--out", str(out),
        "--edition", "letter", "--processes", "1", "--project", str(project.root),
    )  # fmt: skip
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
    assert [code for _, code in ended] == [0, 0], ended
    assert out.is_file()
    assert [path.name for path in Path(out.parent).iterdir() if path.name.endswith(".work")] == []
