"""What the pages of figures share, in Markdown."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable
from pathlib import Path


def table(head: str, rows: Iterable[str]) -> list[str]:
    """A table by its first line and the cells of the others."""
    return [head, "|---" * (head.count("|") - 1) + "|", *(f"| {row} |" for row in rows)]


def section(title: str, text: str, head: str, rows: Iterable[str]) -> list[str]:
    """A heading, an explanation, and the table."""
    return [f"## {title}", "", text, "", *table(head, rows), ""]


def machine() -> str:
    """The day, and what the figures were measured on."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    system, python = f"{platform.system()} {platform.machine()}", platform.python_version()
    return f"{today}, {system}, {os.cpu_count()} cores, Python {python}"


def placed(text: str, begin: str, end: str, lines: Iterable[str]) -> str:
    """A page with these lines between two marks; what stood there goes, and without marks they are at the end."""
    before, _, rest = text.partition(begin)
    after = rest.partition(end)[2].strip()
    return "\n".join([before.rstrip(), "", begin, "", *lines, "", end, *(["", after] if after else []), ""])


def put_table(page: Path, script: str, lines: Iterable[str]) -> None:
    """Write the table of a script into the one place that a page of the docs has for it."""
    text, begin = page.read_text("utf-8"), f"<!-- bench.{script} -->"
    assert text.count(begin) == 1, f"{page.name} has one place for the table"
    page.write_text(placed(text, begin, "<!-- end -->", lines), "utf-8")
