"""Whether the explanations of a sheet read as somebody speaks."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.rules.prose import check, prose_of
from tests.layout.factory import composed
from tests.rules.factory import HANDOUT, handout_context, on_words

SHORT = "The arms push well."
# 11 words of 16 syllables: grade 0.39 * 11 + 11.8 * 16/11 - 15.59 = 5.9
NATURAL = "When your baby is on the tummy, the muscles slowly grow."
# 10 words of one syllable each: grade 0.39 * 10 + 11.8 - 15.59 = 0.1
PLAIN = "The arms push and the feet go first for now."
LONG = "When your baby is on the tummy and the floor is bare, the arms push the body a bit away from you."


def repeated(sentence: str, times: int) -> str:
    return " ".join([sentence] * times)


def test_ten_short_sentences_are_a_telegram() -> None:
    assert on_words(check, repeated(SHORT, 10)) == [
        f"{HANDOUT}:1:1: prose: warning: this sheet reads as a telegram: the 10 sentences of its paragraphs have 4.0 words "
        "on average and reading grade -2.2 (natural are 9 to 14, and 4 to 6)\n"
        "    hint: write as you would say it: join sentences that belong together, such as with `so`, `because` or `when`"
    ]


def test_long_sentences_are_a_report() -> None:
    assert on_words(check, repeated(LONG, 10)) == [
        f"{HANDOUT}:1:1: prose: warning: this sheet explains in long sentences or words: the 10 sentences of its paragraphs "
        "have 22.0 words on average and reading grade 6.9 (natural are 9 to 14, and 4 to 6)\n"
        "    hint: say one thing in a sentence, in short words"
    ]


def test_hard_words_in_sentences_of_natural_length() -> None:
    (message,) = on_words(check, repeated(f"{NATURAL[:-1]} considerably.", 10))
    assert "explains in long sentences or words" in message


def test_long_sentences_of_the_shortest_words_may_be_meant_so() -> None:
    assert on_words(check, repeated(PLAIN, 10)) == [
        f"{HANDOUT}:1:1: prose: warning: this sheet explains more simply than parents need: the 10 sentences of its "
        "paragraphs have 10.0 words on average and reading grade 0.1 (natural are 9 to 14, and 4 to 6)\n"
        "    hint: read it aloud: join what sounds chopped; plain words that sound right may stay"
    ]


def test_natural_sentences_are_silent() -> None:
    assert on_words(check, repeated(NATURAL, 30)) == []


def test_nine_short_sentences_are_a_short_sheet() -> None:
    assert on_words(check, repeated(SHORT, 9)) == []


def test_short_sentences_among_natural_ones_are_silent() -> None:
    """Only the average counts, so a short sentence may stand where it serves."""
    assert on_words(check, f"{repeated(NATURAL, 12)} {SHORT}") == []


STEPS = f"::::{{steps}}\n:::{{step}} Play\n{repeated(SHORT, 10)}\n:::\n::::"


@pytest.mark.parametrize(
    "body",
    [
        "\n".join([f"- {SHORT}"] * 10),
        f"| Way | How |\n|---|---|\n| Crawl | {repeated(SHORT, 10)} |",
        STEPS,
        f":::{{callout}} call-now\n{repeated(SHORT, 10)}\n:::",
        f":::{{callout}} safety\n{repeated(SHORT, 10)}\n:::",
        f":::{{callout}} try\n{repeated(SHORT, 10)}\n:::",
        f"## {repeated(SHORT, 10)}",
        "\n\n".join(["Look for these:"] * 10),
    ],
)
def test_what_is_no_explanation_may_be_short(body: str) -> None:
    assert prose_of(composed(body).handout) == []
    assert on_words(check, body) == []


@pytest.mark.parametrize(
    "body",
    [
        SHORT,
        f":::{{callout}} main\n{SHORT}\n:::",
        f":::{{callout}} note\n{SHORT}\n:::",
        f"::::{{columns}}\n:::{{column}} Why?\n{SHORT}\n:::\n::::",
        f":::{{quote}}\n:by: A parent\n{SHORT}\n:::",
    ],
)
def test_what_explains_counts(body: str) -> None:
    assert ("The", "arms", "push", "well") in [sentence.words for sentence in prose_of(composed(body).handout)]


def test_sheets_for_clinicians_are_not_asked() -> None:
    assert on_words(check, repeated(SHORT, 10), audience="clinicians") == []


def test_a_language_without_a_formula_is_not_asked() -> None:
    assert on_words(check, repeated(SHORT, 10), language="es") == []


def test_a_project_that_does_not_ask_hears_nothing() -> None:
    context = handout_context(repeated(SHORT, 10))
    problems = Problems()
    check(replace(context, criteria=replace(context.criteria, prose_from=0)), problems)
    assert list(problems) == []
