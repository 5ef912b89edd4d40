"""Whatever blocks follow each other, pages end where a reader can bear it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.blocks import Heading
from tests.layout.factory import Laid, Line, lay
from tests.long import examples

FEW = settings(max_examples=examples(15), deadline=None, derandomize=True)
SENTENCE = "Many babies push back on straight arms before they learn how to pull themselves ahead. "

PARAGRAPHS = st.integers(1, 9).map(lambda count: SENTENCE * count)
HEADINGS = st.sampled_from(["## A heading", "## " + SENTENCE, "## A heading\n\n### One below it"])
LISTS = st.lists(st.integers(1, 3), min_size=1, max_size=5).map(
    lambda items: "\n".join("- " + SENTENCE * count for count in items)
)
CALLOUTS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(
    lambda inner: ":::{callout} try\n\n" + "\n\n".join(inner) + "\n:::"
)
STEPS = st.integers(1, 4).map(
    lambda count: "::::{steps}\n" + f":::{{step}} Do this\n\n{SENTENCE}\n:::\n" * count + "::::"
)
COLUMNS = st.integers(1, 3).map(
    lambda count: "::::{columns}\n" + f":::{{column}} Side\n\n{SENTENCE * count}\n:::\n" * 2 + "::::"
)
BODIES = st.lists(
    st.one_of(PARAGRAPHS, PARAGRAPHS, HEADINGS, HEADINGS, LISTS, CALLOUTS, STEPS, COLUMNS), min_size=4, max_size=24
).map(lambda blocks: "\n\n".join([*blocks, "The end."]))


def by_block(laid: Laid) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in laid.lines():
        found.setdefault(line.node, []).append(line)
    return found


@given(BODIES)
@FEW
def test_no_page_ends_with_a_heading(body: str) -> None:
    laid = lay(body)
    headings = {laid.tree[block.key, ""] for block in laid.blocks(Heading)}
    for page in laid.pages[:-1]:
        lowest = max((line for line in laid.lines() if line.page == page.number), key=lambda line: line.y)
        assert lowest.node not in headings, lowest


@given(BODIES)
@FEW
def test_a_text_that_is_cut_has_two_lines_on_either_page(body: str) -> None:
    laid = lay(body)
    for lines in by_block(laid).values():
        pages = [line.page for line in lines]
        if len(set(pages)) > 1:
            assert pages.count(min(pages)) >= 2, lines[0]
            assert pages.count(max(pages)) >= 2, lines[-1]


def test_a_heading_and_its_one_paragraph_stay_with_the_steps_that_they_introduce() -> None:
    for filler in range(20, 36):
        laid = lay("Some text.\n\n" * filler + "## A heading\n\nDo this.\n\n::::{steps}\n:::{step} Do\n\nText.\n:::\n::::\n\n"
                   + "More text.\n\n" * 20)  # fmt: skip
        heading, step = laid.blocks(Heading)
        assert laid.lines(heading.key)[0].page == laid.lines(step.key)[0].page


@given(BODIES)
@FEW
def test_a_heading_is_never_cut(body: str) -> None:
    laid = lay(body)
    for block in laid.blocks(Heading):
        assert len({line.page for line in laid.lines(block.key)}) == 1


@given(BODIES)
@FEW
def test_everything_stands_in_the_frame_of_its_page_and_lines_do_not_meet(body: str) -> None:
    laid = lay(body)
    for page in laid.pages:
        lines = [line for line in laid.lines() if line.page == page.number]
        for line in lines:
            assert page.frame.x - 0.01 <= line.x and line.right <= page.frame.right + 0.01
            assert page.frame.y <= line.y <= page.frame.bottom
        spans = sorted((line.y, line.x, line.right) for line in lines)
        for number, (y, x, right) in enumerate(spans):
            for other_y, other_x, other_right in spans[number + 1 :]:
                if other_y - y >= 11.0:
                    break
                assert other_x >= right - 0.01 or x >= other_right - 0.01, (y, x, other_y, other_x)


@given(BODIES)
@FEW
def test_every_word_is_set_once(body: str) -> None:
    laid = lay(body)
    said = " ".join("".join(line.text for line in lines) for lines in by_block(laid).values())
    assert said.split().count("Many") == body.count("Many")
    assert said.split().count("ahead.") == body.count("ahead.")


@given(BODIES)
@FEW
def test_pages_are_numbered_from_1_and_none_is_empty(body: str) -> None:
    laid = lay(body)
    assert [page.number for page in laid.pages] == list(range(1, len(laid.pages) + 1))
    assert {line.page for line in laid.lines()} == {page.number for page in laid.pages}
