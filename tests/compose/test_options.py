"""Options that have one of some values."""

from __future__ import annotations

from tests.support import HANDOUT, SmallProject, add_signs

# Line 26 of the sheet with signs.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
BLOCKS = (
    ":::{signs} emergency\n:as: lin\n:::\n\n"
    ":::{sources}\n:as: names\n:::\n\n"
    "::::{columns}\n:boxes: card\n:posters: no\n:::{column}\nRoll.\n:::\n:::{column}\nWalk.\n:::\n::::"
)


def test_a_value_that_an_option_cannot_have(project: SmallProject) -> None:
    add_signs(project)
    project.replace(HANDOUT, TEXT, f"{TEXT}\n\n{BLOCKS}")
    _, problems = project.prepare()
    assert problems == (
        f"{HANDOUT}:29:6: signs: `as` cannot be `lin`\n    hint: did you mean `line`?",
        f"{HANDOUT}:33:6: directive: `as` cannot be `names`\n    hint: use one of: `line`, `publishers`, `titles`",
        f"{HANDOUT}:37:9: directive: `boxes` cannot be `card`\n    hint: did you mean `cards`?",
        f"{HANDOUT}:38:11: directive: `posters` cannot be `no`\n    hint: did you mean `none`?",
    )
