"""What a composed handout says, line by line: what its PDF must say, no word more or less."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

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
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.walk import walk

Pages = dict[str, int]


def headings_of(handout: Handout) -> list[Heading]:
    return [handout.heading, *(block for block in walk(handout.blocks) if isinstance(block, Heading))]


def expected_lines(handout: Handout, pages: Pages) -> list[str]:
    """Title, subtitle, picture, standing, blocks. `pages` gives page numbers by slug."""
    lines = [plain(handout.heading.inlines, pages), plain(handout.subtitle, pages)]
    lines += [handout.figure.alt] if handout.figure else []
    lines += [handout.status]
    lines += _blocks(handout.blocks, pages)
    return [" ".join(line.split()) for line in lines if line.strip()]


def _blocks(blocks: Iterable[Block], pages: Pages) -> Iterator[str]:
    for block in blocks:
        yield from _LINES[type(block)](block, pages)


def _text(block: Heading | Paragraph, pages: Pages) -> Iterator[str]:
    yield plain(block.inlines, pages)


def _list(block: BulletList, pages: Pages) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        yield f"{number}." if block.ordered else "•"
        yield from _blocks(item.blocks, pages)


def _callout(block: Callout, pages: Pages) -> Iterator[str]:
    yield from _blocks((block.heading, *((block.figure,) if block.figure else ()), *block.blocks), pages)


def _panel(block: Panel, pages: Pages) -> Iterator[str]:
    yield from _blocks((*((block.heading,) if block.heading else ()), *block.blocks), pages)


def _columns(block: Columns, pages: Pages) -> Iterator[str]:
    for column in block.columns:
        yield from _blocks(column.blocks, pages)


def _figure(block: Figure, pages: Pages) -> Iterator[str]:
    yield block.alt
    yield plain(block.caption, pages)


def _footnotes(block: Footnotes, pages: Pages) -> Iterator[str]:
    yield from _blocks((block.heading,), pages)
    for note in block.notes:
        yield f"[{note.number}]"
        yield from _blocks(note.blocks, pages)


def _timeline(block: Timeline, pages: Pages) -> Iterator[str]:
    for entry in block.entries:
        yield plain(entry.age, pages)
        yield from _blocks(entry.blocks, pages)


def _chart(block: Chart, pages: Pages) -> Iterator[str]:
    yield plain(block.caption, pages)
    yield block.alt
    if block.tabled:
        yield from _table(block.table, pages)


def _steps(block: Steps, pages: Pages) -> Iterator[str]:
    for step in block.steps:
        yield str(step.number)
        yield from _blocks((step.heading, *((step.figure,) if step.figure else ()), *step.blocks), pages)


def _table(block: Table, pages: Pages) -> Iterator[str]:
    yield plain(block.caption, pages)
    for row in (block.header, *block.rows):
        for cell in row.cells:
            yield from _blocks(cell.blocks, pages)


def _label(block: Mark | Badge, _: Pages) -> Iterator[str]:
    yield block.text


def _entry(_: Entry, __: Pages) -> Iterator[str]:
    # Nothing is printed in a cell to write in.
    return iter(())


def _fields(block: FieldRows, pages: Pages) -> Iterator[str]:
    for row in block.rows:
        yield from (plain(field.label, pages) for field in row)


def _checks(block: CheckList, pages: Pages) -> Iterator[str]:
    yield from (plain(item.label, pages) for item in block.items)


def _contents(block: Contents, pages: Pages) -> Iterator[str]:
    yield plain(block.heading.inlines, pages)
    yield from (f"{entry.text} {pages[entry.slug]}" for entry in block.entries)


def _qr(block: QrCode, pages: Pages) -> Iterator[str]:
    yield block.alt
    yield plain(block.label, pages)
    yield block.shown


def _practice(block: PracticeBox, pages: Pages) -> Iterator[str]:
    pictures = (block.logo,) if block.logo else ()
    yield from _blocks((block.heading, *pictures, *block.lines, *((block.code,) if block.code else ())), pages)


_LINES: dict[type, Callable[[Any, Pages], Iterator[str]]] = {
    Badge: _label,
    BulletList: _list,
    Callout: _callout,
    Chart: _chart,
    CheckList: _checks,
    Columns: _columns,
    Contents: _contents,
    Entry: _entry,
    FieldRows: _fields,
    Figure: _figure,
    Footnotes: _footnotes,
    Heading: _text,
    Mark: _label,
    Panel: _panel,
    Paragraph: _text,
    PracticeBox: _practice,
    QrCode: _qr,
    Steps: _steps,
    Table: _table,
    Timeline: _timeline,
}
