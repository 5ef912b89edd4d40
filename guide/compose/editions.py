"""A handout as one edition needs it: the same words, without parts that are useless there."""

from __future__ import annotations

from msgspec.structs import replace

from guide.compose.tiles import in_short, with_tiles
from guide.model.blocks import Block, Callout, Chart, Columns, Contents, Footnotes, Heading, PracticeBox
from guide.model.handout import Handout
from guide.model.inlines import Link
from guide.model.kinds import kind_of
from guide.model.theme import Flow
from guide.model.walk import inlines_in


def without_contents(handout: Handout) -> Handout:
    """The handout without its contents list."""
    return replace(handout, blocks=tuple(block for block in handout.blocks if not isinstance(block, Contents)))


def for_edition(handout: Handout, flow: Flow) -> Handout:
    """The handout without what the edition leaves out: contents, fields to fill in, the empty box for a stamp, details."""
    listed = handout if flow.contents == "list" else without_contents(handout)
    kept = [block for block in listed.blocks if flow.fields != "none" or not kind_of(block).filled_in]
    if flow.tables == "tiles":
        kept = [block for block in kept if not (isinstance(block, Columns) and block.detail)]
        kept = list(with_tiles(tuple(kept), dict(handout.on_posters)))
        kept = [part for block in kept for part in _referred_to(block, kept)]
    blocks = tuple(block for part in kept for block in _boxed(_drawn(part, flow), flow))
    return replace(handout, blocks=_urgent_first(blocks) if flow.urgent == "first" else blocks)


def _drawn(block: Block, flow: Flow) -> Block:
    """A chart with its figures as a table below it in large print, and without the strip to fill in where nothing is."""
    if not isinstance(block, Chart):
        return block
    return replace(block, tabled=flow.tables == "cards", mark=() if flow.fields == "none" else block.mark)


def as_on_posters(handout: Handout) -> Handout:
    """The handout with the words that posters say in place of others, for the rules on words."""
    return replace(handout, blocks=in_short(handout.blocks, dict(handout.on_posters)))


def _referred_to(block: Block, kept: list[Block]) -> tuple[Block, ...]:
    """The block; of footnotes only those that what is kept refers to, if any, each leading back to where it first does."""
    if not isinstance(block, Footnotes):
        return (block,)
    back: dict[str, str] = {}
    for inline in inlines_in(kept):
        if isinstance(inline, Link) and inline.slug:
            back.setdefault(inline.target[1:], inline.slug)
    notes = tuple(replace(note, back=back[note.slug]) for note in block.notes if note.slug in back)
    return (replace(block, notes=notes),) if notes else ()


def _urgent_first(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the callout that says when to call now before all others, and a practice's block right after it. One
    with the emergency number directly before it comes along. Below a heading it stays: the heading announces it."""
    kinds = [block.kind if isinstance(block, Callout) else "" for block in blocks]
    at = kinds.index("call-now") if "call-now" in kinds else 0
    if not at or any(isinstance(block, Heading) for block in blocks[:at]):
        return blocks
    urgent = blocks[at - 1 if kinds[at - 1] == "emergency" else at : at + 1]
    first = (*urgent, *(block for block in blocks if isinstance(block, PracticeBox)))
    return (*first, *(block for block in blocks if not any(block is one for one in first)))


def _boxed(block: Block, flow: Flow) -> tuple[Block, ...]:
    """The block; an empty box only in the edition's form, if any. A practice's own block always stays."""
    if not isinstance(block, PracticeBox) or block.stamp is None:
        return (block,)
    if flow.stamp == "none":
        return ()
    # Even if nothing is filled in, it can take a label.
    return (replace(block, stamp=None) if flow.fields == "none" else block,)
