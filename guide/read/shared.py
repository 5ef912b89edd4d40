"""What all topics share: `sources/shared/` has facts, references, pictures and words, and a topic uses them like its own.

A name is either shared or a topic's own: an entry of a topic that hides a shared one would change what other readers of the
same name are told, so it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.files.everyday import Everyday
from guide.model.files.facts import Fact
from guide.model.files.glossary import Term
from guide.model.files.references import Reference
from guide.model.source import Located
from guide.read.files import Project, sources_in
from guide.read.pictures import picture_files
from guide.read.project import SHARED
from guide.read.reader import Reader, check_fact, check_names

T = TypeVar("T")

# What the folder may hold, and what the folder of a language in it may hold.
_FILES, _PICTURES, _WORDS = ("facts.yaml", "references.yaml"), "pictures", ("glossary.yaml", "everyday.yaml")


class Shared(Struct, frozen=True):
    """The shared entries. `pictures` are files by name; `glossary` and `everyday` are by language."""

    facts: dict[str, Located[Fact]] = {}
    references: dict[str, Located[Reference]] = {}
    pictures: dict[str, Path] = {}
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}


def read_shared(project: Project, problems: Problems) -> Shared:
    """The shared entries; there are none without the folder."""
    folder, reader = project.root / "sources" / SHARED, Reader(project, problems)
    if not folder.is_dir():
        return Shared()
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}
    for path in sources_in(folder, "*"):
        if path.name == _PICTURES or path.name in _FILES:
            continue
        if not path.is_dir():
            _check_known(path, _FILES, project, problems)
            continue
        for inside in sources_in(path, "*"):
            _check_known(inside, _WORDS, project, problems)
        glossary[path.name] = reader.by_id_if_there(path / "glossary.yaml", Term, "glossary")
        words = reader.file_if_there(path / "everyday.yaml", Everyday, "glossary")
        if words:
            everyday[path.name] = frozenset(word.lower() for word in words.words)
    return Shared(
        reader.by_id_if_there(folder / "facts.yaml", Fact, "facts", check_fact),
        reader.by_id_if_there(folder / "references.yaml", Reference, "references", check_names),
        picture_files(project, folder / _PICTURES, problems),
        glossary,
        everyday,
    )


def with_shared(
    shared: Mapping[str, Located[T]], own: Mapping[str, Located[T]], rule: str, problems: Problems
) -> dict[str, Located[T]]:
    """The entries of a topic and the shared ones; a name may be in one of them only."""
    for name in own.keys() & shared.keys():
        problems.error(
            own[name].at, rule, f"`{name}` is in this topic and in sources/{SHARED}/",
            f"the other one is at {shared[name].at}; give this one another name, or delete one of them",
        )  # fmt: skip
    return {**shared, **own}


def with_shared_pictures(
    shared: Mapping[str, Path], own: Mapping[str, Path], project: Project, problems: Problems
) -> dict[str, Path]:
    """The pictures of a topic and the shared ones."""
    for name in sorted(own.keys() & shared.keys()):
        problems.error(
            Position(project.relative(own[name])), "picture", f"`{name}` is in this topic and in sources/{SHARED}/",
            f"the other one is {project.relative(shared[name])}; rename or delete one of them",
        )  # fmt: skip
    return {**shared, **own}


def used_references(
    references: Mapping[str, Located[Reference]], facts: Iterable[Located[Fact]], others: Iterable[str]
) -> dict[str, Located[Reference]]:
    """The shared references that a topic uses, in its facts or elsewhere."""
    used = {*others, *(name for fact in facts for name in fact.value.sources)}
    return {name: one for name, one in references.items() if name in used}


def _check_known(path: Path, known: tuple[str, ...], project: Project, problems: Problems) -> None:
    if path.name not in known:
        problems.error(
            Position(project.relative(path)), "shared", f"topics do not share `{path.name}`",
            f"sources/{SHARED}/ has {', '.join(_FILES)}, {_PICTURES}/, and a folder for each language with "
            f"{' and '.join(_WORDS)}; put this file into a topic",
        )  # fmt: skip
