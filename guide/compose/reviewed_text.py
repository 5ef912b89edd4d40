"""The plain text that a reviewer approves: words, figures, signs, pictures and their descriptions.

An approval is bound to its digest. So the text has a version, and the form of a version never changes: its line names
are its own, not the program's, and it says nothing about looks. A different form needs a new version beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, assert_never

from guide.model.amounts import Amount
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
    Field,
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
from guide.model.handout import Handout
from guide.model.inlines import Break, Inline, Link, PageNumber, Words
from guide.model.picture import Raster
from guide.model.source import Source
from guide.model.walk import children, walk

VERSION = "guide reviewed text 1"
_TO_HEADING = re.compile(r"(?P<before>\]\(|\[page of )#(?P<slug>[^)\]\n]+)(?P<after>[)\]])")


def reviewed_text(handout: Handout, source: Source) -> str:
    """The text of a composed handout, a line for each thing to read, in reading order. It leaves out a practice's
    block, the publisher's note and the sheet's own standing."""
    lines = [
        VERSION,
        f"sheet: {handout.name} ({handout.language})",
        f"number: {handout.number}",
        f"edition: {handout.edition.isoformat()}",
        f"review by: {handout.review_by.isoformat()}",
        f"title: {_said(handout.heading.inlines)}",
    ]
    lines.append(f"summary: {_one_line(handout.summary)}")
    lines += [f"subtitle: {_said(handout.subtitle)}"] if handout.subtitle else []
    lines += _figure(handout.figure) if handout.figure else []
    lines += _of_blocks(block for block in handout.blocks if block.key != handout.closing_key)
    for _, said_there in handout.on_posters:
        lines += ["on posters:", *_indented(_of_blocks(said_there))]
    for name, urgency in handout.signs:
        lines.append(f"sign: {_one_line(name)} = {_one_line(urgency)}")
    for name in handout.facts:
        fact = source.facts[name].value
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        said = " to ".join(_number(value) for value in values)
        lines.append(f"fact: {name} = {said} {_one_line(fact.unit)}".rstrip())
    for name in handout.references:
        reference = source.references[name].value
        year = f", {reference.year}" if reference.year else ""
        lines.append(
            f"source: {_one_line(reference.publisher)}: {_one_line(reference.title)}{year} {reference.url}".rstrip()
        )
    labels = handout.labels
    lines += [f"note: {_one_line(said)}" for said in (labels.no_advice, labels.feedback, labels.published_by)]
    lines.append(f"publisher: {_one_line(handout.publisher)}")
    headings = {block.slug: _said(block.inlines) for block in walk(handout.blocks) if isinstance(block, Heading)}
    return _TO_HEADING.sub(lambda match: _heading_named(match, headings), "\n".join(lines) + "\n")


def _heading_named(match: re.Match[str], headings: dict[str, str]) -> str:
    """A link or a page number by the words of its heading, independent of how the program makes addresses."""
    said = headings.get(match["slug"])
    return match[0] if said is None else f"{match['before']}heading: {said}{match['after']}"


def _of_blocks(blocks: Iterable[Block]) -> list[str]:
    return [line for block in blocks for line in _LINES[type(block)](block)]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _heading(block: Heading) -> Iterator[str]:
    yield f"heading {block.level}: {_said(block.inlines)}"


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield f"text: {_said(block.inlines)}"


def _list(block: BulletList) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        yield f"item {number}:" if block.ordered else "item:"
        yield from _indented(_of_blocks(item.blocks))


def _callout(block: Callout) -> Iterator[str]:
    yield f"box: {block.kind}"
    yield from _indented(_of_blocks(children(block)))


def _panel(block: Panel) -> Iterator[str]:
    yield f"panel: {block.style}"
    yield from _indented(_of_blocks(children(block)))


def _columns(block: Columns) -> Iterator[str]:
    for column in block.columns:
        yield "column:"
        yield from _indented(_of_blocks(column.blocks))


def _figure(block: Figure) -> Iterator[str]:
    digest = "" if isinstance(block.picture, Raster) else block.picture.digest
    yield f"picture: {block.picture.name} {digest}".rstrip()
    yield f"described as: {_one_line(block.alt)}"
    if block.caption:
        yield f"caption: {_said(block.caption)}"


def _chart(block: Chart) -> Iterator[str]:
    yield f"chart: {_one_line(type(block.graph).__name__.lower())}"
    yield f"caption: {_said(block.caption)}"
    yield f"described as: {_one_line(block.alt)}"
    yield from (f"{name}: {_said(said)}" for name, said in (("axis", block.axis), ("to mark", block.mark)) if said)
    yield from _table(block.table)


def _steps(block: Steps) -> Iterator[str]:
    for step in block.steps:
        yield f"step {step.number}:"
        yield from _indented(_heading(step.heading))
        if step.figure:
            yield from _indented(_figure(step.figure))
        yield from _indented(_of_blocks(step.blocks))


def _mark(block: Mark) -> Iterator[str]:
    yield f"mark: {_one_line(block.text)}"


def _badge(block: Badge) -> Iterator[str]:
    yield f"urgency: {block.urgency}: {_one_line(block.text)}"


def _entry(block: Entry) -> Iterator[str]:
    yield f"to fill in: {_one_line(block.tooltip)}"


def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield f"caption: {_said(block.caption)}"
    for row in (block.header, *block.rows):
        yield "row:"
        for cell in row.cells:
            yield f"  {cell.scope.lower()} head:" if cell.scope else "  cell:"
            yield from _indented(_indented(_of_blocks(cell.blocks)))


def _field_rows(block: FieldRows) -> Iterator[str]:
    for row in block.rows:
        for field in row:
            yield from _field(field)


def _check_list(block: CheckList) -> Iterator[str]:
    for field in block.items:
        yield from _field(field)


def _field(field: Field) -> Iterator[str]:
    yield f"to {'check' if field.kind == 'check' else 'fill in'}: {_said(field.label)}"
    yield f"  spoken as: {_one_line(field.tooltip)}"


def _contents(block: Contents) -> Iterator[str]:
    yield f"contents: {_said(block.heading.inlines)}"


def _footnotes(block: Footnotes) -> Iterator[str]:
    yield from _heading(block.heading)
    for note in block.notes:
        yield f"footnote {note.number}:"
        yield from _indented(_of_blocks(note.blocks))


def _timeline(block: Timeline) -> Iterator[str]:
    for entry in block.entries:
        yield f"age: {_said(entry.age)}"
        yield from _indented(_of_blocks(entry.blocks))


def _code(block: QrCode) -> Iterator[str]:
    yield f"code: {block.address}"
    if block.label:
        yield f"  label: {_said(block.label)}"


def _nothing(_: PracticeBox) -> Iterator[str]:
    """A practice's block is not part of what is approved."""
    return iter(())


# A test checks that every kind of block is here.
_LINES: dict[type, Callable[[Any], Iterator[str]]] = {
    Badge: _badge,
    BulletList: _list,
    Callout: _callout,
    Chart: _chart,
    CheckList: _check_list,
    Columns: _columns,
    Contents: _contents,
    Entry: _entry,
    FieldRows: _field_rows,
    Figure: _figure,
    Footnotes: _footnotes,
    Heading: _heading,
    Mark: _mark,
    Panel: _panel,
    Paragraph: _paragraph,
    PracticeBox: _nothing,
    QrCode: _code,
    Steps: _steps,
    Table: _table,
    Timeline: _timeline,
}


def _said(inlines: Iterable[Inline]) -> str:
    """Words on one line: bold between stars, links with their target, page numbers by their heading. Adjacent words of
    the same kind are joined: how the program splits them means nothing."""
    parts: list[str] = []
    for strong, run in groupby(inlines, key=lambda inline: isinstance(inline, Words) and inline.strong):
        said = "".join(map(_inline, run))
        parts.append(f"**{said}**" if strong else said)
    return re.sub(" {2,}", " ", "".join(parts))


def _inline(inline: Inline) -> str:
    match inline:
        case Link(slug=slug, inlines=inner) if slug:
            return f"[note {_said(inner)}]"
        case Words(text=text):
            return _one_line(text)
        case Link(target=target, inlines=inner):
            return f"[{_said(inner)}]({target})"
        case PageNumber(slug=slug):
            return f"[page of #{slug}]"
        case Break():
            return " / "
        case _:
            assert_never(inline)


def _one_line(text: str) -> str:
    """The text with ordinary spaces for no-break ones, and nothing that would begin another line."""
    plain = text.replace("\u00a0", " ").replace("\\", "\\\\")
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in plain)


def _number(amount: Amount) -> str:
    value = amount.number
    if amount.typed:
        return amount.typed
    return str(int(value)) if value == int(value) else repr(float(value))
