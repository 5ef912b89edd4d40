"""docs/tour.md, step by step on a copy of the sources: what it changes can be changed, what it shows is what happens.

To write what the program says now into the page: make renew. Read it before it is committed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.docs.examples import Fence, change_in, fences, renew, run
from tests.pdf.reader import squeezed
from tests.support import ROOT, Ran, SmallProject

PAGE = ROOT / "docs" / "tour.md"
SHOWS = re.compile(r"(?:.* )?`(build/[^`]+\.pdf)` now has:")
SAYS = "`make` says:"
# Commands that set up a machine, open a window, or need git.
ELSEWHERE = ("sudo", "xcode-select", "brew", "wsl", "git", "cd")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The project, with Letter as its only edition, to be quick."""
    for name in ("sources", "layouts", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in tmp_path.glob("sources/*/topic.yaml"):
        path.write_text(re.sub(r"(?m)^editions: .*$", "editions: [letter]", path.read_text("utf-8")), "utf-8")
    for path in tmp_path.glob("sources/*/*/*.md"):
        path.write_text(re.sub(r"(?m)^editions: .*$", "editions: [letter]", path.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(tmp_path)
    return SmallProject(tmp_path)


def commands(fence: Fence) -> Iterator[str]:
    """The commands of a fence that run here."""
    for line in fence.lines:
        command = line.partition("#")[0].strip()
        if command.split()[0] not in ELSEWHERE:
            yield command


def errors_of(ran: Ran) -> tuple[str, ...]:
    """What was said, without the warnings, which the tour speaks of once."""
    problems = re.findall(r"[^\n]+(?:\n    [^\n]+)*", "\n".join(ran.errors))
    return tuple("\n".join(problem for problem in problems if ": warning: " not in problem).splitlines())


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return squeezed(words.replace("\u00a0", " "))


def test_the_tour_goes_as_it_says(copy: SmallProject) -> None:
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
            change.apply(copy)
        elif shows := SHOWS.fullmatch(fence.above):
            assert squeezed(fence.text) in words_of(copy.path(shows[1])), where
        else:
            assert fence.kind == "sh", f"{where}: a fence that no test looks at"
            for command in commands(fence):
                done = run(copy, command)
                built += 1
    assert (done.code, errors_of(done)) == (0, ())
    assert (built, len(said)) == (10, 2)
    if os.environ.get("GUIDE_RENEW") == "1":
        for fence, errors in reversed(said):
            renew(PAGE, fence, errors)
        return
    for fence, errors in said:
        assert errors == fence.lines, f"line {fence.start} of the tour; if it is meant, renew it: make renew"
