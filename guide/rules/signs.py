"""No sheet gives a sign another urgency than the list of signs does, and a sheet that says when to call has every sign
that cannot wait (`signs.yaml`).

A sign is recognised if a sheet takes it from the list, or if a sentence has its `known-by` words. How soon to call
comes from the sentence itself, or from its box, or from the line above its list.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import assert_never

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.blocks import Badge, Block, Callout, Entry, Figure, Mark, Paragraph, Table, TableRow, Urgency
from guide.model.files.signs import URGENCIES, SignsFile
from guide.model.inlines import Inline, Words, leaves, plain
from guide.model.kinds import kind_of
from guide.model.printed import Printed, all_texts, alternative_texts, printed, printed_line
from guide.model.walk import beside_items, children, inlines_in, items_of, own_inlines, walk
from guide.rules.context import HandoutContext

# The urgency that a box of each kind gives its signs.
IN_BOX: dict[str, frozenset[Urgency]] = {
    "emergency": frozenset({"emergency"}),
    "call-now": frozenset({"emergency", "call-now"}),
    "call-soon": frozenset({"call-soon"}),
    "next-visit": frozenset({"next-visit"}),
    "at-home": frozenset({"at-home"}),
}
CANNOT_WAIT = ("emergency", "call-now")
NOWHERE: frozenset[Urgency] = frozenset()

_SENTENCE = re.compile(r"[^.!?]*[.!?]?")


def check(context: HandoutContext, problems: Problems) -> None:
    words = context.language.signs
    if words is None or not context.source.signs:
        return
    handout = context.handout
    for text in (
        *islice(all_texts(handout), 2),
        *alternative_texts(handout),
        printed_line(handout.summary, handout.position_of("summary")),
    ):
        _check_text(text, NOWHERE, words, context, problems)
    for found in _texts(handout.blocks, NOWHERE, words, boxed=False):
        _check_text(found.text, found.around, words, context, problems)
        if found.point and not _is_listed(found.text):
            problems.error(
                found.text.at(0), "signs", "this is in a box that says when to call, but is not from the list of signs",
                "take it from the list, or add it to signs.yaml; if it is no sign, write it as a paragraph, or in a checklist "
                "in a column of `kind: note`",
            )  # fmt: skip
    for block in walk(handout.blocks):
        if isinstance(block, Callout) and block.kind in IN_BOX:
            _check_title(block, words, problems)
    if handout.audience == "parents":
        _check_complete(context, problems)


def _is_listed(text: Printed) -> bool:
    """Whether every word of a text is from the list of signs."""
    return all(text.sign(at) for at, char in enumerate(text.text) if char.isalnum())


def _check_title(block: Callout, words: SignsFile, problems: Problems) -> None:
    """Check that the title of a box names no other urgency than the box."""
    other = urgencies_said(plain(block.heading.inlines), words)
    if other and not other & IN_BOX[block.kind]:
        said = " or ".join(f"`{urgency}`" for urgency in sorted(other))
        problems.error(
            block.heading.at, "signs", f"the title of this `{block.kind}` box says {said}",
            "give it a title that fits its urgency, or change the kind of box",
        )  # fmt: skip


def _check_complete(context: HandoutContext, problems: Problems) -> None:
    """Check that a sheet for parents that says when to call has every sign that cannot wait."""
    handout = context.handout
    if not any(isinstance(block, Callout) and block.kind in IN_BOX for block in walk(handout.blocks)):
        return
    boxes = [block for block in walk(handout.blocks) if isinstance(block, Callout) and block.kind in CANNOT_WAIT]
    said = {part.sign for part in leaves((*inlines_in(boxes), *_in_rows(handout.blocks))) if part.sign}
    missing = [
        name
        for name, located in context.source.signs.items()
        if located.value.urgency in CANNOT_WAIT and name not in said
    ]
    if missing:
        problems.error(
            handout.at, "signs",
            "this sheet says when to call, but leaves out " + ", ".join(f"`{name}`" for name in missing),
            "put `:::{signs} emergency call-now` into its `call-now` box; `:as: line` and `:wording: short` save room",
        )  # fmt: skip


def _in_rows(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """The words of rows of tables and charts whose badge says not to wait."""
    for table in walk(blocks):
        for row in table.rows if isinstance(table, Table) else ():
            inner = [block for cell in row.cells for block in cell.blocks]
            if any(isinstance(block, Badge) and block.urgency in CANNOT_WAIT for block in inner):
                yield from inlines_in(inner)


def _check_text(
    text: Printed, around: frozenset[Urgency], words: SignsFile, context: HandoutContext, problems: Problems
) -> None:
    """Check each sentence of a text against the list; a sentence without an urgency has that of the whole text."""
    whole = urgencies_said(text.text, words)
    for start, end in _sentences(text):
        urgent = urgencies_said(text.text[start:end], words) or whole or around
        if urgent:
            _check_sentence(text, start, end, urgent, words, context, problems)


def _check_sentence(
    text: Printed, start: int, end: int, urgent: frozenset[Urgency], words: SignsFile, context: HandoutContext,
    problems: Problems,
) -> None:  # fmt: skip
    found = [
        (offset, name, context.source.signs[name])
        for offset, name in _signs_in(text, start, end, words)
        if name in context.source.signs
    ]
    # Beside a more urgent sign with its urgency, others may be named too.
    top = min((URGENCIES.index(sign.value.urgency) for _, _, sign in found), default=0)
    for offset, name, sign in found:
        if sign.value.urgency in urgent:
            continue
        if URGENCIES.index(sign.value.urgency) > top and URGENCIES[top] in urgent:
            continue
        said = " or ".join(f"`{urgency}`" for urgency in sorted(urgent))
        problems.error(
            text.at(offset), "signs", f"sign `{name}` is `{sign.value.urgency}`, but here it is {said}",
            f"say it under `{sign.value.urgency}`, or change its urgency at {sign.at} for every sheet",
        )  # fmt: skip


def _signs_in(text: Printed, start: int, end: int, words: SignsFile) -> Iterator[tuple[int, str]]:
    """The signs of a sentence, with the start of each: from the list, or recognised by the sheet's own words."""
    listed = dict.fromkeys(name for at in range(start, end) if (name := text.sign(at)))
    for name in listed:
        yield next(at for at in range(start, end) if text.sign(at) == name), name
    for name, said in words.signs.items():
        if name in listed:
            continue
        for match in _known(said.known_by).finditer(text.text, start, end):
            if not text.sign(match.start()):
                yield match.start(), name
                break


def urgencies_said(sentence: str, words: SignsFile) -> frozenset[Urgency]:
    """How soon a sentence says to call. The longest phrase wins: "do not wait for the next visit" is not "next visit".
    A phrase may mean several urgencies."""
    phrases = _phrases(tuple((key, said.lead.text, said.known_by) for key, said in words.urgency.items()))
    # Few sentences have any, and there are many of both.
    if not _known(tuple(phrases)).search(sentence):
        return NOWHERE
    found: set[Urgency] = set()
    for phrase, urgencies in phrases.items():
        sentence, count = _known((phrase,)).subn(" ", sentence)
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
def _known(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The phrases as whole words, whatever their case and spaces."""
    parts = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _sentences(text: Printed) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    for match in _SENTENCE.finditer(text.text):
        if match[0].strip():
            yield match.span()


class _Text(Struct, frozen=True):
    """A text, and how soon its surroundings say to call. `point` means that it is a point of a box that says so."""

    text: Printed
    around: frozenset[Urgency]
    point: bool = False


def _texts(blocks: Iterable[Block], around: frozenset[Urgency], words: SignsFile, *, boxed: bool) -> Iterator[_Text]:
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
                yield from _texts(children(block), here, words, boxed=in_box)
            case _:
                assert_never(read)
        if read == "heading":
            under, lead = _said(own, words), NOWHERE
        above_ends_with_colon = read == "paragraph" and "".join(map(plain, own)).rstrip().endswith(":")


def _as_texts(
    texts: Iterable[tuple[Inline, ...]], at: Position, around: frozenset[Urgency], *, point: bool = False
) -> Iterator[_Text]:
    return (_Text(printed(inlines, at), around, point) for inlines in texts)


def _said(texts: Iterable[tuple[Inline, ...]], words: SignsFile) -> frozenset[Urgency]:
    """How soon texts say to call."""
    return urgencies_said(" ".join(map(plain, texts)), words)


def _in_list(block: Block, around: frozenset[Urgency], words: SignsFile, *, boxed: bool) -> Iterator[_Text]:
    """The items: the start of an item is a point, and gives its urgency to the rest of the item."""
    for other in beside_items(block):
        yield from _as_texts(other.texts, other.at, around)
        yield from _texts(other.blocks, around, words, boxed=boxed)
    for item in items_of(block):
        said, rest = around, item.blocks
        begins = [(item.texts, item.at)] if item.texts else []
        if rest and kind_of(rest[0]).read == "paragraph":
            begins.append((tuple(own_inlines(rest[0])), rest[0].at))
            rest = rest[1:]
        for texts, at in begins:
            yield from _as_texts(texts, at, said, point=boxed)
            said = _said(texts, words) or said
        yield from _texts(rest, said, words, boxed=boxed)


def _in_table(block: Block, words: SignsFile, *, boxed: bool) -> Iterator[_Text]:
    """The cells: a row says how soon to call with a badge or a cell that says only that, a column with its head."""
    assert isinstance(block, Table), "what is read as a table is one: guide/model/kinds.py"
    heads = [urgencies_said(" ".join(_words_of(cell.blocks)), words) for cell in block.header.cells]
    for row in (block.header, *block.rows):
        in_row = _in_row(row, words)
        for cell, head in zip(row.cells, heads, strict=True):
            yield from _texts(cell.blocks, in_row or head, words, boxed=boxed)


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
