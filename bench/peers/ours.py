"""This project: Markdown and YAML through its stages. The rules are left out, since no peer has any: they refuse
figures without a source, such as the numbers of the copies. `guide build` runs them, and is timed on its own.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any

from bench.content import Block, Callout, Document, Heading, Items, Paragraph, Table
from bench.peers.shared import escaped, marked

TITLE = "this project"
PACKAGE = ""
TAGS = "PDF/UA-1 and PDF/A-2a"

_escaped = functools.partial(escaped, marks=re.compile(r"[\\`*_{}\[\]<>#+\-!|:]"))
_words = functools.partial(marked, escape=_escaped, bold="**{}**")
_FRONT = "front.json"


def prepare(document: Document, folder: Path) -> Path:
    """Write the Markdown, and each table as a YAML file beside it."""
    import yaml

    tables: dict[str, Any] = {}
    body = "\n\n".join(_block(block, tables) for block in document.blocks)
    (folder / "sheet.md").write_text(body + "\n", "utf-8")
    for name, table in tables.items():
        text = yaml.safe_dump(table, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    look = document.look
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


def _block(block: Block, tables: dict[str, Any]) -> str:
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
            columns = [f"c{number}" for number in range(len(header))]
            tables[name] = {
                "type": "table", "row-header": columns[0],
                "columns": {column: {"title": title, "width": 1} for column, title in zip(columns, header, strict=True)},
                "rows": [dict(zip(columns, map(_cell, row), strict=True)) for row in rows],
            }  # fmt: skip
            return f":::{{table}} {name}\n:::"
    raise AssertionError(block)


def _cell(blocks: tuple[Block, ...]) -> str:
    return " ".join(_words(block.words) for block in blocks if isinstance(block, Paragraph))
