"""What can be wrong with an input, in words that let an editor fix it.

A stage never raises on the first fault: it adds each `Problem` to a `Problems` collector, and the pipeline
stops before the next stage when any of them is an error. Problems of a part of the input (a fact, a drawing, a handout)
are also kept apart, by the name of the part: so it is known what an error stops.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from guide.base.entries import entry
from guide.base.visible import message, visible

Severity = Literal["error", "warning"]
# The name of a part of the input, such as ("fact", "first-steps") or ("handout", "en", "tips").
Part: TypeAlias = tuple[str, ...]


class Position(Struct, frozen=True, order=True):
    """A place in an input file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One fault: where, which rule, what is wrong and what to do about it.

    Message and hint quote the input. Each is one line without invisible characters, wherever it is shown.
    """

    at: Position
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        force_setattr(self, "message", message(self.message))
        force_setattr(self, "hint", message(self.hint))

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
    """A collector; reports each problem once, sorted by place. A part has a collector of its own, `of`, whose problems are
    in the whole as well."""

    def __init__(self, whole: Problems | None = None) -> None:
        self._found: dict[Problem, None] = {}
        self._own: dict[Problem, None] = {}
        self._parts: dict[Part, Problems] = {}
        self._whole = whole
        self.error_count = 0

    def of(self, *part: str) -> Problems:
        """The collector of a part."""
        if part not in self._parts:
            self._parts[part] = Problems(self)
        return self._parts[part]

    @property
    def faults(self) -> dict[Part, tuple[Problem, ...]]:
        """The errors of each part that has any."""
        return {part: found.errors for part, found in self._parts.items() if found.error_count}

    @property
    def own_errors(self) -> tuple[Problem, ...]:
        """The errors that are of no part: they concern everything."""
        return tuple(problem for problem in self.errors if problem in self._own)

    def error(self, at: Position, rule: str, message: str, hint: str = "") -> None:
        self.extend([Problem(at, rule, message, hint)])

    def warning(self, at: Position, rule: str, message: str, hint: str = "") -> None:
        self.extend([Problem(at, rule, message, hint, "warning")])

    def is_elsewhere(self, problem: Problem, kinds: Collection[str]) -> bool:
        """Whether a problem is found anywhere but in parts of these kinds."""
        return problem in self._own or any(
            problem in found._found for part, found in self._parts.items() if part[0] not in kinds
        )

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._own[problem] = None
            self._add(problem)

    def _add(self, problem: Problem) -> None:
        if problem not in self._found:
            self._found[problem] = None
            self.error_count += problem.severity == "error"
            if self._whole is not None:
                self._whole._add(problem)

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
        if self.error_count:
            raise InputError(tuple(self))


class InputError(Exception):
    """The input has errors; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


# A hint lists all allowed names if there are at most so many, otherwise the first few.
MOST_LISTED = 20
LISTED = 3


def suggest(word: str, known: Collection[str], where: str = "") -> str:
    """A hint that names the nearest known word, or lists the known words if none is near. `where` is the file in which
    there may be none yet."""
    from guide.base.nearest import in_order, nearest  # only a misspelt name needs difflib

    if not known:
        if not where:
            return "there are none: leave this out"
        written = entry(word, where)
        return f"there are none yet: add it to {where}{f', as {written}' if written else ''}, or leave this out"
    near = nearest(word, known)
    if near:
        return f"did you mean `{near}`?"
    names = in_order(known)
    if len(names) <= MOST_LISTED:
        return "use one of: " + ", ".join(f"`{name}`" for name in names)
    return f"use one of the {len(names):,} known names, such as " + ", ".join(f"`{name}`" for name in names[:LISTED])
