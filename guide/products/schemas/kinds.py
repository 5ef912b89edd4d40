"""The kinds of file, with what each contains."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from guide.model.files.approvals import ApprovalsFile
from guide.model.files.changes import ChangesFile
from guide.model.files.coverage import CoveredBy
from guide.model.files.criteria import Criteria
from guide.model.files.data import DataSource
from guide.model.files.everyday import Everyday
from guide.model.files.facts import Fact
from guide.model.files.fonts import FontsFile
from guide.model.files.front_matter import FrontMatter
from guide.model.files.glossary import Term
from guide.model.files.labels import Labels
from guide.model.files.practice import PracticeSource
from guide.model.files.project import ProjectFile
from guide.model.files.references import Reference
from guide.model.files.scores import HandoutScores
from guide.model.files.signs import Sign, SignsFile
from guide.model.files.site import SiteWords
from guide.model.files.topic import TopicSource
from guide.model.theme import Layout
from guide.read.language import IN_LANGUAGE


class FileKind(Struct, frozen=True):
    """A kind of file. `form` is the type that its whole content is bound to; a union is chosen by the key `type`.
    `files` are globs from the project folder; those with `!` exclude files. A `partial` file has no required key, since
    it is laid over others."""

    name: str
    title: str
    files: tuple[str, ...]
    form: Any
    about: str
    partial: bool = False


KINDS = (
    FileKind(
        "front-matter", "Front matter", ("sources/*/*/*.md",), FrontMatter,
        "The lines between `---` and `---` at the top of a handout.",
    ),
    FileKind("topic", "topic.yaml", ("sources/*/topic.yaml",), TopicSource, "What all handouts of a topic share."),
    FileKind(
        "facts", "facts.yaml", ("sources/*/facts.yaml",), dict[str, Fact],
        "Every figure that a sheet prints, under the name that sheets use.",
    ),
    FileKind(
        "references", "references.yaml", ("sources/*/references.yaml",), dict[str, Reference],
        "Where the figures and the advice come from, under the name that facts and sheets use.",
    ),
    FileKind(
        "signs", "signs.yaml of a topic", ("sources/*/signs.yaml",), dict[str, Sign],
        "Each sign that parents are told to call about, under its name: how urgent it is, and its source.",
    ),
    FileKind(
        "approvals", "approvals.yaml", ("sources/*/approvals.yaml",), ApprovalsFile,
        "Who approved which sheet. `guide approve` writes it, and nobody else.",
    ),
    FileKind(
        "coverage", "coverage.yaml", ("sources/*/coverage.yaml",), dict[str, tuple[CoveredBy, ...]],
        "The places where sheets make each point of the content brief.",
    ),
    FileKind(
        "scores", "scores.yaml", ("sources/*/scores.yaml",), dict[str, HandoutScores],
        "What people answered about each handout, under its name.",
    ),
    FileKind(
        "data", "Tables, charts, checklists, logs",
        ("sources/*/*/*.yaml", *(f"!sources/*/*/{name}" for name in IN_LANGUAGE)), DataSource,
        "What a handout shows as a table, a chart, a checklist or a log; `type` says which.",
    ),
    FileKind(
        "labels", "labels.yaml", ("sources/*/*/labels.yaml",), Labels,
        "The words that the program itself prints, in one language. Words in braces are filled in.",
    ),
    FileKind(
        "sign-words", "signs.yaml of a language", ("sources/*/*/signs.yaml",), SignsFile,
        "How a language says each urgency and each sign of the topic.",
    ),
    FileKind(
        "glossary", "glossary.yaml", ("sources/*/*/glossary.yaml",), dict[str, Term],
        "Medical and long words, and the phrases that explain them on sheets.",
    ),
    FileKind(
        "everyday", "everyday.yaml", ("sources/*/*/everyday.yaml",), Everyday,
        "Long words that everybody knows.",
    ),
    FileKind(
        "changes", "changes.yaml", ("sources/*/*/changes.yaml",), ChangesFile,
        "What changed in which edition, for the download page and its feed.",
    ),
    FileKind(
        "site", "site.<language>.yaml", ("sources/site.*.yaml",), SiteWords,
        "The words of the download page in one language. Words in braces are filled in.",
    ),
    FileKind("criteria", "criteria.yaml", ("sources/criteria.yaml",), Criteria, "The limits that every sheet keeps."),
    FileKind("base", "base.yaml", ("layouts/base.yaml",), Layout, "The look that every edition starts from."),
    FileKind(
        "layout", "Layouts", ("layouts/*.yaml", "layouts/parts/*.yaml"), Layout,
        "The look of an edition, or changes that several editions share. The keys are those of `base.yaml`; a file that "
        "`extends` others lists only what differs.", partial=True,
    ),
    FileKind("fonts", "fonts.yaml", ("fonts/fonts.yaml",), FontsFile, "The typefaces of every sheet, in order."),
    FileKind(
        "practice", "Practices", ("practices/*.yaml",), PracticeSource,
        "The details of a practice, for its block on the sheets.",
    ),
    FileKind(
        "project", "guide.yaml", ("guide.yaml",), ProjectFile,
        "What makes a folder a project that takes layouts and fonts from the program.",
    ),
)  # fmt: skip
