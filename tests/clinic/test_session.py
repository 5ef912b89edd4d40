"""The page gives the bytes and the messages of the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import yaml

from guide.products.clinic.session import FILE, Session
from tests.clinic.conftest import CHOICE
from tests.clinic.logos import faulty_logos, logos, put
from tests.clinic.practices import BAD, BASE, PRACTICES
from tests.support import CASES, ROOT, TODAY, SmallProject, make_project


def test_files_and_messages_are_those_of_the_command_line(project: SmallProject, session: Session, desk: Path) -> None:
    put(desk, logos() | faulty_logos())
    right = [values for values in PRACTICES if "en-GB" not in values.get("languages", ())]
    for values in (*right, *BAD):
        said = session.pdf(json.dumps(values), CHOICE)
        problems = session.check(json.dumps(values), CHOICE)
        ran = project.guide("build", "--practice", FILE, "--edition", "letter", "--handout", "small")
        assert shown(problems) == [line for line in ran.errors if not line.endswith("nothing was written")], values
        assert ("data" in said) == (ran.code == 0), values
        assert (problems == []) == (values in right), values
        if "data" in said:
            assert said["path"] == "en/topic/small.letter.pdf"
            assert said["data"] == project.built()["en/topic/small.letter.pdf"], values


def shown(problems: list[dict[str, Any]]) -> list[str]:
    """Problems as the command line prints them."""
    lines = []
    for one in problems:
        warning = "warning: " if one["severity"] == "warning" else ""
        lines.append(f"{one['path']}:{one['line']}:{one['column']}: {one['rule']}: {warning}{one['message']}")
        lines += [f"    hint: {one['hint']}"] if one["hint"] else []
    return lines


def test_every_message_is_at_its_field(session: Session, desk: Path) -> None:
    put(desk, logos() | faulty_logos())
    for values in BAD:
        fields = {one["field"] for one in session.check(json.dumps(values), CHOICE)}
        changed = {key for key, value in values.items() if BASE.get(key) != value}
        assert {name.split(".")[0] for name in fields} <= changed, values
    twice = [{"label": "A", "number": "555-0102"}, {"label": "A", "number": "n/a"}]
    problems = session.check(json.dumps({**BASE, "phones": twice}), CHOICE)
    assert sorted(one["field"] for one in problems) == ["phones.1.label", "phones.1.number"]


def test_a_preview_has_what_all_share_once(session: Session) -> None:
    blank = session.preview("{}", CHOICE)
    first = session.preview(json.dumps(PRACTICES[0]), CHOICE)
    second = session.preview(json.dumps(PRACTICES[0] | {"name": "Elm & Co"}), CHOICE)
    assert blank["own"] == ""
    assert {one["field"] for one in blank["problems"]} == {"name", "phone"}
    assert first["name"] == second["name"] != blank["name"]
    assert first["page"] == second["page"]
    assert "Oak" in first["own"]
    assert "Oak" not in first["page"]
    assert "Elm &amp; Co" in second["own"].replace("</text>", "").replace(" &amp;", " &amp;")
    coloured = session.preview(json.dumps(PRACTICES[0] | {"accent": "#5b2a6e"}), CHOICE)
    assert "#5b2a6e" in coloured["page"]


def test_a_zip_has_the_files_of_a_build(project: SmallProject, session: Session, desk: Path) -> None:
    choices = [CHOICE | {"edition": edition} for edition in ("letter", "a4")]
    bundle = session.zip(json.dumps(PRACTICES[0]), choices)
    while bundle.step():
        pass
    with zipfile.ZipFile(io.BytesIO(bundle.data())) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert project.guide("build", "--practice", str(desk / FILE)).code == 0
    built = project.built()
    assert len(found) == len(choices)
    assert found == {name: built[name] for name in found}


def test_what_cannot_be_opened_says_why(session: Session) -> None:
    faults = {
        "name: Oak\nphone: 555-0100\ncolour: red\n": "unknown key `colour`",
        "a: &a [*a, *a]\n": "anchor `&a`: anchors are not used here",
        "name: Oak\n" * 3000: "this file is larger than 20,000 bytes",
        "PK\3\4": "this is a zip or an Office file, not a text",
        "- Oak\n": "expected `name: value` lines, got a list",
        "": "this file is empty",
        "name: [\n": "",
    }
    for text, message in faults.items():
        said = session.open(text)
        assert "values" not in said, text[:40]
        assert message in said["problems"][0]["message"] or message == "", said["problems"]
    whole = (ROOT / "practices" / "full.yaml").read_text("utf-8")
    assert session.open(whole)["values"]["name"] == yaml.safe_load(whole)["name"]
    assert session.text_of(json.dumps(session.open(whole)["values"])) == whole


def test_sheets_with_faults_of_their_own_are_told(tmp_path: Path, desk: Path) -> None:
    project = make_project(tmp_path / "faulty")
    project.append("sources/topic/en/small.md", "\n{fact}`nothing`\n")
    session = Session(str(project.root), str(desk), TODAY.isoformat())
    said = session.preview("{}", CHOICE)
    assert [one["field"] for one in said["problems"]] == [""]
    assert session.check("{}", CHOICE) == said["problems"]
    assert CASES.is_dir()


def test_contrast_of_an_accent(session: Session) -> None:
    assert [round(session.contrast(text), 1) for text in ("#5b2a6e", "5b2a6e", "#fff", "blue", "")] == [
        8.5,
        8.5,
        0,
        0,
        0,
    ]
