"""Medical and long words are explained where they first stand."""

from __future__ import annotations

from typing import Any

import pytest

from guide.model.files.glossary import Term
from guide.rules.glossary import check
from tests.rules.factory import HANDOUT, on_words

TERMS = {
    "physical therapist": Term("someone who helps children move", ("helps children move",)),
    "CDC": Term("a health agency", ("a health agency", "health agency of the US")),
}
EVERYDAY = frozenset({"everybody", "usually"})


def said(body: str, **given: Any) -> list[str]:
    return on_words(check, body, **{"glossary": TERMS, "everyday": EVERYDAY, **given})


def unexplained(line: int, column: int, term: str) -> str:
    phrases = ", ".join(f"`{phrase}`" for phrase in TERMS[term].said_as)
    return (
        f"{HANDOUT}:{line}:{column}: glossary: `{term}` is not explained where it first appears\n"
        f"    hint: write one of its `said-as` phrases beside it: {phrases}; or add the words that explain it here to `said-as` "
        f"in {HANDOUT}:1:1"
    )


def test_a_word_explained_in_its_paragraph() -> None:
    assert said("A physical therapist **helps** children move. The CDC, a health\nagency, says so.") == []


def test_a_word_that_is_not_explained() -> None:
    assert said("Ask. Then see a physical therapist.") == [unexplained(1, 17, "physical therapist")]


def test_only_the_first_use_counts() -> None:
    assert said("The CDC, a health agency, says so.\n\nThe CDC says more.") == []
    assert said("The CDC says more.\n\nThe CDC, a health agency, says so.") == [unexplained(1, 5, "CDC")]


def test_each_place_where_text_stands_is_one_of_its_own() -> None:
    assert said("- The CDC\n- is a health agency") == [unexplained(1, 7, "CDC")]


def test_a_heading_may_name_what_the_text_below_explains() -> None:
    assert said("## See a physical therapist\n\nA physical therapist helps children move.") == []


def test_plurals_are_the_word() -> None:
    assert len(said("Physical therapists know.")) == 1


def test_sheets_for_clinicians_use_medical_words() -> None:
    assert said("See a physical therapist about developmental delay.", audience="clinicians") == []


@pytest.mark.parametrize("body", ["Everybody does.", "It is a usual thing.", "Hands-and-knees is it."])
def test_everyday_and_short_words(body: str) -> None:
    assert said(body) == []


def test_a_long_word_that_no_list_knows() -> None:
    assert said("It is a developmental thing.") == [
        f"{HANDOUT}:1:9: glossary: `developmental` is a long word that is in no list\n"
        "    hint: use a shorter word; or explain it, with `developmental: {means: …, said-as: […]}` in "
        "sources/topic/en/glossary.yaml; or, if every parent knows it, add it to `words: […]` in sources/topic/en/everyday.yaml"
    ]


def test_parts_of_a_word_with_hyphens_are_looked_up_one_by_one() -> None:
    assert said("A well-to-everybody word.") == []


def test_a_long_word_of_the_glossary_is_known_in_the_plural_too() -> None:
    terms = {"pediatrician": Term("a doctor for children", ("doctors for children",))}
    assert said("Pediatricians are doctors for children.", glossary=terms) == []


def test_without_a_list_of_everyday_words_long_words_are_not_looked_at() -> None:
    assert said("It is a developmental thing.", everyday=None) == []


def test_long_words_are_counted_in_english_only() -> None:
    long = "Neurological abnormalities."
    assert len(said(long, language="en-GB")) == 2
    assert said(long, language="es") == []
    # Words of the glossary are explained in every language.
    assert said("See a physical therapist.", language="es") == [unexplained(1, 7, "physical therapist")]


def test_the_parts_of_an_address_that_is_a_link_are_no_words() -> None:
    assert said("See https://www.cdc.org/developmental or <https://cdc.org>. The CDC says more.") == [
        unexplained(1, 65, "CDC")
    ]
    assert said("[The CDC](https://www.cdc.org) says more.") == [unexplained(1, 6, "CDC")]
