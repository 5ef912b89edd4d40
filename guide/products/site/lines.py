"""A handout as lines of text in reading order, for plain text and RTF: one function for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from guide.model.blocks import (
    Badge,
    Block,
    BulletList,
    Callout,
    Cell,
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
from guide.model.inlines import Break, Inline, Link, PageNumber, Words, footnote_number, plain, shows_address
from guide.model.walk import children
from guide.products.site.screen import heading_texts, without_pages

Style = Literal["title", "heading", "text", "item"]
# The characters for a box to tick and for a line to write on.
BOX, BLANK = "[ ]", "________"


class Line(Struct, frozen=True):
    """A line: its kind, its words, and for items their mark and depth."""

    style: Style
    text: str
    mark: str = ""
    depth: int = 0
    level: int = 0


def lines_of(handout: Handout, status: str) -> tuple[Line, ...]:
    """Title, subtitle, standing, then every block, and how they may be used."""
    headings = heading_texts(handout)
    lines = [Line("title", plain(handout.heading.inlines))]
    if handout.subtitle:
        lines.append(Line("text", plain(handout.subtitle)))
    lines.append(Line("text", status))
    lines += _lines(handout.blocks, headings)
    licence = f"{handout.rights.licence}: {handout.rights.url}" if handout.rights.licence else ""
    lines.append(Line("text", " ".join(filter(None, (handout.rights.terms, licence)))))
    return tuple(line for line in lines if line.text)


def _lines(blocks: Iterable[Block], headings: dict[str, str]) -> Iterator[Line]:
    for block in blocks:
        yield from LINES[type(block)](block, headings)


def _said(inlines: tuple[Inline, ...], headings: dict[str, str]) -> str:
    """The words; a link that leads out is followed by its address, unless that is its words."""
    parts: list[str] = []
    for inline in without_pages(inlines, headings):
        match inline:
            case Link(target=target, inlines=inner):
                words = _said(inner, headings)
                leads_out = target.startswith(("https:", "mailto:")) and not shows_address(inline)
                parts.append(f"{words} ({target.removeprefix('mailto:')})" if leads_out else words)
            case Break():
                parts.append("\n")
            case Words() | PageNumber():
                parts.append(plain((inline,)))
            case _:
                assert_never(inline)
    return "".join(parts)


def _heading(block: Heading, headings: dict[str, str]) -> Iterator[Line]:
    yield Line("heading", _said(block.inlines, headings), level=block.level)


def _paragraph(block: Paragraph, headings: dict[str, str]) -> Iterator[Line]:
    yield Line("text", _said(block.inlines, headings))


def _list(block: BulletList, headings: dict[str, str]) -> Iterator[Line]:
    for number, item in enumerate(block.items, block.start):
        yield from _item(f"{number}." if block.ordered else "-", item.blocks, headings)


def _item(mark: str, blocks: Iterable[Block], headings: dict[str, str]) -> Iterator[Line]:
    """The first line with the mark, the rest indented below it."""
    for index, line in enumerate(_lines(blocks, headings)):
        if line.style == "item":
            yield replace(line, depth=line.depth + 1)
        else:
            yield Line("item", line.text, mark if index == 0 else "")


def _box(block: Callout | Panel, headings: dict[str, str]) -> Iterator[Line]:
    yield from _lines(children(block), headings)


def _columns(block: Columns, headings: dict[str, str]) -> Iterator[Line]:
    for column in block.columns:
        yield from _lines(column.blocks, headings)


def _figure(block: Figure, headings: dict[str, str]) -> Iterator[Line]:
    if block.caption:
        yield Line("text", _said(block.caption, headings))


def _footnotes(block: Footnotes, headings: dict[str, str]) -> Iterator[Line]:
    yield from _lines((block.heading,), headings)
    for note in block.notes:
        yield from _item(footnote_number(note.number), note.blocks, headings)


def _timeline(block: Timeline, headings: dict[str, str]) -> Iterator[Line]:
    for entry in block.entries:
        yield Line("item", _said(entry.age, headings), "-")
        for line in _item("", entry.blocks, headings):
            yield replace(line, depth=line.depth + 1)


def _steps(block: Steps, headings: dict[str, str]) -> Iterator[Line]:
    for step in block.steps:
        title = _said(step.heading.inlines, headings)
        yield Line("heading", f"{step.number}. {title}", level=step.heading.level)
        yield from _lines(step.blocks, headings)


def _table(block: Table, headings: dict[str, str]) -> Iterator[Line]:
    """A card for each row: its head, then the head of each column with the words of the cell. Empty cells are left
    out."""
    if block.caption:
        yield Line("text", _said(block.caption, headings))
    titles = [_cell(cell, headings) for cell in block.header.cells]
    # Every cell names its column, except the names of the rows.
    names = {index for row in block.rows for index, cell in enumerate(row.cells) if cell.scope}
    yield from (Line("text", titles[index]) for index in sorted(names))
    for row in block.rows:
        for title, cell in zip(titles, row.cells, strict=True):
            said = _cell(cell, headings)
            if cell.scope:
                yield Line("item", said, "-")
            elif said:
                yield Line("item", f"{title.rstrip(':')}: {said}", depth=1)


def _chart(block: Chart, headings: dict[str, str]) -> Iterator[Line]:
    """The caption, then the figures as a table."""
    yield Line("text", _said(block.caption, headings))
    yield from _table(block.table, headings)


def _cell(cell: Cell, headings: dict[str, str]) -> str:
    return " ".join(line.text for line in _lines(cell.blocks, headings))


def _mark(block: Mark, _: dict[str, str]) -> Iterator[Line]:
    yield Line("text", block.text)


def _badge(block: Badge, _: dict[str, str]) -> Iterator[Line]:
    yield Line("text", block.text)


def _entry(_: Entry, __: dict[str, str]) -> Iterator[Line]:
    yield Line("text", BLANK)


def _field(field: Field, headings: dict[str, str]) -> Line:
    label = _said(field.label, headings)
    return Line("item", label, BOX) if field.kind == "check" else Line("text", f"{label} {BLANK}")


def _field_rows(block: FieldRows, headings: dict[str, str]) -> Iterator[Line]:
    for row in block.rows:
        yield from (_field(field, headings) for field in row)


def _check_list(block: CheckList, headings: dict[str, str]) -> Iterator[Line]:
    yield from (_field(field, headings) for field in block.items)


def _contents(_: Contents, __: dict[str, str]) -> Iterator[Line]:
    """Nothing: such a text is read or searched, not leafed through."""
    yield from ()


def _qr(block: QrCode, headings: dict[str, str]) -> Iterator[Line]:
    yield Line("text", f"{_said(block.label, headings)} {block.address}".strip())


def _practice(block: PracticeBox, headings: dict[str, str]) -> Iterator[Line]:
    if block.stamp is None:
        yield from _lines((block.heading, *block.lines, *((block.code,) if block.code else ())), headings)


LINES: dict[type, Callable[[Any, dict[str, str]], Iterator[Line]]] = {
    Badge: _badge,
    BulletList: _list,
    Callout: _box,
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
    Panel: _box,
    Paragraph: _paragraph,
    PracticeBox: _practice,
    QrCode: _qr,
    Steps: _steps,
    Table: _table,
    Timeline: _timeline,
}
