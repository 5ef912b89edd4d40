"""No sheet gives a sign another urgency than the list of signs does, and a sheet that says when to call has every sign
that cannot wait (`signs.yaml`).

A sign is recognised if a sheet takes it from the list, or if a sentence has its `known-by` words. How soon to call
comes from the sentence itself, or from its box, or from the line above its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guide.base.problems import Problems
from guide.model.blocks import Badge, Block, Callout, Table, Urgency
from guide.model.files.signs import URGENCIES, SignsFile
from guide.model.inlines import Inline, leaves, plain
from guide.model.printed import Printed, all_texts, alternative_texts, printed_line
from guide.model.walk import inlines_in, walk
from guide.rules.context import HandoutContext
from guide.rules.urgency import IN_BOX, NOWHERE, as_words, texts_of, urgencies_said

CANNOT_WAIT = ("emergency", "call-now")

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
    for found in texts_of(handout.blocks, NOWHERE, words, boxed=False):
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
        for match in as_words(said.known_by).finditer(text.text, start, end):
            if not text.sign(match.start()):
                yield match.start(), name
                break


def _sentences(text: Printed) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    for match in _SENTENCE.finditer(text.text):
        if match[0].strip():
            yield match.span()
