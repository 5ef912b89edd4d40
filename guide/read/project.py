"""The project folder: its topics, and the limits of its rules."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guide.base.inputs import PROJECT_FILE, is_source, shipped
from guide.base.problems import Position, Problems, suggest
from guide.base.visible import visible
from guide.model.files.criteria import Criteria
from guide.model.files.project import VERSION, ProjectFile
from guide.read import front_matter
from guide.read.bind import bind
from guide.read.files import Project, read_text, sources_in
from guide.read.laid_over import laid_over
from guide.read.names import is_portable, topic_name
from guide.read.yaml_nodes import Mapping, parse_yaml

_HEAD = 400
# What may be the name of a folder.
_PLAIN = re.compile(r"[A-Za-z0-9-]+")
FOLDERS = ("sources", "layouts", "fonts")
# The folders that editors write in, where no output may go.
WRITTEN = (*FOLDERS, "practices")
# The folder beside the topics with what all of them share.
SHARED = "shared"
LONGEST_TOPIC = 80
# The practice whose block is on every handout unless a command names another, and the word that names none.
USUAL_PRACTICE = "practices/default.yaml"
NO_PRACTICE = Path("none")


def find_project(start: Path) -> Project | None:
    """The nearest folder at or above `start` that is a project."""
    return next((project_in(folder) for folder in (start, *start.parents) if is_project(folder)), None)


def is_project(folder: Path) -> bool:
    """Whether a folder has the file that makes it a project, or all that a project can have: sources/, layouts/ and
    fonts/."""
    return (folder / PROJECT_FILE).is_file() or all((folder / name).is_dir() for name in FOLDERS)


def project_in(folder: Path, prefix: str = "") -> Project:
    """The project in a folder. One with a project file lays its own layouts over those of the program."""
    own = not (folder / PROJECT_FILE).is_file()
    return Project(folder, prefix, shipped=None if own else Path(shipped()))


def as_it_is_now(project: Project) -> Project:
    """The project, with or without the project file that it has now. Raises InputError if that file is refused."""
    found, problems = project_in(project.root, project.prefix), Problems()
    check_version(found, problems)
    problems.stop_on_errors()
    return replace(project, shipped=found.shipped)


def check_version(project: Project, problems: Problems) -> None:
    """Refuse a project that a newer program has made, or brought to its form."""
    path = project.root / PROJECT_FILE
    if project.shipped is None:
        return
    file = read_text(project, path, problems)
    node = None if file is None else parse_yaml(file, problems)
    found = None if node is None else bind(node, ProjectFile, problems, "project")
    if found is None or not isinstance(node, Mapping):
        return
    at = (node.get("version") or node).at
    if found.version > VERSION:
        problems.error(
            at, "project", f"this project is of version {found.version}, and this program knows versions up to {VERSION}",
            "install the newest program: `pipx upgrade guide-handouts`, or `pip install --upgrade guide-handouts`",
        )  # fmt: skip
    elif found.version < 1:
        problems.error(at, "project", f"there is no version {found.version}", f"the newest is {VERSION}")


def practice_of(asked: Path | None, project: Project) -> Path | None:
    """The practice's file that is meant: what was asked for, or else that of the project, if it has one."""
    if asked is not None:
        return None if asked == NO_PRACTICE else asked
    usual = project.root / USUAL_PRACTICE
    # A link that leads nowhere is told when it is read.
    return usual if os.path.lexists(usual) else None


def topics(project: Project) -> tuple[str, ...]:
    """The names of the topics. Raises as `topic_folders`."""
    return tuple(topic_folders(project))


def topic_folders(project: Project) -> dict[str, Path]:
    """The topic folders in sources/ by the name that a topic has in file names and web addresses. Raises InputError for a
    folder without such a name, for two of one name, and for a link that leads nowhere: a topic would be missing."""
    found: dict[str, Path] = {}
    problems = Problems()
    sources = project.root / "sources"
    # A project without a project file is one by this folder: it was there a moment ago.
    there = sources.iterdir() if sources.exists() or not project.shipped else ()
    for path in sorted(path for path in there if is_source(path.name)):
        at = Position(project.relative(path))
        if path.is_symlink() and not path.exists():
            problems.error(at, "file", "this link leads nowhere", "put back what it leads to, or delete the link")
        if not path.is_dir() or path.name == SHARED:
            continue
        name = topic_name(path.name)
        if not is_portable(name) or len(name) > LONGEST_TOPIC or name == SHARED:
            problems.error(
                at, "topic", f"the folder `{visible(path.name)}` gives no name for file names and web addresses",
                f"rename it: use up to {LONGEST_TOPIC} letters of a to z, digits and hyphens",
            )  # fmt: skip
        elif name in found:
            problems.error(
                at, "topic", f"this topic would have the name `{name}`, as {project.relative(found[name])} has",
                "rename one of the folders",
            )  # fmt: skip
        else:
            found[name] = path
    problems.stop_on_errors()
    return found


def read_criteria(project: Project, problems: Problems) -> Criteria | None:
    node = laid_over(project, "sources/criteria.yaml", problems)
    return None if node is None else bind(node, Criteria, problems, "criteria")


def known(name: str, names: tuple[str, ...], what: str) -> str:
    """ "" if the name is one of the names, else the fault and the known names."""
    none = f"no {what} can be read; `guide check` may say why"
    return "" if name in names else f"unknown {what} `{name}`: {suggest(name, names) if names else none}"


def is_language(project: Project, name: str) -> bool:
    """Whether a topic has a folder of this language."""
    plain = _PLAIN.fullmatch(name)
    return bool(plain) and any((folder / name / "labels.yaml").is_file() for folder in topic_folders(project).values())


def language_names(project: Project) -> tuple[str, ...]:
    """The language folders of all topics."""
    found = {
        path.name
        for folder in topic_folders(project).values()
        for path in sources_in(folder, "*")
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
        HandoutFile(topic_name(path.parent.parent.name), path.parent.name, path.stem)
        for path in sources_in(project.root / "sources", "*/*/*.md")
        if (path.parent / "labels.yaml").is_file() and starts_as_handout(path)
    )


def has_handout(folder: Path, handouts: Sequence[str], languages: Sequence[str] = ()) -> bool:
    """Whether the topic in a folder has one of these handouts, in one of these languages or in any."""
    inside = [folder / name for name in languages] or [path for path in folder.iterdir() if is_source(path.name)]
    return any((path / f"{handout}.md").exists() for path in inside for handout in handouts)


def handouts_in(folder: Path) -> list[tuple[str, str]]:
    """Language and name of each handout of a topic by its files, for a topic or a language that cannot be read."""
    return [(path.parent.name, path.stem) for path in sources_in(folder, "*/*.md") if starts_as_handout(path)]


def starts_as_handout(path: Path) -> bool:
    """Whether a file begins with front matter; its first lines are enough to see it."""
    try:
        if not path.is_file():  # a pipe would be waited for, without end
            return False
        with path.open("rb") as handle:
            start = handle.read(_HEAD).decode("utf-8", "ignore")
    except OSError:
        return False
    return front_matter.begins(start.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
