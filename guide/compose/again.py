"""A block that a handout has once more: the same words, with keys and slugs of their own."""

from __future__ import annotations

from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position
from guide.model.blocks import Block, Heading
from guide.model.handout import Handout
from guide.model.picture import Photo, Picture, Raster
from guide.model.walk import walk

# The keys of the copy begin so far above those of the handout; a practice's block has fewer.
ROOM = 1000


def said_again(block: Block, handout: Handout) -> Block:
    """A copy of a block of the handout. A block with fields cannot be copied, since their names must differ."""
    taken = {inner.slug for inner in walk(handout.blocks) if isinstance(inner, Heading)}
    copied: Block = _copy(block, handout.next_key + ROOM, taken)
    return copied


def _copy(value: Any, offset: int, taken: set[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_copy(part, offset, taken) for part in value)
    if not isinstance(value, Struct) or isinstance(value, Position | Picture | Raster | Photo):
        return value
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        held = getattr(value, name)
        if name == "key" or name.endswith("_key"):
            changed[name] = held + offset if held else held
        elif name == "slug" and isinstance(value, Heading):
            changed[name] = _free(held, taken)
        else:
            changed[name] = _copy(held, offset, taken)
    return replace(value, **changed)


def _free(slug: str, taken: set[str]) -> str:
    """The slug with the first number that makes it one of its own."""
    return next(name for name in (f"{slug}-{number}" for number in count(2)) if name not in taken)
