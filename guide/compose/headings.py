"""Headings that the program makes: of boxes, cards, steps and charts."""

from __future__ import annotations

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.inlines import prose
from guide.model.blocks import Heading
from guide.model.inlines import plain
from guide.model.prose import Prose


def heading(text: Prose | str, level: int, at: Position, context: Context) -> Heading:
    """A heading with the next key and its own slug; a `str` is one of the program's labels."""
    key = context.key()
    inlines = prose(text if isinstance(text, Prose) else Prose(text, at), context)
    return Heading(key, level, inlines, context.slug(plain(inlines)), at)
