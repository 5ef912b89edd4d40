"""A handout as one edition needs it: the same words, without parts that are useless there."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.blocks import Block, Callout, Cell, CellBlock, Chart, Columns, Contents, PracticeBox, Table
from guide.model.handout import Handout
from guide.model.kinds import kind_of
from guide.model.theme import Flow


def without_contents(handout: Handout) -> Handout:
    """The handout without its contents list."""
    return replace(handout, blocks=tuple(block for block in handout.blocks if not isinstance(block, Contents)))


def for_edition(handout: Handout, flow: Flow) -> Handout:
    """The handout without what the edition leaves out: contents, fields to fill in, the empty box for a stamp, details."""
    listed = handout if flow.contents == "list" else without_contents(handout)
    kept = [block for block in listed.blocks if flow.fields != "none" or not kind_of(block).filled_in]
    if flow.tables == "tiles":
        kept = [block for block in kept if not (isinstance(block, Columns) and block.detail)]
        kept = [_in_short(block, dict(handout.on_posters)) if isinstance(block, Table) else block for block in kept]
    blocks = tuple(block for part in kept for block in _boxed(_drawn(part, flow), flow))
    return replace(handout, blocks=_urgent_first(blocks) if flow.urgent == "first" else blocks)


def _drawn(block: Block, flow: Flow) -> Block:
    """A chart with its figures as a table below it in large print, and without the strip to fill in where nothing is."""
    if not isinstance(block, Chart):
        return block
    return replace(block, tabled=flow.tables == "cards", mark=() if flow.fields == "none" else block.mark)


def as_on_posters(handout: Handout) -> Handout:
    """The handout with the words that posters say in place of others, for the rules on words."""
    said = dict(handout.on_posters)
    blocks = tuple(_in_short(block, said) if isinstance(block, Table) else block for block in handout.blocks)
    return replace(handout, blocks=blocks)


def _in_short(table: Table, said: dict[int, tuple[CellBlock, ...]]) -> Table:
    """The table as posters have it: words of their own where there are any, otherwise without the columns of details."""
    own = [any(row.cells[number].key in said for row in table.rows) for number in range(len(table.columns))]
    kept = [number for number, column in enumerate(table.columns) if own[number] or not column.detail]

    def shown(number: int, cell: Cell) -> Cell:
        return replace(cell, blocks=said.get(cell.key, () if table.columns[number].detail else cell.blocks))

    rows = (replace(row, cells=tuple(shown(number, row.cells[number]) for number in kept)) for row in table.rows)
    header = replace(table.header, cells=tuple(table.header.cells[number] for number in kept))
    return replace(table, columns=tuple(table.columns[number] for number in kept), header=header, rows=tuple(rows))


def _urgent_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the callout that says when to call now before all others, and a practice's block right after it."""
    urgent = next((block for block in blocks if isinstance(block, Callout) and block.kind == "call-now"), None)
    if urgent is None:
        return blocks
    first: tuple[Block, ...] = (urgent, *(block for block in blocks if isinstance(block, PracticeBox)))
    return (*first, *(block for block in blocks if not any(block is one for one in first)))


def _boxed(block: Block, flow: Flow) -> tuple[Block, ...]:
    """The block; an empty box only in the edition's form, if any. A practice's own block always stays."""
    if not isinstance(block, PracticeBox) or block.stamp is None:
        return (block,)
    if flow.stamp == "none":
        return ()
    # Even if nothing is filled in, it can take a label.
    return (replace(block, stamp=None) if flow.fields == "none" else block,)
