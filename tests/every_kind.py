"""A handout in memory that has every kind of block, so that tests see those that no sheet uses too."""

from __future__ import annotations

import functools
from collections import Counter
from typing import Any, get_args

from msgspec.structs import replace

from guide.base.problems import Position
from guide.compose.practice import with_practice
from guide.model.blocks import (
    Badge,
    Block,
    BulletList,
    Callout,
    Chart,
    CheckList,
    Columns,
    Contents,
    Entry,
    FieldRows,
    Figure,
    Footnotes,
    Heading,
    Mark,
    Panel,
    Paragraph,
    PracticeBox,
    QrCode,
    Steps,
    Table,
    Timeline,
)
from guide.model.files.practice import PracticeSource
from guide.model.handout import Handout
from guide.model.practice import Practice
from guide.model.prose import Prose
from guide.model.theme import PracticePlace
from guide.model.walk import children, walk
from guide.structure.build import build_structure
from guide.structure.tree import Node
from tests.layout.factory import Composed, composed, fact
from tests.support import CASES

# What an editor writes to get one. Mark, badge and entry stand in tables; what is for a practice is put in by the program.
EXAMPLES: dict[type, str] = {
    Badge: ":::{chart} chart\n:::",
    BulletList: "- One\n- Two\n\n  1. Inside\n",
    Callout: ":::{callout} call-now\n:picture: ball\n:alt: A ball in a box.\n\nCall.\n:::",
    Chart: ":::{chart-ranges} learned\n:::\n\n:::{chart-bars} falls\n:::\n\n:::{chart-pictograph} share\n:::",
    CheckList: ":::{checklist} visit\n:::",
    Columns: "::::{columns}\n:::{column} Left\nHere.\n:::\n:::{column} Right\nThere.\n:::\n::::",
    Contents: ":::{contents}\n:::",
    Entry: ":::{log} week\n:::",
    FieldRows: ":::{checklist} visit\n:::",
    Figure: '![A ball.](ball "What it shows")',
    Footnotes: "Babies roll.[^roll]\n\n[^roll]: See [a page](https://example.org/roll).",
    Heading: "## A heading",
    Mark: ":::{chart} chart\n:::",
    Panel: ":::{quote}\n:by: A parent\n\nIt was just the start.\n:::",
    Paragraph: "See [a heading](#a-heading) on page {page}`a-heading`, or [a page](https://example.org/far).",
    PracticeBox: "",
    QrCode: ":::{qr} https://example.org/find\n:label: Find it:\n:::",
    Steps: "::::{steps}\n:::{step} Do this\n:picture: ball\n:alt: A ball to push.\n\nPush.\n:::\n::::",
    Table: ":::{table} ways\n:::",
    Timeline: "::::{timeline}\n:::{age} Birth\nSleeps.\n:::\n:::{age} Later\nCrawls on [a page](https://example.org/age).\n:::\n::::",
}
DATA = {
    **{name: (CASES / "topic" / "en" / f"{name}.yaml").read_text("utf-8") for name in ("chart", "visit")},
    "ways": "type: table\ncaption: Two ways\nrow-header: way\ncolumns: {way: {title: Way}, looks: {title: Looks}}\n"
    "rows:\n  - {way: {text: Roll, picture: ball, alt: A ball that rolls.}, looks: Your baby turns over.}\n",
    "learned": "type: ranges\ncaption: When babies learn\naxis: Age in months\nunit: months\nlabel: Skill\nmark: Your baby’s age\n"
    "rows: [{label: Sits, fact: sits}, {label: Walks alone, fact: walks}]\n",
    "falls": "type: bars\ncaption: Where babies fell\nlabel: Place\nvalue: Falls\nunit: falls\n"
    "rows: [{label: From a bed, fact: bed}, {label: Down the stairs, fact: stairs}]\n",
    "share": "type: pictograph\ncaption: Some never crawl\nlabel: Babies\nvalue: How many\nunit: share\n"
    "rows: [{label: never crawl, fact: never}]\n",
    "week": "type: log\nrow-title: Day\ncolumns: [{id: what, title: What}]\nrows: [{id: monday, title: Monday}]\n",
}
# A contents list is left out of what is shorter than five pages.
FACTS = {
    "sits": replace(fact((4.0, 9.0), "{low} to {high} months"), unit="months"),
    "walks": replace(fact((8.0, 18.0), "{low} to {high} months"), unit="months"),
    "bed": replace(fact(31.0, "{value} falls"), unit="falls"),
    "stairs": replace(fact(12.0, "{value} falls"), unit="falls"),
    "never": replace(fact((4.0, 100.0), "{low} in {high}"), unit="share"),
}
FILLER = "Babies roll before they walk, and each finds a way of its own.\n\n" * 220
AT = Position("practices/here.yaml", 1, 1)
PRACTICE = Practice(
    PracticeSource(
        Prose("A practice", AT), Prose("555 010 0134", AT), Prose("1 Street", AT), web=Prose("https://example.org", AT)
    ),
    None, AT.path, {},
)  # fmt: skip


@functools.cache
def every_kind(*, long: bool = False) -> Composed:
    """Every example once, without the box of a practice."""
    missing = sorted(kind.__name__ for kind in set(get_args(Block)) - set(EXAMPLES))
    assert missing == [], "write an example of each into EXAMPLES of tests/every_kind.py"
    # The heading that is led to comes first.
    bodies = dict.fromkeys((EXAMPLES[Heading], *EXAMPLES.values()))
    made = composed("\n\n".join((*bodies, FILLER if long else "")), data=DATA, facts=FACTS)
    assert list(made.problems) == []
    return made


def dressed(handout: Handout, practice: Practice | None = None, place: PracticePlace = "beside") -> Handout:
    """The handout with a practice's block, or the box for a stamp."""
    return with_practice(handout, practice, place)


@functools.cache
def examples() -> dict[type, Any]:
    """A block of every kind."""
    blocks = dressed(every_kind().handout).blocks
    found: dict[type, Any] = {}
    for block in walk(blocks):
        found.setdefault(type(block), block)
    missing = sorted(kind.__name__ for kind in set(get_args(Block)) - set(found))
    assert missing == [], "the example in EXAMPLES of tests/every_kind.py has no such block"
    return found


def own_nodes(block: Block) -> list[Node]:
    """The structure elements of a block itself, without those of the blocks inside it."""
    nodes = _nodes((block,))
    inside = Counter((node.tag, node.attributes) for node in _nodes(tuple(children(block))))
    own = []
    for node in nodes:
        if inside[node.tag, node.attributes]:
            inside[node.tag, node.attributes] -= 1
        else:
            own.append(node)
    return own


def _nodes(blocks: tuple[Block, ...]) -> list[Node]:
    handout = every_kind().handout
    return list(
        build_structure(replace(handout, blocks=blocks)).nodes[
            len(build_structure(replace(handout, blocks=())).nodes) :
        ]
    )
