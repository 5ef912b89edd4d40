"""Whatever is inside a block is gone through, and no table of the kinds of block lacks one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast, get_args

import msgspec
import pytest
from msgspec import Struct

from guide.base.problems import Position
from guide.compose import reviewed_text
from guide.layout import blocks as layout
from guide.model import walk as walking
from guide.model.blocks import Block, Entry, Heading, ListItem, Paragraph
from guide.model.inlines import Inline, Words, plain
from guide.model.kinds import KINDS
from guide.model.printed import printed
from guide.model.walk import children, own_inlines, positions_by_key, walk
from guide.products.site import lines
from guide.structure import build
from tests.every_kind import EXAMPLES
from tests.pdf import expected

AT = Position("sheet.md", 3, 1)


class Speaker(Struct, frozen=True):
    """A part of the kind of block below."""

    key: int
    name: tuple[Inline, ...]
    at: Position


class Quote(Struct, frozen=True):
    """A kind of block that no table knows."""

    key: int
    blocks: tuple[Block, ...]
    speakers: tuple[tuple[Speaker, ...], ...]
    heading: Heading | None
    source: tuple[Inline, ...]
    at: Position


def said(text: str) -> tuple[Inline, ...]:
    return (Words(text, AT),)


QUOTE: Any = Quote(
    1, (Paragraph(2, said("99 months"), AT),), ((Speaker(3, said("a nurse"), Position("sheet.md", 7, 2)),),),
    Heading(4, 2, said("Said"), "said", AT), said("counterrevolutionaries"), AT,
)  # fmt: skip


def test_a_kind_that_no_table_knows_is_gone_through_in_the_order_of_its_fields() -> None:
    assert [type(block).__name__ for block in walk((QUOTE,))] == ["Quote", "Paragraph", "Heading"]
    assert [plain(inlines) for inlines in own_inlines(QUOTE)] == ["a nurse", "counterrevolutionaries"]
    assert positions_by_key((QUOTE,))[3] == Position("sheet.md", 7, 2)


def test_rules_see_every_word_of_such_a_kind() -> None:
    texts = [printed(inlines, block.at).text for block in walk((QUOTE,)) for inlines in own_inlines(block)]
    assert texts == ["a nurse", "counterrevolutionaries", "99 months", "Said"]


class Verse(Struct, frozen=True):
    """A kind with several texts in one field."""

    key: int
    lines: tuple[tuple[Inline, ...], ...]
    at: Position


def test_every_text_of_a_field_is_found() -> None:
    verse: Any = Verse(1, (said("99 months"), said("counterrevolutionaries")), AT)
    assert [plain(inlines) for inlines in own_inlines(verse)] == ["99 months", "counterrevolutionaries"]
    assert [printed(inlines, AT).text for inlines in own_inlines(verse)] == ["99 months", "counterrevolutionaries"]


class InRows(Struct, frozen=True):
    """A kind with blocks in rows."""

    key: int
    rows: tuple[tuple[Block, ...], ...]
    at: Position


def test_blocks_in_rows_are_gone_through() -> None:
    block: Any = InRows(1, ((Paragraph(2, said("one"), AT),), (), (Paragraph(3, said("two"), AT),)), AT)
    assert [inner.key for inner in walk((block,))] == [1, 2, 3]


class Within(Struct, frozen=True):
    """A part that cannot be gone through."""

    inside: list[Block]


# Fields of which nobody can tell what is inside; words in them would pass by every rule.
ODD: tuple[Any, ...] = (
    dict[str, Block], list[Block], Any, bytes, Inline, Words | None, tuple[Inline, ...] | None,
    tuple[Heading | Entry | ListItem, ...], tuple[str, Paragraph], tuple[Words | Heading, ...], Within,
    tuple[tuple[Inline, ...] | Words, ...], tuple[tuple[tuple[Inline, ...], ...], ...],
)  # fmt: skip


@pytest.mark.parametrize("form", ODD, ids=str)
def test_a_field_that_cannot_be_gone_through_stops_the_program(form: Any) -> None:
    odd = msgspec.defstruct("Odd", [("key", int), ("inside", form), ("at", Position)], frozen=True)
    inside = "Within" if form is Within else "Odd"
    with pytest.raises(TypeError, match=rf"^{inside}\.inside: how is this gone through\? guide/model/walk\.py knows"):
        list(children(cast("Block", odd(1, (), AT))))


@pytest.mark.parametrize("kind", get_args(Block), ids=lambda kind: kind.__name__)
def test_every_kind_is_keyed_says_where_it_is_and_can_be_gone_through(kind: Any) -> None:
    assert {"key", "at"} <= set(kind.__struct_fields__)
    assert isinstance(walking._fields(kind), tuple)


# Every table over the kinds of block, with the kinds that it may leave out and why.
TABLES: tuple[tuple[str, Iterable[type], set[type]], ...] = (
    ("KINDS of guide/model/kinds.py", KINDS, set()),
    ("BUILD of guide/structure/build.py", build.BUILD, set()),
    # Entries are set by the cells of their log.
    ("BLOCKS of guide/layout/blocks.py", layout.BLOCKS, {Entry}),
    ("LINES of guide/products/site/lines.py", lines.LINES, set()),
    ("_LINES of guide/compose/reviewed_text.py", reviewed_text._LINES, set()),
    ("_LINES of tests/pdf/expected.py", expected._LINES, set()),
    ("EXAMPLES of tests/every_kind.py", EXAMPLES, set()),
)


@pytest.mark.parametrize(("name", "table", "left_out"), TABLES, ids=[name.split()[-1] for name, _, _ in TABLES])
def test_no_table_lacks_a_kind_of_block(name: str, table: Iterable[type], left_out: set[type]) -> None:
    missing = sorted(kind.__name__ for kind in set(get_args(Block)) - set(table) - left_out)
    assert missing == [], f"add them to {name}"
    assert set(table) <= set(get_args(Block))
