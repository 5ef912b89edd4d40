"""A table gives the zip of `guide personalize`, and keeps nothing of the files."""

from __future__ import annotations

import json
from pathlib import Path

from guide.products.clinic.calls import Calls
from tests.support import TODAY, SmallProject

HEAD = "id,name,phone,logo,logo-alt\n"
ROWS = "".join(f"oak-{number},Oak {number},555-01{number:02},,\n" for number in range(7))
FAULTY = "elm,,555-0100,,\nash,Ash,call us,,\noak-1,Oak,555-0100,,\nfir,Fir,555-0100,none.png,x\n"


def zipped(calls: Calls) -> bytes:
    """The zip of a table that was begun, put together as the page does."""
    files: dict[str, bytes] = {}
    more = True
    while more:
        said, made = calls.answer("table_step", "[]")
        more = json.loads(said)["more"]
        files.update(made)
    said, made = calls.answer("table_end", "[]")
    return b"".join(files[one] if isinstance(one, str) else made[one][1] for one in json.loads(said)["pieces"])


def test_the_zip_is_that_of_the_command_line(project: SmallProject, desk: Path) -> None:
    (desk / "table.csv").write_text(HEAD + ROWS + FAULTY)
    calls = Calls(str(project.root), ".", TODAY.isoformat())
    chosen = json.dumps(["table.csv", {"handouts": ["topic/small"], "languages": ["en"], "editions": ["letter", "a4"]}])
    assert json.loads(calls.answer("table", chosen)[0]) == {"rows": 11, "problems": []}
    data = zipped(calls)
    ran = project.guide(
        "personalize", "table.csv", "--out", "out.zip", "--handout", "topic/small", "--language", "en", "--edition", "letter",
        "--edition", "a4",
    )  # fmt: skip
    assert ran.code == 1
    assert data == (desk / "out.zip").read_bytes()


def test_a_table_with_faults_of_its_own_is_refused(project: SmallProject, desk: Path) -> None:
    calls = Calls(str(project.root), ".", TODAY.isoformat())
    for text, message in {
        "": "this file is empty",
        "id,name\n": "missing column `phone`",
        HEAD: "this file has no practice",
    }.items():
        (desk / "table.csv").write_text(text)
        chosen = json.dumps(["table.csv", {"handouts": [], "languages": [], "editions": []}])
        said = json.loads(calls.answer("table", chosen)[0])
        assert [one["message"] for one in said["problems"]] == [message]
