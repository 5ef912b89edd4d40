"""How full pages are: the part of its frame that each page fills, and whether it ends a part.

`python -m bench.fullness letter-large` prints them; a stroke is after a page that ends a part.
"""

from __future__ import annotations

import datetime

from msgspec import Struct

from bench.measure import ROOT, script
from guide.model.page import LinkArea, Page
from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.read.files import Project
from guide.rules.context import PageContext

# A heading on top of a page may be inside a box.
ON_TOP = 20.0
PART = "H2"


class Fullness(Struct, frozen=True):
    """The share of a page's height that is filled, and whether it is the last page or a part begins on the next."""

    share: float
    ends_part: bool


def fullness_of(context: PageContext) -> tuple[Fullness, ...]:
    """Of every page of a handout."""
    begins = [_begins_part(page, context) for page in context.pages]
    return tuple(Fullness(_share(page), ends) for page, ends in zip(context.pages, [*begins[1:], True], strict=True))


def _share(page: Page) -> float:
    frame = page.frame
    inside = (item.box for item in page.items if not isinstance(item, LinkArea))
    ends = (box.bottom for box in inside if frame.y - 1 <= box.y and box.bottom <= frame.bottom + 1)
    return (max(ends, default=frame.y) - frame.y) / frame.height


def _begins_part(page: Page, context: PageContext) -> bool:
    return any(
        anchor.y <= page.frame.y + ON_TOP and context.tree.nodes[anchor.node].tag == PART for anchor in page.anchors
    )


def main() -> None:
    options = script("fullness", __doc__)
    options.add_argument("editions", nargs="*", help="such as letter-large; all, if none is named")
    editions = tuple(options.parse_args().editions)
    ready, _, _ = prepare(Project(ROOT), Selection(editions=editions), datetime.date.today())
    for item in ready:
        pages = " ".join(f"{page.share:.0%}{'|' if page.ends_part else ''}" for page in fullness_of(item.context))
        print(f"{item.handout.topic}/{item.handout.name} {item.edition}, {len(item.context.pages)} pages: {pages}")


if __name__ == "__main__":
    main()
