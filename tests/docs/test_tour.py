"""docs/tour.md, step by step from an empty folder: what it changes can be changed, what it shows is what happens.

To write what the program says now into the page: GUIDE_RENEW=1 make test. Read it before it is committed.
"""

from __future__ import annotations

import datetime
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.docs.examples import Fence, change_in, fences, renew, run
from tests.pdf.reader import squeezed
from tests.support import ROOT, TODAY, Ran, SmallProject
from tests.support import run as run_here

PAGE = ROOT / "docs" / "tour.md"
SHOWS = re.compile(r"(?:.* )?`(build/[^`]+\.pdf)` now has:")
SAYS = "`make` says:"
# Commands that set up a machine, open a window, or need git.
ELSEWHERE = ("sudo", "xcode-select", "brew", "wsl", "pipx", "cd")
FOLDER = "handouts"
NOON = int(datetime.datetime.combine(TODAY, datetime.time(12), datetime.timezone.utc).timestamp())


def commands(fence: Fence) -> Iterator[str]:
    """The commands of a fence that run here."""
    for line in fence.lines:
        command = line.partition("#")[0].strip()
        if command.split()[0] not in ELSEWHERE:
            yield command


def started(command: str) -> Ran:
    """The command that makes the project."""
    program, *arguments = shlex.split(command)
    assert (program, arguments[:2]) == ("guide", ["init", FOLDER])
    return run_here(*arguments, environment={"SOURCE_DATE_EPOCH": str(NOON)})


def errors_of(ran: Ran) -> tuple[str, ...]:
    """What was said, without the warnings, which the tour speaks of once."""
    problems = re.findall(r"[^\n]+(?:\n    [^\n]+)*", "\n".join(ran.errors))
    return tuple("\n".join(problem for problem in problems if ": warning: " not in problem).splitlines())


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return squeezed(words.replace("\u00a0", " "))


def test_the_tour_goes_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = SmallProject(tmp_path / FOLDER)
    said: list[tuple[Fence, tuple[str, ...]]] = []
    done = Ran(0, (), ())
    built = 0
    for fence in fences(PAGE.read_text("utf-8")):
        where = f"line {fence.start} of the tour"
        if fence.above.endswith(SAYS):
            assert done.code == 1, where
            said.append((fence, errors_of(done)))
            done = Ran(0, (), ())
            continue
        assert (done.code, errors_of(done)) == (0, ()), f"before {where}"
        if change := change_in(fence):
            change.apply(project)
        elif shows := SHOWS.fullmatch(fence.above):
            assert squeezed(fence.text) in words_of(project.path(shows[1])), where
        elif fence.kind:
            assert fence.kind == "sh", f"{where}: a fence that no test looks at"
            for command in commands(fence):
                done = started(command) if not project.root.exists() else run(project, command)
                monkeypatch.chdir(project.root)
                built += 1
        else:
            assert all(project.path(line.split()[0]).exists() for line in fence.lines), where
    assert (done.code, errors_of(done)) == (0, ())
    assert (built, len(said)) == (12, 1)
    if os.environ.get("GUIDE_RENEW") == "1":
        for fence, errors in reversed(said):
            renew(PAGE, fence, errors)
        return
    for fence, errors in said:
        assert errors == fence.lines, (
            f"line {fence.start} of the tour; if it is meant, renew it: GUIDE_RENEW=1 make test"
        )
