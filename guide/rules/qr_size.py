"""QR codes that a phone can read from paper: large enough, with a quiet zone (criteria, row 15)."""

from __future__ import annotations

import math

from guide.base.problems import Problems
from guide.model.blocks import QrCode
from guide.model.page import Shape, Tagged
from guide.model.walk import walk
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    codes = {
        context.tree[block.figure_key, ""]: block for block in walk(context.handout.blocks) if isinstance(block, QrCode)
    }
    if not codes:
        return
    for page in context.pages:
        for item in page.items:
            if isinstance(item, Shape) and isinstance(item.role, Tagged) and item.role.node in codes:
                columns = [points[0] for operator, points in item.segments if operator in "ML"]
                side = max(columns) - min(columns)
                if side < context.criteria.qr_least:
                    problems.error(
                        codes[item.role.node].at, "qr", f"the QR code is {side:.1f} pt wide; it needs at least {context.criteria.qr_least:.1f} pt",
                        f"set {context.layout.where('spacing', 'qr-size')} to at least {math.ceil(context.criteria.qr_least / side * context.layout.theme.spacing.qr_size)}pt",
                    )  # fmt: skip
