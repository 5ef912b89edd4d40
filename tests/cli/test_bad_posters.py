"""The option `posters` of columns: what posters cannot leave out."""

from __future__ import annotations

import pytest

from tests.support import HANDOUT, TOPIC, SmallProject, assert_refused

# Line 23 of the sheet.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."

MOVE = "    hint: move it out of these columns, or delete `:posters: none`"
LEAD = "    hint: lead to another heading, or delete `:posters: none` above the columns that it is in"
CASES = {
    "unknown posters": (
        "::::{columns}\n:posters: non\n:::{column}\nA.\n:::\n:::{column}\nB.\n:::\n::::",
        f"{HANDOUT}:24:11: directive: `posters` cannot be `non`\n    hint: did you mean `none`?",
    ),
    "a box that posters would leave out": (
        ":::::{columns}\n:posters: none\n::::{column}\n:::{callout} safety\nA.\n:::\n::::\n::::{column}\nB.\n::::\n:::::",
        f"{HANDOUT}:26:1: directive: posters cannot leave out a `callout`\n{MOVE}",
    ),
    "a box deep in what posters would leave out": (
        ":::::{columns}\n:posters: none\n::::{column}\n- A.\n\n  :::{callout} safety\n  B.\n  :::\n::::\n"
        "::::{column}\n:::{quote}\n:by: A mother\n**C.** Limp: {sign}`limp`.\n:::\n::::\n:::::",
        f"{HANDOUT}:28:3: directive: posters cannot leave out a `callout`\n{MOVE}",
        f"{HANDOUT}:35:14: directive: posters cannot leave out a `sign`\n{MOVE}",
        f"{HANDOUT}:35:14: signs: unknown sign `limp`\n    hint: there are none yet: add it to {TOPIC}/signs.yaml, as "
        "`limp: {urgency: …, sources: […]}`, or leave this out",
    ),
    "columns in a box that posters would leave out": (
        ":::::{callout} try\n::::{columns}\n:posters: none\n:::{column}\nA.\n:::\n:::{column}\nB.\n:::\n::::\n:::::",
        f"{HANDOUT}:24:1: directive: posters cannot leave out columns that are inside another block\n"
        "    hint: move them out, or delete `:posters: none`",
    ),
    "links to what posters leave out": (
        "[A](#roll) and {page}`roll`.\n\n::::{columns}\n:posters: none\n:::{column} Roll\n[A](#roll).\n:::\n"
        ":::{column}\nB.\n:::\n::::",
        f"{HANDOUT}:23:1: link: posters leave out `#roll`, where this leads\n{LEAD}",
        f"{HANDOUT}:23:16: link: posters leave out `#roll`, where this leads\n{LEAD}",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    new, *messages = CASES[case]
    built.replace(HANDOUT, "## Ways to move", "## Ways to move on")
    built.replace(HANDOUT, TEXT, new)
    assert_refused(built, *messages)
