"""What a browser shows of a handout: its pages, the sources of their blocks, and its problems."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guide.base.problems import Position, Problem
from guide.base.units import Rect
from guide.model.page import Item, LinkArea, Placement, Side, Tagged
from guide.publish.memory import digest
from guide.rules.context import PageContext
from guide.structure.positions import source_position


class View(Struct, frozen=True):
    """What a viewer chose. The handout is named with its topic, `TOPIC/HANDOUT`."""

    handout: str
    language: str
    edition: str


class Spot(Struct, frozen=True):
    """A block in its place on a side, in points from the top left corner, and its place in the sources."""

    box: Rect
    at: Position


class SideView(Struct, frozen=True):
    """A side of the file. Sides of one `key` look the same; width and height are points."""

    key: str
    width: float
    height: float
    spots: tuple[Spot, ...]


class Choice(Struct, frozen=True):
    """A handout to choose, named with its topic, and its editions; none if they are not known yet."""

    handout: str
    language: str
    title: str
    editions: tuple[str, ...]


class Snapshot(Struct, frozen=True):
    """What is shown: the sheets of the last content that could be set on pages, and the problems of the newest.

    `fresh` means that the sheets are those of the newest content; `draft` that something is wrong on these pages, so that no
    file was made of them; `checked` that everything else was made too, so that
    the problems are complete. `content` numbers the saves, and `saved` is the handout whose own file was saved last, named with its topic.
    `note` is for problems outside the sources, such as a full disk.
    """

    view: View
    sides: tuple[SideView, ...] = ()
    problems: tuple[Problem, ...] = ()
    fresh: bool = False
    draft: bool = False
    checked: bool = False
    content: int = 0
    saved: str = ""
    note: str = ""
    seconds: float = 0.0
    choices: tuple[Choice, ...] = ()


def side_views(context: PageContext, sides: tuple[Side, ...]) -> tuple[SideView, ...]:
    """The sides as shown."""
    return tuple(SideView(digest(side)[:32], side.width, side.height, _spots(context, side)) for side in sides)


def _spots(context: PageContext, side: Side) -> tuple[Spot, ...]:
    """One spot for each place in the sources with something on the side, larger ones first, so that a block is on top
    of the block around it."""
    boxes: dict[tuple[Position, int], Rect] = {}
    for placement in side.placements:
        if placement.copy:
            continue
        for item in placement.page.items:
            if isinstance(item.role, Tagged) and not isinstance(item, LinkArea):
                at = source_position(item.role.node, context.tree, context.positions)
                # The front matter appears in several places of the page: each is its own spot.
                place = (context.handout.at, item.role.node) if at is None else (at, -1)
                box = _on_side(item, placement)
                boxes[place] = _around(boxes[place], box) if place in boxes else box
    spots = [Spot(box, at) for (at, _), box in boxes.items() if box.width > 0 and box.height > 0]
    return tuple(sorted(spots, key=lambda spot: -spot.box.width * spot.box.height))


def _on_side(item: Item, placement: Placement) -> Rect:
    return Rect(item.box.x + placement.x, item.box.y + placement.y, item.box.width, item.box.height)


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def as_data(snapshot: Snapshot) -> dict[str, object]:
    """The snapshot for a script: points become parts of the side."""
    return {
        "view": {"handout": snapshot.view.handout, "language": snapshot.view.language, "edition": snapshot.view.edition},
        "sheets": [
            {"key": side.key, "width": side.width, "height": side.height, "spots": list(_spot_data(side))}
            for side in snapshot.sides
        ],
        "problems": [problem.as_data() for problem in snapshot.problems],
        "fresh": snapshot.fresh,
        "draft": snapshot.draft,
        "checked": snapshot.checked,
        "content": snapshot.content,
        "saved": snapshot.saved,
        "note": snapshot.note,
        "seconds": round(snapshot.seconds, 3),
        "choices": [
            {
                "handout": choice.handout, "language": choice.language, "title": choice.title,
                "editions": list(choice.editions),
            }
            for choice in snapshot.choices
        ],
    }  # fmt: skip


def _spot_data(side: SideView) -> Iterator[dict[str, object]]:
    for spot in side.spots:
        yield {
            "left": round(spot.box.x / side.width, 5),
            "top": round(spot.box.y / side.height, 5),
            "width": round(spot.box.width / side.width, 5),
            "height": round(spot.box.height / side.height, 5),
            "path": spot.at.path,
            "line": spot.at.line,
        }
