"""Going through blocks in reading order.

What is inside a block follows from its value: reading order is the order of the fields. So every rule sees a new kind
of block with no change here; a field of an unknown type stops the program at once.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model import blocks as kinds
from guide.model.blocks import Block, BulletList, Heading, Paragraph
from guide.model.inlines import Inline
from guide.model.picture import Photo, Picture, Raster

# The level of the headings that begin a part.
PART_LEVEL = 2
# Types with neither blocks nor words to read.
_PLAIN: tuple[Any, ...] = (int, float, str, bool, types.NoneType, Position, Picture, Raster, Photo)
_BLOCKS: frozenset[Any] = frozenset(typing.get_args(Block))
# The fields of each kind met so far, with what they hold.
Held = Literal["blocks", "parts", "text", "texts", "nothing"]
Fields = tuple[tuple[str, Held], ...]
_KNOWN: dict[Any, Fields] = {}
_INLINES: frozenset[Any] = frozenset(typing.get_args(Inline))


def children(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block, in reading order."""
    return _inside(block)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, outer before inner."""
    for block in blocks:
        yield block
        # Most blocks are paragraphs, and a build walks them many times.
        if not isinstance(block, Paragraph):
            yield from walk(_inside(block))


class Item(Struct, frozen=True):
    """An item of a list, or something else in it: its own texts, and the blocks in it."""

    texts: tuple[tuple[Inline, ...], ...]
    blocks: tuple[Block, ...]
    at: Position


def items_of(block: Block) -> list[Item]:
    """The items of a list: whatever it holds several of, whether parts, texts or blocks."""
    return [item for item, of_several in _items_and_others(block) if of_several]


def beside_items(block: Block) -> list[Item]:
    """What a list holds one of, such as a heading."""
    return [item for item, of_several in _items_and_others(block) if not of_several]


def _items_and_others(block: Block) -> Iterator[tuple[Item, bool]]:
    """Everything in a block, by field, and whether the field has room for several."""
    for name, what in _fields(type(block)):
        value = getattr(block, name)
        for held in (value,) if what == "text" else _each(value):
            if what == "parts":
                item = Item(tuple(own_inlines(held)), tuple(_inside(held)), getattr(held, "at", block.at))
            elif what == "blocks":
                item = Item((), (held,), held.at)
            else:
                item = Item((held,), (), block.at)
            yield item, what != "text" and isinstance(value, tuple)


def own_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The texts of a block itself, without those of the blocks inside it."""
    for name, what in _fields(type(block)):
        if what == "text":
            yield getattr(block, name)
        elif what == "texts":
            yield from getattr(block, name)
        elif what == "parts":
            for part in _each(getattr(block, name)):
                yield from own_inlines(part)


def positions_by_key(blocks: Iterable[Block]) -> dict[int, Position]:
    """Where each keyed part is in the sources."""
    positions: dict[int, Position] = {}
    for block in walk(blocks):
        positions[block.key] = block.at
        for part in _parts(block):
            if _is_placed(type(part)):
                positions[part.key] = part.at
    return positions


def _inside(value: Any) -> Iterator[Block]:
    """The blocks inside a block or a part of one."""
    for name, what in _fields(type(value)):
        if what == "blocks":
            yield from _each(getattr(value, name))
        elif what == "parts":
            for part in _each(getattr(value, name)):
                yield from _inside(part)


def _parts(value: Any) -> Iterator[Any]:
    """The parts of a block that are not blocks themselves, outer before inner."""
    for name, what in _fields(type(value)):
        if what == "parts":
            for part in _each(getattr(value, name)):
                yield part
                yield from _parts(part)


def _each(value: Any) -> Iterator[Any]:
    """What a field holds: nothing, one thing, or things in rows."""
    if not isinstance(value, tuple):
        return iter(() if value is None else (value,))
    if value and isinstance(value[0], tuple):
        return (inner for row in value for inner in _each(row))
    return iter(value)


def _fields(kind: Any) -> Fields:
    """The fields of a block, or of a part of one, that hold blocks, parts or words, in order. Raises TypeError for a
    field whose content is unknown."""
    found = _KNOWN.get(kind)
    if found is None:
        hints = typing.get_type_hints(kind, localns=vars(kinds))
        every = ((name, _what(hints[name], f"{kind.__name__}.{name}")) for name in kind.__struct_fields__)
        found = _KNOWN[kind] = tuple((name, what) for name, what in every if what != "nothing")
    return found


def _what(hint: Any, name: str) -> Held:
    """What a field of a type holds. A text is a tuple of inlines; blocks and parts may be one, or none, or in rows."""
    members = _members(hint)
    if members <= _INLINES:
        if _is_text(hint):
            return "text"
        if typing.get_origin(hint) is tuple and all(map(_is_text, _items(hint))):
            return "texts"
    elif members <= _BLOCKS:
        return "blocks"
    elif all(member in _PLAIN for member in members):
        return "nothing"
    elif all(map(_is_part, members)):
        return "parts" if any(_fields(member) or _is_placed(member) for member in members) else "nothing"
    raise TypeError(
        f"{name}: how is this gone through? guide/model/walk.py knows blocks, texts, parts and plain values"
    )


def _is_text(hint: Any) -> bool:
    """Whether a type of inlines alone is one tuple of them."""
    inner = [part for item in _items(hint) for part in (item, *typing.get_args(item))]
    return typing.get_origin(hint) is tuple and not any(typing.get_origin(part) is tuple for part in inner)


def _is_part(kind: Any) -> bool:
    """Whether a type has fields to look into; a block among parts would itself be skipped."""
    return isinstance(kind, type) and issubclass(kind, Struct) and kind not in _BLOCKS | _INLINES


def _is_placed(kind: Any) -> bool:
    """Whether a part is keyed and says where it is in the sources."""
    return {"key", "at"} <= set(kind.__struct_fields__)


def _members(hint: Any) -> frozenset[Any]:
    """The types that a field may hold, tuples and unions opened, None left out."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [_members(part) for part in typing.get_args(hint)]
        return frozenset().union(*inner)
    if origin is tuple:
        return frozenset().union(*map(_members, _items(hint)))
    if origin is Literal:
        return frozenset({str})
    return frozenset() if hint is types.NoneType else frozenset({hint})


def _items(hint: Any) -> list[Any]:
    """The types of the items of a tuple."""
    return [item for item in typing.get_args(hint) if item is not Ellipsis]


def inlines_in(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of every block."""
    for block in walk(blocks):
        for inlines in own_inlines(block):
            yield from inlines


def part_slugs(blocks: Iterable[Block]) -> list[str]:
    """The addresses of the headings that begin the parts of a handout."""
    return [block.slug for block in blocks if isinstance(block, Heading) and block.level == PART_LEVEL]


def is_source_list(block: Block) -> bool:
    """Whether a block is the list of sources: notes to look things up in, not to read."""
    return isinstance(block, BulletList) and all(
        isinstance(inner, Paragraph) and inner.role == "note" for item in block.items for inner in item.blocks
    )
