"""Every file is the one that `guide build --practice` gives; the folder, the manifest and the zip describe them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from tests.personalize.support import (
    ALIKE,
    EDITIONS,
    FULL,
    GREEN,
    PLAIN,
    THREE,
    as_lines,
    as_table,
    as_yaml,
    failures,
    in_editions,
    manifest,
    many,
    pdfs,
    personalize,
)
from tests.subject import PROJECT
from tests.support import HANDOUT, ROOT, SmallProject, files_in, make_project


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What full builds give, one for each practice."""
    project = in_editions(make_project(tmp_path_factory.mktemp("full") / "project"))
    found: dict[str, bytes] = {}
    for row in (*THREE, *ALIKE):
        project.write("practice.yaml", as_yaml(row))
        out = project.path(f"build-{row['id']}")
        ran = project.guide("build", "--practice", str(project.path("practice.yaml")), "--out", str(out))
        assert (ran.code, ran.errors) == (0, ())
        found.update({f"{row['id']}/{name}": data for name, data in pdfs(out).items()})
    assert len(found) == 5 * len(EDITIONS)
    return found


@pytest.mark.parametrize("form", ["table", "lines", "folder"])
@pytest.mark.parametrize("processes", ["1", "2"])
def test_every_file_is_that_of_a_full_build(
    project: SmallProject, expected: dict[str, bytes], form: str, processes: str
) -> None:
    name = {"table": "practices.csv", "lines": "practices.jsonl", "folder": "practices"}[form]
    if form == "folder":
        for row in (*THREE, *ALIKE):
            project.write(f"practices/{row['id']}.yaml", as_yaml(row))
    else:
        project.write(name, {"table": as_table, "lines": as_lines}[form](*THREE, *ALIKE))
    ran = personalize(in_editions(project), name, "--processes", processes)
    assert (ran.code, ran.errors) == (0, ())
    assert ran.said == (f"{project.path('out')}: 15 files for 5 practices (5 made)",)
    assert pdfs(project.path("out")) == expected


def test_rows_shared_out_to_processes_are_those_of_one(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*many(40), {**PLAIN, "phone": "none"}))
    for processes in ("1", "2"):
        ran = personalize(project, "practices.csv", "--edition", "letter", "--processes", processes, out=processes)
        assert ran.code == 1
    assert files_in(project.path("1")) == files_in(project.path("2"))
    assert len(pdfs(project.path("2"))) == 40


def test_a_real_sheet_in_letter_large_print_and_booklet(tmp_path: Path) -> None:
    project = SmallProject(PROJECT.root)
    table, file, out = tmp_path / "practices.csv", tmp_path / "practice.yaml", tmp_path / "out"
    table.write_text(as_table(FULL, PLAIN, *ALIKE), "utf-8")
    chosen = ["--handout", "crawling-types"]
    for edition in EDITIONS:
        chosen += ["--edition", edition]
    ran = project.guide("personalize", str(table), "--out", str(out), *chosen)
    assert (ran.code, ran.errors) == (0, ())
    for row in (FULL, PLAIN, *ALIKE):
        file.write_text(as_yaml(row), "utf-8")
        assert project.guide("build", "--practice", str(file), "--out", str(tmp_path / row["id"]), *chosen).code == 0
        assert pdfs(tmp_path / row["id"]) == pdfs(out / row["id"])


def test_a_logo_beside_the_table(project: SmallProject) -> None:
    logo = (ROOT / "practices" / "example-logo.svg").read_bytes()
    columns = ("id", "name", "phone", "logo", "logo-alt")
    row = {**PLAIN, "logo": "house.svg", "logo-alt": "A house."}
    project.write("house.svg", logo)
    project.write("practices.csv", as_table(row, columns=columns))
    assert personalize(project, "practices.csv", "--edition", "letter").code == 0
    project.write(
        "practice.yaml", "name: Example “Elm” Clinic\nphone: 555-0103\nlogo: {file: house.svg, alt: A house.}\n"
    )
    assert project.guide("build", "--edition", "letter", "--practice", str(project.path("practice.yaml"))).code == 0
    assert pdfs(project.path("out/elm")) == pdfs(project.path("build"))


def test_the_manifest_has_a_line_for_every_file(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    personalize(in_editions(project), "practices.csv")
    out = project.path("out")
    listed = manifest(out)
    assert [entry["id"] for entry in listed] == [row["id"] for row in THREE for _ in EDITIONS]
    assert {entry["path"]: (entry["bytes"], entry["sha256"]) for entry in listed} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in pdfs(out).items()
    }
    assert all("Example “Elm” Clinic" in entry["title"] for entry in listed if entry["id"] == "elm")
    assert failures(out) == []
    assert set(files_in(out)) - set(pdfs(out)) == {"manifest.jsonl", "report.jsonl", ".made.jsonl"}


def test_a_zip_has_the_same_files_and_the_same_bytes_each_time(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    personalize(project, "practices.csv", "--edition", "letter")
    ran = personalize(project, "practices.csv", "--edition", "letter", out="first.zip")
    assert (ran.code, ran.errors) == (0, ())
    personalize(project, "practices.csv", "--edition", "letter", "--processes", "1", out="second.zip")
    first = project.path("first.zip").read_bytes()
    assert project.path("second.zip").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        made = {name: archive.read(name) for name in archive.namelist()}
    assert made == {name: data for name, data in files_in(project.path("out")).items() if name != ".made.jsonl"}
    assert not list(project.root.glob(".*.work")) + list(project.root.glob(".*.part"))


def test_languages_of_a_practice_choose_its_sheets(project: SmallProject) -> None:
    project.write("practices.csv", as_table({**FULL, "languages": "es"}, PLAIN))
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert ran.errors == (
        f"{project.path('practices.csv')}:2:10: practice: `languages`: no sheet is in `es`",
        "    hint: use one of: `en`",
        "1 error; 1 row of 2 failed: see report.jsonl",
    )
    assert [*pdfs(project.path("out"))] == ["elm/en/topic/small.letter.pdf"]


def test_problems_of_the_sheets_stop_everything(project: SmallProject) -> None:
    project.write("practices.csv", as_table(PLAIN))
    project.replace(HANDOUT, "handout: small", "handout: small\ncolour: red")
    ran = personalize(project, "practices.csv")
    assert ran.code == 1
    assert ran.errors[-1] == "1 error; nothing was written"
    assert not project.path("out").exists()


def test_an_unknown_accent_is_reported_as_a_practice_file_would(project: SmallProject) -> None:
    project.write("practices.csv", as_table({**GREEN, "accent": "#ffee00"}))
    project.write("practice.yaml", as_yaml({**GREEN, "accent": "#ffee00"}))
    alone = project.guide("build", "--practice", str(project.path("practice.yaml")))
    ran = personalize(project, "practices.csv")
    assert [line.partition(": ")[2] for line in ran.errors[:-1]] == [
        line.partition(": ")[2] for line in alone.errors[:-1]
    ]
    assert "accent #ffee00 has a contrast of" in ran.errors[0]
