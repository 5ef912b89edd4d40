"""Small sheets made in memory and laid out on the real layouts and fonts, without the rules."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.base.units import Colour
from guide.compose.handout import compose
from guide.layout.pages import lay_out
from guide.layout.setting import Place, Setting
from guide.model.amounts import Amount
from guide.model.blocks import Block, CalloutKind
from guide.model.files.data import DataSource
from guide.model.files.facts import Fact
from guide.model.files.front_matter import FrontMatter, PageRange
from guide.model.files.glossary import Term
from guide.model.files.labels import Labels
from guide.model.files.references import Reference
from guide.model.files.topic import TopicSource
from guide.model.handout import Handout
from guide.model.page import FormField, Item, Page, PlacedPicture, Shape, Tagged, Text
from guide.model.picture import Picture, PicturePath
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Located, Source
from guide.model.theme import Layout
from guide.model.walk import walk
from guide.read.bind import bind
from guide.read.files import Project, TextFile
from guide.read.fonts import read_fonts
from guide.read.language import DATA_KINDS
from guide.read.layouts import read_layout
from guide.read.markdown import parse_markdown
from guide.read.records import fields_of
from guide.read.yaml_nodes import parse_yaml
from guide.structure.build import build_structure
from guide.structure.tree import StructureTree
from guide.text.faces import Faces, load_faces

PROJECT = Project(Path(__file__).resolve().parents[2])
TODAY = datetime.date(2026, 11, 20)
PATH = "sources/topic/en/sheet.md"
# Structure elements that stand inside a line.
INLINE = ("Link", "Span", "Reference")

T = TypeVar("T")


def filled(kind: type[T], **given: Any) -> T:
    """A value of the sources; what a test does not look at is empty, or says its own name."""
    values = dict(given)
    any_kind: Any = kind
    for field in fields_of(any_kind):
        if field.required and field.name not in values:
            shape = str(field.type)
            values[field.name] = {} if shape.startswith("dict") else () if shape.startswith("tuple") else field.name
    return kind(**values)


LABELS = filled(
    Labels,
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    date="{month} {day}, {year}",
    page="Page {page} of {pages}",
    draft="Draft, not yet reviewed by a clinician.",
    draft_short="Draft",
    edition="Edition {date}.",
    number="{number}.",
    contents="In this guide",
    callouts={kind: kind.replace("-", " ").capitalize() for kind in get_args(CalloutKind)},
    urgency={"call-soon": "Call soon", "next-visit": "Next visit"},
)  # fmt: skip

BLACK, SAND = Colour(0, 0, 0), Colour(251, 243, 228)
WHOLE = (("M", (0, 0)), ("L", (100, 0)), ("L", (100, 50)), ("L", (0, 50)), ("Z", ()))
BALL = Picture("ball", 100.0, 50.0, (PicturePath(WHOLE, BLACK),))
# A drawing with a light ground behind all of it.
ON_SAND = Picture("ball-on-sand", 100.0, 50.0, (PicturePath(WHOLE, SAND), PicturePath(WHOLE[:3], BLACK)))


@functools.cache
def faces() -> Faces:
    problems = Problems()
    source = read_fonts(PROJECT, problems)
    assert source is not None
    loaded = load_faces(source, problems)
    assert not list(problems)
    return loaded


@functools.cache
def layout(edition: str = "letter", look: str = "") -> Layout:
    problems = Problems()
    found = read_layout(PROJECT, edition, look, None, problems)
    assert found is not None, list(problems)
    return found


def with_page(of: Layout, **changed: Any) -> Layout:
    """The layout with other page geometry."""
    return replace(of, page=replace(of.page, **changed))


def with_spacing(of: Layout, **changed: Any) -> Layout:
    return replace(of, theme=replace(of.theme, spacing=replace(of.theme.spacing, **changed)))


def with_flow(of: Layout, **changed: Any) -> Layout:
    return replace(of, theme=replace(of.theme, flow=replace(of.theme.flow, **changed)))


def fact(value: float | tuple[float, ...], say: str, review_by: datetime.date = datetime.date(2028, 1, 1)) -> Fact:
    amounts = tuple(map(Amount, value)) if isinstance(value, tuple) else Amount(value)
    return Fact(amounts, {"en": say}, "", ("study",), "read", TODAY, review_by)


@dataclass(frozen=True)
class Composed:
    """A sheet composed, what it came from, and what was wrong with it."""

    handout: Handout
    source: Source
    problems: Problems


def composed(
    body: str,
    *,
    data: Mapping[str, str] | None = None,
    facts: Mapping[str, Fact] | None = None,
    references: Mapping[str, Reference] | None = None,
    banned: Mapping[str, str] | None = None,
    labels: Labels = LABELS,
    glossary: Mapping[str, Term] | None = None,
    everyday: frozenset[str] | None = None,
    **front: Any,
) -> Composed:
    """The handout of a Markdown body; `front` changes its front matter, `data` holds YAML by file name."""
    problems = Problems()
    given: dict[str, Any] = {
        "handout": "sheet", "title": "A short title", "number": "T-1", "edition": TODAY,
        "review_by": datetime.date(2028, 11, 20), "language": "en", "summary": "What it is for.",
        "pages": PageRange(1, 99), **front,
    }  # fmt: skip
    nodes = parse_markdown(TextFile(PATH, body), problems)
    handout = HandoutSource(filled(FrontMatter, **given), {}, nodes, PATH)
    files = {name: _data(name, text, problems) for name, text in (data or {}).items()}
    language = filled(
        LanguageSource, language=given["language"], labels=labels, handouts=(handout,), data=files,
        glossary={name: Located(value, Position(PATH)) for name, value in (glossary or {}).items()}, everyday=everyday,
    )  # fmt: skip
    at = Position("sources/topic/facts.yaml")
    study = {"study": Reference("A study", "A journal", "read")}
    source = filled(
        Source,
        name="topic",
        topic_path="sources/topic/topic.yaml",
        topic=filled(
            TopicSource,
            publisher="A publisher",
            guide_number=Prose("T-1", at),
            languages=(Prose("en", at),),
            banned=dict(banned or {}),
        ),
        facts={name: Located(value, at) for name, value in (facts or {}).items()},
        references={name: Located(value, at) for name, value in (references or study).items()},
        languages=(language,),
        pictures={"ball": BALL, "ball-on-sand": ON_SAND},
        picture_names=("ball", "ball-on-sand"),
    )
    return Composed(compose(source, language, handout, problems), source, problems)


def _data(name: str, text: str, problems: Problems) -> Located[DataSource]:
    node = parse_yaml(TextFile(f"sources/topic/en/{name}.yaml", text), problems)
    assert node is not None, list(problems)
    bound: DataSource | None = bind(node, DATA_KINDS[text.split("\n")[0].removeprefix("type: ")], problems, "data")
    assert bound is not None, list(problems)
    return Located(bound, node.at)


@dataclass(frozen=True)
class Line:
    """A line of text on a page: `node` is the structure element of its block."""

    page: int
    node: int
    x: float
    y: float
    right: float
    size: float
    text: str


@dataclass(frozen=True)
class Laid:
    """A handout laid out."""

    handout: Handout
    tree: StructureTree
    layout: Layout
    pages: tuple[Page, ...]
    problems: Problems

    @property
    def messages(self) -> list[str]:
        return [str(problem) for problem in self.problems]

    def blocks(self, kind: type) -> list[Any]:
        return [block for block in walk(self.handout.blocks) if isinstance(block, kind)]

    def tag(self, item: Item) -> str:
        return self.tree.nodes[item.role.node].tag if isinstance(item.role, Tagged) else item.role.kind

    def owner(self, node: int) -> int:
        """The element of the block that a node stands in."""
        while self.tree.nodes[node].tag in INLINE:
            node = self.tree.nodes[node].parent
        return node

    def lines(self, *keys: int, part: str = "") -> list[Line]:
        """The tagged lines of text in order of pages, only those of the blocks with the given keys if any."""
        wanted = {self.tree[key, part] for key in keys}
        grouped: dict[tuple[int, int, float], list[Text]] = {}
        for page in self.pages:
            for item in page.items:
                if isinstance(item, Text) and isinstance(item.role, Tagged):
                    node = self.owner(item.role.node)
                    if node in wanted or not keys:
                        grouped.setdefault((page.number, node, round(item.y, 2)), []).append(item)
        return [
            Line(page, node, texts[0].x, y, texts[-1].box.right, texts[0].size, "".join(text.string for text in texts))
            for (page, node, y), texts in grouped.items()
        ]

    def items(self, kind: type, tag: str = "") -> list[Any]:
        """All items of a kind, of all pages."""
        return [
            item
            for page in self.pages
            for item in page.items
            if isinstance(item, kind) and (not tag or self.tag(item) == tag)
        ]


def lay(body: str, on: Layout | None = None, **given: Any) -> Laid:
    """A Markdown body on its pages. What the writer did wrong fails the test; what does not fit is returned."""
    made = composed(body, **given)
    assert not made.problems.errors, list(made.problems)
    return lay_handout(made.handout, on)


def lay_handout(handout: Handout, on: Layout | None = None) -> Laid:
    chosen = on or layout()
    problems = Problems()
    tree = build_structure(handout)
    return Laid(handout, tree, chosen, lay_out(handout, tree, chosen, faces(), problems), problems)


def setting_of(handout: Handout, on: Layout | None = None, extra: float = 0.0) -> Setting:
    chosen = on or layout()
    return Setting(chosen, faces(), build_structure(handout), "en", handout.labels, {}, Problems(), handout.at, extra)


def place_of(on: Layout, width: float = 400.0, x: float = 50.0) -> Place:
    return Place(x, width, on.theme.type.body, on.page.measure)


def first(handout: Handout, kind: type) -> Any:
    """The first block of a kind."""
    return next(block for block in walk(handout.blocks) if isinstance(block, kind))


def boxes(page: Page) -> Iterator[tuple[Item, float, float]]:
    """What is seen on a page, with its top and bottom."""
    for item in page.items:
        if isinstance(item, Text | PlacedPicture | FormField | Shape):
            yield item, item.box.y, item.box.bottom


def keys_of(blocks: list[Block]) -> list[int]:
    return [block.key for block in blocks]
