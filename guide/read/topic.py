"""A topic folder into a `Source`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from guide.base.nearest import nearest
from guide.base.problems import Position, Problems
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
from guide.model.picture import Photo, Picture
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Located, Source
from guide.read import front_matter
from guide.read.approvals import read_approvals
from guide.read.bind import bind
from guide.read.files import Project, TextFile, as_one, read_text, sources_in
from guide.read.includes import expanded
from guide.read.labels import read_labels
from guide.read.markdown import parse_markdown
from guide.read.names import topic_name
from guide.read.picture_names import pictures_of
from guide.read.pictures import picture_files, read_picture
from guide.read.reader import Reader, check_fact, check_names
from guide.read.shared import Shared, read_shared, used_references, with_shared, with_shared_pictures
from guide.read.yaml_nodes import Mapping, Scalar, parse_yaml

T = TypeVar("T")

_DATA: dict[str, Any] = {"table": TableSource, "chart": ChartSource, "checklist": ChecklistSource, "log": LogSource}
# A language tag of BCP 47, in its usual short forms.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Files in a language's folder other than handouts and their data.
IN_LANGUAGE = ("labels.yaml", "glossary.yaml", "everyday.yaml", "changes.yaml", "signs.yaml")

# Files of a topic, beside the folders of its languages.
_OF_TOPIC = ("topic.yaml", "facts.yaml", "references.yaml", "coverage.yaml", "scores.yaml", "approvals.yaml")


def read_topic(
    project: Project, folder: Path, problems: Problems, handouts: tuple[str, ...] = (), shared: Shared | None = None
) -> Source | None:
    """The topic in a folder of sources/; None (and problems) if its own files cannot be read. With `handouts`, only
    drawings that these may use are read: drawings are half of the work. `shared` is what topics share, if it was read
    already."""
    reader = Reader(project, problems)
    shared = read_shared(project, problems) if shared is None else shared
    topic = reader.file(folder / "topic.yaml", TopicSource, "topic", check_names)
    facts = reader.by_id(folder / "facts.yaml", Fact, "facts", check_fact)
    references = reader.by_id(folder / "references.yaml", Reference, "references", check_names)
    if topic is None or facts is None or references is None:
        return None
    languages = [_language(reader, folder, named, shared) for named in topic.languages]
    read = tuple(language for language in languages if language is not None)
    before = problems.error_count
    signs = reader.by_id_if_there(folder / "signs.yaml", Sign, "signs")
    if problems.error_count > before:
        return None  # without the list every mention of a sign would seem wrong
    facts = with_shared(shared.facts, facts, "facts", problems)
    references = with_shared(shared.references, references, "references", problems)
    named = {name for language in read for handout in language.handouts for name in handout.front.sources}
    named |= {name for sign in signs.values() for name in sign.value.sources}
    own = {name: one for name, one in references.items() if name not in shared.references}
    references = {**used_references(shared.references, facts.values(), named), **own}
    drawn = {name: located.value.picture for name, located in signs.items()}
    files = picture_files(project, folder / "pictures", problems)
    files = with_shared_pictures(shared.pictures, files, project, problems)
    pictures: dict[str, Picture | Photo] = {}
    photos: dict[str, bytes] = {}
    for name in sorted(set().union(*(pictures_of(language, drawn, handouts) for language in read)) & set(files)):
        picture = read_picture(project, files[name], photos, problems)
        if picture is not None:
            pictures[name] = picture
    path = project.relative(folder / "topic.yaml")
    coverage = reader.by_id_if_there(folder / "coverage.yaml", tuple[CoveredBy, ...], "coverage")
    scores = reader.by_id_if_there(folder / "scores.yaml", HandoutScores, "scores")
    approvals = read_approvals(project, folder, problems)
    return Source(
        topic_name(folder.name), topic, path, facts, references, read, pictures, tuple(files), coverage, scores, signs, approvals,
        photos,
    )  # fmt: skip


def _language(reader: Reader, folder: Path, named: Prose, shared: Shared) -> LanguageSource | None:
    language, inside = named.text, folder / named.text
    if not _is_language(inside, named, reader.problems):
        return None
    labels = read_labels(reader.project, inside / "labels.yaml", reader.problems)
    handouts = _sheets(reader, inside)
    data_files = [path for path in sources_in(inside, "*.yaml") if path.name not in IN_LANGUAGE]
    read = {as_one(path.stem): _data(reader, path) for path in data_files}
    glossary = reader.by_id_if_there(inside / "glossary.yaml", Term, "glossary")
    glossary = with_shared(shared.glossary.get(language, {}), glossary, "glossary", reader.problems)
    everyday = reader.file_if_there(inside / "everyday.yaml", Everyday, "glossary")
    changes = reader.file_if_there(inside / "changes.yaml", ChangesFile, "changes")
    signs = reader.file_if_there(inside / "signs.yaml", SignsFile, "signs")
    if labels is None or (signs is None and (inside / "signs.yaml").exists()):
        return None
    return LanguageSource(
        language,
        labels,
        handouts,
        {name: located for name, located in read.items() if located is not None},
        frozenset(read),
        glossary,
        _words(everyday, shared.everyday.get(language)),
        changes.changes if changes else (),
        signs,
    )


def _words(own: Everyday | None, shared: frozenset[str] | None) -> frozenset[str] | None:
    """The everyday words of a topic and the shared ones; None if there is neither list."""
    if own is None:
        return shared
    return frozenset(word.lower() for word in own.words) | (shared or frozenset())


def _is_language(folder: Path, named: Prose, problems: Problems) -> bool:
    """Whether the program knows this language and it has a folder."""
    language, at = named.text, named.at
    if not LANGUAGE.fullmatch(language):
        problems.error(at, "topic", f"`{language}` is not a language code", "write it as in `en` or `en-GB`")
    elif language_of(language) is None:
        problems.error(at, "topic", *missing_description(language))
    elif not folder.is_dir():
        problems.error(
            at, "topic", f"there is no folder `{language}/` for language `{language}`",
            "add it, or take the language off the list",
        )  # fmt: skip
    else:
        return True
    return False


def _sheets(reader: Reader, inside: Path) -> tuple[HandoutSource, ...]:
    """The sheets in a folder; a file without front matter is a part that a sheet includes."""
    handouts: list[HandoutSource] = []
    included: list[str] = []
    parts: list[TextFile] = []
    for path in sources_in(inside, "*.md"):
        file = read_text(reader.project, path, reader.problems, inside=inside)
        if file is not None and not front_matter.begins(file.text):
            parts.append(file)
        elif file is not None:
            handout = read_handout(reader.project, file, inside, reader.problems, included)
            handouts.extend([handout] if handout else ())
    for part in parts:
        if part.path not in included:
            first = front_matter.nearly(part.text)
            reader.problems.error(
                Position(part.path), "front-matter", "this file has no front matter, and no handout includes it",
                f"its first line is `{first}`; write three hyphens alone, `---`" if first
                else "start it with a line `---`, include it somewhere, or delete it",
            )  # fmt: skip
    return tuple(handouts)


def read_handout(
    project: Project, file: TextFile, inside: Path, problems: Problems, included: list[str]
) -> HandoutSource | None:
    """A handout's file, with what it includes from the folder `inside`; their paths are added to `included`."""
    parts = front_matter.parts_of(file)
    if parts is None:
        problems.error(
            Position(file.path),
            "front-matter",
            "the front matter is opened and never closed",
            "add a line `---` after it",
        )
        return None
    node = parse_yaml(parts.front, problems, first_line=parts.front_line)
    if isinstance(node, Mapping):
        node = _without_reviewer(node, problems)
    front = None if node is None else bind(node, FrontMatter, problems, "front-matter")
    gone = front is not None and front.withdrawn is not None
    # A withdrawn sheet is not printed, so its text, and whatever that needs, may contain faults.
    found = Problems() if gone else problems
    body = parse_markdown(parts.body, found, first_line=parts.body_line)
    nodes = expanded(body, project, inside, found, (file.path,), included)
    if front is None or not isinstance(node, Mapping):
        return None
    return HandoutSource(front, {key.text: value.at for key, value in node.entries}, () if gone else nodes, file.path)


def _without_reviewer(node: Mapping, problems: Problems) -> Mapping:
    """Front matter without the keys that once named a reviewer: an approval now belongs to the text that was read."""
    kept = []
    for name, value in node.entries:
        if name.text in ("reviewed-by", "reviewed-on"):
            problems.error(
                name.at, "approvals", f"`{name.text}` cannot be written by hand",
                'delete the line; the reviewer runs `guide approve HANDOUT --by "Name, credentials"`',
            )  # fmt: skip
        else:
            kept.append((name, value))
    return replace(node, entries=tuple(kept))


def _data(reader: Reader, path: Path) -> Located[DataSource] | None:
    node, problems = reader.node(path), reader.problems
    if node is None:
        return None
    kind = node.get("type") if isinstance(node, Mapping) else None
    if not isinstance(kind, Scalar) or kind.text not in _DATA:
        at = kind.at if kind is not None else node.at
        got = kind.text if isinstance(kind, Scalar) else ""
        types = ", ".join(f"`type: {name}`" for name in _DATA)
        near = nearest(got, _DATA)
        problems.error(
            at, "data", "`type` must say what this file is",
            (f"did you mean `{near}`? " if near else "") + (
                "this file belongs in the folder above, beside topic.yaml" if path.name in _OF_TOPIC
                else f"a data file begins with one of: {types}"
            ),
        )  # fmt: skip
        return None
    bound = bind(node, _DATA[kind.text], problems, kind.text)
    return None if bound is None else Located(bound, node.at)
