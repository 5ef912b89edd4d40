"""What repeats on every page: the head with the title, the foot with number, edition, standing and page."""

from __future__ import annotations

from guide.compose.handout import print_date
from guide.layout.setting import Setting
from guide.layout.shapes import rule
from guide.model.handout import Handout
from guide.model.page import Artifact, Item, Text
from guide.model.theme import TextStyle

HEADER, FOOTER = Artifact("Header"), Artifact("Footer")
RULE = 0.8
RULE_GAP = 4.0
COUNT_GAP = 12.0
SEPARATOR = "  ·  "


def running_items(handout: Handout, number: int, total: int, setting: Setting) -> list[Item]:
    """The head (from page 2 on) and the foot of a page."""
    page, labels, kind = setting.layout.page, setting.labels, setting.type
    left, width = page.margins.left, page.width - page.margins.left - page.margins.right
    items: list[Item] = []
    line = setting.colour("line")
    if number > 1:
        baseline = page.margins.top + kind.head.size
        items.append(_text(handout.title, kind.head, left, baseline, HEADER, setting))
        items.append(rule(left, baseline + 6.0, width, RULE, line, HEADER))
    edition = labels.edition.format(date=print_date(handout.edition, labels)).rstrip(".")
    parts = [labels.number.format(number=handout.number).rstrip("."), edition]
    if not handout.review.done:
        parts.append(labels.draft_short)
    count = _text(labels.page.format(page=number, pages=total), kind.foot, 0.0, 0.0, FOOTER, setting)
    lines = _foot_lines(parts, width, count.width, setting)
    top = page.height - page.margins.bottom - kind.foot.leading * len(lines) - RULE_GAP
    items.append(rule(left, top, width, RULE, line, FOOTER))
    for row, said in enumerate(lines):
        baseline = top + RULE_GAP + kind.foot.size + row * kind.foot.leading
        items.append(_text(said, kind.foot, left, baseline, FOOTER, setting))
    items.append(count.at(left + width - count.width, baseline))
    return items


def _foot_lines(parts: list[str], width: float, count: float, setting: Setting) -> list[str]:
    """The parts of the foot on as few lines as hold them; the last one leaves room for the page number."""
    face, style = setting.face(setting.type.foot), setting.type.foot
    lines: list[str] = []
    for number, part in enumerate(parts):
        room = width - (count + COUNT_GAP if number == len(parts) - 1 else 0.0)
        joined = f"{lines[-1]}{SEPARATOR}{part}" if lines else part
        if lines and face.width(joined, style.size, setting.language) <= room:
            lines[-1] = joined
        else:
            lines.append(part)
    if face.width(lines[-1], style.size, setting.language) > width - count - COUNT_GAP:
        lines.append("")
    return lines


def _text(said: str, style: TextStyle, x: float, baseline: float, role: Artifact, setting: Setting) -> Text:
    face = setting.face(style)
    shaped = face.shape(said, setting.language)
    width = shaped.width * style.size / face.units_per_em
    return Text(
        role, x, baseline, face.name, style.size, setting.colour(style.colour), (shaped,), width,
        face.ascent * style.size, face.descent * style.size,
    )  # fmt: skip
