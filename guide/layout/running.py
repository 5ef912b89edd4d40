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
# What stands free above the foot, and the widest page number that it leaves room for.
FOOT_GAP = 4.0
MOST_PAGES = {"page": 88, "pages": 88}


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
    for row, said in enumerate(lines):
        baseline = top + RULE_GAP + kind.foot.size + row * kind.foot.leading
        items.append(_text(said, kind.foot, left, baseline, FOOTER, setting))
    items.append(count.at(left + width - count.width, baseline))
    return items


def foot_height(handout: Handout, setting: Setting) -> float:
    """What the foot takes: what the layout sets aside, or more where its lines are more."""
    style = setting.type.foot
    count = setting.face(style).width(setting.labels.page.format(**MOST_PAGES), style.size, setting.language)
    lines = _foot_lines(handout, count, setting)
    return max(setting.layout.page.foot, style.leading * len(lines) + RULE_GAP + FOOT_GAP)


def _standing(handout: Handout) -> str:
    """Whether a clinician has reviewed the sheet: every page says it."""
    labels, review = handout.labels, handout.review
    if review.on is None or not review.done:
        return labels.draft_short
    return labels.reviewed.format(by=review.by, date=print_date(review.on, labels)).rstrip(".")


def _foot_lines(handout: Handout, count: float, setting: Setting) -> list[str]:
    """The parts of the foot on as few lines as hold them; the last line leaves `count` points for the page number."""
    labels, page = setting.labels, setting.layout.page
    edition = labels.edition.format(date=print_date(handout.edition, labels)).rstrip(".")
    parts = [labels.number.format(number=handout.number).rstrip("."), edition, _standing(handout)]
    width = page.width - page.margins.left - page.margins.right
    lines = _joined([handout.practice, handout.practice_phone], width, setting) if handout.practice else []
    lines += _joined(parts, width, setting)
    face, style = setting.face(setting.type.foot), setting.type.foot
    if face.width(lines[-1], style.size, setting.language) > width - count - COUNT_GAP:
        last = _joined(parts[-1:], width - count - COUNT_GAP, setting)
        if len(last) == 1 and lines[-1].endswith(SEPARATOR + parts[-1]):
            return [*lines[:-1], lines[-1].removesuffix(SEPARATOR + parts[-1]), *last]
        lines.append("")
    return lines


def _joined(parts: list[str], width: float, setting: Setting) -> list[str]:
    """Parts on lines of at most this width, a separator between two on one line; a part too wide is cut at spaces."""
    face, style = setting.face(setting.type.foot), setting.type.foot
    lines: list[str] = []
    for part in parts:
        for number, piece in enumerate(_pieces(part, width, setting)):
            joined = f"{lines[-1]}{SEPARATOR}{piece}" if lines else piece
            if lines and not number and face.width(joined, style.size, setting.language) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(part: str, width: float, setting: Setting) -> list[str]:
    face, style = setting.face(setting.type.foot), setting.type.foot
    pieces: list[str] = []
    for word in part.split(" "):
        longer = f"{pieces[-1]} {word}" if pieces else word
        if pieces and face.width(longer, style.size, setting.language) <= width:
            pieces[-1] = longer
        else:
            pieces.append(word)
    return pieces


def _text(said: str, style: TextStyle, x: float, baseline: float, role: Artifact, setting: Setting) -> Text:
    face = setting.face(style)
    shaped = face.shape(said, setting.language)
    width = shaped.width * style.size / face.units_per_em
    return Text(
        role, x, baseline, face.name, style.size, setting.colour(style.colour), (shaped,), width,
        face.ascent * style.size, face.descent * style.size,
    )  # fmt: skip
