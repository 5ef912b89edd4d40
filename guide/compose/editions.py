"""A handout as one edition needs it: the same words, without parts that are useless there."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.blocks import Block, Callout, Chart, Contents, PracticeBox, Table, TableRow
from guide.model.handout import Handout
from guide.model.kinds import kind_of
from guide.model.theme import Flow


def without_contents(handout: Handout) -> Handout:
    """The handout without its contents list, in case it turns out short."""
    return replace(handout, blocks=tuple(block for block in handout.blocks if not isinstance(block, Contents)))


def for_edition(handout: Handout, flow: Flow) -> Handout:
    """The handout without what the edition leaves out: fields to fill in, the empty box for a practice's stamp."""
    kept = [block for block in handout.blocks if flow.fields != "none" or not kind_of(block).filled_in]
    if flow.tables == "tiles":
        kept = [_without_details(block) if isinstance(block, Table) else block for block in kept]
    blocks = tuple(block for part in kept for block in _boxed(_drawn(part, flow), flow))
    return replace(handout, blocks=_urgent_first(blocks) if flow.urgent == "first" else blocks)


def _drawn(block: Block, flow: Flow) -> Block:
    """A chart with its figures as a table below it in large print, and without the strip to fill in where nothing is."""
    if not isinstance(block, Chart):
        return block
    return replace(block, tabled=flow.tables == "cards", mark=() if flow.fields == "none" else block.mark)


def _without_details(table: Table) -> Table:
    """The table without its columns of details."""

    def shown(row: TableRow) -> TableRow:
        pairs = zip(row.cells, table.columns, strict=True)
        return replace(row, cells=tuple(cell for cell, column in pairs if not column.detail))

    return replace(
        table, columns=tuple(column for column in table.columns if not column.detail), header=shown(table.header),
        rows=tuple(map(shown, table.rows)),
    )  # fmt: skip


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
