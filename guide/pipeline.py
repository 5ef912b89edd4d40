"""The way through the house: `build` is a contents page, one line a stage.

read -> compose -> rules -> structure -> layout -> rules on pages -> draw and write -> publish
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.compose.handout import compose, without_contents
from guide.layout.pages import lay_out
from guide.model.blocks import Contents
from guide.model.criteria import Criteria
from guide.model.handout import Handout
from guide.model.source import LanguageSource, Sheet, Source
from guide.model.theme import Layout
from guide.problems import InputError, Position, Problems, suggest
from guide.publish.outputs import Output, output_of, publish
from guide.publish.score_table import score_table
from guide.read.files import Project
from guide.read.fonts import read_fonts
from guide.read.layouts import editions, read_layout
from guide.read.project import read_criteria, topics
from guide.read.topic import read_topic
from guide.rules import ON_HANDOUT, ON_PAGES
from guide.rules.context import HandoutContext, PageContext
from guide.rules.coverage import check_coverage
from guide.rules.fact_dates import check_references
from guide.rules.measures import measures_of
from guide.rules.scores import check_scores
from guide.structure.build import build_structure
from guide.structure.places import source_places
from guide.text.faces import Faces, load_faces
from guide.write.pdf import write_pdf

# A contents list helps from this many pages on.
CONTENTS_FROM = 5
# The edition whose pages stand in the table of scores.
SCORED_EDITION = "letter"


@dataclass(frozen=True, slots=True)
class Selection:
    """What to make; an empty tuple is everything."""

    handouts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A handout in one edition, laid out and free of errors, with the topic that it comes from."""

    handout: Handout
    edition: str
    context: PageContext
    source: Source


Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _total: int, _what: str) -> None:
    """For whoever does not want to see it."""


def build(
    project: Project, out: Path, selection: Selection, today: datetime.date, progress: Progress = no_progress
) -> tuple[tuple[Output, ...], Problems]:
    """Make the selected files. Raises InputError, with `out` as it was, if anything is wrong."""
    ready, faces, problems = prepare(project, selection, today, progress)
    outputs = []
    for number, item in enumerate(ready):
        progress(len(ready) + number, 2 * len(ready), f"{item.handout.name}.{item.edition}")
        data = write_pdf(item.handout, item.context.tree, item.context.pages, faces)
        outputs.append(
            output_of(item.handout, item.edition, item.context.layout.page.name, len(item.context.pages), data)
        )
    progress(2 * len(ready), 2 * len(ready), "")
    publish(tuple(outputs), out, whole=selection == Selection())
    return tuple(outputs), problems


def scores(project: Project, today: datetime.date, progress: Progress = no_progress) -> str:
    """The table of criteria per sheet. Raises InputError if anything is wrong."""
    ready, _, _ = prepare(project, Selection(editions=(SCORED_EDITION,)), today, progress)
    measured = [(f"{item.handout.language}/{item.handout.name}", measures_of(item.context)) for item in ready]
    sources = {item.source.name: item.source for item in ready}
    answered = [
        (sheet, located.value) for source in sources.values() for sheet, located in sorted(source.scores.items())
    ]
    return score_table(measured, answered)


def prepare(
    project: Project, selection: Selection, today: datetime.date, progress: Progress = no_progress
) -> tuple[list[Ready], Faces, Problems]:
    """Every stage but the writing. Raises InputError with all that is wrong; warnings are returned."""
    problems = Problems()
    fonts = read_fonts(project, problems)
    criteria = read_criteria(project, problems)
    sources = [read_topic(project, project.root / "sources" / name, problems) for name in topics(project)]
    if fonts is None or criteria is None:
        raise InputError(tuple(problems))
    faces = load_faces(fonts, problems)
    work = list(_work([source for source in sources if source], selection))
    there = editions(project)
    if not there:
        problems.error(
            Position("layouts"), "layout", "there is no edition here", "add `letter.yaml` with `extends: base`"
        )
    chosen = tuple(name for name in there if not selection.editions or name in selection.editions)
    for source in sources:
        if source:
            check_references(source, problems)
    handouts = [_composed(*item, faces, criteria, today, problems) for item in work]
    _check_names(handouts, problems)
    if selection == Selection():
        _check_topics(work, handouts, problems)
    layouts = _layouts(project, work, there, chosen, problems)
    problems.stop_on_errors()
    jobs = [
        (item[0], handout, name)
        for handout, item in zip(handouts, work, strict=True)
        for name in _editions(item, chosen)
    ]
    ready: list[Ready] = []
    for source, handout, edition in jobs:
        progress(len(ready), 2 * len(jobs), f"{handout.name}.{edition}")
        ready.append(_laid_out(source, handout, layouts[edition, handout.look], edition, faces, criteria, problems))
    problems.stop_on_errors()
    return ready, faces, problems


def _editions(item: tuple[Source, LanguageSource, Sheet], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The editions of a sheet that are to be made, in the order of the chosen ones."""
    source, _, sheet = item
    own = sheet.front.editions or source.topic.editions
    return tuple(name for name in chosen if name in own)


def _layouts(
    project: Project,
    work: list[tuple[Source, LanguageSource, Sheet]],
    there: tuple[str, ...],
    chosen: tuple[str, ...],
    problems: Problems,
) -> dict[tuple[str, str], Layout]:
    """Every layout that is needed, by edition and look, each read once. `there` are all editions of the project."""
    needed: dict[tuple[str, str], Position] = {}
    for item in work:
        source, _, sheet = item
        for name in sheet.front.editions or source.topic.editions:
            if name not in there:
                at = sheet.at("editions") if sheet.front.editions else Position(source.topic_path)
                problems.error(at, "layout", f"unknown edition `{name}`", suggest(name, there))
        needed.update({(name, sheet.front.look): sheet.at("look") for name in _editions(item, chosen)})
    read = {key: read_layout(project, *key, at, problems) for key, at in needed.items()}
    return {key: layout for key, layout in read.items() if layout is not None}


def _work(sources: list[Source], selection: Selection) -> Iterator[tuple[Source, LanguageSource, Sheet]]:
    for source in sources:
        for language in source.languages:
            for sheet in language.sheets:
                if (not selection.handouts or sheet.front.handout in selection.handouts) and (
                    not selection.languages or language.language in selection.languages
                ):
                    yield source, language, sheet


def _composed(
    source: Source, language: LanguageSource, sheet: Sheet, faces: Faces, criteria: Criteria,
    today: datetime.date, problems: Problems,
) -> Handout:  # fmt: skip
    handout = compose(source, language, sheet, problems)
    context = HandoutContext(handout, source, language, faces, criteria, today)
    for rule in ON_HANDOUT:
        rule(context, problems)
    return handout


def _laid_out(
    source: Source,
    handout: Handout,
    layout: Layout,
    edition: str,
    faces: Faces,
    criteria: Criteria,
    problems: Problems,
) -> Ready:
    tree = build_structure(handout)
    # Layout problems are kept apart: a handout laid out twice must not report the first try.
    found = Problems()
    pages = lay_out(handout, tree, layout, faces, found)
    if len(pages) < CONTENTS_FROM and any(isinstance(block, Contents) for block in handout.blocks):
        handout = without_contents(handout)
        tree, found = build_structure(handout), Problems()
        pages = lay_out(handout, tree, layout, faces, found)
    problems.extend(found)
    context = PageContext(handout, tree, layout, pages, criteria, source_places(handout, tree))
    for rule in ON_PAGES:
        rule(context, problems)
    return Ready(handout, edition, context, source)


def _check_topics(
    work: list[tuple[Source, LanguageSource, Sheet]], handouts: list[Handout], problems: Problems
) -> None:
    """What holds for a topic as a whole: its brief is covered, its sheets are scored."""
    for topic in {source.name: source for source, _, _ in work}.values():
        first = topic.topic.languages[0]
        own = [
            h for (s, language, _), h in zip(work, handouts, strict=True) if s is topic and language.language == first
        ]
        check_coverage(topic, own, problems)
        check_scores(topic, [handout.name for handout in own if handout.audience == "parents"], problems)


def _check_names(handouts: list[Handout], problems: Problems) -> None:
    """Two sheets of one name would write one file."""
    first: dict[tuple[str, str], Position] = {}
    for handout in handouts:
        known = first.setdefault((handout.language, handout.name), handout.at)
        if known is not handout.at:
            problems.error(
                handout.at,
                "front-matter",
                f"`handout: {handout.name}` stands in two files",
                f"the other one is {known.path}",
            )
