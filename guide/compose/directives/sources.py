"""`sources`: the list of the sheet's sources."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, options_of
from guide.model.blocks import Block, BulletList, ListItem, Paragraph
from guide.model.files.references import Reference
from guide.model.inlines import Inline, Link, Words
from guide.model.source import Located
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    """A placeholder list: its items are known only when the whole handout is composed."""
    options_of(node, (), context)
    return (BulletList(context.key(), False, (), node.at, columns=2),)


def source_items(names: tuple[str, ...], context: Context) -> tuple[ListItem, ...]:
    """One item for each publisher: its name, then the title (a link) and year of everything used from it."""
    by_publisher: dict[str, list[Located[Reference]]] = {}
    for name in names:
        located = context.source.references[name]
        by_publisher.setdefault(located.value.publisher, []).append(located)
    items = []
    for publisher, group in by_publisher.items():
        at = group[0].at
        item_key, paragraph_key = context.key(), context.key()
        inlines: list[Inline] = [Words(f"{publisher}: ", at)]
        for number, located in enumerate(group):
            inlines += _cited(located, number == len(group) - 1, context)
        items.append(ListItem(item_key, (Paragraph(paragraph_key, tuple(inlines), at, "note"),), at))
    return tuple(items)


def source_words(name: str, context: Context) -> tuple[Inline, ...]:
    """One reference by itself: publisher, title, year."""
    located = context.source.references[name]
    return (Words(f"{located.value.publisher}: ", located.at), *_cited(located, True, context))


def _cited(located: Located[Reference], last: bool, context: Context) -> tuple[Inline, ...]:
    """The title, a link, and the year of a reference, with the mark behind it."""
    reference = located.value
    said = Words(reference.title, located.at)
    year = f", {reference.year}" if reference.year else ""
    end = "; " if not last else "" if (reference.title + year).endswith("?") else "."
    title = Link(context.key(), reference.url, (said,), located.at) if reference.url else said
    return title, Words(f"{year}{end}", located.at)
