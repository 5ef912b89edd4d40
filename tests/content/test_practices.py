"""The examples of practice files fit every sheet, and large print says on page 1 when to call, whatever a practice says."""

from __future__ import annotations

import pytest

from guide.base.problems import InputError
from guide.model.blocks import Callout
from guide.model.page import Tagged
from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.read.files import Project
from guide.structure.tree import StructureTree
from tests.subject import ROOT, TODAY


def test_every_example_fits_every_sheet() -> None:
    refused = []
    for path in sorted((ROOT / "practices").glob("*.yaml")):
        try:
            prepare(Project(ROOT), Selection(practice=path), TODAY)
        except InputError as error:
            refused.append(str(error))
    assert refused == []


@pytest.mark.parametrize("practice", ["", "example", "full"])
def test_large_print_says_on_page_1_when_to_call(practice: str) -> None:
    file = ROOT / "practices" / f"{practice}.yaml" if practice else None
    chosen = Selection(editions=("letter-large", "a4-large"), practice=file)
    late = []
    for made in prepare(Project(ROOT), chosen, TODAY)[0]:
        tree, first = made.context.tree, made.context.pages[0]
        call = next(block for block in made.handout.blocks if isinstance(block, Callout) and block.kind == "call-now")
        top = tree[call.key, ""]
        on_page_1 = {item.role.node for item in first.items if isinstance(item.role, Tagged)}
        said = [item.role.node for page in made.context.pages for item in page.items if isinstance(item.role, Tagged)]
        if any(_is_inside(node, top, tree) and node not in on_page_1 for node in said):
            late.append(f"{made.handout.name}.{made.edition}")
    assert late == []


def _is_inside(node: int, top: int, tree: StructureTree) -> bool:
    while node not in (-1, top):
        node = tree.nodes[node].parent
    return node == top
