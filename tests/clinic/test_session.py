"""The page gives the bytes and the messages of the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from guide.products.clinic.session import FILE, Session
from tests.clinic.conftest import CHOICE
from tests.support import CASES, ROOT, TODAY, SmallProject, make_project

PRACTICES: list[dict[str, Any]] = [
    {"name": "Oak Street", "phone": "(555) 555-0100"},
    {"name": "Ngā Tamariki Whānau Ōtautahi", "phone": "+64 3 555 0100", "country": "NZ"},
    {"name": "W" * 20, "phone": "555-0100", "accent": "#5b2a6e"},
    {"name": "A very long name of a clinic for all of the children in town", "phone": "(555) 555-0100", "accent": "#333333"},
    {"name": "Oak", "phone": "555-0100", "hours": "Mon\nTue", "web": "https://example.org/clinic", "fax": "555-0101", "address": "A, B"},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "example-logo.svg", "alt": "A house."}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "logo.png", "alt": "A square."}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "logo.jpg", "alt": "A square."}, "phones": [{"label": "Desk", "number": "555-0102"}]},
]  # fmt: skip
BAD: list[dict[str, Any]] = [
    {},
    {"name": "x" * 61, "phone": "call us"},
    {"name": "-", "phone": "555-KIDS"},
    {"name": "😀", "phone": "555-0100"},
    {"name": "Oak", "phone": "555-0100", "accent": "#ffffff"},
    {"name": "Oak", "phone": "555-0100", "accent": "blue"},
    {"name": "Oak", "phone": "555-0100", "country": "Atlantis"},
    {"name": "Oak", "phone": "555-0100", "web": "example.org"},
    {"name": "Oak", "phone": "555-0100", "hours": "1\n2\n3\n4\n5"},
    {"name": "Oak", "phone": "555-0100", "hours": "8:00"},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "none.png", "alt": "x"}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "../logo.png", "alt": "x"}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "not.png", "alt": "x"}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "white.png", "alt": "x"}},
    {"name": "Oak", "phone": "555-0100", "logo": {"file": "logo.png"}},
    {"name": "Oak", "phone": "555-0100", "phones": [{"label": "Fax", "number": "555-0102"}]},
    {"name": "Oak", "phone": "555-0100", "phones": [{"label": "A", "number": "555-0102"}, {"label": "A", "number": "n/a"}]},
    {"name": "Oak", "phone": "555-0100", "early-intervention": {"name": "Start"}},
    {"name": "Oak", "phone": "555-0100", "languages": ["fr"]},
    {"name": "Oak", "phone": "555-0100", "address": "x " * 44, "hours": "a " * 29 + "\n" + "b " * 29 + "\n" + "c " * 29 + "\n" + "d " * 29,
     "department": "y " * 29, "fax": "555-0101", "after-hours": "555-0103", "web": "https://example.org/a/long/address/here"},
]  # fmt: skip


def add_logos(folder: Path) -> None:
    Image.new("RGB", (40, 30), "navy").convert("P").save(folder / "logo.png")
    Image.new("RGB", (40, 30), "teal").save(folder / "logo.jpg")
    image = Image.new("RGBA", (40, 30), (255, 255, 255, 0))
    image.save(folder / "white.png")
    square = Image.new("RGB", (40, 30), "white")
    square.paste("navy", (5, 5, 25, 25))
    square.save(folder / "logo.png")
    square.save(folder / "logo.jpg")
    (folder / "not.png").write_bytes(b"PK\3\4 a zip")
    (folder / "example-logo.svg").write_bytes((ROOT / "practices" / "example-logo.svg").read_bytes())


def test_files_and_messages_are_those_of_the_command_line(project: SmallProject, session: Session, desk: Path) -> None:
    add_logos(desk)
    for values in (*PRACTICES, *BAD):
        said = session.pdf(json.dumps(values), CHOICE)
        problems = session.check(json.dumps(values), CHOICE)
        ran = project.guide("build", "--practice", FILE, "--edition", "letter", "--handout", "small")
        shown = [
            f"{one['path']}:{one['line']}:{one['column']}: {one['rule']}: "
            f"{'warning: ' if one['severity'] == 'warning' else ''}{one['message']}"
            for one in problems
        ]
        hints = [one["hint"] for one in problems if one["hint"]]
        lines = [line for line in ran.errors if not line.startswith(" ") and "nothing was written" not in line]
        assert [line for line in lines if line.startswith((FILE, "none", "not", "white", "logo"))] == shown, values
        assert all(f"    hint: {hint}" in ran.errors for hint in hints), values
        assert ("data" in said) == (ran.code == 0) == (values in PRACTICES), values
        if "data" in said:
            assert said["path"] == "en/topic/small.letter.pdf"
            assert said["data"] == project.built()["en/topic/small.letter.pdf"], values


def test_every_message_is_at_its_field(session: Session, desk: Path) -> None:
    add_logos(desk)
    fields = [sorted({one["field"] for one in session.check(json.dumps(values), CHOICE)}) for values in BAD]
    assert fields[0] == ["name", "phone"]
    assert fields[10:15] == [["logo.file"], ["logo.file"], ["logo.file"], ["logo.file"], ["logo.file"]]
    assert fields[16] == ["phones.1.label", "phones.1.number"]
    assert "" not in {name for names in fields for name in names}


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
