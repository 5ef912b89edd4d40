"""A complete small project in a folder of its own, to break and to build.

Layouts and fonts are the real ones; topic, limits and words are those of `tests/cases`.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from guide.__main__ import main
from guide.base.problems import InputError
from guide.pipeline import prepare
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.read.files import Project

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SITE_WORDS = CASES / "site.en.yaml"
TODAY = datetime.date(2026, 12, 1)

TOPIC = "sources/topic"
HANDOUT = f"{TOPIC}/en/small.md"
TABLE = f"{TOPIC}/en/ways.yaml"
CHART = f"{TOPIC}/en/chart.yaml"
CHECKLIST = f"{TOPIC}/en/visit.yaml"
LABELS = f"{TOPIC}/en/labels.yaml"
FACTS = f"{TOPIC}/facts.yaml"
REFERENCES = f"{TOPIC}/references.yaml"
TOPIC_FILE = f"{TOPIC}/topic.yaml"
PICTURE = f"{TOPIC}/pictures/ball.svg"
SIGNS = f"{TOPIC}/signs.yaml"
SIGN_WORDS = f"{TOPIC}/en/signs.yaml"
LAYOUT = "layouts/base.yaml"
FONTS = "fonts/fonts.yaml"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command line left behind: exit code and the lines of both streams."""

    code: int
    errors: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SmallProject:
    """A project folder and what tests do with it. File names are relative to the folder."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def replace(self, name: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which has to stand in the file exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def set_value(self, name: str, key: str, value: str) -> str:
        """Put another value behind the first `key:` that starts a line; `line:column` of the value."""
        text = self.read(name)
        match = re.search(rf"^ *{re.escape(key)}: *(.*)$", text, re.MULTILINE)
        assert match, f"{key!r} starts no line of {name}"
        start, end = match.span(1)
        self.write(name, text[:start] + value + text[end:])
        return f"{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def guide(self, *arguments: str, today: datetime.date = TODAY) -> Ran:
        """Run the command line in this process, on a fixed day."""
        noon = datetime.datetime.combine(today, datetime.time(12), datetime.timezone.utc)
        epoch = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
        return run(*arguments, "--project", str(self.root), environment=epoch)

    def prepare(self, today: datetime.date = TODAY) -> tuple[list[Ready], tuple[str, ...]]:
        """Every stage but the writing: what is ready, and all problems as they are printed."""
        try:
            ready, _, problems = prepare(Project(self.root), Selection(), today)
        except InputError as error:
            return [], tuple(map(str, error.problems))
        return ready, tuple(map(str, problems))

    def built(self) -> dict[str, bytes]:
        """Every file of build/ and its bytes."""
        return files_in(self.root / "build")


def run(*arguments: str, environment: dict[str, str] | None = None) -> Ran:
    """Run the command line in this process."""
    errors, said = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stderr(errors),
        contextlib.redirect_stdout(said),
        mock.patch.dict(os.environ, environment or {}),
    ):
        try:
            code = main(arguments)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ran(code, tuple(errors.getvalue().splitlines()), tuple(said.getvalue().splitlines()))


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by relative name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def make_project(folder: Path) -> SmallProject:
    """The small project, made in a folder that may be there and empty."""
    for name in ("layouts", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(CASES / "topic", folder / TOPIC)
    shutil.copy(CASES / "criteria.yaml", folder / "sources" / "criteria.yaml")
    return SmallProject(folder)


def add_signs(project: SmallProject) -> None:
    """Give the small topic a list of signs, from which its sheet takes what cannot wait."""
    shutil.copytree(CASES / "signs", project.path(TOPIC), dirs_exist_ok=True)
    project.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\ncountry: {en: US}\n")
    project.replace(
        HANDOUT, ":::{callout} call-now\nYour baby loses a skill.\n:::",
        "::::{callout} call-now\n:::{signs} emergency call-now\n:as: line\n:wording: short\n:::\n::::",
    )  # fmt: skip


def assert_refused(project: SmallProject, *messages: str, arguments: tuple[str, ...] = ()) -> None:
    """`guide build` says exactly these messages, ends with 1 and leaves build/ as it was."""
    before = project.built()
    ran = project.guide("build", *arguments)
    counted = "1 error" if len(messages) == 1 else f"{len(messages)} errors"
    assert "\n".join(ran.errors) == "\n".join((*messages, f"{counted}; nothing was written"))
    assert ran.code == 1
    assert ran.said == ()
    assert before
    assert project.built() == before
