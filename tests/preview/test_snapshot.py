"""Every block of a page leads to the line where it is written."""

from __future__ import annotations

from guide.products.preview.snapshot import side_views
from tests.support import HANDOUT, SmallProject


def test_spots_name_the_line_of_their_block(project: SmallProject) -> None:
    (ready, *_), _ = project.prepare()
    (side,) = side_views(ready.context, ready.imposed())
    lines = project.read(HANDOUT).split("\n")
    heading = lines.index("## Ways to move") + 1
    (spot,) = [spot for spot in side.spots if (spot.at.path, spot.at.line) == (HANDOUT, heading)]
    texts = [item for item in ready.context.pages[0].items if getattr(item, "string", "") == "Ways to move"]
    assert [text.box for text in texts] == [spot.box]


def test_spots_lie_on_the_sheet_and_smaller_ones_above(project: SmallProject) -> None:
    ready, _ = project.prepare()
    for item in ready:
        for side in side_views(item.context, item.imposed()):
            areas = [spot.box.width * spot.box.height for spot in side.spots]
            assert areas == sorted(areas, reverse=True)
            assert len(areas) > 3
            for spot in side.spots:
                assert spot.box.x >= 0
                assert spot.box.y >= 0
                assert spot.box.right <= side.width
                assert spot.box.bottom <= side.height


def test_sheets_that_look_the_same_have_the_same_key(project: SmallProject) -> None:
    first = project.prepare()[0][0]
    again = project.prepare()[0][0]
    project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses one skill.")
    changed = project.prepare()[0][0]
    keys = [[side.key for side in side_views(item.context, item.imposed())] for item in (first, again, changed)]
    assert keys[0] == keys[1] != keys[2]
