"""Characters that no face draws."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.rules.characters import check, unprintable
from tests.layout.factory import LABELS
from tests.rules.factory import HANDOUT, on_words

HINT = "    hint: use another character, or words; the program draws check marks and arrows itself"
CHART = """type: chart
causes:
  weak: {name: Weak, short: Weak, means: It is., see: It is.}
signs:
  - {text: Stiff, causes: [weak], when: call-soon}
"""


@pytest.mark.parametrize(
    ("char", "name"),
    [("✓", "U+2713 (check mark)"), ("⇒", "U+21D2 (rightwards double arrow)"), ("한", "U+D55C (hangul syllable han)")],
)
def test_a_character_without_a_glyph_is_named(char: str, name: str) -> None:
    assert on_words(check, f"Done {char} so") == [f"{HANDOUT}:1:6: characters: no font has {name}\n{HINT}"]


def test_all_of_a_text_are_named_each_where_it_first_stands() -> None:
    assert [problem.partition(" (")[0] for problem in on_words(check, "So ✓ ⇒ ✓ 한")] == [
        f"{HANDOUT}:1:4: characters: no font has U+2713",
        f"{HANDOUT}:1:6: characters: no font has U+21D2",
        f"{HANDOUT}:1:10: characters: no font has U+D55C",
    ]


@pytest.mark.parametrize(
    ("char", "hint"),
    [("\u2011", "type `-`"), ("\u00ad", "delete it: it prints nothing"), ("\u200b", "delete it: it prints nothing"),
     ("\u3000", "type a space")],
)  # fmt: skip
def test_where_another_character_is_printed_as_the_hint_says_it(char: str, hint: str) -> None:
    # In what is no Markdown, such as the words of the program.
    (said,) = on_words(check, "Text.", labels=replace(LABELS, draft_short=f"a{char}b"))
    assert said.endswith(f"    hint: {hint}")


def test_one_that_unicode_does_not_name() -> None:
    message = f"{HANDOUT}:1:1: characters: no font has U+E000 (a character without a name)\n{HINT}"
    assert on_words(check, "\ue000") == [message]


def test_letters_signs_and_spaces_of_text_are_there() -> None:
    assert on_words(check, "“Café” – naïve, isn’t… 7\u00a0months • ½ cup (x)") == []


def test_title_and_subtitle_are_looked_at() -> None:
    assert len(on_words(check, "Text.", title="A ✓", subtitle="B ⇒")) == 2


def test_words_of_the_program_that_stand_in_a_badge_are_looked_at() -> None:
    labels = replace(LABELS, urgency={"call-soon": "Call ⇒ soon", "next-visit": "Next visit"})
    assert len(on_words(check, ":::{chart} c\n:::\n", data={"c": CHART}, labels=labels)) == 1


@pytest.mark.parametrize("label", ["page", "edition", "draft_short"])
def test_words_of_the_program_that_stand_in_the_foot_are_looked_at(label: str) -> None:
    labels = replace(LABELS, **{label: "⇒ {page} {pages} {date}" if label != "draft_short" else "⇒"})
    assert len(on_words(check, "Text.", labels=labels)) == 1


def test_a_letter_under_a_heap_of_marks_is_told_in_a_line() -> None:
    told = unprintable("q" + "\u0301" * 5_000)
    assert (
        told == "no font has U+0071 (latin small letter q)" + " with U+0301 (combining acute accent)" * 5 + " and more"
    )
