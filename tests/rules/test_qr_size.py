"""QR codes large enough for a phone."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.rules.context import PageContext
from guide.rules.qr_size import check
from tests.layout.factory import filled, lay, layout, with_spacing
from tests.rules.factory import CRITERIA

# 25 modules and a quiet zone of 4 on either side: the code takes 25 parts of 33.
MODULES, WITH_QUIET = 25, 33
BODY = "Text.\n\n:::{qr} https://a.org/\n:::\n"


def said(size: float, body: str = BODY) -> list[str]:
    laid = lay(body, with_spacing(layout(), qr_size=size))
    positions = {laid.tree[block.key, ""]: block.at for block in laid.handout.blocks if hasattr(block, "at")}
    context = filled(
        PageContext, handout=laid.handout, tree=laid.tree, layout=laid.layout, pages=laid.pages, criteria=CRITERIA,
        positions=positions,
    )  # fmt: skip
    problems = Problems()
    check(context, problems)
    return [str(problem) for problem in problems]


def test_a_code_of_the_least_size_is_silent() -> None:
    assert said(CRITERIA.qr_least * WITH_QUIET / MODULES + 0.01) == []


def test_a_code_that_is_too_small_without_its_quiet_zone() -> None:
    assert said(CRITERIA.qr_least) == [
        "sources/topic/en/sheet.md:3:1: qr: the QR code is 42.4 pt wide; it needs at least 56.0 pt\n"
        "    hint: set `qr-size` under `spacing` in layouts/base.yaml to at least 74pt"
    ]


def test_a_sheet_without_codes_is_silent() -> None:
    assert said(10.0, "Text.") == []
