"""Where everything is on the Letter pages of four handouts, item group by item group.

A change of the look or of the words changes these files. To renew them: GUIDE_RENEW=1 make test, for this project's own
content `make renew`; then look at what changed (`git diff`).
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator

import pytest

from guide.model.page import Artifact, Item, Page, Shape, Text
from guide.structure.tree import StructureTree
from tests.layout.factory import INLINE
from tests.layout.real import HANDOUTS, real_handout
from tests.subject import GOLDEN, HOW_TO_RENEW

FRAMES = GOLDEN / "frames"
WORDS = 5


@pytest.mark.parametrize("name", HANDOUTS)
def test_page_frames_are_as_they_were(name: str) -> None:
    handout = real_handout(f"{name}.letter")
    path = FRAMES / f"{name}.txt"
    found = "".join(f"{line}\n" for page in handout.pages for line in described(page, handout.tree))
    if os.environ.get("GUIDE_RENEW") == "1":
        path.write_text(found, encoding="utf-8")
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    changes = difflib.unified_diff(known.splitlines(), found.splitlines(), "known", "found", lineterm="", n=0)
    if found != known:
        advice = f"{path.name} has changed; if it is meant, renew it: {HOW_TO_RENEW}"
        pytest.fail("\n".join([advice, *changes]), pytrace=False)


def described(page: Page, tree: StructureTree) -> Iterator[str]:
    """Page, left, top, width, height, what it is, its role, its first words; one line for all texts of a block."""
    yield f"page {page.number}: {page.width:.1f} x {page.height:.1f}"
    groups: dict[tuple[str, str, int], list[Item]] = {}
    run, last = 0, ""
    for item in page.items:
        if isinstance(item, Shape) and item.box.height < 1.0 and isinstance(item.role, Artifact):
            continue  # the underlines of links and the rules of tables stand where their texts do
        kind, node = type(item).__name__, owner(item, tree)
        tag: str = item.role.kind if isinstance(item.role, Artifact) else tree.nodes[node].tag
        # Neighbouring artifacts of one kind go together, those further apart do not.
        run += kind + tag != last
        last = kind + tag
        groups.setdefault((kind, tag, node if node >= 0 else -run), []).append(item)
    for (kind, tag, _), items in groups.items():
        box = items[0].box
        for item in items[1:]:
            box = box.union(item.box)
        said = " ".join("".join(item.string for item in items if isinstance(item, Text)).split()[:WORDS])
        count = "" if len(items) == 1 or kind == "Text" else f" x{len(items)}"
        named = said or getattr(items[0], "name", "") or getattr(items[0], "target", "")
        place = " ".join(f"{value:4.0f}" for value in (box.x, box.y, box.width, box.height))
        yield f"{page.number} {place} {kind}{count} {tag} {named}".rstrip()


def owner(item: Item, tree: StructureTree) -> int:
    """The element of the block that an item belongs to; -1 for artifacts."""
    if isinstance(item.role, Artifact):
        return -1
    node = item.role.node
    while tree.nodes[node].tag in INLINE:
        node = tree.nodes[node].parent
    return node
