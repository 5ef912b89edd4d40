"""What repeats on every page: the head with the title, the foot with number, edition, standing and page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.compose.handout import foot_status, print_date
from guide.layout.setting import Setting
from guide.layout.shapes import rule
from guide.model.handout import Handout
from guide.model.page import Artifact, Item, Role, Text
from guide.model.scales import TextStyle

HEADER, FOOTER = Artifact("Header"), Artifact("Footer")
RULE = 0.8
RULE_GAP = 4.0
COUNT_GAP = 12.0
SEPARATOR = "  ·  "
# What stands free above the foot, and the widest page number that it leaves room for.
FOOT_GAP = 4.0
MOST_PAGES = {"page": 88, "pages": 88}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the foot; whether it is the standing of the sheet."""

    text: str
    standing: bool = False


def running_items(handout: Handout, number: int, total: int, setting: Setting) -> list[Item]:
    """The head (from page 2 on, where the layout has one) and the foot of a page."""
    page, labels, kind = setting.layout.page, setting.labels, setting.type
    left, width = page.margins.left, page.width - page.margins.left - page.margins.right
    items: list[Item] = []
    line = setting.colour("line")
    if number > 1 and page.head:
        baseline = page.margins.top + kind.head.size
        items.append(_text(handout.title, kind.head, left, baseline, HEADER, setting))
        items.append(rule(left, baseline + 6.0, width, RULE, line, HEADER))
    count = _text(labels.page.format(page=number, pages=total), kind.foot, 0.0, 0.0, FOOTER, setting)
    lines = _foot_lines(handout, count.width, setting)
    top = page.height - page.margins.bottom - kind.foot.leading * len(lines) - RULE_GAP
    items.append(rule(left, top, width, RULE, line, FOOTER))
    # Where the standing is said in the foot alone, it is read aloud there once.
    standing: Role = setting.role(handout.status_key) if handout.standing_in_foot and number == 1 else FOOTER
    for row, said in enumerate(lines):
        baseline = top + RULE_GAP + kind.foot.size + row * kind.foot.leading
        x = left
        for place, part in enumerate(said):
            if place:
                items.append(_text(SEPARATOR, kind.foot, x, baseline, FOOTER, setting))
                x = items[-1].box.right
            role = standing if part.standing else FOOTER
            items.append(_text(part.text, kind.foot, x, baseline, role, setting))
            x = items[-1].box.right
    items.append(count.at(left + width - count.width, baseline))
    return items


def foot_height(handout: Handout, setting: Setting) -> float:
    """What the foot takes: what the layout sets aside, or more where its lines are more."""
    style = setting.type.foot
    count = setting.face(style).width(setting.labels.page.format(**MOST_PAGES), style.size, setting.language)
    lines = _foot_lines(handout, count, setting)
    return max(setting.layout.page.foot, style.leading * len(lines) + RULE_GAP + FOOT_GAP)


def _foot_lines(handout: Handout, count: float, setting: Setting) -> list[list[_Part]]:
    """The parts of the foot on as few lines as hold them; the last line leaves `count` points for the page number."""
    labels, page = setting.labels, setting.layout.page
    edition = labels.edition.format(date=print_date(handout.edition, labels)).rstrip(".")
    standing = _Part(foot_status(handout.review, labels), standing=True)
    parts = [_Part(labels.number.format(number=handout.number).rstrip(".")), _Part(edition), standing]
    width = page.width - page.margins.left - page.margins.right
    lines: list[list[_Part]] = []
    if handout.practice:
        lines = _joined([_Part(handout.practice), _Part(handout.practice_phone)], width, setting)
    lines += _joined(parts, width, setting)
    room = width - count - COUNT_GAP
    if _width(lines[-1], setting) > room:
        # The standing goes to a line of its own with the page number, or the number to one of its own.
        last = lines[-1][-1:]
        lines += [lines.pop()[:-1], last] if len(lines[-1]) > 1 and _width(last, setting) <= room else [[]]
    return lines


def _joined(parts: list[_Part], width: float, setting: Setting) -> list[list[_Part]]:
    """Parts on lines of at most this width; a part too wide is cut at spaces."""
    lines: list[list[_Part]] = []
    for part in parts:
        for number, piece in enumerate(_pieces(part, width, setting)):
            if lines and not number and _width([*lines[-1], piece], setting) <= width:
                lines[-1].append(piece)
            else:
                lines.append([piece])
    return lines


def _pieces(part: _Part, width: float, setting: Setting) -> list[_Part]:
    pieces: list[_Part] = []
    for word in part.text.split(" "):
        longer = replace(part, text=f"{pieces[-1].text} {word}" if pieces else word)
        if pieces and _width([longer], setting) <= width:
            pieces[-1] = longer
        else:
            pieces.append(replace(part, text=word))
    return pieces


def _width(line: list[_Part], setting: Setting) -> float:
    """The width of parts with separators between them."""
    face, style = setting.face(setting.type.foot), setting.type.foot
    gaps = face.width(SEPARATOR, style.size, setting.language) * max(0, len(line) - 1)
    return gaps + sum(face.width(part.text, style.size, setting.language) for part in line)


def _text(said: str, style: TextStyle, x: float, baseline: float, role: Role, setting: Setting) -> Text:
    face = setting.face(style)
    shaped = face.shape(said, setting.language)
    width = shaped.width * style.size / face.units_per_em
    return Text(
        role, x, baseline, face.name, style.size, setting.colour(style.colour), (shaped,), width,
        face.ascent * style.size, face.descent * style.size,
    )  # fmt: skip
