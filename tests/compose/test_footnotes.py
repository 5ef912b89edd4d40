"""Footnotes: numbered as the text refers to them, with links there and back; what is wrong with one is refused."""

from __future__ import annotations

import pytest

from guide.model.blocks import Footnotes, Paragraph
from guide.model.inlines import Link, plain
from guide.model.printed import all_texts
from guide.model.walk import inlines_in
from tests.compose.conftest import Composer
from tests.support import CHECKLIST, HANDOUT, SmallProject, assert_refused

BODY = """Babies roll.[^roll] Some rest.[^play-report] Others roll.[^roll]

[^roll]: From side to side.

    - left
    - right

| a | b |
|---|---|
| c | d[^d] |

[^d]: Later.
"""


def test_notes_are_numbered_in_reading_order_and_lead_back(composed: Composer) -> None:
    handout = composed(BODY)
    (block,) = [block for block in handout.blocks if isinstance(block, Footnotes)]
    references = [part for part in inlines_in(handout.blocks) if isinstance(part, Link) and part.slug]
    assert [(plain(link.inlines), link.target, link.says) for link in references] == [
        ("[1]", "#note-1", "Note 1"), ("[2]", "#note-2", "Note 2"), ("[1]", "#note-1", "Note 1"), ("[3]", "#note-3", "Note 3"),
    ]  # fmt: skip
    assert [(note.number, note.slug, note.back) for note in block.notes] == [
        (number, f"note-{number}", references[at].slug) for number, at in ((1, 0), (2, 1), (3, 3))
    ]
    assert len({link.slug for link in references}) == 4
    said = [note.blocks[0] for note in block.notes]
    assert all(isinstance(words, Paragraph) for words in said)
    assert [plain(words.inlines) for words in said if isinstance(words, Paragraph)][::2] == [
        "From side to side.",
        "Later.",
    ]
    # The source is one of the handout's.
    assert "play-report" in handout.references
    assert handout.blocks[-2] is block


def test_the_number_of_a_note_is_no_part_of_the_sentence(composed: Composer) -> None:
    assert "Babies roll. Some rest. Others roll." in [text.text for text in all_texts(composed(BODY))]


NOWHERE = "    hint: put it after a word of running text, or in a cell of a table"
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
CASES = {
    "unknown": (
        f"{TEXT}[^role] Roll.[^roll]\n\n[^roll]: So.",
        f"{HANDOUT}:23:54: footnotes: no footnote or source is called `role`\n    hint: did you mean `roll`?",
    ),
    "unused and written twice": (
        f"{TEXT}\n\n[^a]: So.\n\n[^a]: Or so.",
        f"{HANDOUT}:27:1: footnotes: footnote `a` is written twice\n    hint: give one of them another name",
        f"{HANDOUT}:27:1: footnotes: nothing refers to footnote `a`\n"
        "    hint: write `[^a]` after the word that it belongs to, or delete it",
    ),
    "in a heading and a note": (
        f"{TEXT}\n\n## Two[^a]\n\nThree.[^a]\n\n[^a]: So.[^a]",
        f"{HANDOUT}:25:7: footnotes: `[^a]` cannot be here\n{NOWHERE}",
        f"{HANDOUT}:29:10: footnotes: `[^a]` cannot be here\n{NOWHERE}",
    ),
    "without text": (
        f"{TEXT}[^a]\n\n[^a]:\n\nRoll.",
        f"{HANDOUT}:25:1: footnotes: footnote `a` has no text\n"
        "    hint: write it right after `[^a]:`, or indent it below by four spaces",
    ),
    "a heading in a note": (
        f"{TEXT}[^a]\n\n[^a]: So.\n\n    ## Two",
        f"{HANDOUT}:27:8: footnotes: a footnote holds paragraphs and lists, nothing else\n    hint: move this into the text",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    new, *messages = CASES[case]
    built.replace(HANDOUT, TEXT, new)
    assert_refused(built, *messages)


def test_a_field_has_no_note(built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n:::{{checklist}} visit\n:::")
    built.replace(CHECKLIST, "label: Name,", 'label: "Name[^a]",')
    assert_refused(built, f"{CHECKLIST}:3:33: footnotes: `[^a]` cannot be here\n{NOWHERE}")
