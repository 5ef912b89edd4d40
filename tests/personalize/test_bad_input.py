"""What is wrong with a file or a row: the whole message, the other rows made, nothing half."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.personalize.support import FULL, PLAIN, as_lines, as_object, as_table, as_yaml, failures, pdfs, personalize
from tests.support import ROOT, SmallProject

HEADER = "id,name,phone\n"
GOOD = "elm,Example Clinic,555-0103\n"
MADE = ["elm/en/topic/small.letter.pdf"]


def refused(project: SmallProject, name: str, content: str | bytes, *messages: str) -> None:
    """The file as a whole is refused, with these messages."""
    project.write(name, content)
    ran = personalize(project, name)
    counted = "1 error" if len(messages) == 1 else f"{len(messages)} errors"
    place = str(project.path(name))
    assert "\n".join(ran.errors) == "\n".join(
        (*(f"{place}:{said}" for said in messages), f"{counted}; nothing was written")
    )
    assert (ran.code, ran.said) == (1, ())
    assert not project.path("out").exists()


def reported(project: SmallProject, name: str, content: str | bytes, *messages: str, failed: int = 1) -> None:
    """The practice `elm` is made, the other rows are reported with these messages."""
    project.write(name, content)
    ran = personalize(project, name, "--edition", "letter")
    place = str(project.path(name))
    rows = "1 row" if failed == 1 else f"{failed} rows"
    counted = "1 error" if len(messages) == 1 else f"{len(messages)} errors"
    expected = [*(f"{place}:{said}" for said in messages)]
    assert "\n".join(ran.errors[:-1]) == "\n".join(expected)
    assert ran.errors[-1] == f"{counted}; {rows} of {failed + 1} failed: see report.jsonl"
    assert ran.code == 1
    assert [*pdfs(project.path("out"))] == MADE
    found = failures(project.path("out"))
    assert len(found) == failed
    told = [(f"{said['line']}:{said['column']}", said["message"]) for row in found for said in row["problems"]]
    for message, (at, said) in zip(messages, told, strict=True):
        assert message.startswith(f"{at}: ")
        assert said in message
    assert not list(project.path("out").rglob(".*.part"))


NOTHING = "1:1: practices: this file is empty\n    hint: write a row with the names of the columns, and a row for each practice"
NO_LINE = "1:1: practices: this file is empty\n    hint: write one object for each practice, each on its own line"
NO_PRACTICE = "1:1: practices: this file has no practice\n    hint: add a row for each practice"
NOT_UTF8 = "file: byte 0x{:02x} is not UTF-8\n    hint: save the file as UTF-8, which Excel calls `CSV UTF-8`"
QUOTE = '\n    hint: write `"` in a text as `""`, or close the quote'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", NOTHING),
        (b"\xef\xbb\xbf", NOTHING),
        (HEADER.encode(), NO_PRACTICE),
        ((HEADER + "\n,,\n").encode(), NO_PRACTICE),
        (
            b"id,name\nelm,Example Clinic\n",
            "1:1: practices: missing column `phone`\n    hint: the first row holds the names of the columns",
        ),
        (
            b"id,name,phone,adress\n",
            "1:4: practices: unknown column `adress`\n    hint: did you mean `address`?",
        ),
        (
            b"id,Name,phone\n",
            "1:2: practices: column `Name` is not named as it should be\n    hint: write `name`: small letters, with hyphens for spaces",
        ),
        (b"id,name,phone,name\n", "1:4: practices: column `name` appears twice\n    hint: keep one of them"),
        (b"id,name,ph\xf6ne\n", "1:3: " + NOT_UTF8.format(0xF6)),
        (b"id,name,\0phone\n", "1:3: file: control character U+0000 in the text\n    hint: delete it; most editors do not show it"),
        (b'"' + b"x" * 30_000 + b'"\n', "1:1: practices: this row is larger than 20,000 bytes\n    hint: make it smaller"),
    ],
)  # fmt: skip
def test_a_table_that_is_wrong_as_a_whole(project: SmallProject, content: bytes, message: str) -> None:
    refused(project, "practices.csv", content, message)


def test_names_of_columns_with_capitals_are_all_told(project: SmallProject) -> None:
    refused(
        project, "practices.csv", "ID;Name;Phone;After Hours\nelm;Example Clinic;555-0103;\n",
        *(
            f"1:{column}: practices: column `{name}` is not named as it should be\n"
            f"    hint: write `{meant}`: small letters, with hyphens for spaces"
            for column, (name, meant) in enumerate(
                (("ID", "id"), ("Name", "name"), ("Phone", "phone"), ("After Hours", "after-hours")), 1
            )
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("oak,Example Clinic,call us", "3:3: practice: `phone`: `call us` is not a phone number\n    hint: write digits, as in `555-0100` or `(555) 555-0100 ext. 2`"),
        ("oak,,555-0100", "3:2: practice: `name` is empty\n    hint: fill it in"),
        ("oak,Example Clinic", "3:1: practices: this row has 2 cells, but the header has 3\n    hint: put text with a comma in quotes, and leave no cell out"),
        ("elm,Example Clinic,555-0100", "3:1: practices: the id `elm` appears twice\n    hint: it first appears in row 2; use another"),
        *(
            (f"{wrong},Example Clinic,555-0100", f"3:1: practices: `{wrong}` is not an id\n    hint: use at most 80 lower-case letters and digits, with single hyphens between them; the practice's folder gets this name, so names that Windows reserves, such as `con`, are not allowed")
            for wrong in ("../oak", "..", "/etc", "Oak", "oak street", "oak/street", "-oak", "\u00f6".encode("ascii", "backslashreplace").decode())
        ),
        (",Example Clinic,555-0100", "3:1: practices: this row has no id\n    hint: use at most 80 lower-case letters and digits, with single hyphens between them; the practice's folder gets this name, so names that Windows reserves, such as `con`, are not allowed"),
        ('oak,"Example" Clinic,555-0100', "3:1: practices: this row is not CSV: ',' expected after '\"'" + QUOTE),
        ("oak,Example \x07Clinic,555-0100", "3:2: file: control character U+0007 in the text\n    hint: delete it; most editors do not show it"),
        (f"oak,{'x' * 10_000_000},555-0100", "3:1: practices: this row is larger than 20,000 bytes\n    hint: make it smaller"),
        ('oak,"Example Clinic,555-0100', "3:1: practices: this row is not CSV: unexpected end of data" + QUOTE),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_a_row_that_is_wrong(project: SmallProject, row: str, message: str) -> None:
    reported(project, "practices.csv", f"{HEADER}{GOOD}{row}\n", message)


def test_a_row_in_another_encoding(project: SmallProject) -> None:
    content = (HEADER + GOOD).encode() + "oak,Clínica,555-0100\n".encode("latin-1")
    reported(project, "practices.csv", content, "3:2: " + NOT_UTF8.format(0xED))


def test_a_quote_left_open_takes_no_other_row_with_it(project: SmallProject) -> None:
    rows = 'oak,"Example Clinic,555-0100\n' + GOOD
    reported(
        project, "practices.csv", HEADER + rows, "2:1: practices: this row is not CSV: unexpected end of data" + QUOTE
    )
    rows = 'oak,"Example Clinic,555-0100\n' + GOOD + "\n" * 30_000
    reported(
        project, "practices.csv", HEADER + rows,
        "2:1: practices: a quote opens here and is not closed within 20,000 bytes" + QUOTE,
    )  # fmt: skip


def test_a_byte_order_mark_other_line_ends_and_blank_rows(project: SmallProject) -> None:
    content = f"\ufeff{HEADER}\n{GOOD}".replace("\n", "\r\n")
    project.write("practices.csv", content)
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    assert [*pdfs(project.path("out"))] == MADE


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "2:1: practices: this line is not JSON: Expecting property name enclosed in double quotes\n    hint: write one object on each line"),
        ("[]", '2:1: practices: this line is not an object\n    hint: write `{"id": …, "name": …}` on a line'),
        ('{"id": "oak", "name": "A", "name": "B", "phone": "555-0100"}', "2:1: practices: key `name` appears twice\n    hint: keep one of them"),
        ('{"id": "oak", "name": "A", "fone": "555-0100", "phone": 5550100}', "2:1: practice: unknown key `fone`\n    hint: did you mean `phone`?"),
        ('{"id": "oak", "name": "A", "phone": ["555-0100"]}', "2:1: practice: `phone`: expected text, got a list\n    hint: write one number here, and any other under `phones`, with a label"),
        ("[" * 9_000, "2:1: practices: nested more than 12 levels deep\n    hint: use fewer levels"),
        ('{"id": "oak", "name": ' + "[" * 20 + "]" * 20 + ', "phone": "1"}', "2:1: practices: nested more than 12 levels deep\n    hint: use fewer levels"),
        ('{"id": "oak", "name": "\\ud800", "phone": "555-0100"}', "2:1: file: control character U+D800 in the text\n    hint: delete it; most editors do not show it"),
        ('{"id": "oak", "name": "' + "x" * 10_000_000 + '", "phone": "555-0100"}', "2:1: practices: this row is larger than 20,000 bytes\n    hint: make it smaller"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_a_line_that_is_wrong(project: SmallProject, line: str, message: str) -> None:
    reported(project, "practices.jsonl", f"{as_lines(PLAIN)}{line}\n", message)


def test_lines_say_null_numbers_and_nothing(project: SmallProject) -> None:
    project.write("practices.jsonl", json.dumps({**as_object(PLAIN), "phone": 5550103, "address": None}) + "\n\n")
    ran = personalize(project, "practices.jsonl", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    refused_empty = personalize(project, "practices.jsonl", "--edition", "letter", out="again")
    assert refused_empty.code == 0


def test_lines_of_nothing(project: SmallProject) -> None:
    refused(project, "practices.jsonl", "\n\n", NO_LINE)


def test_a_folder_reports_what_a_practice_file_says(project: SmallProject) -> None:
    project.write("practices/elm.yaml", "name: Example Clinic\nphone: 555-0103\n")
    project.write("practices/Oak.yaml", "name: Example Clinic\nphone: 555-0103\n")
    project.write("practices/ash.yaml", "name: Example Clinic\nfone: 555-0103\n")
    project.write("practices/notes.txt", "mine")
    ran = personalize(project, "practices", "--edition", "letter", "--processes", "2")
    place = project.path("practices")
    assert ran.errors == (
        f"{place}/Oak.yaml:1:1: practices: `Oak` is not an id",
        "    hint: use at most 80 lower-case letters and digits, with single hyphens between them; the practice's folder gets this name, so names that Windows reserves, such as `con`, are not allowed",
        f"{place}/ash.yaml:2:1: practice: unknown key `fone`",
        "    hint: did you mean `phone`?",
        "2 errors; 2 rows of 3 failed: see report.jsonl",
    )
    assert [*pdfs(project.path("out"))] == MADE


def test_a_block_that_is_too_high_is_a_row_that_failed(project: SmallProject) -> None:
    high = {**FULL, "address": "long words here " * 5, "hours": "Monday\nTuesday\nFriday", "department": "Therapy"}
    project.write("practices.csv", as_table(high, {**PLAIN}, columns=tuple(high)))
    project.write("practice.yaml", as_yaml(high))
    alone = project.guide("build", "--edition", "letter", "--practice", str(project.path("practice.yaml")))
    ran = personalize(project, "practices.csv", "--edition", "letter")
    said = [line.partition(": practice: ")[2] for line in ran.errors if ": practice: " in line]
    assert said == [line.partition(": practice: ")[2] for line in alone.errors if ": practice: " in line]
    assert len(said) == 1
    assert said[0].startswith("the block is about ")
    assert said[0].endswith(" higher than its box in `small.letter`")
    assert [*pdfs(project.path("out"))] == MADE


PHONES = {"phone-2": "555-0106", "phone-2-label": "Nurses", "phone-5": "555-0107", "phone-5-label": "Therapy"}


def test_more_numbers_have_columns_for_number_and_label(project: SmallProject) -> None:
    row = {**PLAIN, **PHONES, "hours": "Mon-Fri 8 am-5 pm\nSat 9 am-noon", "fax": "555-0108", "department": "Therapy"}
    project.write("practices.csv", as_table(row, columns=tuple(row)))
    project.write("practice.yaml", as_yaml(row))
    personalize(project, "practices.csv", "--edition", "letter")
    project.guide("build", "--edition", "letter", "--practice", str(project.path("practice.yaml")))
    made = pdfs(project.path("out"))
    assert made == {f"elm/{name}": data for name, data in pdfs(project.path("build")).items()}
    assert len(made) == 1


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ("phone-2-label", "practices.csv:2:4: practices: `phone-2` has no `phone-2-label`"),
        ("phone-5", "practices.csv:2:7: practices: `phone-5-label` has no `phone-5`"),
    ],
)
def test_a_number_without_its_label_is_told(without: str, message: str, project: SmallProject) -> None:
    project.write("practices.csv", as_table({**PLAIN, **PHONES, without: ""}, columns=(*PLAIN, *PHONES)))
    ran = personalize(project, "practices.csv", "--edition", "letter")
    assert ran.errors[0].endswith(message)
    assert ran.errors[1] == "    hint: give every further number a label, and every label a number"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.csv", "--out", "x"), "there is no file or folder none.csv"),
        ((str(ROOT / "README.md"), "--out", "x"), f"{ROOT / 'README.md'}: expected a .csv or .jsonl file, or a folder of practice files"),
        ((str(ROOT / "practices"), "--out", str(ROOT / "README.md")), f"{ROOT / 'README.md'} is not a folder"),
        ((str(ROOT / "practices"), "--out", "x", "--processes", "0"), "--processes 0: use 1 to 64"),
        ((str(ROOT / "practices"), "--out", "x", "--edition", "leter"), "unknown edition `leter`: did you mean `letter`?"),
    ],
)  # fmt: skip
def test_wrong_use(project: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    ran = project.guide("personalize", *arguments)
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_full_disk_is_told_and_leaves_nothing_half(project: SmallProject, processes: str) -> None:
    resource = pytest.importorskip("resource", reason="limits of a process are set here")
    rows = [{**PLAIN, "id": f"p{number}"} for number in range(20)]
    project.write("practices.csv", as_table(*rows))
    command = [
        sys.executable, "-m", "guide", "personalize", str(project.path("practices.csv")), "--edition", "letter", "--out",
        str(project.path("out")), "--project", str(project.root), "--processes", processes,
    ]  # fmt: skip
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False,
        # Python itself would leave half of a compiled file where there is no room for it.
        env={**os.environ, "SOURCE_DATE_EPOCH": "1796000000", "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),  # the child does nothing else
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("guide: File too large")
    assert not list(project.path("out").rglob("*.pdf"))
    assert not project.path("out/manifest.jsonl").exists()
    assert personalize(project, "practices.csv", "--edition", "letter").code == 0
    assert len(pdfs(project.path("out"))) == 20
    assert not list(project.path("out").rglob(".*.part"))
