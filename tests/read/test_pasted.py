"""What other programs export or put on the clipboard: see tests/cases/pasted/README.md.

`said.txt` there has what is read of each export, and what is said about it. `GUIDE_RENEW=1` writes it again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from guide.model.syntax import DirectiveNode, HeadingNode, ListNode, NoteNode, NoteSpan, SyntaxNode, TableNode, TextSpan
from tests.read.test_markdown import parsed, spans_in, text_of

FOLDER = Path(__file__).parents[1] / "cases" / "pasted"
SAID = FOLDER / "said.txt"
WORD = re.compile(r"[A-Za-z]{2,}")


def exports() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        if path.name != "README.md":
            yield path.name, path.read_text("utf-8")


def outline(nodes: tuple[SyntaxNode, ...], depth: int = 0) -> Iterator[str]:
    for node in nodes:
        edge = "  " * depth
        if isinstance(node, ListNode):
            for number, (inner, _) in enumerate(node.items, node.start):
                yield f"{edge}{f'item {number}' if node.ordered else 'item'}"
                yield from outline(inner, depth + 1)
        elif isinstance(node, HeadingNode):
            yield f"{edge}heading {node.level}: {text_of([node])}"
        elif isinstance(node, TableNode):
            for row in (node.header, *node.rows):
                yield f"{edge}row: {' | '.join(text_of([cell]) for cell in row)}"
        elif isinstance(node, NoteNode):
            yield f"{edge}note {node.name}:"
            yield from outline(node.nodes, depth + 1)
        elif not isinstance(node, DirectiveNode):
            yield f"{edge}{words_of(node)}"


def words_of(node: SyntaxNode) -> str:
    """The words of a node, and its references to footnotes."""
    spans = (
        f"[^{span.name}]" if isinstance(span, NoteSpan) else span.text
        for span in spans_in([node])
        if isinstance(span, NoteSpan | TextSpan)
    )
    return "".join(spans)


def test_exports_are_read_or_refused_as_written_down() -> None:
    parts = []
    for name, text in exports():
        nodes, problems = parsed(text)
        parts += [f"== {name}", *(f"   {line}".rstrip() for line in outline(nodes)), "   --"]
        parts += [f"   {line.removeprefix('a.md:').strip()}" for problem in problems for line in problem.split("\n")]
    said = "\n".join(parts) + "\n"
    if os.environ.get("GUIDE_RENEW"):
        SAID.write_text(said, "utf-8")
    assert said == SAID.read_text("utf-8")


def test_no_word_of_an_export_is_lost_unsaid() -> None:
    """Each word is in what is read, or its paragraph has a problem. Pictures are looked up when the text is composed."""
    lost = []
    for name, text in exports():
        nodes, problems = parsed(text)
        said = " ".join(outline(nodes))
        told = {int(problem.split(":")[1]) for problem in problems}
        lines = text.split("\n")
        start = 0
        for at in [*(number for number, line in enumerate(lines) if not line.strip()), len(lines)]:
            part = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^<>]*>|\]\([^)]*\)", "", "\n".join(lines[start:at]))
            if not told & set(range(start + 1, at + 1)):
                lost += [(name, word) for word in WORD.findall(part) if word not in said]
            start = at + 1
    assert lost == []
