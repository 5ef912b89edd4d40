"""The contents list, and page numbers that are known only after layout."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.compose.editions import for_edition
from guide.model.blocks import Contents, Heading
from guide.model.page import LinkArea, Shape, Text
from tests.layout.factory import Laid, composed, lay, layout

FILLER = "Some text that takes a line.\n\n"


def laid(sections: int, filler: int = 20, title: str = "Section") -> Laid:
    body = "".join(f"## {title} {number}\n\n{FILLER * filler}" for number in range(sections))
    return lay(f"Before.\n\n:::{{contents}}\n:::\n\n{body}")


def printed(made: Laid) -> dict[str, int]:
    """The page that the list says, by section."""
    contents: Contents = made.blocks(Contents)[0]
    found: dict[str, int] = {}
    for entry in contents.entries:
        texts = [item.string for item in made.items(Text) if getattr(item.role, "node", -1) == made.tree[entry.key, ""]]
        found[entry.text] = int(texts[-1])
        assert "".join(texts[:-1]).strip() == entry.text
    return found


def stands_on(made: Laid) -> dict[str, int]:
    return {
        "".join(inline.text for inline in block.inlines): made.lines(block.key)[0].page
        for block in made.blocks(Heading)
        if block.level == 2
    }


@pytest.mark.parametrize(("sections", "filler"), [(1, 5), (5, 20), (9, 33), (12, 7), (30, 30)])
def test_page_numbers_are_where_the_sections_stand(sections: int, filler: int) -> None:
    made = laid(sections, filler)
    expected = {name: page for name, page in stands_on(made).items() if name.startswith("Section")}
    assert printed(made) == expected
    assert len(expected) == sections


def test_a_page_number_may_be_part_of_a_link() -> None:
    made = lay(f"See [Far, page {{page}}`far`](#far).\n\n{FILLER * 90}## Far\n\nWords.\n")
    page = next(made.lines(block.key)[0].page for block in made.blocks(Heading) if block.level == 2)
    assert page > 1
    assert f"See Far, page {page}." in [line.text for line in made.lines()]
    assert [area.description for area in made.items(LinkArea)] == [f"Far, page {page}"]


def test_a_layout_may_leave_the_list_out() -> None:
    handout = composed(":::{contents}\n:::\n\n## One\n\nWords.\n").handout
    flow = layout().theme.flow
    assert for_edition(handout, flow) == handout
    left = for_edition(handout, replace(flow, contents="none"))
    assert left.blocks == tuple(block for block in handout.blocks if not isinstance(block, Contents))
    assert len(left.blocks) == len(handout.blocks) - 1


def test_each_line_is_a_link_over_its_whole_width() -> None:
    made = laid(6)
    targets = [area.target for area in made.items(LinkArea)]
    assert targets == [f"#section-{number}" for number in range(6)]
    column = (made.pages[0].frame.width - made.layout.theme.spacing.gutter) / 2
    assert {round(area.box.width, 2) for area in made.items(LinkArea)} == {round(column, 2)}
    pages = printed(made)
    assert [area.description for area in made.items(LinkArea)] == [f"{name}, {page}" for name, page in pages.items()]


def test_a_dotted_leader_leads_from_the_words_to_the_number() -> None:
    made = laid(2)
    leaders = [item for item in made.items(Shape) if item.dash]
    numbers = [item for item in made.items(Text) if made.tag(item) == "Link" and item.string.strip().isdigit()]
    titles = [item for item in made.items(Text) if made.tag(item) == "Link" and not item.string.strip().isdigit()]
    for title, leader, number in zip(titles, leaders, numbers, strict=True):
        assert title.box.right < leader.box.x < leader.box.right < number.box.right
        assert title.y == number.y


def test_numbers_end_at_the_right_edge_of_their_column() -> None:
    made = laid(12, 40)
    numbers = [item for item in made.items(Text) if made.tag(item) == "Link" and item.string.strip().isdigit()]
    assert {len(item.string.strip()) for item in numbers} == {1, 2}
    assert len({round(item.box.right, 2) for item in numbers}) == 2


def test_a_long_section_name_takes_two_lines_and_its_number_stands_on_the_last() -> None:
    made = laid(2, 20, "A section with a name that is far too long to stand on one line of its column")
    contents: Contents = made.blocks(Contents)[0]
    lines = [line for line in made.lines() if line.node == made.tree[contents.entries[0].key, "TOCI"]]
    assert len(lines) == 2
    assert lines[0].text.startswith("A section")
    assert lines[1].text.endswith(str(printed(made)[contents.entries[0].text]))


def test_headings_of_lower_levels_are_not_listed() -> None:
    made = lay(f":::{{contents}}\n:::\n\n## One\n\n### Inner\n\n{FILLER}\n## Two\n\n{FILLER}")
    assert list(printed(made)) == ["One", "Two"]
