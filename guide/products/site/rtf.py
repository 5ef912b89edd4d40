"""A handout as RTF (1.9), for health records that keep bold type and heading levels."""

from __future__ import annotations

from collections.abc import Iterable

from guide.products.site.lines import Line

# Half points; twips.
TITLE, HEADINGS, TEXT = 36, {2: 28, 3: 25}, 24
INDENT, HANGING, AFTER = 360, 300, 120

# Characters with a meaning in RTF.
_SPECIAL = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\line ", "\t": "\\tab ", "\u00a0": "\\~"}


def rtf(lines: Iterable[Line], title: str, author: str) -> bytes:
    """The whole document: ASCII, with every other character by its number."""
    body = "\n".join(_paragraph(line) for line in lines)
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1\n"
        "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n"
        f"{{\\info{{\\title {escape(title)}}}{{\\author {escape(author)}}}}}\n"
        f"\\viewkind1\\f0\\fs{TEXT}\n{body}\n}}\n"
    ).encode("ascii")


def escape(text: str) -> str:
    """Text escaped so that RTF reads it as plain words."""
    return "".join(_SPECIAL.get(char) or (char if " " <= char <= "~" else _numbered(char)) for char in text)


def _numbered(char: str) -> str:
    """A character as its units of UTF-16, each a signed number and a mark for readers that do not know it."""
    units = char.encode("utf-16-le", "surrogatepass")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def _paragraph(line: Line) -> str:
    text = escape(line.text)
    if line.style == "title":
        return f"{{\\pard\\outlinelevel0\\sa{AFTER}\\b\\fs{TITLE} {text}\\par}}"
    if line.style == "heading":
        size, level = HEADINGS.get(line.level, TEXT), line.level - 1
        return f"{{\\pard\\keepn\\outlinelevel{level}\\sb{AFTER}\\sa{AFTER // 2}\\b\\fs{size} {text}\\par}}"
    if line.style == "item":
        left = INDENT * (line.depth + 1)
        mark = "\\bullet" if line.mark == "-" else escape(line.mark)
        return f"{{\\pard\\li{left}\\fi-{HANGING}\\tx{left}\\sa{AFTER // 3} {mark}\\tab {text}\\par}}"
    return f"{{\\pard\\sa{AFTER} {text}\\par}}"
