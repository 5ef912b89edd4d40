"""What can be wrong with an input, said so that an editor can mend it.

A stage never raises on the first fault: it adds each `Problem` to a `Problems` collector, and the pipeline
stops before the next stage when any of them is an error.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Position(Struct, frozen=True, order=True):
    """A place in an input file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One fault: where, which rule, what is wrong and what to do about it."""

    at: Position
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        lines = [f"{self.at}: {self.rule}: {mark}{self.message}"]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)

    def as_data(self) -> dict[str, str | int]:
        """For programs: each part by its name."""
        return {
            "path": self.at.path, "line": self.at.line, "column": self.at.column, "rule": self.rule,
            "severity": self.severity, "message": self.message, "hint": self.hint,
        }  # fmt: skip


class Problems:
    """A collector; reports each problem once, sorted by place."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def error(self, at: Position, rule: str, message: str, hint: str = "") -> None:
        self._found[Problem(at, rule, message, hint)] = None

    def warning(self, at: Position, rule: str, message: str, hint: str = "") -> None:
        self._found[Problem(at, rule, message, hint, "warning")] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.update(dict.fromkeys(problems))

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found, key=lambda p: (p.at, p.rule, p.message)))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self if p.severity == "warning")

    def stop_on_errors(self) -> None:
        """Raise `InputError` with everything found so far if any of it is an error."""
        if self.errors:
            raise InputError(tuple(self))


class InputError(Exception):
    """The input has errors; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words, or all of them when none is near."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    if not names:
        return "none is defined"
    return "use one of: " + ", ".join(f"`{name}`" for name in names)
