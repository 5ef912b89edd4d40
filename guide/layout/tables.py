"""Tables: column widths from content and hints, rows whole, the header row repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec.structs import replace

from guide.base.units import WHITE, Rect, sum_of
from guide.layout.figures import picture_item
from guide.layout.galley import REPEATED, Strip, as_artifact, height_of, stacked
from guide.layout.page_breaks import SHORT_LIST, WHOLE_PART, whole
from guide.layout.paragraph import TextBlock, set_text, widths_of
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import rounded, rule
from guide.layout.table_cards import is_short, lay_out_cards
from guide.model.blocks import Badge, Cell, CellBlock, Entry, Figure, Mark, Paragraph, Table, TableRow
from guide.model.inlines import Words
from guide.model.page import LAYOUT, Artifact, FormField, Item, LinkArea
from guide.model.scales import TextStyle

PICTURE_GAP = 1.0
# A row grows by no more than this to fill a page.
LARGEST_SHARE = 14.0
# The distance between a field to fill in and the rules of its cell.
ENTRY_INSET = 2.0
# Text goes beside a picture if it has at least so many ems there, otherwise below it.
SIDE_TEXT_LEAST = 6.0
# What a page break between rows costs: a table that fits ends on its page.
BREAK_IN_TABLE = 0.1
# Rules above and below a header row without a background.
HEAD_RULE = 1.6


def lay_out_table(block: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Caption, header row, rows. `extra` height on the page is divided among the rows."""
    tables = setting.theme.flow.tables
    if tables == "all-cards" or (tables == "cards" and not is_short(block)):
        return lay_out_cards(block, place, setting, inner)
    if block.style == "matrix" and _least_width(block, setting) > place.width:
        # A chart of many causes is too wide for narrow paper.
        return lay_out_cards(block, place, setting, inner)
    return lay_out_grid(block, place, setting, inner)


def lay_out_grid(block: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """A table with columns, whatever the edition does with others."""
    widths = column_widths(block, place.width, setting)
    strips: list[Strip] = []
    gap = setting.spacing.block
    if block.caption:
        text = TextBlock(block.caption, setting.type.caption, setting.role(block.caption_key))
        lines = set_text(text, place.x, place.text_width, setting, gap)
        strips += [replace(line, keep=True) for line in lines]
        gap = 5.0
    head = _row(block.header, block, widths, place, setting, inner, True, 0, 0.0)
    repeated = (_repeated(head),)
    strips.append(replace(head, gap=gap, keep=True))
    most = setting.layout.page.height if block.style == "log" else LARGEST_SHARE
    share = min(setting.extra / len(block.rows), most) if block.rows else 0.0
    for number, row in enumerate(block.rows):
        strip = _row(row, block, widths, place, setting, inner, False, number, share)
        first_or_last = number == 0 or number == len(block.rows) - 2
        strips.append(replace(strip, header=repeated, keep=first_or_last and len(block.rows) > 1, cost=BREAK_IN_TABLE))
    short = len(block.rows) <= SHORT_LIST and height_of(strips) <= WHOLE_PART * setting.layout.page.height
    return whole(strips) if short else strips


def column_widths(block: Table, width: float, setting: Setting) -> list[float]:
    """Widths that add up to `width`: from the hints if every column has one, otherwise by content; never narrower than
    a word."""
    least, natural = _content_widths(block, setting)
    if sum_of(least) > width + 0.01:
        widest = least.index(max(least))
        cell = block.header.cells[widest]
        setting.problems.error(
            cell.at, "overflow", f"the widest words of the columns need {sum_of(least):.0f} pt, but the page has {width:.0f} pt",
            "use shorter words, or fewer columns",
        )  # fmt: skip
        # So that only what is in the widest column is reported.
        room = max(width - sum_of(least) + least[widest], width / len(least))
        return [room if number == widest else size for number, size in enumerate(least)]
    hinted = all(column.width > 0 for column in block.columns)
    shares = [column.width for column in block.columns] if hinted else [min(size, width / 2) for size in natural]
    return _shared_out(shares, least, width)


def _least_width(block: Table, setting: Setting) -> float:
    """The width in which no word and no badge is too wide."""
    return sum_of(_content_widths(block, setting)[0])


def _content_widths(block: Table, setting: Setting) -> tuple[list[float], list[float]]:
    """For each column, the least width and the natural one: of its widest word, and of its longest text in one line."""
    padding = 2 * setting.spacing.cell_side
    least, natural = [], []
    for number in range(len(block.columns)):
        sizes = [
            _cell_widths(row.cells[number], block, setting, row is block.header) for row in (block.header, *block.rows)
        ]
        least.append(max(size[0] for size in sizes) + padding)
        natural.append(max(size[1] for size in sizes) + padding)
    return least, natural


def _shared_out(shares: list[float], least: list[float], width: float) -> list[float]:
    """By share; a column that would be too narrow gets its least width, and the others share the rest."""
    fixed: set[int] = set()
    while True:
        free = width - sum_of(least[index] for index in fixed)
        total = sum_of(share for index, share in enumerate(shares) if index not in fixed) or 1.0
        widths = [least[i] if i in fixed else free * share / total for i, share in enumerate(shares)]
        narrow = {i for i, size in enumerate(widths) if i not in fixed and size < least[i] - 1e-6}
        if not narrow or len(fixed | narrow) == len(shares):
            return widths
        fixed |= narrow


def _cell_widths(cell: Cell, table: Table, setting: Setting, head: bool) -> tuple[float, float]:
    style = _style(setting, head)
    least = natural = 0.0
    for block in cell.blocks:
        match block:
            case Paragraph(inlines=inlines):
                size = widths_of(TextBlock(inlines, _bold(style, cell, table), setting.role(block.key)), setting)
            case Badge(text=text):
                words = (Words(text, block.at, strong=True),)
                wide = widths_of(TextBlock(words, setting.type.badge, setting.role(block.key)), setting)[1]
                size = (wide + setting.type.badge.size * 1.15 + 19.0,) * 2
            case Figure(picture=picture):
                width = setting.spacing.cell_picture * picture.width / picture.height
                size = (width, width)
            case Mark() | Entry():
                size = (style.leading, style.leading)
            case _:
                assert_never(block)
        least, natural = max(least, size[0]), max(natural, size[1])
    return least, natural


def _style(setting: Setting, head: bool) -> TextStyle:
    return setting.type.table_head if head else setting.type.table_cell


def _bold(style: TextStyle, cell: Cell, table: Table) -> TextStyle:
    """Row heads are bold, except in a matrix, where they are sentences."""
    return replace(style, face="bold") if cell.scope == "Row" and table.style != "matrix" else style


def _row(
    row: TableRow, table: Table, widths: list[float], place: Place, setting: Setting, inner: Inner,
    head: bool, number: int, extra: float,
) -> Strip:  # fmt: skip
    """One row: its cells side by side, on a background, above a rule."""
    spacing, box = setting.spacing, setting.theme.table
    side = spacing.cell_side
    style = _style(setting, head)
    cells: list[list[Strip]] = []
    x = place.x
    for number_across, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
        cell_place = Place(x + side, width - 2 * side, _bold(style, cell, table), place.measure)
        centred = head and _holds_marks(table, number_across)
        cells.append(_cell(cell, cell_place, setting, inner, centred))
        x += width
    above = spacing.cell_padding * (0.5 if table.style == "matrix" else 1.0)
    tallest = max((height_of(strips) for strips in cells), default=0.0)
    least = spacing.entry_height if table.style == "log" else spacing.row_least
    height = max(tallest + 2 * above, 0.0 if head else least) + extra
    items: list[Item] = []
    ground = setting.colour(box.heading) if head else (setting.colour(box.fill) if number % 2 == 0 else WHITE)
    if ground != WHITE:
        items.append(rounded(Artifact("Background"), Rect(place.x, 0, place.width, height), 0, ground))
    elif head:
        edge = setting.colour(box.edge)
        items += [rule(place.x, y, place.width, HEAD_RULE, edge) for y in (0.0, height - HEAD_RULE)]
    if not head:
        items.append(rule(place.x, height - box.edge_width, place.width, box.edge_width, setting.colour(box.edge)))
    left = place.x
    for cell, width in zip(row.cells, widths, strict=True):
        items += _entry(cell, Rect(left, 0.0, width, height), setting)
        left += width
    for strips in cells:
        joined = stacked(strips)
        # Marks and short texts are centred in a tall row; the header's are at its bottom.
        space = height - joined.height
        top = space - above if head else space / 2
        items += [item.at(0.0, top) for item in joined.items]
    return Strip(height, tuple(items))


def _entry(cell: Cell, box: Rect, setting: Setting) -> list[Item]:
    """A cell to write in: the whole cell is the field, with a rule at its left."""
    return [
        part
        for block in cell.blocks
        if isinstance(block, Entry)
        for part in (
            rounded(LAYOUT, Rect(box.x, box.y, 0.7, box.height), 0, setting.colour("field")),
            FormField(
                setting.role(block.key), box.inset(ENTRY_INSET), "text", block.name, block.tooltip,
                setting.type.field_label.size, True, setting.colour("ink"),
            ),
        )
    ]  # fmt: skip


def _holds_marks(table: Table, column: int) -> bool:
    """Whether a column has only marks, which are centred in it."""
    return any(row.cells[column].blocks for row in table.rows) and all(
        isinstance(block, Mark) for row in table.rows for block in row.cells[column].blocks
    )


def _cell(cell: Cell, place: Place, setting: Setting, inner: Inner, centred: bool = False) -> list[Strip]:
    figures = [block for block in cell.blocks if isinstance(block, Figure)]
    rest = [block for block in cell.blocks if not isinstance(block, Figure)]
    if figures and rest:
        beside = _picture_width(figures[0], place, setting) + setting.spacing.cell_side
        if place.width - beside >= SIDE_TEXT_LEAST * place.body.size:
            return [_picture_beside(figures[0], rest, beside, place, setting, inner)]
    strips: list[Strip] = []
    for block in cell.blocks:
        if isinstance(block, Figure):
            strips.append(_cell_picture(block, place, setting))
        elif isinstance(block, Paragraph):
            text = TextBlock(block.inlines, place.body, setting.role(block.key), centred)
            strips += set_text(text, place.x, place.width, setting, PICTURE_GAP)
        elif not isinstance(block, Entry):
            strips += inner((block,), place, setting)
    return strips


def _picture_beside(
    figure: Figure, rest: Sequence[CellBlock], left: float, place: Place, setting: Setting, inner: Inner
) -> Strip:
    """The picture at the left of the text, both in the middle of the row."""
    picture = _cell_picture(figure, place, setting)
    cell = Cell(0, tuple(rest), figure.at)
    text = stacked(_cell(cell, place.inset(left), setting, inner))
    height = max(picture.height, text.height)
    items = [item.at(0.0, (height - picture.height) / 2) for item in picture.items]
    items += [item.at(0.0, (height - text.height) / 2) for item in text.items]
    return Strip(height, tuple(items))


def _picture_width(block: Figure, place: Place, setting: Setting) -> float:
    picture = block.picture
    return min(place.width, setting.spacing.cell_picture * picture.width / picture.height)


def _cell_picture(block: Figure, place: Place, setting: Setting) -> Strip:
    item = picture_item(block, place.x, 0.0, _picture_width(block, place, setting), setting)
    return Strip(item.box.height, (item,))


def _repeated(strip: Strip) -> Strip:
    """The header row as it repeats on later pages: seen, not read again."""
    seen = (item for item in strip.items if not isinstance(item, LinkArea | FormField))
    return replace(strip, items=tuple(as_artifact(item, REPEATED) for item in seen))
