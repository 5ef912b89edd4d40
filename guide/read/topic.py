"""A topic folder into a `Source`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from guide.base.problems import Position, Problems, suggest
from guide.model.files.changes import ChangesFile
from guide.model.files.chart import ChartSource
from guide.model.files.checklist import ChecklistSource
from guide.model.files.coverage import CoveredBy
from guide.model.files.data import DataSource
from guide.model.files.everyday import Everyday
from guide.model.files.facts import Fact
from guide.model.files.front_matter import FrontMatter
from guide.model.files.glossary import Term
from guide.model.files.log import LogSource
from guide.model.files.references import Reference
from guide.model.files.scores import HandoutScores
from guide.model.files.signs import Sign, SignsFile
from guide.model.files.table import TableSource
from guide.model.files.topic import TopicSource
from guide.model.languages import language_of, missing_description
from guide.model.picture import Picture
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Located, Source
from guide.read.approvals import read_approvals
from guide.read.bind import bind
from guide.read.files import Project, TextFile, read_text
from guide.read.includes import expanded
from guide.read.labels import read_labels
from guide.read.markdown import parse_markdown
from guide.read.picture_names import pictures_of
from guide.read.pictures import picture_names, read_picture
from guide.read.yaml_nodes import Mapping, Scalar, parse_yaml

T = TypeVar("T")

_DATA: dict[str, Any] = {"table": TableSource, "chart": ChartSource, "checklist": ChecklistSource, "log": LogSource}
# A language tag of BCP 47, in its usual short forms.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# What is in the folder of a language besides handouts and what they show.
IN_LANGUAGE = ("labels.yaml", "glossary.yaml", "everyday.yaml", "changes.yaml", "signs.yaml")


def read_topic(project: Project, folder: Path, problems: Problems, handouts: tuple[str, ...] = ()) -> Source | None:
    """The topic in a folder of sources/; None (and problems) if its own files cannot be read. With `handouts`, only the
    drawings that these may use are read: they are half of the work."""
    topic = _bound(project, folder / "topic.yaml", TopicSource, problems, "topic")
    facts = _table(project, folder / "facts.yaml", Fact, problems, "facts")
    references = _table(project, folder / "references.yaml", Reference, problems, "references")
    if topic is None or facts is None or references is None:
        return None
    languages = [_language(project, folder, named, problems) for named in topic.languages]
    read = tuple(language for language in languages if language is not None)
    before = len(problems.errors)
    signs = _optional_table(project, folder / "signs.yaml", Sign, problems, "signs")
    if len(problems.errors) > before:
        return None  # without the list every mention of a sign would seem wrong
    drawn = {name: located.value.picture for name, located in signs.items()}
    names = picture_names(project, folder / "pictures", problems)
    pictures: dict[str, Picture] = {}
    for name in sorted(set().union(*(pictures_of(language, drawn, handouts) for language in read)) & set(names)):
        picture = read_picture(project, folder / "pictures" / f"{name}.svg", problems)
        if picture is not None:
            pictures[name] = picture
    path = project.relative(folder / "topic.yaml")
    coverage = _optional_table(project, folder / "coverage.yaml", tuple[CoveredBy, ...], problems, "coverage")
    scores = _optional_table(project, folder / "scores.yaml", HandoutScores, problems, "scores")
    approvals = read_approvals(project, folder, problems)
    return Source(
        folder.name, topic, path, facts, references, read, pictures, names, coverage, scores, signs, approvals
    )


def _language(project: Project, folder: Path, named: Prose, problems: Problems) -> LanguageSource | None:
    language, at = named.text, named.at
    inside = folder / language
    if not LANGUAGE.fullmatch(language):
        problems.error(at, "topic", f"`{language}` is not the code of a language", "write it as in `en` or `en-GB`")
        return None
    if language_of(language) is None:
        problems.error(at, "topic", *missing_description(language))
        return None
    if not inside.is_dir():
        problems.error(
            at,
            "topic",
            f"there is no folder `{language}/` for language `{language}`",
            "make it, or take the language off the list",
        )
        return None
    labels = read_labels(project, inside / "labels.yaml", problems)
    handouts = []
    included: list[str] = []
    parts: list[TextFile] = []
    for path in sorted(inside.glob("*.md")):
        file = read_text(project, path, problems, inside=inside)
        if file is not None and not file.text.startswith("---\n"):
            parts.append(file)
        elif file is not None:
            handout = read_handout(project, file, inside, problems, included)
            if handout is not None:
                handouts.append(handout)
    for part in parts:
        if part.path not in included:
            problems.error(
                Position(part.path), "front-matter", "this file has no front matter, and no handout includes it",
                "start it with a line `---`, include it somewhere, or delete it",
            )  # fmt: skip
    data = {}
    data_files = [path for path in sorted(inside.glob("*.yaml")) if path.name not in IN_LANGUAGE]
    for path in data_files:
        located = _data(project, path, problems)
        if located is not None:
            data[path.stem] = located
    glossary = _optional_table(project, inside / "glossary.yaml", Term, problems, "glossary")
    everyday = None
    if (inside / "everyday.yaml").exists():
        listed = _bound(project, inside / "everyday.yaml", Everyday, problems, "glossary")
        everyday = frozenset(word.lower() for word in listed.words) if listed else None
    changes = None
    if (inside / "changes.yaml").exists():
        changes = _bound(project, inside / "changes.yaml", ChangesFile, problems, "changes")
    signs = None
    if (inside / "signs.yaml").exists():
        signs = _bound(project, inside / "signs.yaml", SignsFile, problems, "signs")
        if signs is None:
            return None
    if labels is None:
        return None
    data_names = frozenset(path.stem for path in data_files)
    return LanguageSource(
        language,
        labels,
        tuple(handouts),
        data,
        data_names,
        glossary,
        everyday,
        changes.changes if changes else (),
        signs,
    )


def read_handout(
    project: Project, file: TextFile, inside: Path, problems: Problems, included: list[str]
) -> HandoutSource | None:
    """A handout's file, with what it includes from the folder `inside`; the paths of these are added to `included`."""
    lines = file.lines
    try:
        end = lines.index("---", 1)
    except ValueError:
        problems.error(
            Position(file.path),
            "front-matter",
            "the front matter is opened and never closed",
            "add a line `---` after it",
        )
        return None
    node = parse_yaml(TextFile(file.path, "\n".join(lines[1:end]) + "\n"), problems, first_line=2)
    if isinstance(node, Mapping):
        node = _without_reviewer(node, problems)
    front = None if node is None else bind(node, FrontMatter, problems, "front-matter")
    gone = front is not None and front.withdrawn is not None
    # Of a sheet that was taken back nothing is printed: what it says, and what that needs, need not be right any more.
    found = Problems() if gone else problems
    body = parse_markdown(TextFile(file.path, "\n".join(lines[end + 1 :])), found, first_line=end + 2)
    nodes = expanded(body, project, inside, found, (file.path,), included)
    if front is None or not isinstance(node, Mapping):
        return None
    return HandoutSource(front, {key.text: value.at for key, value in node.entries}, () if gone else nodes, file.path)


def _without_reviewer(node: Mapping, problems: Problems) -> Mapping:
    """Front matter without the keys that once named a reviewer: an approval is bound to what was read."""
    kept = []
    for name, value in node.entries:
        if name.text in ("reviewed-by", "reviewed-on"):
            problems.error(
                name.at, "approvals", f"`{name.text}` is not written by hand",
                'delete the line; the reviewer runs `guide approve HANDOUT --by "Name, credentials"`',
            )  # fmt: skip
        else:
            kept.append((name, value))
    return replace(node, entries=tuple(kept))


def _bound(project: Project, path: Path, kind: type[T], problems: Problems, rule: str) -> T | None:
    file = read_text(project, path, problems)
    node = None if file is None else parse_yaml(file, problems)
    return None if node is None else bind(node, kind, problems, rule)


def _table(project: Project, path: Path, kind: type[T], problems: Problems, rule: str) -> dict[str, Located[T]] | None:
    """A file whose top-level keys are ids."""
    file = read_text(project, path, problems)
    node = None if file is None else parse_yaml(file, problems)
    if node is None:
        return None
    if not isinstance(node, Mapping):
        problems.error(node.at, rule, "expected `id:` lines, each with its keys below it")
        return None
    found: dict[str, Located[T]] = {}
    for name, value in node.entries:
        bound = bind(value, kind, problems, rule)
        if bound is not None:
            found[name.text] = Located(bound, name.at)
    return found if len(found) == len(node.entries) else None


def _optional_table(project: Project, path: Path, kind: Any, problems: Problems, rule: str) -> dict[str, Located[Any]]:
    """A file whose top-level keys are ids, if it is there."""
    return (_table(project, path, kind, problems, rule) or {}) if path.exists() else {}


def _data(project: Project, path: Path, problems: Problems) -> Located[DataSource] | None:
    file = read_text(project, path, problems)
    node = None if file is None else parse_yaml(file, problems)
    if node is None:
        return None
    kind = node.get("type") if isinstance(node, Mapping) else None
    if not isinstance(kind, Scalar) or kind.text not in _DATA:
        at = kind.at if kind is not None else node.at
        got = kind.text if isinstance(kind, Scalar) else ""
        problems.error(at, "data", "`type` says what this file is", suggest(got, _DATA))
        return None
    bound = bind(node, _DATA[kind.text], problems, kind.text)
    return None if bound is None else Located(bound, node.at)
