"""A draft is tried before it is written: what the user chose must not make it fail a check."""

from __future__ import annotations

import datetime
from pathlib import Path

from guide.base.problems import InputError, Problem, Problems
from guide.compose.handout import compose
from guide.model.files.criteria import Criteria
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.pipeline.preparation import Common, dressed, laid_out
from guide.pipeline.select import Composed
from guide.read.files import Project, TextFile
from guide.read.fonts import read_fonts
from guide.read.language import read_handout
from guide.read.layouts import editions
from guide.read.practice import bind_practice
from guide.read.project import read_criteria
from guide.read.topic import read_topic
from guide.read.yaml_nodes import parse_yaml
from guide.rules import ON_HANDOUT
from guide.rules.context import HandoutContext
from guide.rules.practice import check as check_practice
from guide.text.faces import FIRST, Faces, load_faces


def faults_of_handout(
    project: Project, source: Source, language: LanguageSource, path: Path, text: str, today: datetime.date
) -> list[str]:
    """What is wrong with the title of a drafted sheet. Raises InputError if fonts or limits cannot be read."""
    problems = Problems()
    draft = read_handout(project, TextFile(project.relative(path), text), path.parent, problems, [])
    return _faults(project, source, language, draft, problems, today) if draft else _messages(problems.errors)


def faults_of_topic(project: Project, folder: Path, today: datetime.date) -> list[str]:
    """What is wrong with the title of the first sheet of a drafted topic."""
    problems = Problems()
    source = read_topic(project, folder, problems)
    if source is None or not source.languages:
        return _messages(problems.errors)
    language = source.languages[0]
    return _faults(project, source, language, language.handouts[0], problems, today)


def faults_of_publisher(project: Project, folder: Path) -> list[str]:
    """What is wrong with the publisher of a drafted topic."""
    problems = Problems()
    read_topic(project, folder, problems)
    path = folder / "topic.yaml"
    lines = path.read_text("utf-8").split("\n")
    line = 1 + next(number for number, text in enumerate(lines) if text.startswith("publisher:"))
    return _messages(
        tuple(one for one in problems.errors if (one.at.path, one.at.line) == (project.relative(path), line))
    )


def faults_of_practice(project: Project, path: Path, draft: str) -> list[str]:
    """What is wrong with the name of a drafted practice."""
    problems = Problems()
    faces, criteria = _measures(project, problems)
    node = parse_yaml(TextFile(project.relative(path), draft), problems)
    practice = bind_practice(node, Project(path.parent), project.relative(path), problems) if node else None
    if practice:
        check_practice(practice, faces, criteria.contrast_text, problems)
    return _messages(problems.errors)


def _faults(
    project: Project,
    source: Source,
    language: LanguageSource,
    draft: HandoutSource,
    problems: Problems,
    today: datetime.date,
) -> list[str]:
    faces, criteria = _measures(project, problems)
    handout = compose(source, language, draft, problems)
    context = HandoutContext(handout, source, language, faces, criteria, today)
    for rule in ON_HANDOUT:
        rule(context, problems)
    # The draft's own text gets replaced; a topic may ban some of its words.
    at = draft.at("title")
    faults = _messages(tuple(one for one in problems.errors if (one.at.path, one.at.line) == (at.path, at.line)))
    if problems.errors:
        return faults
    there, composed = editions(project), Composed(source, language, draft, handout)
    common = Common(project, (source,), (composed,), (), there, there, faces, criteria)
    layouts = common.layouts(None, problems)
    problems.stop_on_errors()  # a layout that cannot be read is no fault of the draft
    plan = dressed(common, layouts, None, problems)
    for wanted in plan.wanted:
        laid_out(wanted, common, problems)
    # A misfit is reported for every page.
    return _messages(problems.errors[:1])


def _measures(project: Project, problems: Problems) -> tuple[Faces, Criteria]:
    """The limits for drafts. Raises InputError if they cannot be read."""
    fonts, criteria = read_fonts(project, problems), read_criteria(project, problems)
    if fonts is None or criteria is None:
        raise InputError(tuple(problems))
    faces = load_faces(fonts, problems)
    if len(faces) < len(FIRST):
        raise InputError(tuple(problems))
    return faces, criteria


def _messages(problems: tuple[Problem, ...]) -> list[str]:
    return list(dict.fromkeys(problem.message for problem in problems))
