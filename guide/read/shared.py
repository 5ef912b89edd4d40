"""What all topics share: `sources/shared/` has facts, references, pictures and words, and a topic uses them like its own.

A name is either shared or a topic's own: an entry of a topic that hides a shared one would change what other readers of the
same name are told, so it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from guide.base.problems import Part, Position, Problem, Problems
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
    """The shared entries. `pictures` are files by name; `glossary` and `everyday` are by language. `faults` are the errors
    of each part: who uses it has them too, as if it were of its own topic; those of the part () concern all topics."""

    facts: dict[str, Located[Fact]] = {}
    references: dict[str, Located[Reference]] = {}
    pictures: dict[str, Path] = {}
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}
    faults: dict[Part, tuple[Problem, ...]] = {}


def read_shared(project: Project, problems: Problems) -> Shared:
    """The shared entries; there are none without the folder. Errors are in its `faults`, only warnings are added here."""
    folder, found = project.root / "sources" / SHARED, Problems()
    if not folder.is_dir():
        return Shared()
    reader = Reader(project, found)
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}
    for path in sources_in(folder, "*"):
        if path.name == _PICTURES or path.name in _FILES:
            continue
        if not path.is_dir():
            _check_known(path, _FILES, project, found)
            continue
        own = reader.of("language", path.name)
        for inside in sources_in(path, "*"):
            _check_known(inside, _WORDS, project, found)
        glossary[path.name] = own.by_id_if_there(path / "glossary.yaml", Term, "glossary")
        words = own.file_if_there(path / "everyday.yaml", Everyday, "glossary")
        if words:
            everyday[path.name] = frozenset(word.lower() for word in words.words)
    facts, references = folder / "facts.yaml", folder / "references.yaml"
    known = reader.parts(facts, Fact, "fact", "facts", check_fact) if facts.exists() else {}
    named = reader.parts(references, Reference, "reference", "references", check_names) if references.exists() else {}
    pictures = picture_files(project, folder / _PICTURES, found)
    problems.extend(found.warnings)
    faults = {**found.faults, (): found.own_errors}
    return Shared(known or {}, named or {}, pictures, glossary, everyday, faults)


def put_faults(shared: Shared, problems: Problems) -> None:
    """Add the errors of what is shared to the problems of a topic, each to those of its part."""
    for part, errors in shared.faults.items():
        (problems.of(*part) if part else problems).extend(errors)


def with_shared(
    shared: Mapping[str, Located[T]], own: Mapping[str, Located[T]], rule: str, problems: Problems, part: str = ""
) -> dict[str, Located[T]]:
    """The entries of a topic and the shared ones; a name may be in one of them only. With `part`, who uses the name has
    the error."""
    for name in sorted(own.keys() & shared.keys()):
        (problems.of(part, name) if part else problems).error(
            own[name].at, rule, f"`{name}` is in this topic and in sources/{SHARED}/",
            f"the other one is at {shared[name].at}; give this one another name, or delete one of them",
        )  # fmt: skip
    return {**shared, **own}


def with_shared_pictures(
    shared: Mapping[str, Path], own: Mapping[str, Path], project: Project, problems: Problems
) -> dict[str, Path]:
    """The pictures of a topic and the shared ones."""
    for name in sorted(own.keys() & shared.keys()):
        problems.of("picture", name).error(
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
        # No handout is wrong for that.
        problems.of("unused").error(
            Position(project.relative(path)), "shared", f"topics do not share `{path.name}`",
            f"sources/{SHARED}/ has {', '.join(_FILES)}, {_PICTURES}/, and a folder for each language with "
            f"{' and '.join(_WORDS)}; put this file into a topic",
        )  # fmt: skip
