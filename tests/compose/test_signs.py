"""Signs from the list: as lists and lines, in boxes to tick, in charts, inside a sentence."""

from __future__ import annotations

import pytest

from guide.model.blocks import BulletList, Callout, CheckList, Paragraph, Table
from guide.model.inlines import Words, leaves, plain
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.support import CHART, CHECKLIST, HANDOUT, SmallProject, add_signs


@pytest.fixture(autouse=True)
def _signs(project: SmallProject) -> None:
    add_signs(project)


def test_a_line_names_the_urgency_in_bold_and_the_signs_behind_it(composed: Composer) -> None:
    handout = composed(":::{signs} call-now emergency\n:as: line\n:wording: short\n:::")
    said = [plain(block.inlines) for block in handout.blocks if isinstance(block, Paragraph)]
    assert said == ["Emergency number (911): limp.", "Doctor now: loses a skill."]
    assert handout.signs == (("limp", "emergency"), ("loses-skill", "call-now"))


def test_a_line_without_its_lead_begins_with_a_capital(composed: Composer) -> None:
    handout = composed(":::{signs} next-visit\n:as: line\n:lead: none\n:::")
    assert plain(handout.blocks[0].inlines) == "Sits late."  # type: ignore[union-attr]


def test_a_list_says_above_it_what_to_do(composed: Composer) -> None:
    handout = composed(":::{signs} emergency next-visit\n:::")
    assert [plain(block.inlines) for block in handout.blocks if isinstance(block, Paragraph)] == [
        "Call 911 if your baby:", "Tell us if your baby:",
    ]  # fmt: skip
    lists = [block for block in handout.blocks if isinstance(block, BulletList)]
    assert [plain(item.inlines) for block in walk(lists) if isinstance(item := block, Paragraph)] == [
        "goes limp", "sits late",
    ]  # fmt: skip


def test_a_list_without_its_lead_has_the_signs_alone(composed: Composer) -> None:
    handout = composed(":::{signs} next-visit\n:lead: none\n:::")
    assert isinstance(handout.blocks[0], BulletList)


def test_a_list_with_a_short_lead_says_how_soon_in_bold(composed: Composer) -> None:
    handout = composed(":::{signs} emergency\n:lead: short\n:::")
    lead = handout.blocks[0]
    assert isinstance(lead, Paragraph)
    assert plain(lead.inlines) == "Emergency number (911):"
    assert all(part.strong for part in leaves(lead.inlines) if isinstance(part, Words))


@pytest.mark.parametrize("option", ["only: same-hand", "except: limp, loses-skill"])
def test_a_part_of_the_signs(option: str, composed: Composer) -> None:
    handout = composed(f":::{{signs}} emergency call-now call-soon\n:{option}\n:::")
    assert handout.signs == (("same-hand", "call-soon"),)


def test_signs_bring_their_facts_and_sources(composed: Composer) -> None:
    handout = composed(":::{signs} call-soon\n:::")
    assert handout.facts == ("crawl-age",)
    assert handout.references == ("growth-study",)


def test_signs_and_urgencies_inside_a_sentence(composed: Composer) -> None:
    handout = composed("A baby who {sign}`limp`? Please {call}`emergency`. **{sign}`late:short`** can wait.")
    paragraph = handout.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.inlines) == "A baby who goes limp? Please call the emergency number. sits late can wait."
    assert [(part.sign, part.strong) for part in leaves(paragraph.inlines) if part.sign] == [
        ("limp", False), ("late", True),
    ]  # fmt: skip


def test_clinicians_read_their_own_words(composed: Composer, project: SmallProject) -> None:
    project.replace(HANDOUT, "summary: A sheet", "audience: clinicians\nsummary: A sheet")
    handout = composed("{sign}`limp`")
    assert plain(handout.blocks[0].inlines) == "Limp"  # type: ignore[union-attr]


def test_a_box_takes_the_drawing_of_a_sign(composed: Composer) -> None:
    handout = composed(":::{callout} call-now\n:sign: loses-skill\n\nCall.\n:::")
    callout = handout.blocks[0]
    assert isinstance(callout, Callout)
    assert callout.figure is not None
    assert (callout.figure.picture.name, callout.figure.alt) == ("ball", "A ball that rolls away.")


def test_signs_to_tick(composed: Composer, project: SmallProject) -> None:
    project.replace(CHECKLIST, "{id: one-side, text: uses one side more}", "{sign: same-hand}")
    project.replace(CHECKLIST, "{id: no-sitting, text: does not sit}", "{sign: [late], id: slow, wording: short}")
    handout = composed(":::{checklist} visit\n:::")
    fields = [field for block in walk(handout.blocks) if isinstance(block, CheckList) for field in block.items]
    assert [(field.name, field.tooltip) for field in fields] == [
        ("same-hand", "Call soon: uses one hand before 7\xa0to\xa010\xa0months"), ("slow", "Next visit: sits late"),
    ]  # fmt: skip


def test_signs_that_share_a_box_are_joined(composed: Composer, project: SmallProject) -> None:
    project.replace("sources/topic/signs.yaml", "late: {urgency: next-visit", "late: {urgency: call-soon")
    project.replace(CHECKLIST, "{id: one-side, text: uses one side more}", "{sign: [late, same-hand]}")
    handout = composed(":::{checklist} visit\n:::")
    first = next(block for block in walk(handout.blocks) if isinstance(block, CheckList)).items[0]
    assert plain(first.label) == "sits late, or uses one hand before 7\xa0to\xa010\xa0months"


def test_signs_of_a_chart_bring_their_words_and_their_urgency(composed: Composer, project: SmallProject) -> None:
    project.replace(CHART, "{text: Sits late, causes: [muscles], when: next-visit}", "{sign: late, causes: [muscles]}")
    handout = composed("## Why\n\n:::{chart} chart\n:::")
    table = next(block for block in handout.blocks if isinstance(block, Table))
    row = table.rows[0]
    assert plain(row.cells[0].blocks[0].inlines) == "Sits late"  # type: ignore[union-attr]
    assert row.cells[-1].blocks[0].urgency == "next-visit"  # type: ignore[union-attr]
