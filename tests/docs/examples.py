"""The examples of docs/: changes of files and what the program then says, as a reader sees them, to be run.

A change is a fence below one of these lines:

    In `path`:           a ```diff fence: lines with - go, lines with + come, others stay; an empty line parts two places
    A file `path`:       a fence of any kind: what the file holds

and what is said is a ```text fence below `COMMAND` says:, perhaps with a day or a file that is deleted before it:

    On 2028-05-21, without `path`, `make` says:
"""

from __future__ import annotations

import datetime
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import TODAY, Ran, SmallProject

_IN = re.compile(r"(?:^|.* )[Ii]n `([^`]+)`:")
_FILE = re.compile(r"(?:^|.* )[Aa] file `([^`]+)`:")
_SAYS = re.compile(
    r"(?:.*? )??(?:[Oo]n (?P<day>\d{4}-\d\d-\d\d), )?(?:[Ww]ithout `(?P<without>[^`]+)`, )?`(?P<command>[^`]+)` says:"
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its section, the last line of text above it (since the fence before), its kind, and its place (the lines inside)."""

    section: str
    above: str
    kind: str
    lines: tuple[str, ...]
    start: int

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a file: places of it replaced, or all of it written."""

    path: str
    fence: Fence

    def apply(self, project: SmallProject) -> None:
        if self.fence.kind != "diff":
            project.write(self.path, self.fence.text)
            return
        for old, new in hunks(self.fence.lines):
            # Whole lines only, so that a line is not found inside a longer one.
            text = f"\n{project.read(self.path)}"
            assert text.count(f"\n{old}") == 1, f"line {self.fence.start}: this stands not once in {self.path}:\n{old}"
            project.write(self.path, text.replace(f"\n{old}", f"\n{new}")[1:])


@dataclass(frozen=True, slots=True)
class Example:
    """Changes, the command that is then run, on which day and without which file, and what it says."""

    changes: tuple[Change, ...]
    command: str
    day: datetime.date
    without: str
    said: Fence

    def run(self, project: SmallProject) -> Ran:
        """Make the changes and run the command in the folder of the project."""
        for change in self.changes:
            change.apply(project)
        if self.without:
            project.path(self.without).unlink()
        return run(project, self.command, self.day)


def hunks(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Old and new text of each place of a diff."""
    for part in "\n".join(lines).split("\n\n"):
        marked = part.split("\n")
        assert all(line[0] in " +-" for line in marked), part
        assert any(line[0] in "+-" for line in marked), part
        yield tuple("".join(f"{line[1:]}\n" for line in marked if line[0] in (" ", sign)) for sign in "-+")  # type: ignore[misc]  # two


def run(project: SmallProject, command: str, day: datetime.date = TODAY) -> Ran:
    """A command as the docs write it: `make` and its targets stand for what they run, as the Makefile says."""
    program, *arguments = shlex.split(command)
    if program == "make":
        target = arguments.pop(0) if arguments and "=" not in arguments[0] else "build"
        one = re.fullmatch(r"build/([^/]+)/([^.]+)\.([^.]+)\.pdf", target)
        options = ["--language", one[1], "--handout", one[2], "--edition", one[3]] if one else []
        for name, _, value in (argument.partition("=") for argument in arguments):
            options += value.split() if name == "WHAT" else [f"--{name.lower()}", value]
        arguments = ["build" if one else target, *options]
    return project.guide(*arguments, today=day)


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a document, in order; a fence may be of more than three backquotes."""
    section = above = ""
    opened: tuple[str, str, int] | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        marks = re.match(r"(`{3,})(.*)", line)
        if opened and line == opened[0]:
            yield Fence(section, above, opened[1], tuple(lines[opened[2] : number]), opened[2])
            opened, above = None, ""
        elif opened:
            continue
        elif marks:
            opened = (marks[1], marks[2], number + 1)
        elif line.startswith("## "):
            section, above = line.removeprefix("## "), ""
        elif line.strip():
            above = line
    assert opened is None, f"the fence of line {opened[2]} is never closed" if opened else ""


def change_in(fence: Fence) -> Change | None:
    """The change that a fence shows, if it shows one."""
    place = _IN.fullmatch(fence.above) or _FILE.fullmatch(fence.above)
    assert not place or (fence.kind == "diff") == bool(_IN.fullmatch(fence.above)), f"line {fence.start}: odd kind"
    return Change(place[1], fence) if place else None


def examples(path: Path) -> tuple[Example, ...]:
    """The examples of a document; a change that no command follows in its section is none."""
    found: list[Example] = []
    changes: list[Change] = []
    for fence in fences(path.read_text("utf-8")):
        if changes and changes[-1].fence.section != fence.section:
            changes = []
        if change := change_in(fence):
            changes.append(change)
        elif says := _SAYS.fullmatch(fence.above):
            assert fence.kind == "text", f"line {fence.start}: what is said stands in a fence of text"
            day = datetime.date.fromisoformat(says["day"]) if says["day"] else TODAY
            found.append(Example(tuple(changes), says["command"], day, says["without"] or "", fence))
            changes = []
    return tuple(found)


def problems_in(ran: Ran) -> tuple[str, ...]:
    """What was said, without the line that counts the errors."""
    return ran.errors[:-1] if ran.code == 1 else ran.errors


def renew(path: Path, fence: Fence, said: tuple[str, ...]) -> None:
    """Write what is said into the document, in the place of what the fence has."""
    lines = path.read_text("utf-8").split("\n")
    lines[fence.start : fence.start + len(fence.lines)] = said
    path.write_text("\n".join(lines), "utf-8")
