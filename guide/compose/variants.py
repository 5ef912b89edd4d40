"""A handout as one edition needs it: the same words, without a part that does not serve there."""

from __future__ import annotations

from dataclasses import replace

from guide.model.blocks import CheckList, Contents, FieldRows, PracticeBox
from guide.model.handout import Handout


def without_contents(handout: Handout) -> Handout:
    """The handout without its contents list, for when it turns out short."""
    return replace(handout, blocks=tuple(block for block in handout.blocks if not isinstance(block, Contents)))


def without_fields(handout: Handout) -> Handout:
    """The handout without what one fills in; nobody writes on a wall. The box for a practice's label stays."""
    fields = (FieldRows, CheckList)
    kept = tuple(block for block in handout.blocks if not isinstance(block, fields))
    return replace(
        handout, blocks=tuple(replace(block, stamp=None) if isinstance(block, PracticeBox) else block for block in kept)
    )
