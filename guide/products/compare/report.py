"""Two states into one HTML file that can be sent to a reviewer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files

import pypdfium2
from msgspec import Struct
from msgspec.structs import replace

from guide.products.browser.templates import environment
from guide.products.compare.excerpt import Excerpt, excerpt_of
from guide.products.compare.figures import FigureChange, figures_of
from guide.products.compare.pages import PagePair, changed_pages
from guide.products.compare.reading import Reading, read
from guide.products.compare.state import Key, State, StateError, StateFile
from guide.products.compare.words import Passage, differing, passages_of


class ReportRow(Struct, frozen=True):
    """A detail about a sheet that changed."""

    what: str
    old: str
    new: str


class Compared(Struct, frozen=True):
    """A sheet that differs."""

    file: StateFile
    rows: tuple[ReportRow, ...]
    passages: tuple[Passage, ...]
    figures: tuple[FigureChange, ...]
    pages: tuple[PagePair, ...]

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The passages as the report shows them."""
        return tuple(map(excerpt_of, self.passages))


class ReportFigure(Struct, frozen=True):
    """A figure that changed, and the numbers of the sheets it changed in."""

    change: FigureChange
    handouts: tuple[int, ...]


class Comparison(Struct, frozen=True):
    """What changed between two states."""

    old: str
    new: str
    changed: tuple[Compared, ...]
    added: tuple[StateFile, ...]
    removed: tuple[StateFile, ...]
    same: tuple[StateFile, ...]

    @property
    def count(self) -> int:
        """How many sheets differ."""
        return len(self.changed) + len(self.added) + len(self.removed)

    @property
    def figures(self) -> tuple[ReportFigure, ...]:
        """Every figure that changed, once, in the order of the sheets."""
        handouts: dict[FigureChange, list[int]] = {}
        for number, one in enumerate(self.changed, 1):
            for change in dict.fromkeys(one.figures):
                handouts.setdefault(change, []).append(number)
        return tuple(ReportFigure(change, tuple(numbers)) for change, numbers in handouts.items())


def compare(old: State, new: State) -> Comparison:
    """Every file of both states, in the order of their names."""
    old, new = _with_topics(old, new), _with_topics(new, old)
    both = sorted(old.files.keys() & new.files.keys())
    differ = [key for key in both if old.files[key].pdf != new.files[key].pdf]
    return Comparison(
        old.name,
        new.name,
        tuple(_compared(old.files[key], new.files[key]) for key in differ),
        _only(new.files, old.files),
        _only(old.files, new.files),
        tuple(new.files[key] for key in both if key not in differ),
    )


def _with_topics(state: State, other: State) -> State:
    """A state that an earlier program made, with the topics that the other one names for its files."""
    topics: dict[tuple[str, ...], set[str]] = {}
    for language, topic, *name in other.files:
        topics.setdefault((language, *name), set()).add(topic)
    files = {}
    for (language, topic, handout, edition), file in state.files.items():
        known = topics.get((language, handout, edition), set())
        named = topic or (next(iter(known)) if len(known) == 1 else "")
        files[language, named, handout, edition] = replace(file, topic=named)
    return State(state.name, files)


def _only(files: Mapping[Key, StateFile], others: Mapping[Key, StateFile]) -> tuple[StateFile, ...]:
    return tuple(files[key] for key in sorted(files.keys() - others.keys()))


def _compared(old: StateFile, new: StateFile) -> Compared:
    try:
        before, after = read(old.pdf), read(new.pdf)
        pages = changed_pages(old.pdf, new.pdf)
    except (pypdfium2.PdfiumError, RecursionError):
        raise StateError(f"{new.path} cannot be read as a PDF in one of the two versions; make it again") from None
    passages = differing(passages_of(before.blocks, after.blocks))
    figures = tuple(figure for passage in passages for figure in figures_of(passage))
    return Compared(new, _rows(old, new, before, after), passages, figures, pages)


def _rows(old: StateFile, new: StateFile, before: Reading, after: Reading) -> tuple[ReportRow, ...]:
    rows = (
        ReportRow("Title", old.title, new.title),
        ReportRow("Summary", before.summary, after.summary),
        ReportRow("Edition date", before.edition, after.edition),
        ReportRow("Review", old.review, new.review),
        ReportRow("Foot of the page", " · ".join(before.edges), " · ".join(after.edges)),
        ReportRow("Pages", str(old.pages), str(new.pages)),
        ReportRow("Links", _without(before.links, after.links), _without(after.links, before.links)),
    )
    return tuple(row for row in rows if row.old != row.new)


def _without(links: Sequence[str], others: Sequence[str]) -> str:
    return ", ".join(link for link in links if link not in others)


def as_html(comparison: Comparison) -> str:
    """One page with everything in it: no script, and nothing to fetch."""
    style = (files(__package__) / "templates" / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    template = environment(__package__).get_template("report.html")
    return template.render(comparison=comparison, style=style, digest=digest)
