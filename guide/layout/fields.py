"""Things to fill in, with a pen or on screen: the drawn boxes are artifacts, with the fields on top of them."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from guide.base.units import WHITE, Rect, sum_of
from guide.layout.galley import Strip, height_of, stacked
from guide.layout.galley import place as place_strips
from guide.layout.page_breaks import SHORT_PART, held_list
from guide.layout.paragraph import TextBlock, set_text, widths_of
from guide.layout.setting import Place, Setting
from guide.layout.shapes import rounded, rule
from guide.model.blocks import CheckList, Field, FieldRows
from guide.model.page import LAYOUT, FormField, Item

LABEL_GAP = 2.0
# The space between a label and the field beside it, and the least width of such a field: that of a date, or of an answer.
LABEL_SIDE, SHORT_LEAST, LONG_LEAST = 6.0, 54.0, 200.0
BOX_RADIUS = 2.0
BOX_EDGE = 0.9
# The lines to write on in a field of several lines.
LINE_WEIGHT = 0.6
Row = tuple[Field, ...]


def lay_out_field_rows(block: FieldRows, place: Place, setting: Setting) -> list[Strip]:
    """Rows of fields, boxes of a row on one line. A filling block takes the rest of the page."""
    rows = [part for row in block.rows for part in _parts(row, place, setting)]
    extra = setting.extra / len(rows) if block.fill else 0.0
    strips = [_field_row(fields, where, setting, extra) for fields, where, _ in rows]
    gap = setting.spacing.field_gap
    held = [*(keep for _, _, keep in rows[:-1]), False]
    return [replace(strip, gap=gap, keep=keep) for strip, keep in zip(strips, held, strict=True)]


def _parts(row: Row, place: Place, setting: Setting) -> list[tuple[Row, Place, bool]]:
    """A row, or its rows if there is one column; each with its place, and whether the next stays with it.
    Fields of text go one below the other; boxes to tick stay side by side, as many as fit with their words."""
    if setting.theme.flow.columns > 1:
        return [(row, place, True)]
    if any(field.kind == "text" for field in row):
        return [((field,), place, False) for field in row]
    style, gutter = setting.type.field_label, setting.spacing.gutter
    words = (widths_of(TextBlock(field.label, style, setting.role(field.key)), setting)[1] for field in row)
    most = max(1, int((place.width + gutter) / (_check_indent(setting) + max(words) + gutter)))
    across = ceil(len(row) / ceil(len(row) / most))
    width = (place.width - gutter * (across - 1)) / across
    even = tuple(replace(field, width=1.0) for field in row)
    parts = [even[start : start + across] for start in range(0, len(row), across)]
    return [(part, replace(place, width=width * len(part) + gutter * (len(part) - 1)), True) for part in parts]


def _field_row(row: Row, place: Place, setting: Setting, extra: float) -> Strip:
    return _labels_beside(row, place, setting, extra) or _labels_above(row, place, setting, extra)


def _labels_beside(row: Row, place: Place, setting: Setting, extra: float) -> Strip | None:
    """Fields of one line with their labels at the left, which saves height; None if the fields would be too narrow."""
    if setting.theme.flow.labels != "beside" or any(field.kind != "text" or field.lines > 1 for field in row):
        return None
    spacing, style = setting.spacing, setting.type.field_label
    texts = [TextBlock(field.label, style, setting.role(field.key)) for field in row]
    taken = [widths_of(text, setting)[1] + LABEL_SIDE for text in texts]
    free = place.width - spacing.gutter * (len(row) - 1) - sum_of(taken)
    total = sum_of(field.width for field in row)
    if any(free * field.width / total < (SHORT_LEAST if field.short else LONG_LEAST) for field in row):
        return None
    height, x = spacing.field_height + extra, place.x
    items: list[Item] = []
    for field, text, wide in zip(row, texts, taken, strict=True):
        label = stacked(set_text(text, x, wide, setting))
        width = free * field.width / total
        items += [item.at(0.0, (height - label.height) / 2) for item in label.items]
        items += _text_box(field, Rect(x + wide, 0.0, width, height), setting)
        x += wide + width + spacing.gutter
    return Strip(height, tuple(items))


def _labels_above(row: Row, place: Place, setting: Setting, extra: float) -> Strip:
    spacing = setting.spacing
    total = sum_of(field.width for field in row)
    free = place.width - spacing.gutter * (len(row) - 1)
    widths = [free * field.width / total for field in row]
    lefts = [place.x + sum_of(widths[:number]) + spacing.gutter * number for number in range(len(row))]
    labels = [_label(field, x, width, setting) for field, x, width in zip(row, lefts, widths, strict=True)]
    above = max(
        (height_of(label) for field, label in zip(row, labels, strict=True) if field.kind == "text"), default=0.0
    )
    texts = [spacing.field_height * field.lines for field in row if field.kind == "text"]
    boxes = max(texts or [max(height_of(label), spacing.check_box) for label in labels]) + extra
    top = above + LABEL_GAP if above else 0.0
    height = max(top + boxes, *(height_of(label) for label in labels))
    items: list[Item] = []
    for field, label, x, width in zip(row, labels, lefts, widths, strict=True):
        if field.kind == "text":
            placed = place_strips(label, above - height_of(label))
            box = Rect(x, top, width, boxes)
            items += [*placed.items, *_text_box(field, box, setting)]
        else:
            centre = height / 2
            placed = place_strips(label, centre - height_of(label) / 2)
            items += [*_check_box(field, x, centre, setting), *placed.items]
            height = max(height, placed.bottom)
    return Strip(height, tuple(items))


def _label(field: Field, x: float, width: float, setting: Setting) -> list[Strip]:
    indent = _check_indent(setting) if field.kind == "check" else 0.0
    text = TextBlock(field.label, setting.type.field_label, setting.role(field.key))
    return set_text(text, x + indent, width - indent, setting)


def lay_out_check_list(block: CheckList, place: Place, setting: Setting) -> list[Strip]:
    """Boxes to tick at the left edge, their texts beside them."""
    indent = _check_indent(setting)
    style = setting.type.check
    items = []
    for number, item in enumerate(block.items):
        text = TextBlock(item.label, style, setting.role(item.key))
        lines = set_text(text, place.x + indent, place.width - indent, setting)
        boxes = _check_box(item, place.x, style.leading / 2, setting)
        first = replace(
            lines[0], items=(*boxes, *lines[0].items), gap=setting.spacing.item if number else setting.spacing.paragraph
        )
        items.append([first, *lines[1:]])
    return held_list(items, SHORT_PART * setting.layout.page.height)


def _check_indent(setting: Setting) -> float:
    return setting.spacing.check_box * 1.6


def _text_box(field: Field, box: Rect, setting: Setting) -> list[Item]:
    drawn = rounded(LAYOUT, box.inset(BOX_EDGE / 2), BOX_RADIUS, WHITE, setting.colour("field"), BOX_EDGE)
    multiline = field.lines > 1 or box.height > 2.2 * setting.type.field_label.leading
    size = setting.type.field_label.size
    role = setting.role(field.key, "Form")
    lines = _lines(box, setting)
    return [
        drawn,
        *lines,
        FormField(role, box, "text", field.name, field.tooltip, size, multiline, setting.colour("ink")),
    ]


def _lines(box: Rect, setting: Setting) -> list[Item]:
    """Lines to write on, as many as the field has room for, at even distances."""
    least = setting.spacing.note_line
    count = int(box.height / least + 0.01) if least else 0
    return [
        rule(box.x + BOX_EDGE, box.y + box.height * number / count, box.width - 2 * BOX_EDGE, LINE_WEIGHT, setting.colour("line"))
        for number in range(1, count)
    ]  # fmt: skip


def _check_box(field: Field, x: float, centre: float, setting: Setting) -> list[Item]:
    size = setting.spacing.check_box
    box = Rect(x, centre - size / 2, size, size)
    drawn = rounded(LAYOUT, box.inset(0.6), BOX_RADIUS, WHITE, setting.colour("ink"), 1.2)
    role = setting.role(field.key, "Form")
    return [drawn, FormField(role, box, "check", field.name, field.tooltip, size, False, setting.colour("ink"))]
