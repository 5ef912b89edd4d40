"""The part of a topic in one language: its folder, with handouts, their data files and what else is written in it."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

from msgspec.structs import replace

from guide.base.nearest import nearest
from guide.base.problems import Position, Problems
from guide.model.files.changes import ChangesFile
from guide.model.files.chart import ChartSource
from guide.model.files.checklist import ChecklistSource
from guide.model.files.data import DataSource
from guide.model.files.everyday import Everyday
from guide.model.files.figures import BarsSource, CausesSource, PictographSource, RangesSource
from guide.model.files.front_matter import FrontMatter
from guide.model.files.glossary import Term
from guide.model.files.log import LogSource
from guide.model.files.signs import SignsFile
from guide.model.files.table import TableSource
from guide.model.languages import language_of, missing_description
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Located
from guide.read import front_matter
from guide.read.bind import bind
from guide.read.files import Project, TextFile, as_one, read_text, sources_in
from guide.read.includes import expanded
from guide.read.labels import read_labels
from guide.read.markdown import parse_markdown
from guide.read.picture_names import arguments_of
from guide.read.reader import Reader
from guide.read.shared import Shared, with_shared, words_for_signs
from guide.read.yaml_nodes import Mapping, Scalar, parse_yaml

DATA_KINDS: dict[str, Any] = {
    "table": TableSource, "chart": ChartSource, "checklist": ChecklistSource, "log": LogSource, "ranges": RangesSource,
    "bars": BarsSource, "pictograph": PictographSource, "causes": CausesSource,
}  # fmt: skip
# The type of file that a block takes, by the name of the block.
_TAKEN = {**{name: name for name in DATA_KINDS}, **{f"chart-{name}": name for name in DATA_KINDS}}
# A language tag of BCP 47, in its usual short forms.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Files in a language's folder other than handouts and their data.
IN_LANGUAGE = ("labels.yaml", "glossary.yaml", "everyday.yaml", "changes.yaml", "signs.yaml")
# Files of a topic, beside the folders of its languages.
OF_TOPIC = (
    "topic.yaml", "facts.yaml", "references.yaml", "signs.yaml", "coverage.yaml", "scores.yaml", "approvals.yaml",
)  # fmt: skip


def read_language(
    reader: Reader, folder: Path, named: Prose, shared: Shared, chosen: frozenset[str], only: tuple[str, ...]
) -> LanguageSource | None:
    """What is written in a language; None (and problems) if the words of all its handouts cannot be read. `chosen` are the
    shared signs of the topic. With `only`, these handouts and what they use."""
    language, inside = named.text, folder / named.text
    own = reader.of("language", language)
    if not _is_language(inside, named, own.problems):
        return None
    labels = read_labels(reader.project, inside / "labels.yaml", own.problems)
    handouts = _sheets(reader, inside, language, only)
    names, data = _data_files(reader, inside, language, handouts, bool(only))
    glossary = own.by_id_if_there(inside / "glossary.yaml", Term, "glossary")
    glossary = with_shared(shared.glossary.get(language, {}), glossary, "glossary", own.problems)
    everyday = own.file_if_there(inside / "everyday.yaml", Everyday, "glossary")
    # What changed is told by the site, not by a handout.
    changes = (
        None if only else reader.of("changes", language).file_if_there(inside / "changes.yaml", ChangesFile, "changes")
    )
    signs = own.file_if_there(inside / "signs.yaml", SignsFile, "signs")
    if labels is None or (signs is None and (inside / "signs.yaml").exists()):
        return None
    signs = words_for_signs(shared.sign_words.get(language), signs, chosen)
    return LanguageSource(
        language,
        labels,
        handouts,
        data,
        names,
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


def _sheets(reader: Reader, inside: Path, language: str, only: tuple[str, ...]) -> tuple[HandoutSource, ...]:
    """The sheets in a folder; a file without front matter is a part that a sheet includes."""
    handouts: list[HandoutSource] = []
    included: list[str] = []
    parts: list[TextFile] = []
    for path in sources_in(inside, "*.md"):
        if only and path.stem not in only:
            continue
        own = reader.problems.of("handout", language, path.stem)
        file = read_text(reader.project, path, own, inside=inside)
        if file is not None and not front_matter.begins(file.text):
            parts.append(file)
        elif file is not None:
            handout = read_handout(reader.project, file, inside, own, included)
            handouts.extend([handout] if handout else ())
    for part in () if only else parts:
        if part.path not in included:
            first = front_matter.nearly(part.text)
            reader.problems.of("handout", language, PurePath(part.path).stem).error(
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


def _data_files(
    reader: Reader, inside: Path, language: str, handouts: tuple[HandoutSource, ...], only_used: bool
) -> tuple[frozenset[str], dict[str, Located[DataSource]]]:
    """The names of all data files in a folder, and what they hold; if asked, of those alone that the handouts use."""
    files: dict[str, list[Path]] = {}  # two for a name only if that is a fault, which reading them finds
    for path in sources_in(inside, "*.yaml"):
        if path.name not in IN_LANGUAGE:
            files.setdefault(as_one(path.stem), []).append(path)
    used = {name: _TAKEN[block] for handout in handouts for block, name in arguments_of(handout.nodes, _TAKEN)}
    chosen = set(files) & set(used) if only_used else set(files)
    read = {
        name: [_data(reader.of("data", language, name), path) for path in files[name]][-1] for name in sorted(chosen)
    }
    if only_used and any(name not in files or _is_other(read[name], kind) for name, kind in used.items()):
        # A wrong name: which one was meant can only be said when all are known.
        return _data_files(reader, inside, language, handouts, only_used=False)
    return frozenset(files), {name: located for name, located in read.items() if located is not None}


def _is_other(located: Located[DataSource] | None, kind: str) -> bool:
    return located is not None and located.value.type != kind


def _data(reader: Reader, path: Path) -> Located[DataSource] | None:
    node, problems = reader.node(path), reader.problems
    if node is None:
        return None
    kind = node.get("type") if isinstance(node, Mapping) else None
    if not isinstance(kind, Scalar) or kind.text not in DATA_KINDS:
        at = kind.at if kind is not None else node.at
        got = kind.text if isinstance(kind, Scalar) else ""
        types = ", ".join(f"`type: {name}`" for name in DATA_KINDS)
        near = nearest(got, DATA_KINDS)
        problems.error(
            at, "data", "`type` must say what this file is",
            (f"did you mean `{near}`? " if near else "") + (
                "this file belongs in the folder above, beside topic.yaml" if path.name in OF_TOPIC
                else f"a data file begins with one of: {types}"
            ),
        )  # fmt: skip
        return None
    bound = bind(node, DATA_KINDS[kind.text], problems, kind.text)
    return None if bound is None else Located(bound, node.at)
