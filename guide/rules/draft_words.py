"""A sheet that still says what the draft of `guide new` says in its place."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.printed import all_texts
from guide.rules.context import HandoutContext

# What the draft says where an editor is to write; `tests/cli/test_new.py` holds the two together.
SENTENCES = (
    "What this sheet is for",
    "Say here what matters most, in one or two short sentences.",
    "Say here when to call at once.",
    "Write short sentences.",
    "Use words that you would say out loud.",
    "Put one thought in each point.",
    "Keep each list short.",
    "Say the first thing to do",
    "Start with a verb.",
    "Say how, and how long.",
    "Say the next thing to do",
    "A picture can stand beside a step.",
)
SUMMARY = "Says in a sentence what this sheet is for."


def check(context: HandoutContext, problems: Problems) -> None:
    """A warning, so that the draft can be built while it is written."""
    handout = context.handout
    left = [
        (text.at(text.text.index(sentence)), sentence)
        for text in all_texts(handout)
        for sentence in SENTENCES
        if sentence in text.text
    ]
    if handout.summary == SUMMARY:
        left.append((handout.position_of("summary"), SUMMARY))
    if not left:
        return
    left.sort()
    (at, first), more = left[0], len(left) - 1
    lines = ", ".join(str(line) for line in dict.fromkeys(place.line for place, _ in left))
    problems.warning(
        at, "draft", f"what the draft says is still here: `{first}`" + (f", and {more} more" if more else ""),
        f"write over it, or delete it: {'line' if lines.isdigit() else 'lines'} {lines}",
    )  # fmt: skip
