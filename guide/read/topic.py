"""A topic folder into a `Source`."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path, PurePath

from guide.base.problems import Problems
from guide.model.files.coverage import CoveredBy
from guide.model.files.facts import Fact
from guide.model.files.references import Reference
from guide.model.files.scores import HandoutScores
from guide.model.files.signs import Sign
from guide.model.files.topic import NO_PUBLISHER, TopicSource
from guide.model.picture import Photo, Picture
from guide.model.source import Source
from guide.read.approvals import read_approvals
from guide.read.files import Project
from guide.read.language import LANGUAGE, read_language
from guide.read.names import topic_name
from guide.read.overlooked import check_beside_topic, check_folders
from guide.read.picture_names import pictures_of
from guide.read.pictures import picture_files, read_picture
from guide.read.reader import Reader, check_fact, check_names
from guide.read.shared import (
    Shared,
    chosen_signs,
    put_faults,
    read_shared,
    used_references,
    with_shared,
    with_shared_pictures,
)
from guide.read.yaml_nodes import Mapping, Node, Scalar


def read_topic(
    project: Project, folder: Path, problems: Problems, handouts: tuple[str, ...] = (), languages: tuple[str, ...] = (),
    shared: Shared | None = None,
) -> Source | None:  # fmt: skip
    """The topic in a folder of sources/; None (and problems) if its own files cannot be read. With `handouts`, only
    these (in these languages, or all) and what they use are read. `shared` is what topics share, if it was read already.
    Faults are those of a part of the topic where only what uses the part must not be made."""
    reader = Reader(project, problems)
    shared = read_shared(project, problems) if shared is None else shared
    put_faults(shared, problems)
    topic = reader.file(folder / "topic.yaml", TopicSource, "topic", _check_topic)
    facts = reader.parts(folder / "facts.yaml", Fact, "fact", "facts", check_fact)
    references = reader.parts(folder / "references.yaml", Reference, "reference", "references", check_names)
    check_beside_topic(project, folder, problems)
    if topic is None or facts is None or references is None:
        return None
    spoken = [named.text for named in topic.languages if LANGUAGE.fullmatch(named.text)]
    check_folders(project, folder, spoken, handouts, problems)
    wanted = [named for named in topic.languages if not (handouts and languages) or named.text in languages]
    chosen = chosen_signs(shared, topic.signs, problems)
    found = [read_language(reader, folder, named, shared, frozenset(chosen), handouts) for named in wanted]
    read = tuple(language for language in found if language is not None)
    before = problems.error_count
    signs = reader.by_id_if_there(folder / "signs.yaml", Sign, "signs")
    if problems.error_count > before:
        return None  # without the list every mention of a sign would seem wrong
    signs = with_shared(chosen, signs, "signs", problems)
    facts = with_shared(shared.facts, facts, "facts", problems, "fact")
    references = with_shared(shared.references, references, "references", problems, "reference")
    named = {name for language in read for handout in language.handouts for name in handout.front.sources}
    named |= {name for sign in signs.values() for name in sign.value.sources}
    own = {name: one for name, one in references.items() if name not in shared.references}
    references = {**used_references(shared.references, facts.values(), named), **own}
    drawn = {name: located.value.picture for name, located in signs.items()}
    used = set().union(*(pictures_of(language, drawn) for language in read))
    files = _picture_files(reader, folder / "pictures", used if handouts else None)
    files = with_shared_pictures(shared.pictures, files, project, problems)
    pictures: dict[str, Picture | Photo] = {}
    photos: dict[str, bytes] = {}
    for name in sorted(used & set(files)):
        picture = read_picture(project, files[name], photos, problems.of("picture", name))
        if picture is not None:
            pictures[name] = picture
    path = project.relative(folder / "topic.yaml")
    # The brief and the scores are about all handouts together.
    coverage = {} if handouts else reader.by_id_if_there(folder / "coverage.yaml", tuple[CoveredBy, ...], "coverage")
    scores = {} if handouts else reader.by_id_if_there(folder / "scores.yaml", HandoutScores, "scores")
    approvals = read_approvals(project, folder, problems, handouts)
    return Source(
        topic_name(folder.name), topic, path, facts, references, read, pictures, tuple(files), coverage, scores, signs,
        approvals, photos, problems.faults, handouts,
    )  # fmt: skip


def _check_topic(typed: Node, problems: Problems) -> None:
    """Names are printed as typed. The publisher of a draft is only warned of, so that it can be built while it is written."""
    check_names(typed, problems)
    publisher = typed.get("publisher") if isinstance(typed, Mapping) else None
    if isinstance(publisher, Scalar) and publisher.text.strip() == NO_PUBLISHER:
        problems.warning(
            publisher.at, "draft", f"`publisher`: `{NO_PUBLISHER}` is still the text of the draft",
            "write who publishes these sheets; it is printed on them",
        )  # fmt: skip


def _picture_files(reader: Reader, folder: Path, used: Set[str] | None) -> dict[str, Path]:
    """The pictures by name. A faulty name concerns who uses it; with `used`, other names are not checked."""
    found = Problems()
    files = picture_files(reader.project, folder, found)
    for problem in found:
        name = PurePath(problem.at.path).stem
        if used is None or name in used:
            reader.problems.of("picture", name).extend([problem])
    return files
