"""A sheet of the source into a `Handout`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from guide.base.problems import Problems, suggest
from guide.compose.closing import closing, is_short
from guide.compose.context import Context
from guide.compose.directives import compose_directive
from guide.compose.directives.sources import listed
from guide.compose.footnotes import footnotes_of, write_note
from guide.compose.headings import check_headings, heading
from guide.compose.inlines import check_targets, inlines_of, prose, without_notes
from guide.compose.left_out import check_leads
from guide.compose.own_page import check_own_page
from guide.compose.pictures import figure_of
from guide.compose.standing import stated
from guide.compose.telephones import without_telephones
from guide.compose.typed_table import typed_table
from guide.model.blocks import (
    Block,
    BulletList,
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    ListItem,
    Paragraph,
)
from guide.model.files.topic import TopicSource
from guide.model.handout import Handout, Rights
from guide.model.inlines import Inline, Words, plain
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.model.standing import Standing
from guide.model.syntax import (
    DirectiveNode,
    HeadingNode,
    ImageSpan,
    ListNode,
    NoteNode,
    ParagraphNode,
    SyntaxNode,
    TableNode,
)
from guide.model.walk import children, inlines_in, walk

_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}")


def compose(source: Source, language: LanguageSource, handout: HandoutSource, problems: Problems) -> Handout:
    """The handout that a sheet describes, not yet approved. After problems, the result is for further checks only."""
    front, labels = handout.front, language.labels
    context = Context(source, language, handout, problems)
    check_identity(handout, language, problems)
    _check_pages(handout, problems)
    title, subtitle = _titles(handout, context)
    subtitle_key, status_key = context.key(), context.key()
    figure = _band_figure(handout, context)
    blocks = _compose_nodes(handout.nodes, context)
    references = _references(context)
    blocks = (*blocks, *footnotes_of(context, _compose_nodes))
    _check_nested(blocks, problems)
    blocks = tuple(part for block in blocks for part in _finished(block, references, context))
    closing_block = closing(references, context)
    blocks = (*blocks, closing_block)
    _check_links(blocks, context)
    check_leads(blocks, context)
    standing = Standing(front.review_by)
    composed = Handout(
        topic=source.name,
        name=front.handout,
        language=language.language,
        heading=title,
        subtitle=subtitle,
        subtitle_key=subtitle_key,
        status="",
        standing_in_foot=is_short(front),
        status_key=status_key,
        figure=figure,
        number=front.number,
        edition=front.edition,
        review_by=front.review_by,
        standing=standing,
        summary=front.summary,
        publisher=source.topic.publisher,
        rights=rights_of(source.topic),
        pages=front.pages,
        look=front.look,
        audience=front.audience,
        up=front.up,
        labels=labels,
        blocks=blocks,
        facts=tuple(sorted(context.facts)),
        references=references,
        at=handout.at("handout"),
        keys=handout.keys,
        next_key=context.key(),
        signs=tuple((name, sign.value.urgency) for name, sign in source.signs.items() if name in context.signs),
        closing_key=closing_block.key,
        patient_label=front.patient_label,
        own_page=front.own_page,
        on_posters=tuple(context.on_posters.items()),
    )
    return stated(composed, standing)


def _check_pages(handout: HandoutSource, problems: Problems) -> None:
    front = handout.front
    if not 1 <= front.pages.least <= front.pages.most:
        problems.error(
            handout.at("pages"),
            "front-matter",
            f"`pages` goes from {front.pages.least} to {front.pages.most}",
            "write `{least: 1, most: 2}`, with the smaller first",
        )
    if front.up not in (1, 2):
        problems.error(
            handout.at("up"), "front-matter", f"`up: {front.up}` is not 1 or 2", "2 sets a half sheet twice on a page"
        )


def _titles(handout: HandoutSource, context: Context) -> tuple[Heading, tuple[Inline, ...]]:
    """Title and subtitle, which are plain words."""
    front = handout.front
    title = heading(Prose(front.title, handout.at("title")), 1, handout.at("title"), context)
    subtitle = prose(Prose(front.subtitle, handout.at("subtitle")), context) if front.subtitle else ()
    title = replace(title, inlines=without_telephones(title.inlines))
    subtitle = without_telephones(subtitle)
    for inline in (*title.inlines, *subtitle):
        if not isinstance(inline, Words):
            context.problems.error(
                inline.at, "front-matter", "a title can hold only plain words", "delete the link or page number"
            )
    return title, subtitle


def _check_nested(blocks: tuple[Block, ...], problems: Problems) -> None:
    """Check that blocks filled in at the end are not inside others."""
    for outer in blocks:
        for inner in walk(children(outer)):
            if isinstance(inner, Contents) or (isinstance(inner, BulletList) and not inner.items):
                name = "contents" if isinstance(inner, Contents) else "sources"
                problems.error(inner.at, "directive", f"`{name}` is inside another block", "move it out")


def _check_links(blocks: tuple[Block, ...], context: Context) -> None:
    # The contents list may be left out, so nothing may link to its heading.
    left_out = {block.heading.slug for block in blocks if isinstance(block, Contents)}
    known = {block.slug for block in walk(blocks) if isinstance(block, Heading)} - left_out
    known |= {use.slug for use in context.notes.values()}
    check_targets(tuple(inlines_in(blocks)), known, context)
    for said in context.on_posters.values():
        check_targets(tuple(inlines_in(said)), known, context)
    check_own_page(blocks, known, context)
    check_headings(blocks, context)


def check_identity(handout: HandoutSource, language: LanguageSource, problems: Problems) -> None:
    """Report a name that is impossible or not the file's own, and a language that is not the folder's."""
    front = handout.front
    if not _NAME.fullmatch(front.handout):
        problems.error(
            handout.at("handout"),
            "front-matter",
            f"`{front.handout}` is not a name for a handout",
            "use lower-case letters, digits and hyphens",
        )
    elif not handout.path.endswith(f"/{front.handout}.md"):
        problems.error(
            handout.at("handout"),
            "front-matter",
            f"`handout: {front.handout}` is not the name of its file",
            f"rename the file to {front.handout}.md, or write its name here",
        )
    if front.language != language.language:
        problems.error(
            handout.at("language"),
            "front-matter",
            f"`language: {front.language}` is in the folder of `{language.language}`",
            f"write `language: {language.language}`, or move the file",
        )


def rights_of(topic: TopicSource) -> Rights:
    """How the sheets of a topic may be used."""
    licence = topic.licence
    return Rights(licence.name, licence.url.text, topic.rights) if licence else Rights(terms=topic.rights)


def _band_figure(handout: HandoutSource, context: Context) -> Figure | None:
    front = handout.front
    if not front.picture:
        return None
    return figure_of(front.picture, front.alt, (), handout.at("picture"), context)


def _references(context: Context) -> tuple[str, ...]:
    """The references of the facts used and of the front matter, in the order of references.yaml."""
    source, handout, problems = context.source, context.handout, context.problems
    used: set[str] = set()
    for name in handout.front.sources:
        if name not in source.references and ("reference", name) not in source.faults:
            problems.error(
                handout.at("sources"),
                "references",
                f"unknown reference `{name}`",
                suggest(name, source.references, source.file("references.yaml")),
            )
        used.add(name)
    used.update(name for name in context.notes if name not in context.written_notes)
    for fact in context.facts:
        used.update(source.facts[fact].value.sources)
    for sign in context.signs:
        used.update(source.signs[sign].value.sources)
    for name in sorted(used):
        context.adopt_faults("reference", name)
    return tuple(name for name in source.references if name in used)


def _compose_nodes(nodes: tuple[SyntaxNode, ...], context: Context) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _compose_node(node, context))


def _compose_node(node: SyntaxNode, context: Context) -> tuple[Block, ...]:
    match node:
        case HeadingNode():
            return _heading(node, context)
        case ParagraphNode():
            return _paragraph(node, context)
        case ListNode():
            return (_list(node, context),)
        case NoteNode():
            write_note(node, context)
            return ()
        case TableNode():
            return typed_table(node, context)
        case DirectiveNode():
            return compose_directive(node, context, _compose_nodes)


def _heading(node: HeadingNode, context: Context) -> tuple[Block, ...]:
    if node.level == 1:
        context.problems.error(
            node.at, "headings", "only the title may be a heading of level 1", "start this one with `##`"
        )
        return ()
    context.level = node.level
    key = context.key()
    inlines = inlines_of(without_notes(node.spans, context), context, linked=False)
    text = plain(inlines)
    slug = context.slug(text)
    if node.level == 2:
        context.contents.append((text, slug))
    return (Heading(key, node.level, inlines, slug, node.at),)


def _paragraph(node: ParagraphNode, context: Context) -> tuple[Block, ...]:
    if len(node.spans) == 1 and isinstance(node.spans[0], ImageSpan):
        image = node.spans[0]
        caption: tuple[Inline, ...] = (Words(image.caption, image.at),) if image.caption else ()
        figure = figure_of(image.name, image.alt, caption, image.at, context)
        return (figure,) if figure else ()
    key = context.key()
    return (Paragraph(key, inlines_of(node.spans, context), node.at),)


def _list(node: ListNode, context: Context) -> BulletList:
    key = context.key()
    items = []
    for nodes, at in node.items:
        if not nodes:
            context.problems.error(at, "markdown", "this item is empty", "write something, or delete the mark")
        item_key = context.key()
        items.append(ListItem(item_key, _compose_nodes(nodes, context), at))
    return BulletList(key, node.ordered, tuple(items), node.at, node.start)


def _finished(block: Block, references: tuple[str, ...], context: Context) -> tuple[Block, ...]:
    """Contents and sources filled in, now that the whole handout is known."""
    if isinstance(block, Contents):
        entries = tuple(ContentsEntry(context.key(), text, slug) for text, slug in context.contents)
        return (replace(block, entries=entries),)
    if isinstance(block, BulletList) and not block.items:
        return listed(block, references, context)
    return (block,)
