"""Marks that mean something in other kinds of Markdown but nothing here: they would print as typed.

Each is refused, with the form that works here. `docs/writing.md` lists those forms.
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
    """A mark, the message after its characters, and what to write."""

    pattern: str
    message: str
    hint: str


class Found(Struct, frozen=True):
    """A mark of a text: where it begins, and the message about it."""

    offset: int
    message: str
    hint: str


_NO_ROLE = "write the name in backquotes right after it, as in {fact}`name` or {sign}`name`"
_BOLD = "write **words** with no space inside the stars; to print a star, type `\\*`"
_LINK = "write [words](https://address), without a space in the address"
_NOTES = "write `word[^name]` in the text, and `[^name]: the note` as a paragraph of its own"
_PERCENT = "delete the line if it is a comment; to print the mark, type `\\%`"
_LIST = "write `- ` and then the words, with an empty line above the first item"
_TABLE = "write the head of the table, and right below it a line such as `|---|---|` with as many columns"
_HTML = "delete it; write Markdown"
_BOX = "write `:::{callout} main` and below it `:::`"

# Of forums: a closing mark, one with a value, and one that is closed in its line. Others are brackets in a text: `[s]he`.
_FORUM = ("b", "i", "u", "s", "url", "img", "quote", "list", "size", "color", "center")
_CLOSED = "|".join(rf"{name}\](?=.{{0,500}}?\[/{name}\])" for name in _FORUM)
_BBCODE = rf"\[/(?:{'|'.join(_FORUM)})\]|(?<!\w)\[(?:(?:{'|'.join(_FORUM)})=[^\[\]\n]*\]|{_CLOSED})"

# Even if a character of it is escaped: programs escape what they do not know and what is not closed.
_ALWAYS = (
    Loose(r"\*\*", "has no matching mark", _BOLD),
    Loose(r"!\[[^\[\]]*(?:\]\(?|\[)?", "begins a picture that is not complete", 'write ![What it shows.](name "Caption")'),
    Loose(r"\]\(", "belongs to a link that is not closed", _LINK),
    Loose(r"\[\^[^\]\s]*\]?|\^\[", "is no footnote here, and would be printed as it is", _NOTES),
    Loose(r"\]\[", "belongs to a link whose address is elsewhere", _LINK),
    Loose(r"\[\[|\]\]", "belongs to a kind of link that only other programs read", _LINK),
    Loose(r"\[@", "cites a source, and would be printed as it is", "list the source under `sources` in the front matter"),
    Loose(r":::+", "here neither opens nor closes a directive", "put it on its own line, as in `:::{callout} main`"),
    Loose(r"##+", "makes no heading here", "write `## ` and then the words, on a line of their own"),
    Loose(r"~~+", "does not strike words out here", "delete the words, or the mark"),
    Loose(r"==+", "does not highlight words here", "use bold: two stars on each side"),
    Loose(r"%%+", "does not hide words here", "delete the marks and what is between them"),
    Loose(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|<%|%>", "belongs to a template, which nobody fills in here", "write the words themselves"),
    Loose(r"<!--", "belongs to a comment that is not closed", _HTML),
    Loose(r"\\\([^()\n]*\\\)|\\\[[^\[\]\n]*\\\]", "marks a formula, which cannot be printed", "write it in words"),
)  # fmt: skip

# Not if it is escaped: then it is meant literally.
_UNLESS_ESCAPED = (
    Loose(r"\{page\}", "has no name after it", "write the address of the heading in backquotes right after it: {page}`when-to-call`"),
    Loose(r"\{(?:fact|sign|call|number)\}", "has no name after it", _NO_ROLE),
    Loose(r"\{[^{}\n]*\}|[{}]+", "has no meaning here", "delete the braces and what is in them; a link to a heading uses its words"),
    Loose(r"\$\$", "marks a formula, which cannot be printed", "write it in words"),
    Loose(r"-->", "belongs to a comment that is not closed", _HTML),
    Loose(r"<[/!?]?[A-Za-z][^<>]*>|<\s+/?\s*(?:br|b|i|u|p|div|span)\s*/?>", "would be printed as it is", _HTML),
    Loose(
        r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:nbsp|ensp|emsp|thinsp|shy|amp|lt|gt|quot)\b",
        "is not the name of a character", "type the character itself, or write it as in `&nbsp;`",
    ),
    Loose(r"(?<![\w*])\*(?=\w)|(?<!\S)\*[ \t][^*\n]*(?<=\w)\*(?!\w)", "has no matching mark", _BOLD),
    Loose(r"(?<!\w)__?(?=[^\W_])", "has no matching mark", _BOLD),
    Loose(r"(?<!~)~[^~\s]+~(?!~)", "would be printed as it is", "write the words without the marks"),
    Loose(r"\^[^\s^]+\^", "would be printed as it is", "write the words without the marks"),
    Loose(r"(?<![\w+])\+\+(?=[^\W_])[^+\n]*(?<=\w)\+\+(?![\w+])", "would be printed as it is", "write the words without the marks"),
    Loose(r"(?<=[ \t(,.]):[a-z][a-z_]+:(?![\w:`])", "names a small picture, which no font has", "write it in words, or delete it"),
    Loose(r"(?<![\w:])[a-z]+::[^\s\[]*\[[^\]\n]*\]", "does nothing here", "write a block as in docs/writing.md, or a picture ![What it shows.](name)"),
    # Of an address, only x is seen here.
    Loose(r"\[[^\[\]|\n]+\|x{8}", "belongs to a link of another program", _LINK),
    Loose(_BBCODE, "would be printed as it is",
          "delete it and its partner; write **words** for bold, and [words](https://address) for a link; to print a bracket, type `\\[`"),
    Loose(r"`+", "is a backquote without a partner", "write {fact}`name` whole; for an apostrophe type '"),
    Loose(r"(?<![\w$])\$(?=[A-Za-z\\])[^$\n]*(?<=[^\s$])\$(?![\w$])", "marks a formula, which cannot be printed", "write it in words"),
    Loose(r"\\", "has nothing after it that needs it", "delete it; to break a line, put it at the end of one that another follows"),
)  # fmt: skip

# Where programs of Microsoft keep files: the backslash is part of the name.
_WINDOWS = re.compile(r"(?<![^\W\d_])[A-Za-z]:\\[^\s*`{}\[\]<>]*")
# A line that other programs take for a comment. After a number, `%` at the start of a line belongs to it.
_COMMENT = re.compile(r"%(?=[ \t]*[^\W\d_])")
_NUMBER = re.compile(r"[\d`][ \t]*$")

_MARK = r"(?:\d{1,9}[.)]|\\?[-+*])"
_LETTER = r"\(?(?:[A-Za-z]|[ivxIVX]{2,4})[.)]"

# What a line of a paragraph may not begin with.
_LINE = (
    Loose(r"\[(?!\^)[^\]\n]+\]:[ \t]*<?data:", "at the start of a line is followed by a picture of this text",
          "save it as a file in pictures/, delete this line, and write ![What it shows.](name) where the picture belongs"),
    Loose(r"\[(?!\^)[^\]\n]+\]:", "at the start of a line defines a link address, which is not printed",
          "delete the brackets; for a link, write [words](https://address) where it belongs"),
    Loose(r"\\?\[[ xX]?\\?\](?=\s|$)", "is a box to tick, which text cannot have",
          "delete it; boxes to tick go in a checklist, see docs/writing.md"),
    Loose(r"\\?\[\\?\[?_?(?:toc|TOC)_?\\?\]?\\?\]", "does not make a list of contents", "write `:::{contents}` and below it `:::`"),
    Loose(r"\[(?![bius]\])[a-z]{1,2}\](?=[A-Z“\"])", "begins a comment, which would be printed",
          "delete the comment here, and its mark in the text"),
    Loose(r"\\?#{1,6}(?=[^\W\d_]|\*\*)", "has no space after it, so it makes no heading", "put a space after it"),
    Loose(r"\\?#{7,}", "makes no heading", "write `## ` and then the words"),
    Loose(r"[-+](?=[^\W\d_]|\*\*|\[)", "has no space after it, so it makes no list", _LIST),
    Loose(r"\d{1,9}\\?[.)](?=[^\W\d_])", "has no space after it, so it makes no list", "write `1. ` and then the words"),
    Loose(r"[•·◦▪▫‣⁃●○■□◆►➢➤✓✔✗✘☐☑☒\uf000-\uf0ff]", "makes no list", _LIST),
    # What symbol fonts of word processors show as bullets.
    Loose(r"[o§Øüvq¨](?:\t+| {2,}|\u00a0+ *)(?=\S)", "makes no list", _LIST),
    Loose(rf"{_LETTER}\t", "makes no list", "write `1. ` and then the words"),
    Loose(r"\\?\|", "begins a row, but makes no table here", _TABLE),
    Loose(r":?-{2,}:?[ \t]*\|[-:| \t]*$", "makes no table of the line above", _TABLE),
    Loose(r"\+[-=+]{2,}", "has no meaning here", "delete it; write a table with `|` between its cells, see docs/writing.md"),
    Loose(r":[ \t]+(?=\S)", "makes no list of definitions", "write **word**: what it means"),
    Loose(r"\([\w-]+\)=\s*$", "has no meaning here", "delete it; a link to a heading uses its words"),
    Loose(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+", "opens no box here", _BOX),
    Loose(r"\\?\[!\w+\\?\]", "opens no box here", _BOX),
    Loose(r"\\?\*\\?\[[^\]\n]+\]:", "explains a short word only to other programs", "explain it in the text: **HTML** (what it means)"),
    Loose(r"-{1,2}8<-{1,2}|@(?:import|include)\b|!include\b", "takes in no file here", "write `:::{include} name.md` and below it `:::`"),
    Loose(r"@\[[\w ]*\]\(", "shows no film", "write [words](https://address)"),
    Loose(r"\^{3,}[ \t]*$|\+{3,}[ \t]*$|'{3,}[ \t]*$|\"{3,}[ \t]*$", "makes no heading of the line above", "write `## ` and then the words"),
    Loose(r"={1,6}[ \t]+[^\W\d].*(?<=\w)[ \t]+={1,6}[ \t]*$|h[1-6]\.[ \t]+(?=\w)", "makes no heading", "write `## ` and then the words"),
    Loose(r"<{7}(?=[ \t]|$)|\|{7}(?=[ \t]|$)|>{7}(?=[ \t]|$)", "is where two versions of the file were put together",
          "keep the version that is right, and delete the other and these lines"),
    Loose(r"\.\.[ \t]+[\w-]+::", "opens no block here", "write it as in `:::{callout} main`"),
)  # fmt: skip
_OPTION = Loose(
    r":[A-Za-z][\w-]*:(?=[ \t]|$)",
    "sets nothing here",
    "put it right below the first line of its block, above the words",
)
# What only later lines of a paragraph can begin with: in the first it would be a list, or an escaped mark.
_LATER = (
    Loose(rf"{_MARK}(?=[ \t])", "makes no list here, so its line would run on after the one above",
          "put an empty line above the list; indent a list in a list as far as the words above it"),
    _OPTION,
)  # fmt: skip
# What a one-line text, such as a cell, may not begin with: it makes no block there.
_CELL = (
    Loose(rf"{_MARK}(?=[ \t]+\S)", "makes no list in a one-line text", "write the words alone, or a sentence"),
    Loose(r"#{1,6}(?=[ \t]+\S)", "makes no heading in a one-line text", "write the words alone"),
    Loose(r">(?=[ \t]*[^\W\d])", "makes no quotation in a one-line text", "write the words alone"),
    Loose(r"(?:-{3,}|={3,})[ \t]*$", "makes no heading in a one-line text", "write the words alone"),
    _OPTION,
)
# One such line can be meant; two in a paragraph are a list that runs together.
_TWICE = (
    Loose(rf"{_LETTER}[ \t]+(?!\w\.)(?=\S)", "makes no list", "write `1. ` and then the words, with an empty line above the first item"),
    Loose(r"(?:[–—−‐‑]|---?)[ \t\u00a0]*(?=[^\W\d])", "makes no list", _LIST),
    Loose(r"\\[-+*][ \t]*(?=[^\W\d])", "makes no list", _LIST),
    # What another such mark follows is a quotation: »Ruf an«, sagte sie.
    Loose(r"(?:[-=~]+>|[→⇒➔➜➤►▶~]|[»›](?!.*[«‹»›]))[ \t\u00a0]*(?=[^\W\d])", "makes no list", _LIST),
    Loose(r"\(@[\w-]*\)[ \t]+(?=\S)", "makes no numbered list", "write `1. ` and then the words, with an empty line above the first item"),
    # What is copied from a sheet or a document; a line is as long as it is wide.
    Loose(r"[^\t\n]*?\S(?:\t+| {3,})(?=\S)", "is followed by a gap, and makes no row of a table", _TABLE),
)  # fmt: skip
# Such a dash shows it at the beginning of a paragraph too.
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
# A line that begins with a word, as nearly all do. Behind it there may still be a gap.
_PLAIN = re.compile(r"[^\W\d_]{2,}[ ,'’-][^ ]|[^\W\d_]{5}")
# No mark lacks all of these.
_ANY = re.compile(r"[][*_{}\\`~=^<>$&:#%+]")


def may_have_marks(text: str) -> bool:
    """Whether a text has a character that any mark has: few have."""
    return _ANY.search(text) is not None


def loose_marks(printed: str, typed: str) -> Iterator[Found]:
    """The loose marks of a text that may have some, one of each kind. `printed` is the text; `typed` is the same, with
    escaped characters and addresses masked."""
    if "\\" in typed:
        typed = _WINDOWS.sub(lambda found: "x" * len(found[0]), typed)
    always, unless_escaped = _INLINE
    seen: set[str] = set()
    for match in always.pattern.finditer(printed):
        # What has been told once is not looked at again.
        typed = f"{typed[: match.start()]}{'x' * len(match[0])}{typed[match.end() :]}"
        yield from _new(always.said(match), seen)
    for match in unless_escaped.pattern.finditer(typed):
        yield from _new(unless_escaped.said(match), seen)


def _new(found: Found, seen: set[str]) -> Iterator[Found]:
    """A mark, unless the same has been told."""
    if found.message not in seen:
        seen.add(found.message)
        yield found


def loose_lines(lines: Sequence[str]) -> Iterator[tuple[int, Found]]:
    """The loose marks at the start of a paragraph's lines, with their line numbers."""
    for number, line in enumerate(lines):
        if line.startswith("%") and _COMMENT.match(line) and not (number and _NUMBER.search(lines[number - 1])):
            yield number, Found(0, "`%` at the start of a line hides nothing here", _PERCENT)
    yield from _of_lines(lines, (_LINES, _FIRST_LINE), (_LINES, _LATER_LINES))


def loose_cell(lines: Sequence[str]) -> Iterator[tuple[int, Found]]:
    """The same for a text that readers see as one line, such as a heading or a cell of a table."""
    yield from _of_lines(lines, (_LINES, _FIRST_LINE, _CELLS), (_LINES, _CELLS))


def _of_lines(lines: Sequence[str], first: Sequence[_Table], later: Sequence[_Table]) -> Iterator[tuple[int, Found]]:
    if all(map(_PLAIN.match, lines)) and not any(gap in line for line in lines for gap in ("\t", "   ")):
        return
    lines = [_plainer(line) for line in lines]
    told = ""
    for number, line in enumerate(lines):
        for table in later if number else first:
            if match := table.pattern.match(line):
                mark = table.said(match)
                # The rows of what is no table have one fault.
                if mark.hint != _TABLE or mark.hint != told:
                    yield number, mark
                told = mark.hint
                break
    for table in _TWO_LINES:
        found = [(number, match) for number, line in enumerate(lines) if (match := table.pattern.match(line))]
        if len(found) > 1 and not _FIRST_LINE.pattern.match(lines[0]):
            yield found[0][0], table.said(found[0][1])


def _plainer(line: str) -> str:
    """A line without invisible characters before its first mark, and with that mark itself if an entity names it."""
    return line if line[:1].isascii() and line[:1] != "&" else unescape(line).lstrip(UNSEEN)
