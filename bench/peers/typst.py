"""Typst: a source file in its own markup, compiled by the package that embeds the compiler."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from bench.content import FAMILY, FONTS, Blank, Block, Callout, Document, Heading, Items, Paragraph, Picture, Table
from bench.peers.shared import escaped, marked

TITLE = "Typst"
PACKAGE = "typst"
TAGS = "PDF/UA-1"
# With only the fonts of the project.
SET_UP = {"root": "/", "font_paths": [str(FONTS)], "ignore_system_fonts": True}

_escaped = functools.partial(escaped, marks=re.compile(r"""[\\#$*_`<>@~=\-+/\[\]"']"""))
_words = functools.partial(marked, escape=_escaped, bold="#strong[{}]")


def prepare(document: Document, folder: Path) -> Path:
    """Write the source."""
    body = "\n\n".join(map(_block, document.titled))
    path = folder / "document.typ"
    path.write_text(f"{_rules(document)}\n{body}\n", "utf-8")
    return path


def render(given: Path) -> bytes:
    """The PDF, tagged."""
    import typst

    made = typst.compile(str(given), pdf_standards=["ua-1"], **SET_UP)
    assert isinstance(made, bytes)
    return made


def _rules(document: Document) -> str:
    """Set and show rules: the look."""
    look = document.look
    body = look.styles["body"]
    headings = "\n".join(
        f'#show heading.where(level: {level}): set text(size: {style.size}pt, fill: rgb("{style.colour}"))'
        for level, style in ((level, look.styles[f"heading-{level}"]) for level in (1, 2, 3, 4))
    )
    boxes = "".join(
        f'  "{kind}": (fill: rgb("{box.fill}"), stroke: {box.edge_width}pt + rgb("{box.edge}")),\n'
        for kind, box in look.boxes.items()
    )
    return f"""#set document(title: "{document.title}", author: "{document.author}")
#set page(width: {look.width}pt, height: {look.height}pt, numbering: "1", margin: (top: {look.top}pt,
  right: {look.right}pt, bottom: {look.bottom}pt, left: {look.left}pt))
#set text(font: "{FAMILY}", size: {body.size}pt, fill: rgb("{body.colour}"), lang: "en", region: "US",
  hyphenate: false, top-edge: {body.leading * 0.75:.2f}pt, bottom-edge: -{body.leading * 0.25:.2f}pt)
#set par(justify: false, leading: 0pt, spacing: {look.paragraph}pt)
{headings}
#set list(indent: 0pt, body-indent: {look.indent - 6}pt, spacing: {look.item}pt)
#set enum(indent: 0pt, body-indent: {look.indent - 10}pt, spacing: {look.item}pt)
#set table(inset: {look.cell_padding}pt, stroke: 0.7pt + rgb("{look.line}"))
#show table.cell.where(y: 0): set text(fill: white, weight: "bold")
#let head-fill(_, y) = if y == 0 {{ rgb("{look.accent}") }}
#let boxes = (
{boxes})
#let callout(kind, level, title, body) = block(..boxes.at(kind), inset: {look.padding}pt, width: 100%, radius: 6pt,
  above: {look.block}pt, below: {look.block}pt)[#heading(level: level, outlined: false)[#title]
#set text(size: {look.styles["callout"].size}pt)
#body]
#let blank(label, height) = {{ label; box(width: 100%, height: height, stroke: 0.8pt) }}
"""


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'=' * level} {_escaped(text)}"
        case Paragraph(words=words):
            return _words(words)
        case Items(ordered=ordered, items=items):
            return "\n".join(f"{'+' if ordered else '-'} {_words(item)}" for item in items)
        case Callout(kind=kind, level=level, title=title, blocks=blocks):
            return f'#callout("{kind}", {level})[{_escaped(title)}][\n' + "\n\n".join(map(_block, blocks)) + "\n]"
        case Table(header=header, rows=rows):
            head = ", ".join(f"[{_escaped(cell)}]" for cell in header)
            cells = (("\n\n".join(map(_block, cell)) for cell in row) for row in rows)
            body = "\n".join("  " + ", ".join(f"[{cell}]" for cell in row) + "," for row in cells)
            return f"#table(columns: {len(header)}, fill: head-fill,\n  table.header({head}),\n{body}\n)"
        case Picture(path=path, alt=alt, height=height):
            return f'#image("{path}", height: {height}pt, alt: "{alt}")'
        case Blank(label=label, height=height):
            return f"#blank([{_escaped(label)}], {height}pt)"
