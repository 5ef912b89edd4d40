"""A handout as plain text (UTF-8), for health records that accept nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from guide.products.site.lines import Line

INDENT = "  "


def plain_text(lines: Iterable[Line]) -> bytes:
    """Headings with a line below the title, an empty line between blocks, items under each other. Lines are not broken:
    records wrap by themselves."""
    parts: list[str] = []
    before: Line | None = None
    for line in lines:
        together = before is not None and before.style == line.style == "item"
        if before is not None and not together and before.style != "heading":
            parts.append("")
        parts += _set(line)
        before = line
    return ("\r\n".join(parts) + "\r\n").encode("utf-8")


def _set(line: Line) -> list[str]:
    # A no-break space becomes an ordinary one: some records show it as a question mark.
    words = line.text.replace("\u00a0", " ").split("\n")
    if line.style == "title":
        return [*words, "=" * max(map(len, words))]
    if line.style == "heading" and line.level == 2:
        return [*words, "-" * max(map(len, words))]
    if line.style == "item":
        indent = INDENT * line.depth
        mark = f"{line.mark} " if line.mark else INDENT
        return [indent + mark + words[0], *(indent + " " * len(mark) + more for more in words[1:])]
    return words
