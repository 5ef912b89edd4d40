"""WeasyPrint: a page of HTML with a style sheet."""

from __future__ import annotations

import functools
import html
from pathlib import Path

from bench.content import BOLD, FAMILY, REGULAR, Block, Callout, Document, Heading, Items, Paragraph, Table
from bench.peers.shared import marked

TITLE = "WeasyPrint"
PACKAGE = "weasyprint"
TAGS = "PDF/UA-1"

_words = functools.partial(marked, escape=html.escape, bold="<b>{}</b>")


def prepare(document: Document, folder: Path) -> Path:
    """Write the page."""
    body = "\n".join(map(_block, document.titled))
    path = folder / "document.html"
    path.write_text(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(document.title)}</title>\n'
        f'<meta name="author" content="{html.escape(document.author)}">\n<style>\n{_style_sheet(document)}</style></head>\n'
        f"<body>\n{body}\n</body></html>\n",
        "utf-8",
    )
    return path


def render(given: Path) -> bytes:
    """The PDF, tagged."""
    import weasyprint

    made = weasyprint.HTML(filename=str(given)).write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made


def _style_sheet(document: Document) -> str:
    look = document.look
    body = look.styles["body"]
    elements = {**{f"h{level}": f"heading-{level}" for level in (1, 2, 3, 4)}, "th": "head-cell", "td": "cell"}
    rules = [
        f"{element} {{ font-size: {style.size}pt; line-height: {style.leading}pt; color: {style.colour} }}"
        for element, style in ((element, look.styles[name]) for element, name in elements.items())
    ]
    rules += [
        f".{kind} {{ background: {box.fill}; border: {box.edge_width}pt solid {box.edge} }}"
        for kind, box in look.boxes.items()
    ]
    return (
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{REGULAR.as_uri()}"); font-weight: normal }}\n'
        f'@font-face {{ font-family: "{FAMILY}"; src: url("{BOLD.as_uri()}"); font-weight: bold }}\n'
        f"@page {{ size: {look.width}pt {look.height}pt; margin: {look.top}pt {look.right}pt {look.bottom}pt {look.left}pt;"
        " @bottom-center { content: counter(page) } }\n"
        f'html {{ font: {body.size}pt/{body.leading}pt "{FAMILY}"; color: {body.colour} }}\n'
        f"h1, h2, h3, h4 {{ margin: {look.block}pt 0 {look.paragraph}pt; break-after: avoid }}\n"
        f"p, ul, ol {{ margin: {look.paragraph}pt 0; orphans: 2; widows: 2 }}\n"
        f"ul, ol {{ padding-left: {look.indent}pt }}\nli {{ margin-top: {look.item}pt }}\n"
        f"section {{ padding: {look.padding}pt; margin: {look.block}pt 0; border-radius: 6pt }}\nsection > :first-child {{ margin-top: 0 }}\n"
        "table { border-collapse: collapse; width: 100%; table-layout: fixed }\ntr { break-inside: avoid }\n"
        f"th, td {{ padding: {look.cell_padding}pt; border: 0.7pt solid {look.line}; vertical-align: top; text-align: left }}\n"
        f"thead th {{ background: {look.accent} }}\ntd p {{ margin: 0 }}\n" + "\n".join(rules) + "\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"<h{level}>{html.escape(text)}</h{level}>"
        case Paragraph(words=words):
            return f"<p>{_words(words)}</p>"
        case Items(ordered=ordered, items=items):
            kind = "ol" if ordered else "ul"
            return f"<{kind}>\n" + "\n".join(f"<li>{_words(item)}</li>" for item in items) + f"\n</{kind}>"
        case Callout(kind=kind, level=level, title=title, blocks=blocks):
            inner = "\n".join(map(_block, blocks))
            return f'<section class="{kind}">\n<h{level}>{html.escape(title)}</h{level}>\n{inner}\n</section>'
        case Table(header=header, rows=rows):
            head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in header)
            cells = (("".join(map(_block, cell)) for cell in row) for row in rows)
            body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
    raise AssertionError(block)
