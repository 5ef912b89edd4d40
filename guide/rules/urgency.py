"""How soon a text says to call: by its own words, or by the box, row, heading or line that it belongs to."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks import Badge, Block, Callout, Entry, Figure, Mark, Paragraph, Table, TableRow, Urgency
from guide.model.files.signs import SignsFile
from guide.model.inlines import Inline, Words, leaves, plain
from guide.model.kinds import kind_of
from guide.model.printed import Printed, printed
from guide.model.walk import beside_items, children, items_of, own_inlines, walk

# The urgency that a box of each kind gives its signs.
IN_BOX: dict[str, frozenset[Urgency]] = {
    "emergency": frozenset({"emergency"}),
    "call-now": frozenset({"emergency", "call-now"}),
    "call-soon": frozenset({"call-soon"}),
    "next-visit": frozenset({"next-visit"}),
    "at-home": frozenset({"at-home"}),
}
NOWHERE: frozenset[Urgency] = frozenset()


def urgencies_said(sentence: str, words: SignsFile) -> frozenset[Urgency]:
    """How soon a sentence says to call. The longest phrase wins: "do not wait for the next visit" is not "next visit".
    A phrase may mean several urgencies."""
    phrases = _phrases(tuple((key, said.lead.text, said.known_by) for key, said in words.urgency.items()))
    # Few sentences have any, and there are many of both.
    if not as_words(tuple(phrases)).search(sentence):
        return NOWHERE
    found: set[Urgency] = set()
    for phrase, urgencies in phrases.items():
        sentence, count = as_words((phrase,)).subn(" ", sentence)
        if count:
            found |= urgencies
    return frozenset(found)


@functools.cache
def _phrases(said: tuple[tuple[Urgency, str, tuple[str, ...]], ...]) -> dict[str, set[Urgency]]:
    """The phrases that mean each urgency, with its lead, the longest first."""
    phrases: dict[str, set[Urgency]] = {}
    for urgency, lead, known_by in said:
        for phrase in (plain_lead(lead), *known_by):
            phrases.setdefault(phrase.lower(), set()).add(urgency)
    return dict(sorted(phrases.items(), key=lambda item: len(item[0]), reverse=True))


def plain_lead(text: str) -> str:
    """The words of a lead, without roles and brackets: `Emergency number ({number}`…`)` is `Emergency number`."""
    return re.sub(r"\{\w+\}`[^`]*`|[()*]", "", text).strip()


@functools.cache
def as_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as whole words, whatever their case and spaces."""
    parts = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


class Surrounded(Struct, frozen=True):
    """A text, and how soon its surroundings say to call. `point` means that it is a point of a box that says so."""

    text: Printed
    around: frozenset[Urgency]
    point: bool = False


def texts_of(
    blocks: Iterable[Block], around: frozenset[Urgency], words: SignsFile, *, boxed: bool
) -> Iterator[Surrounded]:
    """Every text. A heading gives its urgency to what is below it, a line to the list below it, and a line that ends
    with a colon to the next paragraph too."""
    under = lead = NOWHERE
    above_ends_with_colon = False
    for block in blocks:
        box = IN_BOX.get(block.kind) if isinstance(block, Callout) else None
        here, in_box = box or around or under, boxed or box is not None
        own = tuple(own_inlines(block))
        read = kind_of(block).read
        match read:
            case "list":
                yield from _in_list(block, here if in_box else lead or here, words, boxed=in_box)
                lead = NOWHERE
            case "table":
                yield from _as_texts(own, block.at, here)
                yield from _in_table(block, words, boxed=in_box)
            case "paragraph":
                follows = lead if above_ends_with_colon else NOWHERE
                yield from _as_texts(own, block.at, here if in_box else follows or here)
                lead = _said(own, words)
            case "heading" | "other":
                yield from _as_texts(own, block.at, here)
                yield from texts_of(children(block), here, words, boxed=in_box)
            case _:
                assert_never(read)
        if read == "heading":
            under, lead = _said(own, words), NOWHERE
        above_ends_with_colon = read == "paragraph" and "".join(map(plain, own)).rstrip().endswith(":")


def _as_texts(
    texts: Iterable[tuple[Inline, ...]], at: Position, around: frozenset[Urgency], *, point: bool = False
) -> Iterator[Surrounded]:
    return (Surrounded(printed(inlines, at), around, point) for inlines in texts)


def _said(texts: Iterable[tuple[Inline, ...]], words: SignsFile) -> frozenset[Urgency]:
    """How soon texts say to call."""
    return urgencies_said(" ".join(map(plain, texts)), words)


def _in_list(block: Block, around: frozenset[Urgency], words: SignsFile, *, boxed: bool) -> Iterator[Surrounded]:
    """The items: the start of an item is a point, and gives its urgency to the rest of the item."""
    for other in beside_items(block):
        yield from _as_texts(other.texts, other.at, around)
        yield from texts_of(other.blocks, around, words, boxed=boxed)
    for item in items_of(block):
        said, rest = around, item.blocks
        begins = [(item.texts, item.at)] if item.texts else []
        if rest and kind_of(rest[0]).read == "paragraph":
            begins.append((tuple(own_inlines(rest[0])), rest[0].at))
            rest = rest[1:]
        for texts, at in begins:
            yield from _as_texts(texts, at, said, point=boxed)
            said = _said(texts, words) or said
        yield from texts_of(rest, said, words, boxed=boxed)


def _in_table(block: Block, words: SignsFile, *, boxed: bool) -> Iterator[Surrounded]:
    """The cells: a row says how soon to call with a badge or a cell that says only that, a column with its head."""
    assert isinstance(block, Table), "what is read as a table is one: guide/model/kinds.py"
    heads = [urgencies_said(" ".join(_words_of(cell.blocks)), words) for cell in block.header.cells]
    for row in (block.header, *block.rows):
        in_row = _in_row(row, words)
        for cell, head in zip(row.cells, heads, strict=True):
            yield from texts_of(cell.blocks, in_row or head, words, boxed=boxed)


def _words_of(blocks: Iterable[Block]) -> Iterator[str]:
    return (plain(inlines) for block in walk(blocks) for inlines in own_inlines(block))


def _in_row(row: TableRow, words: SignsFile) -> frozenset[Urgency]:
    """How soon a row says to call: with a badge, or a cell that says only that."""
    for cell in row.cells:
        for block in cell.blocks:
            match block:
                case Badge(urgency=urgency):
                    return frozenset({urgency})
                case Paragraph(inlines=inlines):
                    said = plain(inlines).strip().rstrip(".")
                    found = urgencies_said(said, words) if said and not _has_sign(block) else NOWHERE
                    if found and len(said.split()) <= LONGEST_URGENCY:
                        return found
                case Figure() | Mark() | Entry():
                    pass
                case _:
                    assert_never(block)
    return NOWHERE


# A cell of at most so many words only says how soon to call.
LONGEST_URGENCY = 8


def _has_sign(block: Paragraph) -> bool:
    return any(isinstance(part, Words) and part.sign for part in leaves(block.inlines))
