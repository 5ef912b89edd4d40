"""Markdown text into syntax nodes, through markdown-it-py and the MyST directive and role forms.

Raw HTML, tables, code and quotations are recognised only to be refused with a hint.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from msgspec import Struct

from guide.base.problems import Position, Problem, Problems
from guide.model.syntax import DirectiveNode, HeadingNode, ListNode, Option, ParagraphNode, SyntaxNode
from guide.read.files import KEPT, TextFile
from guide.read.spans import Locator, spans_of

DEEPEST = 4
DEEPEST_LIST = 3

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w-]*)\}[ \t]*(.*)")
_OPTION = re.compile(r":([A-Za-z][\w-]*):[ \t]*(.*)")

_REFUSED = {
    "html_block": ("raw HTML is not used in handouts", "delete the tags; write Markdown"),
    "table_open": ("tables stand in a YAML file", "write `:::{table} name` here; see docs/writing.md"),
    "fence": ("code is not used in handouts", "delete the fence"),
    "code_block": ("this line is indented like code", "start it at the left edge"),
    "blockquote_open": (
        "quotations are not used in handouts",
        "for what somebody said write `:::{quote}`, for a box `:::{callout} main`",
    ),
    "hr": ("a rule between texts is not used here", "write a heading instead"),
}


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"typographer": True, "maxNesting": 100})
    parser.enable(["table", "replacements", "smartquotes"])
    # The parser would leave a link that it finds unsafe as text; here it is seen, and refused with a hint.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser.use(colon_fence_plugin).use(myst_role_plugin)


def _any_link(url: str) -> bool:  # noqa: ARG001  # the parser's signature
    return True


class _Place(Struct, frozen=True):
    """Where a piece of Markdown stands in its file: line 0 of the piece is line `first` of the file, and its
    lines start `indent` characters in."""

    path: str
    first: int
    lines: tuple[str, ...]
    indent: int = 0

    def at(self, line: int, column: int = 1) -> Position:
        return Position(self.path, self.first + line, self.indent + column)


def parse_markdown(file: TextFile, problems: Problems, first_line: int = 1) -> tuple[SyntaxNode, ...]:
    """The blocks of a Markdown text whose first line is line `first_line` of its file."""
    nodes, found = _parsed(file, first_line)
    problems.extend(found)
    return nodes


# The same content is parsed once: a preview reads everything again whenever something was saved.
@functools.lru_cache(maxsize=KEPT)
def _parsed(file: TextFile, first_line: int) -> tuple[tuple[SyntaxNode, ...], tuple[Problem, ...]]:
    problems = Problems()
    return _parse(file, problems, first_line), tuple(problems)


def _parse(file: TextFile, problems: Problems, first_line: int) -> tuple[SyntaxNode, ...]:
    place = _Place(file.path, first_line, tuple(file.lines))
    return _nodes(file.text, place, problems, 0)


def parse_inline(text: str, at: Position, problems: Problems) -> ParagraphNode:
    """One line of inline Markdown, such as a cell of a table."""
    tokens = _parser().parseInline(" ".join(text.split("\n")))
    locator = Locator(at.path, ((at.line, at.column, " ".join(text.split("\n"))),))
    return ParagraphNode(spans_of(tokens[0].children or [], locator, problems), at)


def _nodes(text: str, place: _Place, problems: Problems, depth: int) -> tuple[SyntaxNode, ...]:
    tokens = _parser().parse(text)
    nodes, end = _walk(tokens, 0, place, problems, depth)
    assert end == len(tokens)
    return nodes


def _walk(
    tokens: Sequence[Token], index: int, place: _Place, problems: Problems, depth: int
) -> tuple[tuple[SyntaxNode, ...], int]:
    """The nodes from `index` up to the closing token of the enclosing list item, and where it stands."""
    nodes: list[SyntaxNode] = []
    while index < len(tokens) and tokens[index].type != "list_item_close":
        token = tokens[index]
        if token.type == "heading_open":
            at, spans = _inline(tokens[index + 1], place, problems)
            nodes.append(HeadingNode(int(token.tag[1:]), spans, at))
            index += 3
        elif token.type == "paragraph_open":
            at, spans = _inline(tokens[index + 1], place, problems)
            _refuse_stray_fence(tokens[index + 1], at, problems)
            nodes.append(ParagraphNode(spans, at))
            index += 3
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            node, index = _list(tokens, index, place, problems, depth)
            nodes.append(node)
        elif token.type == "colon_fence":
            directive = _directive(token, place, problems, depth)
            if directive is not None:
                nodes.append(directive)
            index += 1
        else:
            index = _refuse(tokens, index, place, problems)
    return tuple(nodes), index


def _list(tokens: Sequence[Token], index: int, place: _Place, problems: Problems, depth: int) -> tuple[ListNode, int]:
    opening = tokens[index]
    if opening.level >= 2 * DEEPEST_LIST:
        problems.error(
            _start(opening, place), "markdown", f"lists nest more than {DEEPEST_LIST} deep", "write it flatter"
        )
    items: list[tuple[tuple[SyntaxNode, ...], Position]] = []
    index += 1
    while tokens[index].type == "list_item_open":
        at = _start(tokens[index], place)
        inner, index = _walk(tokens, index + 1, place, problems, depth)
        items.append((inner, at))
        index += 1
    start = int(opening.attrs.get("start", 1))
    return ListNode(opening.type == "ordered_list_open", start, tuple(items), _start(opening, place)), index + 1


def _refuse(tokens: Sequence[Token], index: int, place: _Place, problems: Problems) -> int:
    """Report a block that handouts do not use, and step over it."""
    token = tokens[index]
    message, hint = _REFUSED.get(token.type, (f"`{token.type}` is not used in handouts", ""))
    problems.error(_start(token, place), "markdown", message, hint)
    level: int = token.nesting
    index += 1
    while level:
        level += tokens[index].nesting
        index += 1
    return index


def _start(token: Token, place: _Place) -> Position:
    line = token.map[0] if token.map else 0
    text = place.lines[line] if line < len(place.lines) else ""
    return place.at(line, len(text) - len(text.lstrip()) + 1)


def _inline(token: Token, place: _Place, problems: Problems) -> tuple[Position, tuple]:  # type: ignore[type-arg]
    first, last = token.map or [0, 1]
    lines = tuple((place.first + number, place.indent + 1, place.lines[number]) for number in range(first, last))
    locator = Locator(place.path, lines)
    spans = spans_of(token.children or [], locator, problems)
    at = spans[0].at if spans else place.at(first)
    return at, spans


def _refuse_stray_fence(token: Token, at: Position, problems: Problems) -> None:
    if token.content.startswith("::"):
        problems.error(
            at, "markdown", "`::` here neither opens nor closes a directive",
            "write `:::{name}` to open one; give an outer directive more colons than the ones inside",
        )  # fmt: skip
    elif _OPTION.match(token.content):
        problems.error(
            at, "markdown", "an option of a directive stands right below its first line",
            "take out the empty line above it",
        )  # fmt: skip


def _directive(token: Token, place: _Place, problems: Problems, depth: int) -> DirectiveNode | None:
    first, last = token.map or [0, 1]
    at = _start(token, place)
    match = _DIRECTIVE.fullmatch(token.info.strip())
    if match is None:
        problems.error(
            at, "markdown", f"expected a directive such as `:::{{callout}} main`, got `{token.markup}{token.info}`",
            "put the name in braces; to close a directive use as many colons as opened it",
        )  # fmt: skip
        return None
    closing = place.lines[min(last, len(place.lines)) - 1].strip() if last > first + 1 else ""
    if not closing or closing.strip(":") or len(closing) < len(token.markup):
        problems.error(
            at, "markdown", f"`{token.markup}{{{match[1]}}}` is opened here and never closed",
            f"add a line `{token.markup}` where it ends",
        )  # fmt: skip
        return None
    if depth >= DEEPEST:
        problems.error(at, "markdown", f"directives nest more than {DEEPEST} deep", "write it flatter")
        return None
    opening = place.lines[first]
    argument = match[2].strip()
    column = (opening.rfind(argument) if argument else len(opening) - len(opening.lstrip())) + 1
    options, body_start = _options(token.content.split("\n"), place, first + 1)
    body = token.content.split("\n")[body_start:]
    indent = place.indent + len(opening) - len(opening.lstrip())
    inner = _Place(place.path, place.first + first + 1 + body_start, tuple(body), indent)
    nodes = _nodes("\n".join(body), inner, problems, depth + 1)
    return DirectiveNode(match[1], argument, place.at(first, column), tuple(options), nodes, at)


def _options(lines: list[str], place: _Place, first: int) -> tuple[list[Option], int]:
    options: list[Option] = []
    for number, line in enumerate(lines):
        match = _OPTION.fullmatch(line.rstrip())
        if match is None:
            return options, number
        at = place.at(first + number, 2)
        value_at = place.at(first + number, match.start(2) + 1)
        options.append(Option(match[1], match[2].strip(), at, value_at))
    return options, len(lines)
