"""This project: Markdown and YAML through its stages. The rules are left out, since no peer has any: they refuse figures
that no source backs, and the numbers of the copies are such figures. `guide build` runs them, and is timed on its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from bench.content import Block, Callout, Document, Heading, Items, Look, Paragraph, Table, Words

TITLE = "this project"
PACKAGE = ""
TAGS = "PDF/UA-1 and PDF/A-2a"

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+\-!|:])")
_FRONT = "front.json"


def prepare(document: Document, folder: Path) -> Path:
    """Write the Markdown, and each table as a YAML file beside it."""
    tables: dict[str, str] = {}
    body = "\n\n".join(_block(block, tables) for block in document.blocks)
    (folder / "sheet.md").write_text(body + "\n", "utf-8")
    for name, text in tables.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    look: Look = document.look
    front = {
        "title": document.title,
        "author": document.author,
        "margins": [look.top, look.right, look.bottom, look.left],
    }
    (folder / _FRONT).write_text(json.dumps(front), "utf-8")
    return folder


def render(given: Path) -> bytes:
    """Every stage from reading to writing."""
    from bench.stages import rendered
    from guide.commands.shared import uncollected

    with uncollected():  # as the commands do
        return rendered(given, json.loads((given / _FRONT).read_text("utf-8")))


def _block(block: Block, tables: dict[str, str]) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * level} {_escaped(text)}"
        case Paragraph(words=words):
            return _words(words)
        case Items(ordered=ordered, items=items):
            return "\n".join(
                f"{f'{number}.' if ordered else '-'} {_words(item)}" for number, item in enumerate(items, 1)
            )
        case Callout(kind=kind, title=title, blocks=blocks):
            inner = "\n\n".join(_block(part, tables) for part in blocks)
            return f":::{{callout}} {kind}\n:title: {title}\n\n{inner}\n:::"
        case Table(header=header, rows=rows):
            name = f"table-{len(tables) + 1}"
            tables[name] = _table(header, rows)
            return f":::{{table}} {name}\n:::"
    raise AssertionError(block)


def _table(header: tuple[str, ...], rows: tuple[tuple[tuple[Block, ...], ...], ...]) -> str:
    lines = ["type: table", "row-header: c0", "columns:"]
    lines += [f"  c{number}: {{title: {json.dumps(title)}, width: 1}}" for number, title in enumerate(header)]
    lines.append("rows:")
    for row in rows:
        for number, cell in enumerate(row):
            said = " ".join(_words(part.words) for part in cell if isinstance(part, Paragraph))
            lines.append(f"  {'- ' if number == 0 else '  '}c{number}: {json.dumps(said, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _words(words: Iterable[Words]) -> str:
    return "".join(f"**{_escaped(part.text)}**" if part.strong else _escaped(part.text) for part in words)


def _escaped(text: str) -> str:
    return re.sub(r"^(\d+)\.", r"\1\\.", _MARKUP.sub(r"\\\1", text))
