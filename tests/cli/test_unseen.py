"""No input forges a line of what the program prints, or speaks to the terminal."""

from __future__ import annotations

import json

from tests.support import PICTURE, REFERENCES, TABLE, SmallProject, assert_refused

FORGED = "x\\nREADME.md:1:1: forged: line"


def place_of(text: str, part: str) -> tuple[int, int]:
    before = text[: text.index(part)].split("\n")
    return len(before), len(before[-1]) + 1


def test_a_value_of_several_lines_is_quoted_in_one(built: SmallProject) -> None:
    built.replace(REFERENCES, "grade: second-hand", f'grade: "{FORGED}"')
    line, column = place_of(built.read(REFERENCES), FORGED)
    assert_refused(
        built,
        f"{REFERENCES}:{line}:{column}: references: `grade`: `{FORGED}` is not an allowed value\n"
        "    hint: use one of: `read`, `second-hand`",
    )


def test_a_block_of_lines_is_quoted_in_one(built: SmallProject) -> None:
    built.replace(TABLE, "type: table", "type: |\n  table\n  a.md:1:1: forged: line")
    assert [line for line in built.guide("build").errors if line.startswith("a.md")] == []


def test_characters_of_a_picture_are_shown_by_their_codes(built: SmallProject) -> None:
    built.write(
        PICTURE, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="&#x9b;2J&#x202e;&#x200f;"/></svg>'
    )  # fmt: skip
    assert_refused(
        built,
        f"{PICTURE}:1:59: picture: `r`: expected a number, got `\\x9b2J\\u202e\\u200f`\n"
        "    hint: write digits, with px, pt, mm, cm, in or no unit: `12.5`",
    )
    said = json.loads("\n".join(built.guide("build", "--format", "json").said))["problems"][0]
    assert said["message"] == "`r`: expected a number, got `\\x9b2J\\u202e\\u200f`"
    assert built.guide("build", "--format", "github").said == (
        f"::error file={PICTURE},line=1,col=59,title=picture::`r`: expected a number, got `\\x9b2J\\u202e\\u200f`"
        "%0Ahint: write digits, with px, pt, mm, cm, in or no unit: `12.5`",
    )


def test_keys_of_json_are_shown_by_their_codes(project: SmallProject) -> None:
    rows = [
        {"id": "x", "name": "A", "phone": "555-0100", "\x1b]0;title\x07\x1b[2J\0": "x"},
        {"id": "y", "name": "A", "phone": "555-0100", "a\n/etc/x:1:1: forged: line\u202e": "x"},
    ]
    project.write("t.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    ran = project.guide(
        "personalize", str(project.path("t.jsonl")), "--edition", "letter", "--out", str(project.path("o"))
    )
    place = project.path("t.jsonl").as_posix()
    assert [line for line in ran.errors if "hint" not in line] == [
        f"{place}:1:1: practice: unknown key `\\x1b]0;title\\x07\\x1b[2J\\x00`",
        f"{place}:2:1: practice: unknown key `a\\n/etc/x:1:1: forged: line\\u202e`",
        "2 errors; 2 rows of 2 failed: see report.jsonl",
    ]
