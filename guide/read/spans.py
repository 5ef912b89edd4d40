"""Inline tokens of markdown-it-py into spans, with their line and column looked up in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token
from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.model.syntax import BreakSpan, ImageSpan, LinkSpan, NoteSpan, RoleSpan, Span, TextSpan
from guide.read.bare_addresses import Bare, bare_addresses
from guide.read.characters import as_printed, is_printable
from guide.read.loose_marks import loose_cell, loose_marks, may_have_marks
from guide.read.typography import addresses, typeset

# A stretch that typographic replacements leave as typed.
_STEADY = re.compile(r"[^\s'\"“”‘’….–—()+-]+")
_REFUSED = {
    "em_open": ("emphasis", "italic text is hard to read", "use bold: two stars on each side"),
    "code_inline": ("markdown", "code is not used in handouts", "delete the backquotes, or write {fact} before them"),
    "html_inline": ("markdown", "raw HTML is not used in handouts", "delete the tag; write Markdown"),
}


class Locator:
    """Finds the place of each token: tokens come in source order, so the search only moves forward."""

    def __init__(self, path: str, lines: tuple[tuple[int, int, str], ...]) -> None:
        self.path = path
        self.lines = lines
        self.row = 0
        self.column = 0

    def find(self, text: str) -> Position:
        """The place of the text at or after the last one found; the last one if it is not there as typed."""
        steady = _STEADY.search(text)
        needle = steady[0] if steady else text
        lead = steady.start() if steady else 0
        for row in range(self.row, len(self.lines)):
            start = self.column if row == self.row else 0
            found = self.lines[row][2].find(needle, start)
            if found >= 0:
                begin = max(0, found - lead)
                # What is typeset differently is passed over as far as it is known to be there.
                whole = self.lines[row][2].startswith(text, begin)
                self.row, self.column = row, begin + len(text) if whole else found + len(needle)
                return self._position(row, begin)
        return self._position(self.row, self.column)

    def next_line(self) -> Position:
        """The end of the line; what follows is looked for from the next one on. A text of YAML is one line here."""
        end = self._position(self.row, self.column)
        if self.row + 1 < len(self.lines):
            self.row, self.column = self.row + 1, 0
        return end

    def find_exactly(self, text: str) -> Position:
        """The place of the text, which is there as typed."""
        for row in range(self.row, len(self.lines)):
            found = self.lines[row][2].find(text, self.column if row == self.row else 0)
            if found >= 0:
                self.row, self.column = row, found + len(text)
                return self._position(row, found)
        return self._position(self.row, self.column)

    def _position(self, row: int, column: int) -> Position:
        if not self.lines:
            return Position(self.path)
        line, first_column, _ = self.lines[row]
        return Position(self.path, line, first_column + column)


def spans_of(tokens: Sequence[Token], locator: Locator, problems: Problems) -> tuple[Span, ...]:
    spans, _ = _spans(tokens, 0, locator, problems, closing="", linked=True)
    return spans


def _spans(
    tokens: Sequence[Token], index: int, locator: Locator, problems: Problems, *, closing: str, linked: bool
) -> tuple[tuple[Span, ...], int]:
    """The spans up to the closing token, and its index. If `linked`, addresses in the text become links."""
    spans: list[Span] = []
    strong = 0
    while index < len(tokens) and tokens[index].type != closing:
        token = tokens[index]
        kind = token.type
        if kind in _TEXT:
            end = _end_of_text(tokens, index)
            runs_on = end < len(tokens) and tokens[end].type in _RUNS_ON
            spans += _text(tokens[index:end], strong > 0, locator, problems, linked=linked, runs_on=runs_on)
            index = end
            continue
        if kind == "softbreak":
            spans.append(TextSpan(" ", strong > 0, locator.next_line()))
        elif kind == "hardbreak":
            spans.append(BreakSpan(locator.next_line()))
        elif kind in ("strong_open", "strong_close", "em_close"):
            locator.find_exactly(token.markup)  # the stars of italics come after those of bold
            strong += token.nesting if token.tag == "strong" else 0
        elif kind == "myst_role":
            at = locator.find("{" + str(token.meta["name"]) + "}")
            spans.append(RoleSpan(str(token.meta["name"]), token.content, strong > 0, at))
        elif kind == "link_open":
            at = locator.find("<" if token.markup == "autolink" else "[")
            inner, index = _spans(tokens, index + 1, locator, problems, closing="link_close", linked=False)
            if not inner:
                problems.error(at, "link", "this link has no words", "write [words](https://address)")
            if token.attrs.get("title"):
                problems.error(
                    at, "link", f"`{token.attrs['title']}` after the address is not printed",
                    "delete it: [words](https://address)",
                )  # fmt: skip
            spans.append(LinkSpan(str(token.attrs.get("href", "")), inner, at))
        elif kind == "image":
            at = locator.find("![")
            spans.append(_image(token, at, problems))
        elif kind == "footnote_ref":
            name = str(token.meta["label"])
            spans.append(NoteSpan(name, locator.find_exactly(f"[^{name}]")))
        elif kind in _REFUSED:
            rule, message, hint = _REFUSED[kind]
            problems.error(locator.find(token.content or token.markup), rule, message, hint)
        index += 1
    return tuple(spans), index


def plain_of(tokens: Sequence[Token], at: Position, problems: Problems) -> str:
    """The plain words of tokens, such as the description of a picture; all problems are at one place."""
    found = Problems()
    spans, _ = _spans(tokens, 0, Locator(at.path, ()), found, closing="", linked=False)
    if not all(isinstance(span, TextSpan | BreakSpan) and not _is_strong(span) for span in spans):
        found.error(at, "markdown", "the description of a picture cannot have bold words, links or figures", PLAIN)
    problems.extend(replace(problem, at=at) for problem in found)
    return "".join(span.text if isinstance(span, TextSpan) else " " for span in spans)


PLAIN = "write plain words"


def _is_strong(span: Span) -> bool:
    return isinstance(span, TextSpan) and span.strong


# What prints as it is: words, escaped characters and entities.
_TEXT = ("text", "text_special")
# What may go on with an address before it.
_RUNS_ON = ("myst_role", "strong_open", "link_open", "image")


def _end_of_text(tokens: Sequence[Token], start: int) -> int:
    """The index after the tokens from `start` on that make one text."""
    end = start
    while end < len(tokens) and tokens[end].type in _TEXT:
        end += 1
    return end


def _text(
    tokens: Sequence[Token], strong: bool, locator: Locator, problems: Problems, *, linked: bool, runs_on: bool
) -> list[TextSpan | LinkSpan]:
    """Tokens of one text as a span, or as several if there are addresses in it; none for an empty text."""
    places: list[tuple[int, Position]] = []
    printed: list[str] = []
    typed: list[str] = []
    length = 0
    for token in tokens:
        said = token.content
        if not said:
            continue
        special = token.type == "text_special"
        at = locator.find_exactly(token.markup) if special else locator.find(said)
        if token.info == "entity" and not is_printable(said):
            problems.error(at, "markdown", f"`{token.markup}` is not a character that can be printed", "delete it")
            said = "?"  # so that no rule says it again
        places.append((length, at))
        printed.append(said)
        # An escape that escapes nothing is a literal backslash.
        typed.append("x" * len(said) if special and said != token.markup else said)
        length += len(said)
    if not places:
        return []
    text, text_typed = "".join(printed), "".join(typed)
    if may_have_marks(text):
        _refuse_loose(text, text_typed, places, problems)
    bare = tuple(bare_addresses(text, text_typed, runs_on=runs_on)) if linked else ()
    return _with_links(text, bare, strong, places)


def _with_links(
    text: str, bare: Sequence[Bare], strong: bool, places: Sequence[tuple[int, Position]]
) -> list[TextSpan | LinkSpan]:
    """The text, with its addresses as links."""
    spans: list[TextSpan | LinkSpan] = []
    last = 0
    for address in bare:
        spans += _stretch(text, last, address.start, strong, places)
        at = _place_of(address.start, places)
        shown = TextSpan(text[address.start : address.end], strong, at)
        spans.append(LinkSpan(address.target, (shown,), at, bare=True))
        last = address.end
    return [*spans, *_stretch(text, last, len(text), strong, places)]


def _stretch(
    text: str, start: int, end: int, strong: bool, places: Sequence[tuple[int, Position]]
) -> Iterator[TextSpan]:
    """A stretch of a text, with a span for each part of it that was typed as it is printed: after an entity or an escaped
    character another one begins, with the next space, for what is joined is one word."""
    for before, (offset, at) in pairwise(places):
        space = text.find(" ", offset, end)
        if start < space and at != _place_of(offset, (before,)):
            yield TextSpan(as_printed(text[start:space]), strong, _place_of(start, places))
            start = space
    if start < end:
        yield TextSpan(as_printed(text[start:end]), strong, _place_of(start, places))


def _place_of(offset: int, places: Sequence[tuple[int, Position]]) -> Position:
    """The place of a character of a text; `places` are those of its tokens."""
    start, at = places[bisect_right(places, offset, key=lambda place: place[0]) - 1]
    return Position(at.path, at.line, at.column + offset - start)


def _without(text: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The text with stretches of it masked by letters."""
    parts, last = [], 0
    for start, end in hidden:
        parts += [text[last:start], "x" * (end - start)]
        last = end
    return "".join((*parts, text[last:])) if hidden else text


def _refuse_loose(printed: str, typed: str, places: Sequence[tuple[int, Position]], problems: Problems) -> None:
    hidden = addresses(printed)
    for found in loose_marks(_without(printed, hidden), _without(typed, hidden)):
        problems.error(_place_of(found.offset, places), "markdown", found.message, found.hint)


def _image(token: Token, at: Position, problems: Problems) -> ImageSpan:
    """A picture. Its description is kept as typed, and read with all other descriptions."""
    caption = str(token.attrs.get("title", ""))
    for _, found in loose_cell([caption]):
        problems.error(at, "markdown", found.message, found.hint)
    if may_have_marks(caption):
        _refuse_loose(caption, caption, [(0, at)], problems)
    return ImageSpan(str(token.attrs.get("src", "")), token.content, as_printed(typeset(caption)), at)
