"""Boxes that the program titles, and what to do beside what not to do."""

from __future__ import annotations

import pytest

from guide.model.blocks import Callout, Columns, Heading
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.support import HANDOUT, SmallProject, assert_refused

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
BOTH = "::::{do-and-dont}\n:::{do} Now\n- Roll.\n:::\n:::{dont} Not now\n- Run.\n:::\n::::"


def test_what_to_do_is_beside_what_not_to_do(composed: Composer) -> None:
    (columns,) = [block for block in composed(BOTH).blocks if isinstance(block, Columns) and not block.boxed][:1]
    boxes = [block for column in columns.columns for block in column.blocks if isinstance(block, Callout)]
    assert [(box.kind, plain(box.heading.inlines), box.heading.level) for box in boxes] == [
        ("do", "Now", 2), ("dont", "Not now", 2),
    ]  # fmt: skip


def test_a_note_has_its_title_from_the_labels(composed: Composer) -> None:
    handout = composed(":::{callout} note\nBabies roll.\n:::")
    assert "Good to know" in [plain(block.inlines) for block in walk(handout.blocks) if isinstance(block, Heading)]


NEITHER = (
    "directive: `do-and-dont` holds one `do` and then one `dont`, and nothing else\n"
    "    hint: write `:::{do}`, a list, `:::`, and below it `:::{dont}`, a list, `:::`"
)
CASES = {
    "no title": (
        BOTH.replace("{dont} Not now", "{dont}"),
        f"{HANDOUT}:29:1: directive: this `dont` box has no title\n"
        "    hint: write it here, or add `dont` under `callouts` in labels.yaml for every box of this kind",
    ),
    "only one": (BOTH.replace(":::{dont} Not now\n- Run.\n:::\n", ""), f"{HANDOUT}:25:1: {NEITHER}"),
    "the other way round": (
        BOTH.replace("{do}", "{x}").replace("{dont}", "{do}").replace("{x}", "{dont}"),
        f"{HANDOUT}:25:1: {NEITHER}",
    ),
    "words between": (BOTH.replace(":::\n:::{dont}", ":::\nRoll.\n\n:::{dont}"), f"{HANDOUT}:25:1: {NEITHER}"),
    "alone": (
        ":::{do}\n- Roll.\n:::",
        f"{HANDOUT}:25:1: directive: `do` is outside `do-and-dont`\n"
        "    hint: write `::::{do-and-dont}` above the first `do`, and `::::` below the last",
    ),
    "empty": (
        BOTH.replace("- Run.\n", ""),
        f"{HANDOUT}:29:1: directive: this `dont` is empty\n    hint: write something in it, or delete it",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    new, *messages = CASES[case]
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n{new}")
    assert_refused(built, *messages)
