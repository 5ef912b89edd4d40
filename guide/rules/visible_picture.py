"""Drawings that are seen on paper: one made for dark grounds, white on nothing, would print as nothing."""

from __future__ import annotations

import functools

from guide.base.problems import Problems
from guide.model.blocks import Figure
from guide.model.picture import SEEN, Picture, seen_on_white
from guide.model.walk import walk
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    figures = [context.handout.figure, *(one for one in walk(context.handout.blocks) if isinstance(one, Figure))]
    for figure in figures:
        if figure and isinstance(figure.picture, Picture) and not is_drawn(figure.picture):
            problems.error(
                figure.at, "picture", f"nothing of `{figure.picture.name}` can be seen on white paper",
                "give it a ground or lines of another colour",
            )  # fmt: skip


# The sheets of a topic share pictures.
@functools.lru_cache(maxsize=256)
def is_drawn(picture: Picture) -> bool:
    """Whether a drawing has any colour that is not nearly white."""
    return any(255 - min(seen.red, seen.green, seen.blue) >= SEEN for seen in seen_on_white(picture.paths))
