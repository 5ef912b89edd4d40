"""Parts that a handout wants on pages of their own, and that no heading begins."""

from __future__ import annotations

from guide.base.problems import Problems
from tests.layout.factory import composed
from tests.support import HANDOUT, SmallProject

BODY = "## When to call\n\n### At night\n\nCall.\n\n## Ways to move\n\nRoll.\n"


def said(problems: Problems) -> list[str]:
    # The sheet in memory has no places in its front matter.
    return [f"{problem.rule}: {problem.message}\n    hint: {problem.hint}" for problem in problems]


def test_a_page_of_its_own_for_a_heading_that_is_not_there(project: SmallProject) -> None:
    project.replace(HANDOUT, "language: en\n", "language: en\nown-page: [ways-to-mov]\n")
    _, problems = project.prepare()
    assert len(problems) == 1
    assert "link: no heading of this handout has the address `#ways-to-mov`" in problems[0]


def test_a_heading_below_those_of_parts_has_no_page_of_its_own() -> None:
    assert said(composed(BODY, own_page=("when-to-call",)).problems) == []
    assert said(composed(BODY, own_page=("at-night", "ways-to-move")).problems) == [
        "front-matter: `own-page` names `at-night`, which is no heading with `##`\n"
        "    hint: only a part has a page of its own; use one of: `when-to-call`, `ways-to-move`"
    ]


def test_without_a_part_there_is_no_page_of_its_own() -> None:
    body = ":::{callout} main\n:title: Roll\nA.\n:::\n"
    assert said(composed(body, own_page=("roll",)).problems) == [
        "front-matter: `own-page` names `roll`, which is no heading with `##`\n"
        "    hint: only a part has a page of its own, and no heading with `##` begins one: delete `own-page`"
    ]
