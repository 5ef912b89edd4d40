"""Boxes that the program titles, and what to do beside what not to do."""

from __future__ import annotations

import pytest

from guide.model.blocks import Badge, Callout, Columns, Heading, Paragraph
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.support import CHART, CHECKLIST, HANDOUT, LABELS, SmallProject, assert_refused

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


CAUSE = "{{name: Cause {0}, short: C{0}, means: So., see: it.}}"
URGENCIES = ("emergency", "call-now", "call-soon", "next-visit", "at-home")


EDITIONS = ("letter", "letter-gray", "letter-large", "phone", "letter-booklet", "tabloid-poster")


def chart(causes: int, extra: str = "") -> str:
    names = "abcdefghij"[:causes]
    said = "".join(f"  {name}: {CAUSE.format(name.upper())}\n" for name in names)
    signs = "".join(f"  - {{text: Sign {urgency}, causes: [a], when: {urgency}}}\n" for urgency in URGENCIES)
    return f"type: chart\n{extra}causes:\n{said}signs:\n{signs}"


def test_a_chart_has_its_own_headings_and_every_urgency(project: SmallProject, composed: Composer) -> None:
    project.replace(LABELS, "urgency:\n", "urgency:\n  emergency: E\n  call-now: N\n  at-home: H\n")
    own = "cause-heading: Why\nsign-heading: Signs\nsign-title: Seen\nwhen-title: Do\nsee-lead: 'Look:'\nsign-note: Dots.\n"
    project.write(CHART, chart(1, own))
    blocks = composed(":::{chart} chart\n:::").blocks
    said = [plain(block.inlines) for block in walk(blocks) if isinstance(block, Heading | Paragraph)]
    assert [words for words in ("Why", "Signs", "Seen", "Do", "Look: it.", "Dots.") if words not in said] == []
    badges = [(block.urgency, block.text) for block in walk(blocks) if isinstance(block, Badge)]
    assert [urgency for urgency, _ in badges] == list(URGENCIES)
    assert [words for _, words in badges] == ["E", "N", "Call soon", "Next visit", "H"]


def test_a_chart_of_eight_causes_is_set_in_every_edition(built: SmallProject) -> None:
    built.replace(LABELS, "urgency:\n", "urgency:\n  emergency: E\n  call-now: N\n  at-home: H\n")
    built.write(CHART, chart(8).replace("short: C", "short: Cause"))
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{chart}} chart\n:::")
    # Its picture is too small for a poster.
    built.replace(HANDOUT, ":::{table} ways\n:::\n", "")
    built.replace(
        HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 20}\neditions: [" + ", ".join(EDITIONS) + "]"
    )
    ran = built.guide("build")
    assert ran.errors == ()


def test_too_many_causes_or_columns_are_refused(built: SmallProject) -> None:
    built.write(CHART, chart(9))
    built.replace(LABELS, "urgency:\n", "urgency:\n  emergency: E\n  call-now: N\n  at-home: H\n")
    columns = "".join(f"  - {{kind: next-visit, title: T, items: [{{id: {name}, text: so}}]}}\n" for name in "abcd")
    built.write(CHECKLIST, f"type: checklist\ncolumns:\n{columns}")
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{chart}} chart\n:::\n\n:::{{checklist}} visit\n:::")
    ran = built.guide("build")
    said = "\n".join(ran.errors)
    assert (
        f"{CHART}:11:13: chart: this chart has 9 causes, and no page has room for more than 8\n"
        "    hint: make two charts of it, or leave out causes that need no column"
    ) in said
    assert (
        f"{CHECKLIST}:6:31: checklist: this checklist has 4 columns\n"
        "    hint: use at most 3: join those of one urgency, or make two checklists"
    ) in said


def test_an_urgency_without_words_is_refused(built: SmallProject) -> None:
    built.write(CHART, chart(1))
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{chart}} chart\n:::")
    ran = built.guide("build")
    assert (
        f"{CHART}:5:12: signs: there are no words for `emergency`\n"
        "    hint: add `emergency` under `urgency` in signs.yaml or labels.yaml"
    ) in "\n".join(ran.errors)
