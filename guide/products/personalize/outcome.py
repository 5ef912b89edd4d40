"""The outcome of a run: that of each row, the progress, and the report of failed rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from guide.base.problems import InputError, Position, Problem, Problems
from guide.products.personalize.row import Row

MANIFEST = "manifest.jsonl"
REPORT = "report.jsonl"
# The outcome of a row; combined with the number of its files into one number.
MADE, THERE, FAILED = range(3)
# How many problems are shown; the report has all.
MOST_SHOWN = 50


class ChangedError(InputError):
    """The practices changed while they were read: files exist, but no manifest."""


@dataclass(slots=True)
class Tally:
    """The progress of a run."""

    rows: int = 0
    made: int = 0
    there: int = 0
    failed: int = 0
    files: int = 0
    new_files: int = 0
    warnings: tuple[Problem, ...] = ()
    """The warnings about the sheets themselves."""
    reasons: list[Problem] = field(default_factory=list)
    """The problems of the first rows that failed."""

    @property
    def done(self) -> int:
        return self.made + self.there + self.failed

    def extend(self, words: Iterable[int]) -> None:
        """Count rows by their words from `word_of`."""
        for word in words:
            files, outcome = divmod(word, 3)
            self.made += outcome == MADE
            self.there += outcome == THERE
            self.failed += outcome == FAILED
            self.files += files
            self.new_files += files if outcome == MADE else 0

    def explain(self, line: bytes) -> None:
        """Add the reasons of a line of the report, up to the limit."""
        if len(self.reasons) < MOST_SHOWN:
            self.reasons.extend(map(_problem, json.loads(line)["problems"]))


Progress = Callable[[Tally], None]


def word_of(files: int, outcome: int) -> int:
    """The number of a row's files and its outcome, in one number."""
    return files * 3 + outcome


def reported(row: Row, problems: Problems) -> dict[str, object]:
    """A line of the report."""
    return {"row": row.number, "id": row.identity, "problems": [problem.as_data() for problem in problems]}


def _problem(said: dict[str, str]) -> Problem:
    at = Position(said["path"], int(said["line"]), int(said["column"]))
    rule = said["rule"]
    return Problem(at, rule, said["message"], said["hint"])
