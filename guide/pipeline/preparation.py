"""Everything before files are made: the selection is read, composed, checked and laid out."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import InputError, Position, Problems
from guide.compose.approvals import with_standing
from guide.compose.editions import as_on_posters, for_edition, without_contents
from guide.compose.handout import compose
from guide.compose.practice import with_practice
from guide.compose.withdrawn import withdrawn_handouts
from guide.layout.blocks import StripCache
from guide.layout.pages import lay_out
from guide.model.blocks import Contents
from guide.model.files.criteria import Criteria
from guide.model.handout import Handout
from guide.model.page import Side
from guide.model.practice import Practice
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.model.theme import PracticePlace
from guide.model.withdrawn import Withdrawn
from guide.pdf.impose.sides import Imposition, impose
from guide.pipeline.photos import with_pixels
from guide.pipeline.select import (
    Composed,
    HandoutName,
    Layouts,
    Selection,
    Wanted,
    check_languages,
    check_names,
    check_offered,
    layouts_of,
    selected,
    spoken_by,
)
from guide.pipeline.whole import Stopped, check_topics, concerning, put_by_place, stopped_handouts
from guide.read.files import Project
from guide.read.fonts import read_fonts
from guide.read.layouts import editions
from guide.read.overlooked import check_beside_practice, check_beside_topics
from guide.read.practice import read_practice
from guide.read.project import has_handout, language_names, read_criteria, topic_folders
from guide.read.shared import read_shared
from guide.read.topic import read_topic
from guide.rules import ON_HANDOUT, rules_of_pages
from guide.rules.approvals import check_approvals
from guide.rules.context import HandoutContext, PageContext
from guide.rules.fact_dates import check_references
from guide.rules.fact_values import check_values
from guide.rules.practice import check as check_practice
from guide.rules.practice_block import Sheet, check_block
from guide.rules.sign_list import check_sign_list
from guide.rules.topic_data import check_sites, check_topic_data
from guide.rules.topic_numbers import check_topic_numbers
from guide.rules.withdrawn import check_withdrawn
from guide.structure.build import build_structure
from guide.structure.positions import source_positions
from guide.structure.tree import StructureTree
from guide.text.faces import FIRST, Faces, load_faces

PLACES: tuple[PracticePlace, ...] = get_args(PracticePlace)
# Handouts with at least this many pages get a contents list.
CONTENTS_FROM = 5


class Ready(Struct, frozen=True):
    """A handout in one edition, laid out, with the topic that it comes from."""

    handout: Handout
    edition: str
    context: PageContext
    source: Source
    kept: Path | None = None

    @property
    def imposition(self) -> Imposition:
        """How the edition sets its pages on paper: half sheets one above the other, booklets two for a fold, and pages for a
        print shop with their bleed."""
        if self.handout.up > 1:
            return Imposition("repeat", down=self.handout.up)
        page = self.context.layout.page
        return Imposition(page.sides, bleed=page.bleed or None, marked=False)

    def imposed(self, how: Imposition | None = None) -> tuple[Side, ...]:
        """The sides of paper, as the edition or the caller wants them."""
        return impose(with_pixels(self.context.pages, self.source.photos, self.kept), how or self.imposition)


class Common(Struct, frozen=True):
    """What all practices share: the selection, read, composed and checked, without pages."""

    project: Project
    sources: tuple[Source, ...]
    composed: tuple[Composed, ...]
    gone: tuple[tuple[Source, Withdrawn], ...]
    """Withdrawn sheets."""
    there: tuple[str, ...]
    chosen: tuple[str, ...]
    faces: Faces
    criteria: Criteria
    stopped: Stopped = {}
    """Handouts that cannot be made."""

    def layouts(self, practice: Practice | None, problems: Problems) -> Layouts:
        """Every layout needed, with the accent of a practice."""
        return layouts_of(self.project, self.composed, self.there, self.chosen, practice, problems)


class Plan(Struct, frozen=True):
    """What to lay out for a practice; problems are still added. `stopped` are the handouts that cannot be made."""

    common: Common
    wanted: tuple[Wanted, ...]
    composed: tuple[tuple[Source, Handout], ...]
    problems: Problems
    practice: Practice | None = None
    stopped: Stopped = {}


def planned(project: Project, selection: Selection, today: datetime.date, *, keep_going: bool = False) -> Plan:
    """Reads, composes and checks everything that does not need pages. Raises InputError if anything is wrong, or with
    `keep_going` if nothing can be made."""
    problems = Problems()
    practice = read_practice(selection.practice, problems, project) if selection.practice else None
    common = common_part(project, selection, today, problems, practice)
    layouts = common.layouts(practice, problems.of("layouts"))
    if not keep_going or problems.own_errors or not common.there:
        problems.stop_on_errors()
    if practice:
        check_block(practice, sheets_of(common, layouts), common.faces, problems)
        if not keep_going or problems.own_errors:
            problems.stop_on_errors()
    return dressed(common, layouts, practice, problems)


def common_part(
    project: Project, selection: Selection, today: datetime.date, problems: Problems, practice: Practice | None = None
) -> Common:
    """The selection, read, composed and checked; a practice's own words are checked too."""
    fonts = read_fonts(project, problems)
    criteria = read_criteria(project, problems)
    if selection.reads_all:
        check_beside_topics(project, problems)
        if selection.usual:
            check_beside_practice(project, problems)
    every = topic_folders(project)
    if not every:
        problems.error(
            Position("sources"),
            "topic",
            "there is no topic here",
            'start one: `make new WHAT="topic NAME"`, or `guide new topic NAME`; `guide docs writing` says what goes into it',
        )
    folders = {
        name: folder
        for name, folder in every.items()
        if (not selection.topics or name in selection.topics)
        and (not selection.handouts or has_handout(folder, selection.names_in(name), selection.languages))
    }
    found = Problems()
    shared = read_shared(project, found)
    read = [
        read_topic(project, folder, found.of("topic", name), selection.names_in(name), selection.languages, shared)
        for name, folder in folders.items()
    ]
    sources = [source for source in read if source]
    if fonts is None or criteria is None:
        problems.extend(found)
        raise InputError(tuple(problems))
    faces = load_faces(fonts, problems)
    if len(faces) < len(FIRST):
        raise InputError(tuple(problems))
    if practice:
        check_practice(practice, faces, criteria.contrast_text, problems)
        if practice.source.languages:
            check_languages(practice, language_names(project), problems)
    between = Problems()
    # If a sheet is not read, references to it would seem wrong.
    if not problems.errors and not found.errors and selection.reads_all:
        check_withdrawn(sources, today, between)
    check_offered(sources, selection, problems)
    there = editions(project)
    chosen = tuple(name for name in there if not selection.editions or name in selection.editions)
    for number, source in enumerate(sources):
        own = found.of("topic", source.name)
        check_references(source, own)
        check_values(source, own)
        check_topic_data(source, own)
        check_topic_numbers(source, own)
        check_sign_list(source, own)
        check_approvals(source, today, own)
        sources[number] = replace(source, faults=own.faults)
    check_sites(sources, between)
    composed = [_composed(*one, faces, criteria, today, found) for one in selected(sources, selection, practice)]
    found.extend(faces.problems)
    gone = [
        (source, said)
        for source in sources
        for said in withdrawn_handouts(source, found.of("topic", source.name).of("withdrawn"))
    ]
    check_names((*(one.handout for one in composed), *(said for _, said in gone)), between)
    put_by_place(between, sources, found)
    if selection.whole:
        check_topics(sources, composed, found)
    by_name = {source.name: source for source in sources}
    stopped = stopped_handouts(folders, by_name, found, selection)
    problems.extend(found.own_errors)
    problems.of("topics").extend(found if selection.reads_all else concerning(found, folders))
    spoken = spoken_by(practice)
    gone = [(source, said) for source, said in gone if not spoken or said.language in spoken]
    stopped = {one: errors for one, errors in stopped.items() if not spoken or one.language in spoken}
    return Common(project, tuple(sources), tuple(composed), tuple(gone), there, chosen, faces, criteria, stopped)


def sheets_of(common: Common, layouts: Layouts) -> Iterator[Sheet]:
    """Every sheet that can be made, without the block of a practice."""
    for one in common.composed:
        if HandoutName(one.source.name, one.language.language, one.written.name) in common.stopped:
            continue
        for edition in one.editions(common.chosen):
            if (edition, one.handout.look) in layouts:
                yield Sheet(one.handout, edition, layouts[edition, one.handout.look])


def dressed(common: Common, layouts: Layouts, practice: Practice | None, problems: Problems) -> Plan:
    """The handouts with the block of a practice, by their layouts."""
    wanted: list[Wanted] = []
    composed: list[tuple[Source, Handout]] = []
    stopped = dict(common.stopped)
    for number, one in enumerate(common.composed):
        handout, own = one.handout, HandoutName(one.source.name, one.language.language, one.written.name)
        needed = {(edition, handout.look) for edition in one.editions(common.chosen)}
        if not (needed <= set(layouts) and set(one.own_editions) <= set(common.there)):
            stopped[own] = (*stopped.get(own, ()), *problems.of("layouts").errors)
        if own in stopped:
            continue
        # With the block in each of its places, made only when needed.
        dress = functools.cache(functools.partial(with_practice, handout, practice))
        for edition in one.editions(common.chosen):
            layout = layouts[edition, handout.look]
            place = layout.practice_place
            wanted.append(Wanted(one.source, dress(place), len(PLACES) * number + PLACES.index(place), edition, layout))
        composed.append((one.source, dress("first") if practice else handout))
    return Plan(common, tuple(wanted), tuple(composed), problems, practice, stopped)


def _composed(
    source: Source, language: LanguageSource, written: HandoutSource, faces: Faces, criteria: Criteria,
    today: datetime.date, problems: Problems,
) -> Composed:  # fmt: skip
    problems = problems.of("topic", source.name).of("handout", language.language, written.name)
    handout = with_standing(compose(source, language, written, problems), source, today, problems)
    context = HandoutContext(handout, source, language, faces, criteria, today)
    for rule in ON_HANDOUT:
        rule(context, problems)
    if handout.on_posters:
        _check_posters(context, problems)
    return Composed(source, language, written, handout)


def _check_posters(context: HandoutContext, problems: Problems) -> None:
    """The rules on words for what only posters say."""
    found = Problems()
    for rule in ON_HANDOUT:
        rule(replace(context, handout=as_on_posters(context.handout)), found)
    known = set(problems)
    problems.extend(problem for problem in found if problem not in known)


def laid_out(wanted: Wanted, common: Common, problems: Problems, kept: dict[object, StripCache] | None = None) -> Ready:
    """A handout on its pages. `kept` is what an earlier layout of this handout and edition left for other practices, by
    node."""
    layout, faces, kept = wanted.layout, common.faces, {} if kept is None else kept
    handout = for_edition(wanted.handout, layout.theme.flow)
    tree = build_structure(handout)
    # Layout problems are kept apart: if a handout is laid out twice, the first try must not be reported.
    found = Problems()
    pages = lay_out(handout, tree, layout, faces, found, _kept_of(tree, kept))
    if len(pages) < CONTENTS_FROM and any(isinstance(block, Contents) for block in handout.blocks):
        handout = without_contents(handout)
        tree, found = build_structure(handout), Problems()
        pages = lay_out(handout, tree, layout, faces, found, _kept_of(tree, kept))
    problems.extend(found)
    context = PageContext(handout, tree, layout, pages, common.criteria, source_positions(handout, tree))
    for rule in rules_of_pages(found):
        rule(context, problems)
    return Ready(handout, wanted.edition, context, wanted.source, common.project.kept)


def _kept_of(tree: StructureTree, kept: dict[object, StripCache]) -> StripCache:
    return kept.setdefault(tuple(tree.found.items()), StripCache())
