"""Which words were added, removed and moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.products.compare.reading import CELL, Block
from guide.products.compare.words import Passage, Piece, differing, passages_of

WORDS = st.lists(st.sampled_from(["a", "baby", "crawls", "7", "10", "months.", CELL]), min_size=1, max_size=9)
BLOCKS = st.lists(WORDS.map(lambda words: Block("P", tuple(words), 1)), max_size=6)


def block(text: str, page: int = 1, under: str = "Help", tag: str = "P") -> Block:
    return Block(tag, tuple(text.split()), page, under)


def words(passages: tuple[Passage, ...], *kinds: str) -> list[str]:
    """The words of all pieces of these kinds, in order."""
    return [word for passage in passages for piece in passage.pieces if piece.kind in kinds for word in piece.words]


def said(passage: Passage) -> str:
    """A passage on one line: what was removed in [ ], what was added in { }."""
    edges = {"kept": "", "removed": "[]", "added": "{}"}
    return " ".join(f"{edges[piece.kind][:1]}{piece.text}{edges[piece.kind][1:]}" for piece in passage.pieces)


def changes(old: list[Block], new: list[Block]) -> list[str]:
    return [said(passage) for passage in differing(passages_of(old, new))]


def blocks_words(blocks: list[Block]) -> list[str]:
    return [word for one in blocks for word in one.words]


@given(BLOCKS, BLOCKS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(
    old: list[Block], new: list[Block]
) -> None:
    passages = passages_of(old, new)
    assert words(passages, "kept", "removed") == blocks_words(old)
    assert words(passages, "kept", "added") == blocks_words(new)


@given(BLOCKS)
def test_the_same_blocks_do_not_differ(blocks: list[Block]) -> None:
    assert differing(passages_of(blocks, blocks)) == ()


@given(BLOCKS, BLOCKS)
def test_pieces_hold_words(old: list[Block], new: list[Block]) -> None:
    for passage in passages_of(old, new):
        assert passage.pieces
        assert all(piece.words for piece in passage.pieces)


def test_a_change_stands_in_its_sentence() -> None:
    old, new = block("Most babies crawl at 7 to 10 months."), block("Most babies crawl at 6 to 10 months.", page=2)
    assert differing(passages_of([old], [new])) == (
        Passage(
            (
                Piece("kept", ("Most", "babies", "crawl", "at")),
                Piece("removed", ("7",)),
                Piece("added", ("6",)),
                Piece("kept", ("to", "10", "months.")),
            ),
            page=2,
            under="Help",
            tag="P",
        ),
    )


def test_a_word_between_two_replacements_is_taken_into_them() -> None:
    old, new = (
        block("They crawl forward at 7 to 10 months of age."),
        block("They crawl forward at 6 to 11 months of age."),
    )
    assert changes([old], [new]) == ["They crawl forward at [7 to 10] {6 to 11} months of age."]


def test_a_common_word_of_another_paragraph_is_no_word_that_stayed() -> None:
    old = [block("Call the clinic on the same day."), block("Play on the floor.")]
    new = [block("Sing every evening."), block("Play on the floor.")]
    assert changes(old, new) == ["[Call the clinic on the same day.]", "{Sing every evening.}"]


def test_paragraphs_that_share_only_small_words_are_two() -> None:
    old, new = block("Call the doctor if your baby is sore."), block("Put gates at the stairs and at the doors.")
    assert changes([old], [new]) == [f"[{' '.join(old.words)}]", f"{{{' '.join(new.words)}}}"]


def test_a_paragraph_between_others_is_added_whole() -> None:
    old = [block("Put gates at the stairs."), block("Move cords out of reach.")]
    new = [block("Put gates at all stairs."), block("Lock the shed."), block("Move cords out of reach.")]
    assert changes(old, new) == ["Put gates at [the] {all} stairs.", "{Lock the shed.}"]


def test_a_paragraph_that_stands_elsewhere_has_moved() -> None:
    old = [block("One is here."), block("Two follows it."), block("Three ends it.")]
    new = [block("Two follows it."), block("Three ends it."), block("One is here.")]
    differ = differing(passages_of(old, new))
    assert [(said(passage), passage.moved) for passage in differ] == [
        ("[One is here.]", True),
        ("{One is here.}", True),
    ]


def test_a_paragraph_that_is_repeated_has_not_moved() -> None:
    old, new = [block("Stop."), block("Play now.")], [block("Stop."), block("Play now."), block("Stop.")]
    assert [passage.moved for passage in differing(passages_of(old, new))] == [False]


def test_a_mark_that_moves_to_another_cell_went_and_came() -> None:
    old, new = block("Cries | Yes | | Call soon", tag="TR"), block("Cries | | Yes | Call soon", tag="TR")
    assert changes([old], [new]) == ["Cries | [Yes] | {Yes} | Call soon"]


def test_a_row_with_another_cell() -> None:
    old, new = block("Cries | Yes | Call soon", tag="TR"), block("Cries | Yes | Yes | Call soon", tag="TR")
    assert changes([old], [new]) == ["Cries {| Yes} | Yes | Call soon"]
