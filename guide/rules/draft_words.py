"""A sheet that still has text from the draft of `guide new`."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.printed import all_texts
from guide.rules.context import HandoutContext

# The draft's text that an editor must replace; `tests/cli/test_new.py` keeps this in step with the draft.
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
        at, "draft", f"this is still the text of the draft: `{first}`" + (f", and {more} more" if more else ""),
        f"replace or delete it: {'line' if lines.isdigit() else 'lines'} {lines}",
    )  # fmt: skip
