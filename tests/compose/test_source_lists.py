"""What a list of sources says and leaves out, and a part with a page of its own that no heading has."""

from __future__ import annotations

from tests.support import HANDOUT, SmallProject

# Line 23 of the sheet; it has a link to line 21.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."


def test_options_that_a_list_of_sources_does_not_have(project: SmallProject) -> None:
    project.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{sources}}\n:as: names\n:except: grow-study\n:::")
    _, problems = project.prepare()
    assert problems == (
        f"{HANDOUT}:26:6: directive: `as` cannot be `names`\n    hint: use one of: `line`, `publishers`, `titles`",
        f"{HANDOUT}:27:10: directive: unknown reference `grow-study`\n    hint: did you mean `growth-study`?",
    )


def test_a_page_of_its_own_for_a_heading_that_is_not_there(project: SmallProject) -> None:
    project.replace(HANDOUT, "language: en\n", "language: en\nown-page: [ways-to-mov]\n")
    _, problems = project.prepare()
    assert len(problems) == 1
    assert "link: no heading of this handout has the address `#ways-to-mov`" in problems[0]
