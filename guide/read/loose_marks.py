"""Marks that mean something to other writers of Markdown and nothing here: they would be printed as they were typed.

Each is refused with the form that is read. `docs/writing.md` lists what that is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from msgspec import Struct

from guide.read.characters import UNSEEN

LONGEST_SHOWN = 24


class Loose(Struct, frozen=True):
    """A mark, what is said of it behind its characters, and what to write."""

    pattern: str
    message: str
    hint: str


class Found(Struct, frozen=True):
    """A mark of a text: where it begins, and what is said of it."""

    offset: int
    message: str
    hint: str


_NO_ROLE = "write the name in backquotes right behind it: {fact}`name`"
_BOLD = "write **words** with no space inside the stars; for a star itself type `\\*`"
_LINK = "write [words](https://address), without a space in the address"
_NOTES = "handouts have no notes; say it in the text, or name the source in `sources`"
_LIST = "write `- ` and then the words, with an empty line above the first item"
_HTML = "delete it; write Markdown"

# Also where a character of it is escaped: programs escape what they do not know and what is not closed.
_ALWAYS = (
    Loose(r"\*\*", "is opened or closed only once", _BOLD),
    Loose(r"!\[[^\[\]]*(?:\]\(?|\[)?", "is a picture that is not written whole", 'write ![What it shows.](name "Caption")'),
    Loose(r"\]\(", "belongs to a link that is not closed", _LINK),
    Loose(r"\[\^[^\]\s]*\]?|\^\[", "is a footnote, which would be printed as it is", _NOTES),
    Loose(r"\]\[", "belongs to a link whose address stands elsewhere", _LINK),
    Loose(r"\[\[|\]\]", "belongs to a link of another program", _LINK),
    Loose(r"\[@", "names a source, which would be printed as it is", "name the source in `sources` of the front matter"),
    Loose(r":::+", "here neither opens nor closes a directive", "write it on a line of its own, as in `:::{callout} main`"),
    Loose(r"##+", "makes no heading here", "write `## ` and then the words, on a line of their own"),
)  # fmt: skip

# Not where it is escaped: then it is meant as it is.
_UNLESS_ESCAPED = (
    Loose(r"\{(?:fact|page|sign|call|number)\}", "stands without its name", _NO_ROLE),
    Loose(r"\{\{?[^{}\n]*\}\}?|[{}]", "is not read here", "delete the braces and what is in them; a link to a heading is made of its words"),
    Loose(r"~~+", "strikes nothing out here", "delete the words, or the mark"),
    Loose(r"==+", "marks nothing here", "use bold: two stars on each side"),
    Loose(r"\$\$", "is a mark for formulas, which are not set", "write it in words"),
    Loose(r"<!--|-->", "belongs to a comment that is not closed", _HTML),
    Loose(r"<[/!?]?[A-Za-z][^<>]*>|<\s+/?\s*(?:br|b|i|u|p|div|span)\s*/?>", "would be printed as it is", _HTML),
    Loose(
        r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:nbsp|ensp|emsp|thinsp|shy|amp|lt|gt|quot)\b",
        "names no character", "type the character itself, or write it as in `&nbsp;`",
    ),
    Loose(r"(?<![\w*])\*(?=\w)|(?<!\S)\*[ \t][^*\n]*(?<=\w)\*(?!\w)", "is opened or closed only once", _BOLD),
    Loose(r"(?<!\w)__?(?=[^\W_])", "is opened or closed only once", _BOLD),
    Loose(r"(?<!~)~[^~\s]+~(?!~)", "would be printed as it is", "write the words without the marks"),
    Loose(r"\^[^\s^]+\^", "would be printed as it is", "write the words without the marks"),
    Loose(r"`+", "is a backquote without another", "write {fact}`name` whole; for an apostrophe type '"),
    Loose(r"(?<![\w$])\$(?=[A-Za-z\\])[^$\n]*(?<=[^\s$])\$(?![\w$])", "is a formula, which is not set", "write it in words"),
    Loose(r"\\", "stands before nothing that needs it", "delete it; to end a line, put it last in a line that has another below it"),
)  # fmt: skip

_MARK = r"(?:\d{1,9}[.)]|\\?[-+*])"
_LETTER = r"\(?(?:[A-Za-z]|[ivxIVX]{2,4})[.)]"

# What a line of a paragraph may not begin with.
_LINE = (
    Loose(r"\[(?!\^)[^\]\n]+\]:", "at the beginning of a line sets an address aside, which is not printed",
          "take the brackets out; for a link write [words](https://address) where it stands"),
    Loose(r"\\?\[[ xX]?\\?\](?=\s|$)", "is a box to tick, which a text has not",
          "delete it; boxes to tick stand in a checklist, see docs/writing.md"),
    Loose(r"\\?\[\\?\[?_?(?:toc|TOC)_?\\?\]?\\?\]", "is no contents list here", "write `:::{contents}` and below it `:::`"),
    Loose(r"\\?#{1,6}(?=[^\W\d_]|\*\*)", "has no space behind it, so it makes no heading", "write `## ` and then the words"),
    Loose(r"\\?#{7,}", "makes no heading", "write `## ` and then the words"),
    Loose(r"[-+](?=[^\W\d_]|\*\*|\[)", "has no space behind it, so it makes no list", _LIST),
    Loose(r"\d{1,9}\\?[.)](?=[^\W\d_])", "has no space behind it, so it makes no list", "write `1. ` and then the words"),
    Loose(r"[•·◦▪▫‣⁃●○■□◆►➢➤✓✔✗✘☐☑☒\uf000-\uf0ff]", "makes no list", _LIST),
    # What symbol fonts of word processors show as bullets.
    Loose(r"[o§Øüvq¨](?:\t+| {2,}|\u00a0+ *)(?=\S)", "makes no list", _LIST),
    Loose(rf"{_LETTER}\t", "makes no list", "write `1. ` and then the words"),
    Loose(r"\\?\|", "begins a row of a table, which has its own file", "write `:::{table} name` here; see docs/writing.md"),
    Loose(r":?-{2,}:?[ \t]*\|[-:| \t]*$", "belongs to a table, which has its own file",
          "write `:::{table} name` here; see docs/writing.md"),
    Loose(r"\+[-=+]{2,}", "is not read here", "delete it; a table is written `:::{table} name`, see docs/writing.md"),
    Loose(r":[ \t]+(?=\S)", "makes no list of words that are explained", "write **word**: what it means"),
    Loose(r"\([\w-]+\)=\s*$", "is not read here", "delete it; a link to a heading is made of its words"),
    Loose(r"(?:!!!|\?\?\?\+?)[ \t]+\w", "opens no box here", "write `:::{callout} main` and below it `:::`"),
    Loose(r"\.\.[ \t]+[\w-]+::", "opens no block here", "write it as in `:::{callout} main`"),
)  # fmt: skip
# What no line of a paragraph but the first can begin with: there it would be a list, or a mark that was escaped.
_LATER = (
    Loose(rf"{_MARK}(?=[ \t])", "makes no list here, so its line would run on behind the one above",
          "put an empty line above the list; indent a list in a list as far as the words above it"),
)  # fmt: skip
# What a text that is one line, such as a cell, may not begin with: there it makes no block.
_CELL = (
    Loose(rf"{_MARK}(?=[ \t]+\S)", "makes no list in a text of one line", "write the words alone, or a sentence"),
    Loose(r"#{1,6}(?=[ \t]+\S)", "makes no heading in a text of one line", "write the words alone"),
    Loose(r">(?=[ \t]*[^\W\d])", "makes no quotation in a text of one line", "write the words alone"),
    Loose(r"(?:-{3,}|={3,})[ \t]*$", "makes no heading in a text of one line", "write the words alone"),
)
# What begins a line now and then; two in a paragraph are a list that runs together.
_TWICE = (
    Loose(rf"{_LETTER}[ \t]+(?!\w\.)(?=\S)", "makes no list", "write `1. ` and then the words, with an empty line above the first item"),
    Loose(r"(?:[–—−‐‑]|---?)[ \t\u00a0]*(?=[^\W\d])", "makes no list", _LIST),
    Loose(r"\\[-+*][ \t]*(?=[^\W\d])", "makes no list", _LIST),
)  # fmt: skip
# Such a dash says so at the beginning of a paragraph too.
_FIRST = (Loose(r"(?:[–−‐‑]|--)[ \t\u00a0]*(?=[^\W\d])", "makes no list", _LIST),)


class _Table:
    """Marks as one pattern, which finds them from left to right."""

    def __init__(self, marks: Iterable[Loose]) -> None:
        self.marks = tuple(marks)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when it is first needed: that takes as long as reading a page."""
        return re.compile("|".join(f"({mark.pattern})" for mark in self.marks))

    def said(self, match: re.Match[str]) -> Found:
        mark = self.marks[(match.lastindex or 1) - 1]
        shown = match[0].strip()
        shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        # A backquote cannot be shown between two.
        named = f"`{shown}`" if "`" not in shown else "this"
        return Found(match.start(), f"{named} {mark.message}", mark.hint)


_INLINE = (_Table(_ALWAYS), _Table(_UNLESS_ESCAPED))
_LINES, _LATER_LINES, _CELLS, _FIRST_LINE = _Table(_LINE), _Table(_LATER), _Table(_CELL), _Table(_FIRST)
_TWO_LINES = tuple(_Table((mark,)) for mark in _TWICE)
# A line that begins with a word, as nearly all do.
_PLAIN = re.compile(r"[^\W\d_]{2,}[ ,'’-][^ ]|[^\W\d_]{5}")
# Without any of these no mark is there.
_ANY = re.compile(r"[][*_{}\\`~=^<>$&:#]")


def may_have_marks(text: str) -> bool:
    """Whether a text has a character that any mark has: few have."""
    return _ANY.search(text) is not None


def loose_marks(printed: str, typed: str) -> Iterator[Found]:
    """The loose marks of a text that may have some, one of a kind. `printed` is the text, `typed` the same with characters that were escaped,
    and those of addresses, hidden behind others."""
    for table, text in zip(_INLINE, (printed, typed), strict=True):
        seen: set[str] = set()
        for match in table.pattern.finditer(text):
            found = table.said(match)
            if found.message not in seen:
                seen.add(found.message)
                yield found


def loose_lines(lines: Sequence[str]) -> Iterator[tuple[int, Found]]:
    """What begins the lines of a paragraph and is no mark there, with the number of its line."""
    yield from _of_lines(lines, (_LINES, _FIRST_LINE), (_LINES, _LATER_LINES))


def loose_cell(lines: Sequence[str]) -> Iterator[tuple[int, Found]]:
    """The same for a text that is one line to whoever reads it, such as a heading or a cell of a table."""
    yield from _of_lines(lines, (_LINES, _FIRST_LINE, _CELLS), (_LINES, _CELLS))


def _of_lines(lines: Sequence[str], first: Sequence[_Table], later: Sequence[_Table]) -> Iterator[tuple[int, Found]]:
    if all(map(_PLAIN.match, lines)):
        return
    lines = [_plainer(line) for line in lines]
    for number, line in enumerate(lines):
        for table in later if number else first:
            if match := table.pattern.match(line):
                yield number, table.said(match)
                break
    for table in _TWO_LINES:
        found = [(number, match) for number, line in enumerate(lines) if (match := table.pattern.match(line))]
        if len(found) > 1 and not _FIRST_LINE.pattern.match(lines[0]):
            yield found[0][0], table.said(found[0][1])


def _plainer(line: str) -> str:
    """A line without what nobody sees before its first mark, and with that mark itself where an entity names it."""
    return line if line[:1].isascii() and line[:1] != "&" else unescape(line).lstrip(UNSEEN)
