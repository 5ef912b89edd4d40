"""Problems for a reader: a person at a terminal, an editor or another program (JSON), or a pull request (GitHub)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from guide.base.problems import Problem
from guide.base.visible import visible

if TYPE_CHECKING:
    from guide.pipeline.make import Missing

# Problems, a verdict, and what is missing, if a build went on in spite of errors.
Format: TypeAlias = "Callable[[Sequence[Problem], str, Sequence[Missing] | None], str]"


def as_text(problems: Sequence[Problem], verdict: str, missing: Sequence[Missing] | None = None) -> str:
    """A block for each problem, a line that counts the errors, and one for each missing handout."""
    lines = [str(problem) for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        lines.append("; ".join(part for part in (counted, verdict) if part))
    lines += [_said(one) for one in missing or ()]
    return "".join(f"{line}\n" for line in lines)


def _said(missing: Missing) -> str:
    """A handout that was not made, with the first reason, and what there is of it."""
    more = len(missing.errors) - 1
    reason = f"{missing.errors[0].at}" + (f" and {more} more" if more else "")
    count = "1 file" if len(missing.kept) == 1 else f"{len(missing.kept)} files"
    there = f"{count} of an earlier build kept" if missing.kept else "no file of it"
    return f"not made: {visible(missing.source)}: see {reason}; {there}"


def as_json(
    problems: Sequence[Problem], verdict: str, missing: Sequence[Missing] | None = None  # noqa: ARG001  # programs count for themselves
) -> str:  # fmt: skip
    """One JSON object: `{"problems": [{"path", "line", "column", "rule", "severity", "message", "hint"}]}`; with what is
    missing, also `{"missing": [{"topic", "language", "handout", "kept", "errors"}]}`."""
    data: dict[str, object] = {"problems": [problem.as_data() for problem in problems]}
    if missing is not None:
        data["missing"] = [one.as_data() for one in missing]
    return json.dumps(data, indent=2) + "\n"


def as_github(
    problems: Sequence[Problem], verdict: str, missing: Sequence[Missing] | None = None  # noqa: ARG001  # GitHub counts for itself
) -> str:  # fmt: skip
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
FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}
