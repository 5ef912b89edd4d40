"""Problems for people, for programs and for a pull request."""

from __future__ import annotations

import json

from guide.base.problems import Position, Problem
from guide.commands.problem_formats import as_github
from tests.support import HANDOUT, SmallProject


def test_json_is_the_only_thing_on_standard_output(built: SmallProject) -> None:
    place = _broken(built)
    line, column = map(int, place.split(":"))
    for command in ("build", "check"):
        ran = built.guide(command, "--format", "json")
        assert (ran.code, ran.errors) == (1, ())
        assert json.loads("\n".join(ran.said)) == {
            "problems": [
                {
                    "path": HANDOUT,
                    "line": line,
                    "column": column,
                    "rule": "look",
                    "severity": "error",
                    "message": "unknown look `shet`",
                    "hint": "did you mean `sheet`?",
                }
            ]
        }


def test_json_without_problems(built: SmallProject) -> None:
    ran = built.guide("check", "--format", "json")
    assert (ran.code, ran.errors, json.loads("\n".join(ran.said))) == (0, (), {"problems": []})


def test_github_shows_a_note_at_the_line(built: SmallProject) -> None:
    place = _broken(built)
    line, column = place.split(":")
    ran = built.guide("check", "--format", "github")
    assert (ran.code, ran.errors) == (1, ())
    assert ran.said == (
        f"::error file={HANDOUT},line={line},col={column},title=look::"
        "unknown look `shet`%0Ahint: did you mean `sheet`?",
    )  # fmt: skip


def test_what_would_end_a_workflow_command_is_escaped() -> None:
    problem = Problem(Position("a,b:c.md", 2, 3), "rule", "100 % sure\n::error::no", "one\ntwo", "warning")
    assert as_github([problem], "") == (
        "::warning file=a%2Cb%3Ac.md,line=2,col=3,title=rule::100 %25 sure\\n::error::no%0Ahint: one\\ntwo\n"
    )  # fmt: skip


def test_an_unknown_format_is_wrong_use(project: SmallProject) -> None:
    ran = project.guide("check", "--format", "xml")
    assert ran.code == 2
    assert "choose from text, json, github" in ran.errors[-1].replace("'", "")


def _broken(project: SmallProject) -> str:
    """Give the sheet a look that there is not; `line:column` of it."""
    project.replace(HANDOUT, "language: en\n", "language: en\nlook: shet\n")
    line = project.read(HANDOUT).split("\n").index("look: shet") + 1
    return f"{line}:7"
