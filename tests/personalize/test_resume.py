"""A second run makes only what is missing or changed, and touches no file of others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.long import in_long
from tests.personalize.support import FULL, PLAIN, THREE, as_table, manifest, pdfs, personalize
from tests.support import HANDOUT, SmallProject, files_in


def test_a_second_run_makes_nothing(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    personalize(project, "practices.csv", "--edition", "letter")
    before = {path: path.stat().st_mtime_ns for path in project.path("out").rglob("*.pdf")}
    made = files_in(project.path("out"))
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert ran.said == (f"{project.path('out')}: 3 files for 3 practices (0 made, 3 already there)",)
    assert {path: path.stat().st_mtime_ns for path in project.path("out").rglob("*.pdf")} == before
    assert files_in(project.path("out")) == made


# The other half every day is `test_addresses.py`'s, in a store.
CHANGES = in_long(
    ("order", "sheet", "bytes", "gone", "edition"),
    ("row", "order", "sheet", "file", "bytes", "gone", "ledger", "fewer", "edition", "wrong"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_folder_is_that_of_a_first_run(project: SmallProject, change: str) -> None:
    rows, arguments, out = list(THREE), ["--edition", "letter"], project.path("out")
    project.write("practices.csv", as_table(*rows))
    personalize(project, "practices.csv", "--edition", "letter")
    expected_made = {
        "row": 1,
        "order": 0,
        "sheet": 3,
        "file": 1,
        "bytes": 1,
        "gone": 1,
        "ledger": 1,
        "fewer": 0,
        "edition": 3,
        "wrong": 0,
    }
    if change == "row":
        rows[1] = {**rows[1], "phone": "555-0199"}
    elif change == "order":
        rows.reverse()
    elif change == "sheet":
        project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    elif change == "file":
        (out / "elm/en/topic/small.letter.pdf").write_bytes(b"spoilt")
    elif change == "bytes":
        # As long as before, so that only its content tells.
        data = (out / "elm/en/topic/small.letter.pdf").read_bytes()
        (out / "elm/en/topic/small.letter.pdf").write_bytes(data[:-1] + b"x")
    elif change == "gone":
        (out / "elm/en/topic/small.letter.pdf").unlink()
    elif change == "ledger":
        os.truncate(out / ".made.jsonl", (out / ".made.jsonl").stat().st_size - 5)
    elif change == "fewer":
        del rows[0]
    elif change == "edition":
        arguments = ["--edition", "a4"]
    else:
        rows[1] = {**rows[1], "phone": "none"}
    project.write("practices.csv", as_table(*rows))
    ran = personalize(project, "practices.csv", *arguments)
    assert f"({expected_made[change]} made" in ran.said[-1]
    personalize(project, "practices.csv", *arguments, out="fresh")
    assert files_in(out) == files_in(project.path("fresh"))
    assert {path.name for path in out.iterdir() if path.is_dir()} == {name.split("/")[0] for name in pdfs(out)}


def test_one_spoilt_file_of_several_is_made_again(project: SmallProject) -> None:
    """In a folder, where bytes tell, and at an address, where lengths do: whichever of a practice's files it is."""
    project.write("practices.csv", as_table(PLAIN))
    for out in ("out", f"file://{project.path('address')}"):
        arguments = (
            "personalize",
            str(project.path("practices.csv")),
            "--out",
            str(project.path(out)) if out == "out" else out,
        )
        assert project.guide(*arguments).said[0].endswith(": 2 files for 1 practices (1 made)")
        folder = project.path(out.rpartition("/")[2])
        made = pdfs(folder)
        for name, data in made.items():
            (folder / name).write_bytes(data[:-1] + b"x" if out == "out" else data[:-1])
            assert project.guide(*arguments).said[0].endswith(": 2 files for 1 practices (1 made)"), name
            assert pdfs(folder) == made
        assert project.guide(*arguments).said[0].endswith(": 2 files for 1 practices (0 made, 1 already there)")


def test_files_of_others_stay(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    personalize(project, "practices.csv", "--edition", "letter")
    project.write("out/notes.txt", "mine")
    project.write("out/elm/en/notes.txt", "mine too")
    project.write("practices.csv", as_table(THREE[0]))
    personalize(project, "practices.csv", "--edition", "letter")
    assert project.read("out/notes.txt") == "mine"
    assert sorted(files_in(project.path("out/elm"))) == ["en/notes.txt"]


@pytest.mark.parametrize(
    "line", ['{"id": "elm", "key": null, "files": [{"path": "../keep.pdf"}]}\n', '{"id": "elm", "key": nul']
)
def test_a_ledger_that_is_not_ours_leads_nowhere(project: SmallProject, line: str) -> None:
    project.write("keep.pdf", "mine")
    project.write("out/.made.jsonl", line)
    project.write("practices.csv", as_table(PLAIN))
    assert personalize(project, "practices.csv", "--edition", "letter").code == 0
    assert project.read("keep.pdf") == "mine"


@pytest.mark.parametrize("identity", ["elm", "oak"])
def test_what_was_only_begun_is_taken_away(project: SmallProject, identity: str) -> None:
    """Files that a line names as meant are ours, whether or not the table still has their practice."""
    project.write(f"out/{identity}/en/topic/older.letter.pdf", "half a run")
    line = {"id": identity, "key": None, "files": [{"path": f"{identity}/en/topic/older.letter.pdf"}]}
    project.write("out/.made.jsonl", json.dumps(line) + "\n")
    project.write("practices.csv", as_table(PLAIN))
    assert personalize(project, "practices.csv", "--edition", "letter").code == 0
    personalize(project, "practices.csv", "--edition", "letter", out="fresh")
    assert files_in(project.path("out")) == files_in(project.path("fresh"))
    assert not project.path("out/.made").exists()


IN_THE_WAY: dict[str, Callable[[Path, Path], object]] = {
    "this is a link, which may lead out of this folder": lambda place, other: place.symlink_to(other),
    "a file is where a folder belongs": lambda place, _: place.write_text("mine"),
}


@pytest.mark.parametrize("said", IN_THE_WAY)
def test_what_is_in_the_way_of_a_practice_keeps_no_other_from_its_files(
    project: SmallProject, tmp_path: Path, said: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project.write("practices.csv", as_table(FULL, PLAIN))
    personalize(project, "practices.csv", "--edition", "letter")
    shutil.rmtree(project.path("out/elm"))
    IN_THE_WAY[said](project.path("out/elm"), elsewhere)
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert ran.code == 1
    assert ran.errors[0] == f"{project.path('practices.csv')}:3:1: practices: {project.path('out/elm')}: {said}"
    assert list(elsewhere.iterdir()) == []
    assert [entry["id"] for entry in manifest(project.path("out"))] == ["oak-street"]


def test_a_link_under_the_name_of_a_part_is_not_followed(project: SmallProject) -> None:
    project.write("practices.csv", as_table(PLAIN))
    project.write("keep.pdf", "mine")
    personalize(project, "practices.csv", "--edition", "letter")
    made = pdfs(project.path("out"))
    (name,) = made
    folder, _, file = name.rpartition("/")
    project.path(f"out/{name}").unlink()
    project.path(f"out/{folder}/.{file}.part").symlink_to(project.path("keep.pdf"))
    assert personalize(project, "practices.csv", "--edition", "letter").code == 0
    assert project.read("keep.pdf") == "mine"
    assert pdfs(project.path("out")) == made
    assert not project.path(f"out/{name}").is_symlink()
