"""ReportLab's Platypus: flowables in a document template."""

from __future__ import annotations

import functools
import html
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.content import BOLD, REGULAR, Block, Callout, Document, Heading, Items, Paragraph, Style, Table
from bench.peers.shared import marked, read_data, write_data

TITLE = "ReportLab Platypus"
PACKAGE = "reportlab"
TAGS = "none"

_words = functools.partial(marked, escape=html.escape, bold="<b>{}</b>")


prepare = write_data  # its document is a program


def render(given: Path) -> bytes:
    """The PDF, untagged: Platypus has no tags."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import SimpleDocTemplate

    document = read_data(given)
    if "guide" not in pdfmetrics.getRegisteredFontNames():
        for name, path in (("guide", REGULAR), ("guide-bold", BOLD)):
            pdfmetrics.registerFont(TTFont(name, str(path)))
        pdfmetrics.registerFontFamily(
            "guide", normal="guide", bold="guide-bold", italic="guide", boldItalic="guide-bold"
        )
    look, out = document.look, io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=(look.width, look.height), leftMargin=look.left - 6, rightMargin=look.right - 6,
        topMargin=look.top - 6, bottomMargin=look.bottom - 6, title=document.title, author=document.author, lang="en",
    )  # fmt: skip  # its frame has a padding of 6 pt
    story = list(_flowables(document.titled, document, _styles(document), "body"))
    template.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _foot(canvas: Any, template: Any) -> None:
    canvas.setFont("guide", 12)
    canvas.drawCentredString(template.pagesize[0] / 2, 24, str(template.page))


def _styles(document: Document) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    look = document.look

    def style(name: str, of: Style, **more: Any) -> Any:
        return ParagraphStyle(name, fontName="guide", fontSize=of.size, leading=of.leading, textColor=of.colour, **more)

    return {
        name: style(name, of, spaceBefore=look.block, spaceAfter=look.paragraph, keepWithNext=True) if name.startswith("heading")
        else style(name, of, spaceBefore=0 if "cell" in name else look.paragraph)
        for name, of in look.styles.items()
    }  # fmt: skip


def _flowables(blocks: Iterable[Block], document: Document, styles: dict[str, Any], body: str) -> Iterator[Any]:
    from reportlab import platypus

    look = document.look
    width = look.width - look.left - look.right
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                yield _bold(text, styles[f"heading-{level}"])
            case Paragraph(words=words):
                yield platypus.Paragraph(_words(words), styles[body])
            case Items(ordered=ordered, items=items):
                yield platypus.ListFlowable(
                    [platypus.Paragraph(_words(item), styles[body]) for item in items],
                    bulletType="1" if ordered else "bullet", leftIndent=look.indent, bulletFontName="guide",
                    bulletFontSize=look.styles[body].size, start=None if ordered else "•",
                )  # fmt: skip
            case Callout(kind=kind, level=level, title=title, blocks=inner):
                box = look.boxes[kind]
                head = _bold(title, styles[f"heading-{level}"])
                yield platypus.Table(
                    [[[head, *_flowables(inner, document, styles, "callout")]]], colWidths=[width], spaceBefore=look.block,
                    spaceAfter=look.block, style=[
                        ("BACKGROUND", (0, 0), (-1, -1), box.fill), ("BOX", (0, 0), (-1, -1), box.edge_width, box.edge),
                        *_padded(look.padding),
                    ],
                )  # fmt: skip
            case Table(header=header, rows=rows):
                heads = [_bold(cell, styles["head-cell"]) for cell in header]
                cells = [[list(_flowables(cell, document, styles, "cell")) for cell in row] for row in rows]
                yield platypus.Table(
                    [heads, *cells], colWidths=[width / len(header)] * len(header), repeatRows=1, style=[
                        ("GRID", (0, 0), (-1, -1), 0.7, look.line), ("BACKGROUND", (0, 0), (-1, 0), look.accent),
                        ("VALIGN", (0, 0), (-1, -1), "TOP"),
                        *_padded(look.cell_padding),
                    ],
                )  # fmt: skip


def _bold(text: str, style: Any) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(f"<b>{html.escape(text)}</b>", style)


def _padded(by: float) -> list[tuple[object, ...]]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), by) for side in ("TOP", "RIGHT", "BOTTOM", "LEFT")]
