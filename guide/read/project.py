"""The project folder: its topics, and the limits of its rules."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from guide.base.inputs import is_source
from guide.base.problems import Position, Problems, suggest
from guide.base.visible import visible
from guide.model.files.criteria import Criteria
from guide.read import front_matter
from guide.read.bind import bind
from guide.read.files import Project, read_text, sources_in
from guide.read.names import is_portable
from guide.read.yaml_nodes import parse_yaml

_HEAD = 400
FOLDERS = ("sources", "layouts", "fonts")
# The folders that editors write in, where no output may go.
WRITTEN = (*FOLDERS, "practices")
# The folder beside the topics with what all of them share.
SHARED = "shared"
_TOPIC = re.compile(r"[a-z0-9-]{1,80}")


def find_project(start: Path) -> Project | None:
    """The nearest folder at or above `start` that holds sources/, layouts/ and fonts/."""
    for folder in (start, *start.parents):
        if all((folder / name).is_dir() for name in FOLDERS):
            return Project(folder)
    return None


def topics(project: Project) -> tuple[str, ...]:
    """The names of the topic folders in sources/. Raises InputError for a link that leads nowhere: a topic would be missing."""
    paths = sorted(path for path in (project.root / "sources").iterdir() if is_source(path.name))
    problems = Problems()
    for path in paths:
        if path.is_symlink() and not path.exists():
            at = Position(project.relative(path))
            problems.error(at, "file", "this link leads nowhere", "put back what it leads to, or delete the link")
    problems.stop_on_errors()
    return tuple(path.name for path in paths if path.is_dir() and path.name != SHARED)


def check_topic_names(project: Project, problems: Problems) -> None:
    """Check that the folders of topics can be folders of the output, and parts of web addresses."""
    for name in topics(project):
        if not _TOPIC.fullmatch(name) or not is_portable(name):
            problems.error(
                Position(project.relative(project.root / "sources" / name)), "topic",
                f"the folder `{visible(name)}` cannot be a topic: its name is part of file names and web addresses",
                "rename it: use small letters, digits and single hyphens, at most 80",
            )  # fmt: skip


def read_criteria(project: Project, problems: Problems) -> Criteria | None:
    file = read_text(project, project.root / "sources" / "criteria.yaml", problems)
    node = None if file is None else parse_yaml(file, problems)
    return None if node is None else bind(node, Criteria, problems, "criteria")


def known(name: str, names: tuple[str, ...], what: str) -> str:
    """ "" if the name is one of the names, else the fault and the known names."""
    none = f"no {what} can be read; `guide check` may say why"
    return "" if name in names else f"unknown {what} `{name}`: {suggest(name, names) if names else none}"


def language_names(project: Project) -> tuple[str, ...]:
    """The language folders of all topics."""
    found = {
        path.name
        for topic in topics(project)
        for path in sources_in(project.root / "sources" / topic, "*")
        if (path / "labels.yaml").is_file()
    }
    return tuple(sorted(found))


class HandoutFile(Struct, frozen=True, order=True):
    """Where a handout is written: its file has its name."""

    topic: str
    language: str
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.topic}/{self.name}"


def handout_files(project: Project) -> tuple[HandoutFile, ...]:
    """The Markdown files that start with front matter."""
    return tuple(
        HandoutFile(path.parent.parent.name, path.parent.name, path.stem)
        for path in sources_in(project.root / "sources", "*/*/*.md")
        if (path.parent / "labels.yaml").is_file() and _starts(path)
    )


def _starts(path: Path) -> bool:
    """Whether a file begins with front matter; its first lines are enough to see it."""
    try:
        with path.open("rb") as handle:
            start = handle.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return False
    return front_matter.begins(start.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
