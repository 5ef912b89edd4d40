"""Problems for a reader: a person at a terminal, an editor or another program (JSON), or a pull request (GitHub)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from guide.base.problems import Problem
from guide.base.visible import visible


def as_text(problems: Sequence[Problem], verdict: str) -> str:
    """A block for each problem, and a line that counts the errors."""
    lines = [str(problem) for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        lines.append("; ".join(part for part in (counted, verdict) if part))
    return "".join(f"{line}\n" for line in lines)


def as_json(problems: Sequence[Problem], verdict: str) -> str:  # noqa: ARG001  # programs count for themselves
    """One JSON object: `{"problems": [{"path", "line", "column", "rule", "severity", "message", "hint"}]}`."""
    listed = [problem.as_data() for problem in problems]
    return json.dumps({"problems": listed}, indent=2) + "\n"


def as_github(problems: Sequence[Problem], verdict: str) -> str:  # noqa: ARG001  # GitHub counts for itself
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for problem in problems:
        place = {
            "file": visible(problem.at.path),
            "line": str(problem.at.line),
            "col": str(problem.at.column),
            "title": problem.rule,
        }
        named = ",".join(f"{name}={_escaped_property(value)}" for name, value in place.items())
        said = f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message
        lines.append(f"::{problem.severity} {named}::{_escaped(said)}\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    """Escapes what would end a workflow command, as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


# By the names that `--format` takes.
FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {"text": as_text, "json": as_json, "github": as_github}
