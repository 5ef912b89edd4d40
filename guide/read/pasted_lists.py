"""Lists as word processors type them, with `•`, `o` and a tab, `–`, `\\-`, `1\\.` or `(1)`, as Markdown has them.

Only what can mean nothing else is read: every line of such a list begins with a mark, or is indented below one; each level
has one mark of its own; numbers count up from one. Everything else stays as typed, and `loose_marks.py` refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from guide.read.lists import MOST_SPACES, indent_of

_GAP = r"[ \t\u00a0]"
_BULLETS = "•▪‣⁃●○◦■·\uf0b7\uf0a7\uf0d8"


class _Form(Struct, frozen=True):
    """A way to mark items, and how many of them make a list."""

    pattern: re.Pattern[str]
    least: int
    numbered: bool = False


# Each pattern has three groups: the mark, its number or the mark again, and the space after it.
_FORMS = (
    _Form(re.compile(rf"(([{_BULLETS}])({_GAP}+))(?=[^\s\u00a0])"), 1),
    _Form(re.compile(r"(([•▪●■◦])())(?=[^\W\d]|\*\*)"), 1),
    # What the symbol fonts of word processors show as bullets: nothing else is a letter before a tab.
    _Form(re.compile(rf"(([o§Øv])(\t{_GAP}*))(?=[^\s\u00a0])"), 1),
    # One such line may be a figure below zero or something said; two are a list.
    _Form(re.compile(rf"(([–−‐‑])({_GAP}+))(?=[^\W\d]|\*\*)"), 2),
    _Form(re.compile(rf"((\\-)({_GAP}+))(?=[^\W\d]|\*\*)"), 2),
    _Form(re.compile(rf"((\d{{1,2}})\\[.)]({_GAP}+))(?=[^\s\u00a0])"), 2, numbered=True),
    _Form(re.compile(rf"(\((\d{{1,2}})\)({_GAP}+))(?=[^\s\u00a0])"), 2, numbered=True),
)  # fmt: skip
_ANY = re.compile(rf"^[ \t]*(?:[{_BULLETS}o§Øv–−‐‑]|\\-|\d{{1,2}}\\[.)]|\(\d)", re.MULTILINE)
# Markdown begins another list where the mark changes.
_BULLET_MARKS = "-*"
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S")


class _Mark(Struct, frozen=True):
    """The mark of a line: its form, what it is, and where its words begin."""

    line: int
    indent: int
    form: _Form
    sign: str
    gap: str
    words: int

    @property
    def kind(self) -> str:
        """What is the same for all items of a list."""
        return "1" if self.form.numbered else self.sign


def lists_as_meant(text: str) -> str:
    """The text with such lists as Markdown, line by line."""
    if not _ANY.search(text):
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        runs: list[tuple[list[_Mark], int]] = []
        whole = True
        begins = _may_begin(lines, at)
        while whole and at < len(lines) and (not runs or _mark(lines[at], at)):
            marks, at, whole = _run(lines, at)
            runs.append((marks, at))
        # Below a list, another with other marks begins. If the first marks come back, it was a list in the first.
        kinds = {marks[0].kind for marks, _ in runs if marks}
        if begins and whole and len(kinds) == len(runs) and all(_is_list(marks) for marks, _ in runs):
            for number, (marks, end) in enumerate(runs):
                _rewrite(lines, marks, end, _BULLET_MARKS[number % 2])
    return "\n".join(lines)


def _mark(line: str, number: int) -> _Mark | None:
    start = len(_edge(line))
    for form in _FORMS:
        if match := form.pattern.match(line, start):
            return _Mark(number, indent_of(line[:start] + "x"), form, match[2], match[3], match.end())
    return None


def _edge(line: str) -> str:
    """The spaces and tabs at the start of a line."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def _run(lines: Sequence[str], first: int) -> tuple[list[_Mark], int, bool]:
    """The marks of the lines from `first` on that make one list, the line after it, and whether no other line touches it."""
    marks: list[_Mark] = []
    at = first
    while at < len(lines):
        line = lines[at]
        mark = _mark(line, at)
        if mark:
            apart = at > first and not lines[at - 1].strip()
            if apart and mark.indent == marks[0].indent and mark.kind != marks[0].kind:
                return marks, at, True
            marks.append(mark)
        elif not marks:
            return [], at + 1, False
        elif not line.strip():
            below = at
            while below < len(lines) and not lines[below].strip():
                below += 1
            if below == len(lines) or not (_mark(lines[below], below) or lines[below][0] in " \t"):
                return marks, below, True
            at = below
            continue
        elif indent_of(line) <= marks[-1].indent:
            outer = bool(_ITEM.match(line)) and indent_of(line) < marks[0].indent
            return marks, at, outer or line[0] in ":#"
        at += 1
    return marks, at, True


def _may_begin(lines: Sequence[str], first: int) -> bool:
    """Whether a list may begin at a line: not in the middle of a paragraph, whose lines may be wrapped before a dash."""
    above = lines[first - 1].rstrip() if first else ""
    nests = bool(_ITEM.match(above)) and indent_of(above) < indent_of(lines[first])
    return not above.strip() or above.lstrip()[0] in ":#" or above.rstrip("*").endswith(":") or nests


def _is_list(marks: Sequence[_Mark]) -> bool:
    """Whether each level has marks of one kind, enough of them, and numbers that count up from one."""
    levels: dict[int, list[_Mark]] = {}
    for mark in marks:
        levels.setdefault(mark.indent, []).append(mark)
    for level in levels.values():
        form = level[0].form
        if any(mark.form.numbered != form.numbered for mark in level) or len(level) < form.least:
            return False
        signs = [mark.sign for mark in level]
        if signs != [str(number) for number in range(1, len(level) + 1)] if form.numbered else len(set(signs)) > 1:
            return False
    return True


def _rewrite(lines: list[str], marks: Sequence[_Mark], end: int, bullet: str) -> None:
    first = marks[0].line
    for mark in marks:
        line = lines[mark.line]
        gap = mark.gap.replace("\u00a0", " ")
        gap = "\t" if "\t" in gap else gap if 0 < len(gap) <= MOST_SPACES else " "
        sign = f"{mark.sign}." if mark.form.numbered else bullet
        lines[mark.line] = f"{_edge(line)}{sign}{gap}{line[mark.words :]}"
    # A list that is indented as a whole is no code, unless it is in an item of another.
    edge = _edge(lines[first])
    if not edge or any(line.strip() and not line.startswith(edge) for line in lines[first:end]):
        return
    above = first - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not (_ITEM.match(lines[above]) or lines[above][0].isspace()):
        lines[first:end] = [line.removeprefix(edge) for line in lines[first:end]]
