"""A drawing as items, wherever it came from."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from guide.model.page import Item, Role, Shape, Text


class Drawn(Struct, frozen=True):
    """A drawing as items, with no role yet; `digest` is that of everything it was made from."""

    width: float
    height: float
    items: tuple[Shape | Text, ...]
    digest: str = ""

    def placed(self, role: Role, x: float, y: float) -> tuple[Item, ...]:
        """The items for a structure element, at a place."""
        return tuple(replace(item, role=role, x=item.x + x, y=item.y + y) for item in self.items)
