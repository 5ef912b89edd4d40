"""fpdf2: cells, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.content import BOLD, REGULAR, Block, Callout, Heading, Items, Look, Paragraph, Style, Table, Words
from bench.peers.shared import read_data, write_data

TITLE = "fpdf2"
PACKAGE = "fpdf2"
TAGS = "none"


prepare = write_data  # its document is a program


def render(given: Path) -> bytes:
    """The PDF, untagged: fpdf2 tags pictures alone."""
    from fpdf import FPDF

    class Numbered(FPDF):  # type: ignore[misc, unused-ignore]  # untyped where it is not installed
        def footer(self) -> None:
            self.set_y(-36)
            self.set_font("guide", size=12)
            self.cell(0, 12, str(self.page_no()), align="C")

    document = read_data(given)
    look = document.look
    pdf = Numbered(unit="pt", format=(look.width, look.height))
    pdf.set_title(document.title)
    pdf.set_author(document.author)
    pdf.set_lang("en")
    pdf.add_font("guide", "", REGULAR)
    pdf.add_font("guide", "B", BOLD)
    pdf.set_margins(look.left, look.top, look.right)
    pdf.set_auto_page_break(True, look.bottom)
    pdf.c_margin = 0
    pdf.add_page()
    _blocks(pdf, document.titled, look, "body")
    return bytes(pdf.output())


def _blocks(pdf: Any, blocks: Iterable[Block], look: Look, body: str) -> None:
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                pdf.ln(look.block)
                pdf.start_section(text, level - 1, strict=False)
                _set(pdf, look.styles[f"heading-{level}"], f"**{text}**")
            case Paragraph(words=words):
                pdf.ln(look.paragraph)
                _set(pdf, look.styles[body], _words(words))
            case Items(ordered=ordered, items=items):
                _items(pdf, ordered, items, look, body)
            case Callout():
                _callout(pdf, block, look)
            case Table(header=header, rows=rows):
                _table(pdf, header, rows, look)


def _items(pdf: Any, ordered: bool, items: tuple[tuple[Words, ...], ...], look: Look, body: str) -> None:
    """A mark, and the text beside it."""
    left = pdf.l_margin
    for number, item in enumerate(items, 1):
        pdf.ln(look.item if number > 1 else look.paragraph)
        style = look.styles[body]
        if pdf.will_page_break(style.leading):
            pdf.add_page()
        _use(pdf, style)
        pdf.cell(look.indent, style.leading, f"{number}." if ordered else "•")
        pdf.set_left_margin(left + look.indent)
        _set(pdf, style, _words(item))
        pdf.set_left_margin(left)
        pdf.set_x(left)


def _callout(pdf: Any, block: Callout, look: Look) -> None:
    """A box that fpdf2 draws behind its content, down to the end of the page."""
    box, style = look.boxes[block.kind], look.styles["callout"]
    lines = [f"**{block.title}**"]
    for inner in block.blocks:
        match inner:
            case Paragraph(words=words):
                lines.append(_words(words))
            case Items(ordered=ordered, items=items):
                lines += [f"{f'{number}.' if ordered else '•'} {_words(item)}" for number, item in enumerate(items, 1)]
    pdf.ln(look.block)
    _use(pdf, style)
    pdf.set_fill_color(box.fill)
    pdf.set_draw_color(box.edge)
    pdf.set_line_width(box.edge_width or 0.1)
    pdf.multi_cell(
        0, style.leading, "\n".join(lines), border=1 if box.edge_width else 0, fill=True, align="L", markdown=True,
        padding=look.padding, new_x="LMARGIN", new_y="NEXT",
    )  # fmt: skip
    pdf.ln(look.block)


def _table(pdf: Any, header: tuple[str, ...], rows: tuple[tuple[tuple[Block, ...], ...], ...], look: Look) -> None:
    from fpdf.fonts import FontFace

    style = look.styles["cell"]
    _use(pdf, style)
    pdf.set_draw_color(look.line)
    pdf.set_line_width(0.7)
    head = FontFace(emphasis="BOLD", color=look.styles["head-cell"].colour, fill_color=look.accent)
    with pdf.table(
        line_height=style.leading, padding=look.cell_padding, text_align="LEFT", v_align="TOP", headings_style=head, markdown=True
    ) as table:  # fmt: skip
        table.row(header)
        for cells in rows:
            table.row(
                ["\n".join(_words(inner.words) for inner in cell if isinstance(inner, Paragraph)) for cell in cells]
            )


def _use(pdf: Any, style: Style) -> None:
    pdf.set_font("guide", size=style.size)
    pdf.set_text_color(style.colour)


def _set(pdf: Any, style: Style, text: str) -> None:
    _use(pdf, style)
    pdf.multi_cell(0, style.leading, text, align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")


def _words(words: Iterable[Words]) -> str:
    return "".join(f"**{part.text}**" if part.strong and part.text.strip() else part.text for part in words)
