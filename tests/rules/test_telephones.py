"""Telephone numbers that the country does not have, and which digits may be typed."""

from __future__ import annotations

import pytest

from tests.support import TOPIC_FILE, SmallProject

NAMES = ("COVID-19", "H1N1", "B12", "24/7", "3-in-1", "type 1 diabetes", "Route 9")
ALLOWED = (
    "Call 1-800-222-1222 or text 988.", "Call 911 if your child is limp.", "911", "Text HOME to 741741.", "COVID-19 and H1N1",
    "Ask about B12, any time, 24/7.", "A 3-in-1 seat", "with type 1 diabetes", "On Route 9.", "The 1st, 2nd, 3rd, 11th and 22nd",
    "la 3.ª dosis", "Go back to step 2.", "Repeat steps 1 and 2, or steps 1-3.", "See cdc.gov/2-months or a2@example.org.",
)  # fmt: skip
# What is refused, and how the hint begins.
REFUSED = (
    ("Give 5 mL.", "add it there"),
    ("Every 4 to 6 hours", "add it there with its source, as `value: [4, 6]`, `unit: hours`"),
    ("A fever is 100.4°F.", "add it there with its source, as `value: 100.4`, `unit: °F` and `say: {en: \"{value}\"}`"),
    ("For 38 C", "add it there with its source, as `value: 38`, `unit: °C`"),
    ("In 1 in 5 babies", "add it there with its source, as `value: [1, 5]`, `unit: rate`"),
    ("Take ½ cup", "add it there with its source, as `value: ½` and `say: {en: \"{value} cup\"}`"),
    ("It costs $5.50", "add it there with its source, as `value: 5.50`, `unit: $`"),
    ("At 2 a.m.", "add it there with its source, as `value: 2 a.m.`"),
    ("covid-19", "write it as under `names` in topic.yaml: `COVID-19`"),
    ("vitamin D3", "if `D3` is a name, add it to topic.yaml, as in `names: [D3]`"),
    ("SPF 30", "if `SPF 30` is a name"),
    ("the 1990s", "if `1990s` is a name"),
    ("See page 2.", "write the page as {page}`its-heading`"),
    ("Go to step 9.", "no list or steps of this sheet print this number"),
    ("Step 2 feet back.", "no list or steps of this sheet print this number"),
    ("The 21th time", "write `21st`"),
    ("Call 1-800-CALL-NOW.", "write the digits, which everybody can dial: `1-800-225-5669`"),
    ("About 911 babies", "if it is the emergency number, write {number}`emergency`"),
    ("It is 555 010 0199 here", "if it is a telephone number, write it as in 1-800-222-1222"),
    ("A fever of 38º", "add it there"),
)  # fmt: skip
STEPS = "\n\n1. Pull.\n2. Press.\n3. Click.\n"


def said(project: SmallProject, body: str) -> list[str]:
    """What building a sheet with this body says of its figures and telephone numbers."""
    front = project.read("sources/topic/en/small.md").partition("\n---\n")[0]
    project.write("sources/topic/en/small.md", f"{front}\n---\n:::{{callout}} main\nWords.\n:::\n\n{body}{STEPS}")
    _, problems = project.prepare()
    return [one for one in problems if ": facts: figure" in one or ": telephone: " in one]


@pytest.fixture
def here(project: SmallProject) -> SmallProject:
    names = f"names: [{', '.join(NAMES)}]"
    project.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\ncountry: {{en: US}}\n{names}\n")
    return project


def test_digits_that_are_no_figures_may_be_typed(here: SmallProject) -> None:
    assert [text for text in ALLOWED if said(here, text)] == []


def test_a_hint_says_what_a_typed_figure_may_be(here: SmallProject) -> None:
    wrong = []
    for text, hint in REFUSED:
        problems = said(here, text)
        if not problems or not problems[0].partition("\n    hint: ")[2].startswith(hint):
            wrong.append((text, problems))
    assert wrong == []


def test_the_emergency_number_of_another_country_is_refused(here: SmallProject) -> None:
    (problem,) = said(here, "Call 999 now.")
    assert problem == (
        "sources/topic/en/small.md:16:6: telephone: `999` is not the emergency number here: `country` is US, which has 911\n"
        "    hint: write {number}`emergency`, which prints the number of the country"
    )


def test_a_number_of_no_known_form_is_a_warning(here: SmallProject) -> None:
    (problem,) = said(here, "Call 555-0100 now.")
    assert problem == (
        "sources/topic/en/small.md:16:6: telephone: warning: `555-0100` is not a telephone number of a known form, so it is "
        "printed without a link\n"
        "    hint: write the whole number as in 1-800-222-1222, or with `+` and the code of its country"
    )


def test_a_number_in_a_topic_without_a_country_is_a_warning(project: SmallProject) -> None:
    (problem,) = said(project, "Call 800-222-1222 now.")
    assert problem == (
        "sources/topic/en/small.md:16:6: telephone: warning: `800-222-1222` is printed without a link: topic.yaml does not say in "
        "which country it is dialled\n"
        "    hint: add `country: {en: US}` to topic.yaml, with your language and country"
    )
