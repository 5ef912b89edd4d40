"""A handout to put blocks into: everything but its blocks is that of a real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from guide.model.blocks import Block
from guide.model.handout import Handout
from guide.model.inlines import Words
from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.structure.build import build_structure
from guide.structure.tree import StructureTree
from tests.subject import PROJECT, TODAY

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def real() -> Handout:
    selection = Selection(handouts=("crawling-types",), editions=("letter",))
    ready, _, _ = prepare(PROJECT, selection, TODAY)
    return ready[0].handout


@pytest.fixture
def tree_of(real: Handout) -> Callable[..., StructureTree]:
    """The tree of a handout that holds just these blocks below its title, subtitle and standing."""

    def build(*blocks: Block) -> StructureTree:
        return build_structure(replace(real, figure=None, subtitle=(Words("below", real.at),), blocks=blocks))

    return build
