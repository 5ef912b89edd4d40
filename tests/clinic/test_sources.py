"""The packs of a project: what a browser gets for a sheet is enough for its bytes, and no more than its topic and language need."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb

from guide.products.clinic.calls import Calls
from guide.products.clinic.session import Session
from guide.products.clinic.sources import PROJECT, SHIPPED, Part, project_parts
from guide.products.clinic.typefaces import families_needed, fonts_of
from guide.read.files import Project
from guide.read.photos import kept
from guide.read.project import project_in
from tests.clinic.conftest import CHOICE
from tests.site.test_photos import photo
from tests.support import (
    FACTS,
    FONTS,
    HANDOUT,
    ROOT,
    TABLE,
    TODAY,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
    files_in,
    make_project,
    run,
)  # fmt: skip
from tests.text.sfnt import cut

VALUES = {"name": "Oak", "phone": "555-0100"}
BRITISH = CHOICE | {"language": "en-GB"}
OF_ALL = ["base", "font-1"]


def spoken(project: SmallProject) -> None:
    """Write the sheet in a second language, with a letter of its own."""
    shutil.copytree(project.path(f"{TOPIC}/en"), project.path(f"{TOPIC}/en-GB"))
    project.replace(TOPIC_FILE, "languages: [en]", "languages: [en, en-GB]")
    british = HANDOUT.replace("/en/", "/en-GB/")
    project.replace(british, "language: en", "language: en-GB")
    project.replace(british, "Babies roll", "Zoé rolls")
    project.write(FACTS, re.sub(r"(?m)^    en: (.*)$", r"    en: \1\n    en-GB: \1", project.read(FACTS)))


def second_family(project: SmallProject) -> None:
    """Take é out of the first typeface, and add a second one that has it."""
    for name in ("Regular", "Bold"):
        own = project.path(f"fonts/FiraSans-{name}.ttf").read_bytes()
        project.write(f"fonts/Second-{name}.ttf", own)
        letters = map(chr, hb.Face(hb.Blob(own)).unicodes)
        project.write(f"fonts/FiraSans-{name}.ttf", cut(own, "".join(one for one in letters if one not in "é\u0301")))
    listed = project.read(FONTS)
    project.write(FONTS, listed + listed.partition("families:\n")[2].replace("FiraSans", "Second"))


def parts_of(project: SmallProject) -> dict[str, Part]:
    return {part.name: part for part in project_parts(Project(project.root), project.path("build"), TODAY)}


def for_sheet(parts: dict[str, Part], choice: dict[str, str]) -> list[str]:
    """The parts that the page loads, as its script chooses them."""
    return [
        part.name
        for part in parts.values()
        if part.topic in ("", choice["topic"]) and (part.languages is None or choice["language"] in part.languages)
    ]


def unpack(parts: dict[str, Part], names: list[str], root: Path) -> Path:
    for name in names:
        for path, data in parts[name].files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    return root / PROJECT


def pdf(project: Path, choice: dict[str, str]) -> bytes:
    made = Session(str(project), ".", TODAY.isoformat()).pdf(json.dumps(VALUES), choice)
    assert made["problems"] == []
    return bytes(made["data"])


def test_a_language_and_its_typefaces_come_when_they_are_needed(
    project: SmallProject, desk: Path, tmp_path: Path
) -> None:
    assert desk.is_dir()
    spoken(project)
    second_family(project)
    parts = parts_of(project)
    assert for_sheet(parts, CHOICE) == [*OF_ALL, "topic-topic-en", "topic-topic"]
    assert for_sheet(parts, BRITISH) == [*OF_ALL, "font-2", "topic-topic-en-GB", "topic-topic"]
    other = b"".join(data for name in for_sheet(parts, CHOICE) for data in parts[name].files.values())
    assert "Zoé rolls".encode() not in other
    for number, choice in enumerate((CHOICE, BRITISH)):
        assert pdf(unpack(parts, for_sheet(parts, choice), tmp_path / f"browser-{number}"), choice) == pdf(
            project.root, choice
        )


def test_folders_above_the_project_mean_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path / "en-GB" / "project")
    spoken(project)
    second_family(project)
    parts = parts_of(project)
    assert for_sheet(parts, CHOICE) == [*OF_ALL, "topic-topic-en", "topic-topic"]
    assert for_sheet(parts, BRITISH) == [*OF_ALL, "font-2", "topic-topic-en-GB", "topic-topic"]
    assert families_needed(fonts_of(Project(project.root)), ["en"], lambda _: "") == {"en": 1}


def test_a_name_is_left_out_only_where_it_means_what_no_handout_is_made_from(
    project: SmallProject, desk: Path, tmp_path: Path
) -> None:
    assert desk.is_dir()
    project.write(TABLE.replace("ways", "coverage"), project.read(TABLE))
    project.replace(HANDOUT, ":::{table} ways", ":::{table} coverage")
    project.write("layouts/scores.yaml", project.read("layouts/letter.yaml"))
    project.append(TOPIC_FILE, "editions: [scores]\n")
    left_out = (f"{TOPIC}/scores.yaml", f"{TOPIC}/en/changes.yaml")
    for name in left_out:
        project.write(name, "{}\n")
    parts = parts_of(project)
    names = {name for part in parts.values() for name in part.files}
    assert [name for name in left_out if f"{PROJECT}/{name}" in names] == []
    choice = CHOICE | {"edition": "scores"}
    browser = unpack(parts, for_sheet(parts, choice), tmp_path / "browser")
    for name in left_out:
        project.path(name).unlink()
    assert pdf(browser, choice) == pdf(project.root, choice)


def test_a_letter_that_is_typed_asks_for_the_typeface_that_has_it(
    project: SmallProject, desk: Path, tmp_path: Path
) -> None:
    assert desk.is_dir()
    second_family(project)
    parts = parts_of(project)
    values = json.dumps({"name": "Café", "phone": "555-0100"})
    calls = Calls(str(unpack(parts, for_sheet(parts, CHOICE), tmp_path / "browser")), ".", TODAY.isoformat())
    said, _ = calls.answer("check", json.dumps([values, CHOICE]))
    assert json.loads(said)["letters"]
    unpack(parts, ["font-2"], tmp_path / "browser")
    calls.answer("renew", "[]")
    said, (made,) = calls.answer("pdf", json.dumps([values, CHOICE]))
    assert json.loads(said)["problems"] == []
    assert made[1] == Session(str(project.root), ".", TODAY.isoformat()).pdf(values, CHOICE)["data"]


def test_the_languages_of_the_whole_project_are_known(project: SmallProject, desk: Path, tmp_path: Path) -> None:
    assert desk.is_dir()
    spoken(project)
    parts = parts_of(project)
    browser = unpack(parts, for_sheet(parts, CHOICE), tmp_path / "browser")
    session = Session(str(browser), ".", TODAY.isoformat())
    assert session.check(json.dumps(VALUES | {"languages": ["en", "en-GB"]}), CHOICE) == []


def test_photos_travel_as_they_are_printed(
    project: SmallProject, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.is_dir()
    data = photo("JPEG")
    project.replace(HANDOUT, "![A ball on the floor.](ball)", "![A garden.](garden)")
    project.write(f"{TOPIC}/pictures/garden.jpg", data)
    project.write(f"{TOPIC}/pictures/garden.psd", b"what the photo was made from")
    parts = parts_of(project)
    files = {name: data for part in parts.values() for name, data in part.files.items()}
    assert len(files[f"{PROJECT}/{TOPIC}/pictures/garden.jpg"]) < 100
    assert f"{PROJECT}/{TOPIC}/pictures/garden.psd" not in files
    assert not any(data in one for one in files.values())
    native = pdf(project.root, CHOICE)
    browser = unpack(parts, for_sheet(parts, CHOICE), tmp_path / "browser")
    kept._held.clear()
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert pdf(browser, CHOICE) == native


def test_only_where_pixels_came_ready_made_does_a_file_stand_for_a_photo(project: SmallProject) -> None:
    project.replace(HANDOUT, "![A ball on the floor.](ball)", "![A garden.](garden)")
    project.write(f"{TOPIC}/pictures/garden.jpg", b"guide-photo " + b"0" * 64)
    ran = project.guide("build")
    assert ran.errors[0] == (
        f"{TOPIC}/pictures/garden.jpg:1:1: picture: `garden.jpg` is no picture that this program knows"
    )


def test_a_project_that_was_started_takes_what_the_program_has(desk: Path, tmp_path: Path) -> None:
    assert desk.is_dir()
    started = tmp_path / "started"
    assert run("init", str(started), "--topic", "fever", "--country", "US").code == 0
    parts = {part.name: part for part in project_parts(project_in(started), started / "build", TODAY)}
    choice = {"topic": "fever", "handout": "fever-basics", "language": "en", "edition": "letter"}
    browser = unpack(parts, for_sheet(parts, choice), tmp_path / "browser")
    given = files_in(tmp_path / "browser" / SHIPPED)
    assert {name: data for name, data in given.items() if name != FONTS} == {
        name: (ROOT / name).read_bytes() for name in given if name != FONTS
    }
    assert {f"layouts/{name}" for name in files_in(ROOT / "layouts")} < set(given)
    assert (browser / "guide.yaml").is_file()
    assert pdf(browser, choice) == pdf(started, choice)
