"""A run that is stopped at any moment goes on where it was: nothing twice, nothing lost, nothing half."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.personalize.support import FULL, PLAIN, THREE, as_table, manifest, many, pdfs, personalize
from tests.support import HANDOUT, ROOT, SmallProject, files_in

PRACTICES = 40
KILLS = 4


def start(project: SmallProject, out: Path) -> subprocess.Popen[str]:
    command = (
        sys.executable, "-m", "guide", "personalize", str(project.path("practices.csv")), "--out", str(out),
        "--edition", "letter", "--processes", "2", "--project", str(project.root),
    )  # fmt: skip
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1796000000"},
    )  # fmt: skip


def finished(project: SmallProject, out: Path) -> tuple[int, str, str]:
    process = start(project, out)
    said, errors = process.communicate(timeout=60)
    return process.returncode, said, errors


@pytest.mark.parametrize(("name", "whole_group"), [("out", True), ("out", False), ("out.zip", True)])
def test_killed_at_random_moments(project: SmallProject, name: str, whole_group: bool) -> None:
    project.write("practices.csv", as_table(*many(PRACTICES), {**PLAIN, "phone": "none"}))
    calm, out = project.path(f"calm-{name}"), project.path(name)
    begun = time.monotonic()
    assert finished(project, calm)[0] == 1
    lasts, moments = time.monotonic() - begun, random.Random(f"{name} {whole_group}")  # noqa: S311  # moments, no secret
    killed = 0
    for _ in range(KILLS):
        process = start(project, out)
        time.sleep(moments.uniform(0.2, 0.8) * lasts)
        if process.poll() is None:
            killed += 1
            (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    assert killed
    code, said, errors = finished(project, out)
    assert code == 1
    assert f"1 row of {PRACTICES + 1} failed" in errors
    if name == "out":
        assert files_in(out) == files_in(calm)
    else:
        assert out.read_bytes() == calm.read_bytes()
        assert not list(project.root.glob(".*.work"))
    assert f"{PRACTICES} files for {PRACTICES} practices" in said


def test_a_second_run_makes_nothing(project: SmallProject) -> None:
    project.write("practices.csv", as_table(*THREE))
    personalize(project, "practices.csv", "--edition", "letter")
    before = {path: path.stat().st_mtime_ns for path in project.path("out").rglob("*.pdf")}
    made = files_in(project.path("out"))
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert ran.said == (f"{project.path('out')}: 3 files for 3 practices (0 made, 3 already there)",)
    assert {path: path.stat().st_mtime_ns for path in project.path("out").rglob("*.pdf")} == before
    assert files_in(project.path("out")) == made


@pytest.mark.parametrize("change", ["row", "order", "sheet", "file", "gone", "ledger", "fewer", "edition", "wrong"])
def test_after_any_change_the_folder_is_that_of_a_first_run(project: SmallProject, change: str) -> None:
    rows, arguments, out = list(THREE), ["--edition", "letter"], project.path("out")
    project.write("practices.csv", as_table(*rows))
    personalize(project, "practices.csv", "--edition", "letter")
    expected_made = {
        "row": 1,
        "order": 0,
        "sheet": 3,
        "file": 1,
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
        (out / "elm/en/small.letter.pdf").write_bytes(b"spoilt")
    elif change == "gone":
        (out / "elm/en/small.letter.pdf").unlink()
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
    project.write(f"out/{identity}/en/older.letter.pdf", "half a run")
    line = {"id": identity, "key": None, "files": [{"path": f"{identity}/en/older.letter.pdf"}]}
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
