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
    top = page.height - page.margins.bottom - kind.foot.leading - 4.0
    items.append(rule(left, top, width, RULE, line, FOOTER))
    baseline = top + 4.0 + kind.foot.size
    edition = labels.edition.format(date=print_date(handout.edition, labels)).rstrip(".")
    parts = [labels.number.format(number=handout.number).rstrip("."), edition]
    if not handout.review.done:
        parts.append(labels.draft_short)
    items.append(_text("  ·  ".join(parts), kind.foot, left, baseline, FOOTER, setting))
    count = _text(labels.page.format(page=number, pages=total), kind.foot, 0.0, baseline, FOOTER, setting)
    items.append(count.at(left + width - count.width, 0.0))
    return items


def _text(said: str, style: TextStyle, x: float, baseline: float, role: Artifact, setting: Setting) -> Text:
    face = setting.face(style)
    shaped = face.shape(said, setting.language)
    width = shaped.width * style.size / face.units_per_em
    return Text(
        role, x, baseline, face.name, style.size, setting.colour(style.colour), (shaped,), width,
        face.ascent * style.size, face.descent * style.size,
    )  # fmt: skip
