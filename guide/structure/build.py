"""A handout into its structure tree: one function for each kind of block, in a table at the end."""

from __future__ import annotations

from typing import cast

from guide.model.blocks import (
    Badge,
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
from guide.model.walk import children
from guide.structure.builder import Build, Builder
from guide.structure.tree import Attributes, StructureTree, Tag


def build_structure(handout: Handout) -> StructureTree:
    """The tree: title, subtitle, picture, standing, then every block."""
    builder = Builder(BUILD)
    root = builder.add("Document", -1)
    builder.blocks((handout.heading,), root)
    if handout.subtitle:
        builder.add("P", root, handout.subtitle_key)
    if handout.figure:
        builder.blocks((handout.figure,), root)
    builder.add("P", root, handout.status_key)
    builder.blocks(handout.blocks, root)
    return builder.tree()


def build_own_structure(block: PracticeBox) -> StructureTree:
    """The tree of a practice's block alone."""
    builder = Builder(BUILD)
    builder.blocks((block,), builder.add("Document", -1))
    return builder.tree()


def _heading(builder: Builder, block: Heading, parent: int) -> None:
    node = builder.add(cast(Tag, f"H{block.level}"), parent, block.key)
    builder.links(block.inlines, node)


def _paragraph(builder: Builder, block: Paragraph, parent: int) -> None:
    builder.links(block.inlines, builder.add("P", parent, block.key))


def _list(builder: Builder, block: BulletList, parent: int) -> None:
    numbering = Attributes(numbering="Decimal" if block.ordered else "Disc")
    node = builder.add("L", parent, block.key, attributes=numbering)
    for item in block.items:
        entry = builder.add("LI", node, item.key)
        builder.add("Lbl", entry, item.key, "Lbl")
        builder.blocks(item.blocks, builder.add("LBody", entry, item.key, "LBody"))


def _callout(builder: Builder, block: Callout, parent: int) -> None:
    node = builder.add("Sect", parent, block.key)
    builder.blocks(children(block), node)


def _panel(builder: Builder, block: Panel, parent: int) -> None:
    node = builder.add(block.tag, parent, block.key)
    builder.blocks(children(block), node)


def _columns(builder: Builder, block: Columns, parent: int) -> None:
    node = builder.add("Div", parent, block.key)
    for column in block.columns:
        builder.blocks(column.blocks, builder.add("Div", node, column.key))


def _figure(builder: Builder, block: Figure, parent: int) -> None:
    if not block.caption:
        builder.add("Figure", parent, block.key, attributes=Attributes(alt=block.alt))
        return
    # The caption is beside the figure, not in it: a screen reader replaces everything inside a figure with Alt.
    group = builder.add("Div", parent, block.key, "Div")
    builder.add("Figure", group, block.key, attributes=Attributes(alt=block.alt))
    builder.links(block.caption, builder.add("P", group, block.key, "Caption"))


def _footnotes(builder: Builder, block: Footnotes, parent: int) -> None:
    section = builder.add("Sect", parent, block.key)
    builder.blocks((block.heading,), section)
    node = builder.add("L", section, block.key, "L", Attributes(numbering="Decimal"))
    for note in block.notes:
        entry = builder.add("LI", node, note.key, "LI")
        builder.add("Link", builder.add("Lbl", entry, note.key, "Lbl"), note.link_key)
        body = builder.add("LBody", entry, note.key, "LBody")
        # Every Note has an ID of its own (ISO 14289-1, 7.9).
        builder.blocks(note.blocks, builder.add("Note", body, note.key, attributes=Attributes(identity=note.slug)))


def _chart(builder: Builder, block: Chart, parent: int) -> None:
    """As a figure with a caption (ISO 14289-1, 7.3); its figures as a table are beside it, where they are printed."""
    group = builder.add("Div", parent, block.key, "Div")
    builder.links(block.caption, builder.add("Caption", group, block.key, "Caption"))
    builder.add("Figure", group, block.key, attributes=Attributes(alt=block.alt))
    if block.tabled:
        builder.blocks((block.table,), group)


def _steps(builder: Builder, block: Steps, parent: int) -> None:
    node = builder.add("L", parent, block.key, attributes=Attributes(numbering="Decimal"))
    for step in block.steps:
        entry = builder.add("LI", node, step.key)
        builder.add("Lbl", entry, step.key, "Lbl")
        body = builder.add("LBody", entry, step.key, "LBody")
        builder.blocks((step.heading,), body)
        if step.figure:
            builder.blocks((step.figure,), body)
        builder.blocks(step.blocks, body)


def _timeline(builder: Builder, block: Timeline, parent: int) -> None:
    """A list whose labels are the ages, so none of the numberings fits."""
    node = builder.add("L", parent, block.key)
    for entry in block.entries:
        item = builder.add("LI", node, entry.key)
        builder.links(entry.age, builder.add("Lbl", item, entry.key, "Lbl"))
        builder.blocks(entry.blocks, builder.add("LBody", item, entry.key, "LBody"))


def _table(builder: Builder, block: Table, parent: int) -> None:
    node = builder.add("Table", parent, block.key)
    if block.caption:
        builder.links(block.caption, builder.add("Caption", node, block.caption_key))
    if block.header.cells:
        head = builder.add("THead", node, block.head_key)
        _row(builder, block.header.cells, (), builder.add("TR", head, block.header.key))
    body = builder.add("TBody", node, block.body_key)
    heads = tuple(_identity(cell) for cell in block.header.cells)
    for row in block.rows:
        _row(builder, row.cells, heads, builder.add("TR", body, row.key))


def _row(builder: Builder, cells: tuple[Cell, ...], heads: tuple[str, ...], parent: int) -> None:
    """Header cells get an id, and data cells name theirs: the row's and the column's."""
    own = tuple(_identity(cell) for cell in cells if cell.scope == "Row")
    for number, cell in enumerate(cells):
        if cell.scope:
            attributes = Attributes(scope=cell.scope, identity=_identity(cell))
        else:
            attributes = Attributes(headers=(*own, *heads[number : number + 1]))
        node = builder.add("TH" if cell.scope else "TD", parent, cell.key, attributes=attributes)
        builder.blocks(cell.blocks, node)


def _identity(cell: Cell) -> str:
    return f"th{cell.key}"


def _mark(builder: Builder, block: Mark, parent: int) -> None:
    paragraph = builder.add("P", parent)
    builder.add("Span", paragraph, block.key, attributes=Attributes(actual_text=block.text))


def _badge(builder: Builder, block: Badge, parent: int) -> None:
    builder.add("P", parent, block.key)


def _entry(builder: Builder, block: Entry, parent: int) -> None:
    builder.add("Form", parent, block.key)


def _field_rows(builder: Builder, block: FieldRows, parent: int) -> None:
    node = builder.add("Div", parent, block.key)
    for row in block.rows:
        for field_ in row:
            _field(builder, field_, node)


def _field(builder: Builder, block: Field, parent: int) -> None:
    """Label and field in one paragraph; their place on the page decides which is read first."""
    node = builder.add("P", parent, block.key)
    builder.links(block.label, node)
    builder.add("Form", node, block.key, "Form")


def _check_list(builder: Builder, block: CheckList, parent: int) -> None:
    node = builder.add("L", parent, block.key)
    for item in block.items:
        entry = builder.add("LI", node, item.key, "LI")
        builder.add("Form", builder.add("Lbl", entry, item.key, "Lbl"), item.key, "Form")
        paragraph = builder.add("P", builder.add("LBody", entry, item.key, "LBody"), item.key)
        builder.links(item.label, paragraph)


def _contents(builder: Builder, block: Contents, parent: int) -> None:
    node = builder.add("Sect", parent, block.key, "Sect")
    builder.blocks((block.heading,), node)
    toc = builder.add("TOC", node, block.key)
    for entry in block.entries:
        item = builder.add("TOCI", toc, entry.key, "TOCI")
        builder.add("Link", builder.add("Reference", item, entry.key, "Reference"), entry.key)


def _qr(builder: Builder, block: QrCode, parent: int) -> None:
    node = builder.add("Div", parent, block.key)
    builder.add("Figure", node, block.figure_key, attributes=Attributes(alt=block.alt))
    if block.label:
        builder.links(block.label, builder.add("P", node, block.key, "Label"))
    builder.add("Link", builder.add("P", node, block.link_key, "P"), block.link_key)


def _practice(builder: Builder, block: PracticeBox, parent: int) -> None:
    node = builder.add("Sect", parent, block.key)
    builder.blocks((block.heading, *((block.logo,) if block.logo else ()), *block.lines), node)
    if block.code:
        builder.blocks((block.code,), node)
    if block.stamp:
        builder.add("Form", builder.add("P", node, block.stamp.key), block.stamp.key, "Form")
    if block.named:
        builder.own = range(node, len(builder.drafts))


BUILD: dict[type, Build] = {
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
    PracticeBox: _practice,
    QrCode: _qr,
    Steps: _steps,
    Table: _table,
    Timeline: _timeline,
}
