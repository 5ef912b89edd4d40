"""`sources`: the list of the sheet's sources."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.problems import suggest
from guide.compose.context import Context, SourceList
from guide.compose.directives.parts import Inner, choice_of, options_of
from guide.model.blocks import Block, BulletList, ListItem, Paragraph
from guide.model.files.references import Reference
from guide.model.inlines import Inline, Link, Words
from guide.model.source import Located
from guide.model.syntax import DirectiveNode, Option

FORMS = ("titles", "publishers", "line")


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    """A placeholder list: its items are known only when the whole handout is composed."""
    options = options_of(node, ("as", "except"), context)
    left_out = options.get("except")
    form = choice_of(options.get("as"), FORMS, FORMS[0], "directive", context)
    key = context.key()
    context.source_lists[key] = SourceList(
        form,
        frozenset(_names(left_out, context)) if left_out else frozenset(),
        left_out.value_at if left_out else node.at,
    )
    return (BulletList(key, False, (), node.at, columns=2),)


def _names(option: Option, context: Context) -> set[str]:
    """The references that a list leaves out."""
    names = {part.strip() for part in option.value.split(",")}
    for name in sorted(names - context.source.references.keys()):
        context.problems.error(
            option.value_at, "directive", f"unknown reference `{name}`",
            suggest(name, context.source.references, context.source.file("references.yaml")),
        )  # fmt: skip
    return names


def listed(block: BulletList, references: tuple[str, ...], context: Context) -> tuple[Block, ...]:
    """A placeholder filled in with the references of the handout that it does not leave out. A handout without references
    has no list."""
    wanted = context.source_lists[block.key]
    known = [name for name in references if name in context.source.references]
    shown = [name for name in known if name not in wanted.left_out]
    if known and not shown:
        context.problems.error(
            wanted.at, "directive", "this list of sources leaves out every source of the handout",
            "take a name out of `:except:`, or delete this `sources`",
        )  # fmt: skip
    if not shown:
        return ()
    filled = replace(block, items=_items(shown, wanted.form, context))
    return (_in_line(filled) if wanted.form == "line" else filled,)


def _items(names: list[str], form: str, context: Context) -> tuple[ListItem, ...]:
    """One item for each publisher: its name, then the title (a link) and year of everything used from it, unless the list
    has only the publishers."""
    by_publisher: dict[str, list[Located[Reference]]] = {}
    for name in names:
        located = context.source.references[name]
        by_publisher.setdefault(located.value.publisher, []).append(located)
    items, titled = [], form == "titles"
    for publisher, group in by_publisher.items():
        at = group[0].at
        item_key, paragraph_key = context.key(), context.key()
        inlines: list[Inline] = [Words(f"{publisher}: " if titled else publisher, at)]
        for number, located in enumerate(group if titled else ()):
            inlines += _cited(located, number == len(group) - 1, context)
        items.append(ListItem(item_key, (Paragraph(paragraph_key, tuple(inlines), at, "note"),), at))
    return tuple(items)


def _in_line(block: BulletList) -> Paragraph:
    """The items of a list of publishers one after the other, as one paragraph."""
    inlines: list[Inline] = []
    for number, item in enumerate(block.items):
        inlines += (inline for part in item.blocks if isinstance(part, Paragraph) for inline in part.inlines)
        inlines.append(Words("." if number == len(block.items) - 1 else "; ", item.at))
    return Paragraph(block.key, tuple(inlines), block.at, "note")


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
