"""What all topics share: `sources/shared/` has facts, references, pictures and words, and a topic uses them like its own.

A name is either shared or a topic's own: an entry of a topic that hides a shared one would change what other readers of the
same name are told, so it is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Part, Position, Problem, Problems, suggest
from guide.model.files.everyday import Everyday
from guide.model.files.facts import Fact
from guide.model.files.glossary import Term
from guide.model.files.references import Reference
from guide.model.files.signs import Sign, SignsFile
from guide.model.prose import Prose
from guide.model.source import Located
from guide.read.files import Project, sources_in
from guide.read.pictures import picture_files
from guide.read.project import SHARED
from guide.read.reader import Reader, check_fact, check_names

T = TypeVar("T")

# What the folder may hold, and what the folder of a language in it may hold.
_FILES, _PICTURES = ("facts.yaml", "references.yaml", "signs.yaml"), "pictures"
_WORDS = ("glossary.yaml", "everyday.yaml", "signs.yaml")


class Shared(Struct, frozen=True):
    """The shared entries. `pictures` are files by name; `glossary`, `everyday` and `sign_words` are by language. `faults` are the errors
    of each part: who uses it has them too, as if it were of its own topic; those of the part () concern all topics."""

    facts: dict[str, Located[Fact]] = {}
    references: dict[str, Located[Reference]] = {}
    pictures: dict[str, Path] = {}
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}
    signs: dict[str, Located[Sign]] = {}
    sign_words: dict[str, SignsFile] = {}
    faults: dict[Part, tuple[Problem, ...]] = {}


def read_shared(project: Project, problems: Problems) -> Shared:
    """The shared entries; there are none without the folder. Errors are in its `faults`, only warnings are added here."""
    folder, found = project.root / "sources" / SHARED, Problems()
    if not folder.is_dir():
        return Shared()
    reader = Reader(project, found)
    glossary: dict[str, dict[str, Located[Term]]] = {}
    everyday: dict[str, frozenset[str]] = {}
    sign_words: dict[str, SignsFile] = {}
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
        said = own.file_if_there(path / "signs.yaml", SignsFile, "signs")
        if said:
            sign_words[path.name] = said
        if words:
            everyday[path.name] = frozenset(word.lower() for word in words.words)
    facts = reader.parts_if_there(folder / "facts.yaml", Fact, "fact", "facts", check_fact)
    references = reader.parts_if_there(folder / "references.yaml", Reference, "reference", "references", check_names)
    signs = reader.parts_if_there(folder / "signs.yaml", Sign, "sign", "signs")
    pictures = picture_files(project, folder / _PICTURES, found)
    problems.extend(found.warnings)
    faults = {**found.faults, (): found.own_errors}
    return Shared(facts, references, pictures, glossary, everyday, signs, sign_words, faults)


def put_faults(shared: Shared, problems: Problems) -> None:
    """Add the errors of what is shared to the problems of a topic, each to those of its part."""
    for part, errors in shared.faults.items():
        (problems.of(*part) if part else problems).extend(errors)


def chosen_signs(shared: Shared, names: Iterable[Prose], problems: Problems) -> dict[str, Located[Sign]]:
    """The shared signs that a topic names. The errors of one concern all of the topic, since any sheet may print it."""
    found: dict[str, Located[Sign]] = {}
    for name in names:
        faults = shared.faults.get(("sign", name.text), ())
        problems.extend(faults)
        if name.text in shared.signs:
            found[name.text] = shared.signs[name.text]
        elif not faults:
            problems.error(
                name.at, "signs", f"`signs`: there is no shared sign `{name.text}`",
                suggest(name.text, shared.signs, f"sources/{SHARED}/signs.yaml"),
            )  # fmt: skip
    return found


def words_for_signs(shared: SignsFile | None, own: SignsFile | None, chosen: Collection[str]) -> SignsFile | None:
    """The words of a topic for signs and urgencies, and the shared ones for the signs that it chose. None if it has none."""
    if shared is None or (own is None and not chosen):
        return own
    own = SignsFile(between=shared.between, either=shared.either, end=shared.end) if own is None else own
    signs = {name: said for name, said in shared.signs.items() if name in chosen}
    return replace(own, urgency={**shared.urgency, **own.urgency}, signs={**signs, **own.signs})


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
            f"{', '.join(_WORDS)}; put this file into a topic",
        )  # fmt: skip
