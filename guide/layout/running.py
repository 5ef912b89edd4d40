"""What repeats on every page: the head with the title, the foot with number, edition, standing and page."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import sum_of
from guide.compose.dates import print_date
from guide.compose.standing import standing_parts
from guide.layout.setting import Setting
from guide.layout.shapes import rule
from guide.model.handout import Handout
from guide.model.page import Artifact, Item, Role, Tagged, Text
from guide.model.scales import TextStyle

HEADER, FOOTER, OWN_FOOTER = Artifact("Header"), Artifact("Footer"), Artifact("Footer", own=True)
RULE = 0.8
RULE_GAP = 4.0
COUNT_GAP = 12.0
SEPARATOR = "  ·  "
# The free space above the foot.
FOOT_GAP = 4.0
# The widest page number that the foot leaves room for: with limited pages, and otherwise.
FEW, MANY = 8, 88


class _FootPart(Struct, frozen=True):
    """A part of the foot, and its role if it is not the foot's."""

    text: str
    role: Role = FOOTER


def running_items(handout: Handout, number: int, total: int, setting: Setting) -> list[Item]:
    """The head (from page 2 on, if the layout has one) and the foot of a page."""
    page, labels, kind = setting.layout.page, setting.labels, setting.type
    left, width = page.margins.left, page.width - page.margins.left - page.margins.right
    items: list[Item] = []
    line = setting.colour("line")
    if number > 1 and page.head:
        baseline = page.margins.top + kind.head.size
        items += _texts(handout.title, kind.head, left, baseline, HEADER, setting)
        items.append(rule(left, baseline + 6.0, width, RULE, line, HEADER))
    count = labels.page.format(page=number, pages=total)
    # If only the foot has the standing, it is read aloud there once.
    standing: Role = setting.role(handout.status_key) if handout.standing_in_foot and number == 1 else FOOTER
    lines = _spoken(_lines(handout, standing, setting))
    items.append(rule(left, _foot_top(len(lines), setting), width, RULE, line, FOOTER))
    for row, said in enumerate(lines):
        items += _line_items(said, row, len(lines), setting)
    if not page.parts:
        x, baseline = left + width - setting.width(count, kind.foot), _baseline(len(lines) - 1, len(lines), setting)
        items += _texts(count, kind.foot, x, baseline, FOOTER, setting)
    return items


def _spoken(lines: list[list[_FootPart]]) -> list[list[_FootPart]]:
    """The lines; if text to read aloud continues in the next one, with a space that keeps the words apart."""
    more = [any(isinstance(part.role, Tagged) for part in line) for line in lines]
    return [
        [*line[:-1], replace(line[-1], text=f"{line[-1].text} ")]
        if line and isinstance(line[-1].role, Tagged) and any(more[row + 1 :])
        else line
        for row, line in enumerate(lines)
    ]


def own_foot(handout: Handout, setting: Setting) -> list[Item]:
    """The practice's part of the foot of every page."""
    lines = _lines(handout, FOOTER, setting)
    items = (item for row, said in enumerate(lines) for item in _line_items(said, row, len(lines), setting))
    return [item for item in items if item.role == OWN_FOOTER]


def own_lines(handout: Handout, setting: Setting) -> int:
    """How many extra lines the foot has for a practice."""
    return len(_lines(handout, FOOTER, setting)) - len(_foot_lines(handout, FOOTER, setting))


def _line_items(said: list[_FootPart], row: int, rows: int, setting: Setting) -> list[Item]:
    style, baseline = setting.type.foot, _baseline(row, rows, setting)
    x = setting.layout.page.margins.left
    items: list[Item] = []
    for place, part in enumerate(said):
        if place:
            role = part.role if part.role in (OWN_FOOTER, said[place - 1].role) else FOOTER
            items += _texts(SEPARATOR, style, x, baseline, role, setting)
            x = items[-1].box.right
        # As in a paragraph, a space at the end of a line does not count for its width.
        *texts, last = _texts(part.text, style, x, baseline, part.role, setting)
        seen = _width([replace(part, text=part.text.rstrip(" "))], setting) - sum_of(text.width for text in texts)
        items += [*texts, replace(last, width=seen)]
        x = items[-1].box.right
    return items


def _foot_top(rows: int, setting: Setting) -> float:
    page = setting.layout.page
    return page.height - page.margins.bottom - setting.type.foot.leading * rows - RULE_GAP


def _baseline(row: int, rows: int, setting: Setting) -> float:
    style = setting.type.foot
    return _foot_top(rows, setting) + RULE_GAP + style.size + row * style.leading


def foot_height(handout: Handout, setting: Setting) -> float:
    """The height of the foot: what the layout reserves, or more if it has more lines."""
    rows = len(_lines(handout, FOOTER, setting))
    return max(setting.layout.page.foot, setting.type.foot.leading * rows + RULE_GAP + FOOT_GAP)


def _widest_count(handout: Handout, setting: Setting) -> float:
    style = setting.type.foot
    most = FEW if setting.layout.page.limited and handout.pages.most <= FEW else MANY
    return setting.width(setting.labels.page.format(page=most, pages=most), style)


def _lines(handout: Handout, standing: Role, setting: Setting) -> list[list[_FootPart]]:
    """The whole foot: name and phone of a practice, then what is the same for all. If that takes several lines, the
    practice goes after the first if there is room: a one-page sheet has none for another line. The number after hours
    is there where it takes no line more, for its block is on page 1 and parents also call at night from another."""
    common = _foot_lines(handout, standing, setting)
    if not handout.practice or setting.layout.page.parts:
        return common
    width = _foot_width(setting)
    own = [_FootPart(handout.practice, OWN_FOOTER), _FootPart(handout.practice_phone, OWN_FOOTER)]
    more = [*own, _FootPart(handout.practice_night, OWN_FOOTER)] if handout.practice_night else own
    for said in (more, own):
        first = [*common[0], *said]
        if len(common) > 1 and _width(first, setting) <= width:
            return [first, *common[1:]]
    lines, longer = _joined(own, width, setting), _joined(more, width, setting)
    return (longer if len(longer) == len(lines) else lines) + common


def _foot_width(setting: Setting) -> float:
    page = setting.layout.page
    return page.width - page.margins.left - page.margins.right


def _foot_lines(handout: Handout, standing: Role, setting: Setting) -> list[list[_FootPart]]:
    """The publisher's part, on as few lines as possible; the last line leaves room for any page number. `standing` is
    the role of the sheet's standing."""
    labels, width = setting.labels, _foot_width(setting)
    edition = labels.edition.format(date=print_date(handout.edition, labels)).rstrip(".")
    parts = [
        _FootPart(labels.number.format(number=handout.number).rstrip(".")), _FootPart(edition),
        *(_FootPart(said, standing) for said in standing_parts(handout.standing, labels)),
    ]  # fmt: skip
    lines = _joined(parts, width, setting)
    room = width - (0.0 if setting.layout.page.parts else _widest_count(handout, setting) + COUNT_GAP)
    if _width(lines[-1], setting) > room:
        # The standing gets its own line with the page number, or the number gets its own.
        last = lines[-1][-1:]
        lines += [lines.pop()[:-1], last] if len(lines[-1]) > 1 and _width(last, setting) <= room else [[]]
    return lines


def _joined(parts: list[_FootPart], width: float, setting: Setting) -> list[list[_FootPart]]:
    """Parts on lines of at most this width; a part too wide is cut at spaces."""
    lines: list[list[_FootPart]] = []
    for part in parts:
        for number, piece in enumerate(_pieces(part, width, setting)):
            if lines and not number and _width([*lines[-1], piece], setting) <= width:
                lines[-1].append(piece)
            else:
                lines.append([piece])
    return lines


def _pieces(part: _FootPart, width: float, setting: Setting) -> list[_FootPart]:
    if _width([part], setting) <= width:
        return [part]
    pieces: list[_FootPart] = []
    for word in part.text.split(" "):
        longer = replace(part, text=f"{pieces[-1].text} {word}" if pieces else word)
        if pieces and _width([longer], setting) <= width:
            pieces[-1] = longer
        else:
            pieces.append(replace(part, text=word))
    return pieces


def _width(line: list[_FootPart], setting: Setting) -> float:
    """The width of parts with separators between them."""
    style = setting.type.foot
    gaps = setting.width(SEPARATOR, style) * max(0, len(line) - 1)
    return gaps + sum_of(setting.width(part.text, style) for part in line)


def _texts(said: str, style: TextStyle, x: float, baseline: float, role: Role, setting: Setting) -> list[Text]:
    """A text, in parts if not all its letters are in one face."""
    texts: list[Text] = []
    for face, part in setting.faces.split(said, style.face):
        shaped = face.shape(part, setting.language)
        width = shaped.width * style.size / face.units_per_em
        texts.append(
            Text(
                role, x, baseline, face.name, style.size, setting.colour(style.colour), (shaped,), width,
                face.ascent * style.size, face.descent * style.size,
            )
        )  # fmt: skip
        x += width
    return texts
