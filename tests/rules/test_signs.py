"""A sign has one urgency on every sheet, and what cannot wait is on each."""

from __future__ import annotations

import pytest

from tests.support import CHECKLIST, HANDOUT, SIGNS, SmallProject, add_signs

HINT = "    hint: say it under `{}`, or change its urgency at {}:{}:1 for every sheet"


@pytest.fixture
def signed(project: SmallProject) -> SmallProject:
    add_signs(project)
    project.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    return project


def said(project: SmallProject) -> list[str]:
    return [line for problem in project.prepare()[1] for line in problem.splitlines()]


def test_a_sheet_that_takes_its_signs_from_the_list_is_good(signed: SmallProject) -> None:
    assert said(signed) == []


@pytest.mark.parametrize(
    "words",
    [
        "Call soon if your baby goes limp.",
        "Fine. Call soon if your **baby\nis limp**.",
        "Is your baby limp? Tell us at the next visit.",
        "Your baby {sign}`limp`. That is for the next visit.",
        "Call soon (e.g. tonight) if your baby is limp.",
        "At the next visit, say if your baby is LIMP.",
        "Call soon: your baby {sign}`limp`.",
    ],
)
def test_a_sentence_with_another_urgency_is_refused(words: str, signed: SmallProject) -> None:
    signed.append(HANDOUT, f"\n{words}\n")
    found = said(signed)
    assert len(found) == 2
    assert "signs: sign `limp` is `emergency`, but here it is `" in found[0]
    assert found[1] == HINT.format("emergency", SIGNS, 1)


@pytest.mark.parametrize(
    "words",
    [
        "Babies do not go limp when they crawl.",
        "Do not wait for the next visit if your baby uses the same hand.",
        "Call your emergency number if your baby is limp. Call soon if it is the same hand.",
        "A limping walk: call soon.",
        "Dial your emergency number, and do not just call soon, if your baby is limp.",
    ],
)
def test_a_sentence_that_agrees_or_says_no_urgency_is_good(words: str, signed: SmallProject) -> None:
    signed.append(HANDOUT, f"\n{words}\n")
    assert said(signed) == []


def test_a_list_below_a_line_that_says_how_soon(signed: SmallProject) -> None:
    signed.append(HANDOUT, "\nCall soon if your baby:\n\n- is limp\n- cries\n")
    assert said(signed) == [
        f"{HANDOUT}:35:6: signs: sign `limp` is `emergency`, but here it is `call-soon`",
        HINT.format("emergency", SIGNS, 1),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "- Call soon:\n  - your baby is limp",
        "Call soon if your baby\n\n- is limp",
        "Call soon if your baby:\n\n![A ball.](ball)\n\n- is limp",
        "## Call soon\n\nSay it if your baby:\n\n- is limp",
        "## Call soon\n\nYour baby is limp.",
        "Call soon, if:\n\n:::{signs} emergency\n:as: line\n:lead: none\n:::",
    ],
)
def test_what_a_line_or_a_heading_says_holds_below_it(body: str, signed: SmallProject) -> None:
    signed.append(HANDOUT, f"\n{body}\n")
    assert "signs: sign `limp` is `emergency`, but here it is `call-soon`" in said(signed)[0]


def test_the_head_of_a_column_holds_for_its_cells(signed: SmallProject) -> None:
    signed.replace("sources/topic/en/ways.yaml", "title: What you see", "title: Tell us at the next visit")
    signed.replace("sources/topic/en/ways.yaml", "Your baby turns over.", "Your baby lost a skill.")
    assert said(signed)[0].endswith("signs: sign `loses-skill` is `call-now`, but here it is `next-visit`")


@pytest.mark.parametrize("key", ["subtitle", "summary"])
def test_front_matter_is_held_to_the_list(key: str, signed: SmallProject) -> None:
    text = "Call soon if your baby is limp."
    if key == "summary":
        signed.set_value(HANDOUT, "summary", text)
    else:
        signed.replace(HANDOUT, "number: T-1", f"number: T-1\nsubtitle: {text}")
    assert "signs: sign `limp` is `emergency`, but here it is `call-soon`" in said(signed)[0]


def test_a_box_is_titled_by_its_own_urgency(signed: SmallProject) -> None:
    signed.replace(HANDOUT, "::::{callout} call-now\n", "::::{callout} call-now\n:title: At the next visit\n\n")
    assert any(line.endswith("signs: the title of this `call-now` box says `next-visit`") for line in said(signed))


def test_signs_outside_the_box_do_not_make_it_whole(signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{signs} emergency call-now\n", ":::{signs} call-now\n")
    signed.append(HANDOUT, "\nA baby who {sign}`limp` is rare.\n")
    assert "this sheet says when to call, but leaves out `limp`" in said(signed)[0]


def test_a_box_that_says_how_soon_takes_its_points_from_the_list(signed: SmallProject) -> None:
    signed.append(HANDOUT, "\n:::{callout} call-soon\nThis explains.\n\n- turns blue\n:::\n")
    assert said(signed) == [
        f"{HANDOUT}:36:3: signs: this is in a box that says when to call, but is not from the list of signs",
        "    hint: take it from the list, or add it to signs.yaml; if it is no sign, write it as a paragraph, or in a checklist in a column "
        "of `kind: note`",
    ]


def test_a_row_whose_cell_says_how_soon(signed: SmallProject) -> None:
    signed.replace("sources/topic/en/ways.yaml", "next: Your baby sits.", "next: Call soon.")
    signed.replace("sources/topic/en/ways.yaml", "Your baby turns over.", "Your baby lost a skill.")
    (first, _) = said(signed)
    assert first.endswith("signs: sign `loses-skill` is `call-now`, but here it is `call-soon`")


def test_a_sign_to_tick_under_another_urgency(signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{table} ways", ":::{checklist} visit")
    signed.replace(CHECKLIST, "{id: one-side, text: uses one side more}", "{sign: late}")
    assert f"{CHECKLIST}:10:16: signs: sign `late` is `next-visit`, not `call-soon`" in said(signed)


def test_what_cannot_wait_is_on_every_sheet(signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{signs} emergency call-now\n", ":::{signs} call-now\n")
    assert said(signed) == [
        f"{HANDOUT}:2:10: signs: this sheet says when to call, but leaves out `limp`",
        "    hint: put `:::{signs} emergency call-now` into its `call-now` box; `:as: line` and `:wording: short` save room",
    ]


def test_a_topic_without_a_list_of_signs_writes_its_own(project: SmallProject) -> None:
    assert said(project) == []
