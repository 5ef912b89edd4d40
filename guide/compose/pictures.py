"""Pictures by name, with their required alternative text."""

from __future__ import annotations

from collections.abc import Collection

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.model.blocks import Figure
from guide.model.inlines import Inline
from guide.read.markdown import parse_plain

LONGEST_ALT = 250


def figure_of(name: str, alt: str, caption: tuple[Inline, ...], at: Position, context: Context) -> Figure | None:
    """A figure; None after a problem."""
    source = context.source
    picture = source.pictures.get(name)
    context.adopt_faults("picture", name)
    if picture is None:
        # The reader has reported a picture that exists but was not read.
        if not name:
            context.problems.error(at, "picture", "this picture has no name", "write ![What it shows.](name)")
        elif name[:5].lower() == "data:":
            context.problems.error(
                at, "picture", "this picture is inside the text, as a `data:` address",
                "save it as a file in pictures/ and write its name: ![What it shows.](name)",
            )  # fmt: skip
        elif name not in source.picture_names:
            context.problems.error(
                at, "picture", f"unknown picture `{name}`", _hint(name, source.picture_names, source.file("pictures/"))
            )
        return None
    alt = parse_plain(alt, at, context.problems)
    if not alt.strip():
        context.problems.error(
            at, "alt-text", f"picture `{name}` has no alternative text", "say in one sentence what it shows"
        )
        return None
    if len(alt) > LONGEST_ALT:
        context.problems.error(
            at, "alt-text", f"the alternative text of `{name}` has {len(alt)} characters", f"use at most {LONGEST_ALT}"
        )
        return None
    return Figure(context.key(), picture, " ".join(alt.split()), caption, at)


def _hint(name: str, known: Collection[str], folder: str) -> str:
    if "/" in name or "." in name:
        return "a picture is a file of pictures/, by its name without `.svg` or `.jpg`, as in ![What it shows.](ball)"
    return suggest(name, known, folder)
