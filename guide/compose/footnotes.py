"""Footnotes: written anywhere in a handout, numbered as the text refers to them, listed at its end.

`[^name]` without a footnote of that name refers to the source of that name in references.yaml.
"""

from __future__ import annotations

from guide.base.problems import suggest
from guide.compose.context import Context, NoteUse
from guide.compose.directives.parts import Inner
from guide.compose.directives.sources import source_words
from guide.compose.headings import heading
from guide.model.blocks import Block, Footnote, Footnotes, Paragraph
from guide.model.syntax import ListNode, NoteNode, ParagraphNode

# The level of the heading above the footnotes.
LEVEL = 2


def write_note(node: NoteNode, context: Context) -> None:
    """Keep a footnote for the end of the handout."""
    if node.name in context.written_notes:
        context.problems.error(
            node.at, "footnotes", f"footnote `{node.name}` is written twice", "give one of them another name"
        )
    if not node.nodes:
        context.problems.error(
            node.at, "footnotes", f"footnote `{node.name}` has no text",
            f"write it right after `[^{node.name}]:`, or indent it below by four spaces",
        )  # fmt: skip
    for inner in node.nodes:
        if not isinstance(inner, ParagraphNode | ListNode):
            context.problems.error(
                inner.at, "footnotes", "a footnote holds paragraphs and lists, nothing else", "move this into the text"
            )
    context.written_notes[node.name] = node


def footnotes_of(context: Context, inner: Inner) -> tuple[Block, ...]:
    """All footnotes and sources that the text refers to, under a heading; none if there are none."""
    for name, node in context.written_notes.items():
        if name not in context.notes:
            context.problems.error(
                node.at, "footnotes", f"nothing refers to footnote `{name}`",
                f"write `[^{name}]` after the word that it belongs to, or delete it",
            )  # fmt: skip
    if not context.notes:
        return ()
    at = next(iter(context.notes.values())).at
    key, labels = context.key(), context.language.labels
    head = heading(labels.footnotes, LEVEL, at, context)
    context.contents.append((labels.footnotes, head.slug))
    context.in_note = True
    notes = []
    for name, use in context.notes.items():
        note_key, link_key = context.key(), context.key()
        says = labels.footnote_back.format(number=use.number)
        blocks = _content(name, use, context, inner)
        notes.append(Footnote(note_key, use.number, use.slug, use.back, says, link_key, blocks, use.at))
    return (Footnotes(key, head, tuple(notes), at),)


def _content(name: str, use: NoteUse, context: Context, inner: Inner) -> tuple[Block, ...]:
    if name in context.written_notes:
        nodes = context.written_notes[name].nodes
        return inner(tuple(node for node in nodes if isinstance(node, ParagraphNode | ListNode)), context)
    if name in context.source.references:
        return (Paragraph(context.key(), source_words(name, context), use.at, "note"),)
    context.problems.error(
        use.at, "footnotes", f"no footnote or source is called `{name}`",
        suggest(name, (*context.written_notes, *context.source.references)),
    )  # fmt: skip
    return ()
