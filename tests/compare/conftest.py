"""The small project in git, and what a report says."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support import Ran, SmallProject


def git(project: SmallProject, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=project.root, check=True, capture_output=True)


def commit(project: SmallProject, message: str) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-qm", message)


@pytest.fixture
def alone(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project with the command called in its folder; git looks no further up than there."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    monkeypatch.delenv("GIT_DIR", raising=False)
    return project


@pytest.fixture
def committed(alone: SmallProject) -> SmallProject:
    """The small project with one commit, tagged v1."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    git(alone, "init", "-q")
    commit(alone, "first")
    git(alone, "tag", "v1")
    return alone


class _Text(HTMLParser):
    """What a page says, a line for each piece of text, without its style; what a picture says in square brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipped = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped = tag == "style"
        self.said += [f"[{value}]" for name, value in attrs if name == "alt"]

    def handle_data(self, data: str) -> None:
        if not self.skipped and data.strip():
            self.said.append(" ".join(data.split()))


def text_of(path: Path) -> str:
    """What a report says, with the number and date of a commit left out."""
    parser = _Text()
    parser.feed(path.read_text("utf-8"))
    return re.sub(r"\([0-9a-f]{7} of \d{4}-\d\d-\d\d\)", "(commit)", "\n".join(parser.said))


def done(ran: Ran, said: str) -> None:
    assert (ran.code, ran.errors, ran.said) == (0, (), (said,))
