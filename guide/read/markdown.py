"""Markdown text into syntax nodes, through markdown-it-py and the MyST directive and role forms.

Raw HTML, code and quotations are recognised only to be refused with a hint. `loose_marks.py` finds marks that only other
parsers read, `lists.py` finds lists that are not what they look like, `table_rows.py` reads tables.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position, Problem, Problems
from guide.model.syntax import DirectiveNode, HeadingNode, ListNode, NoteNode, ParagraphNode, Span, SyntaxNode, TextSpan
from guide.read.bold_lines import BELOW, check_bold_line, unbold
from guide.read.characters import as_printed, is_printable
from guide.read.directive_lines import is_stray_fence, options_of
from guide.read.fences import NEVER_CLOSED, with_open_blocks
from guide.read.files import KEPT, TextFile
from guide.read.lists import Item, check_below, check_items, indent_of, typed_item
from guide.read.loose_marks import loose_cell, loose_lines, may_have_marks
from guide.read.pasted_lists import lists_as_meant
from guide.read.place import Place
from guide.read.spans import Locator, plain_of, spans_of
from guide.read.table_rows import table_node
from guide.read.typography import set_typography

DEEPEST = 4
DEEPEST_LIST = 3

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w-]*)\}[ \t]*(.*)")

_REFUSED = {
    "html_block": ("raw HTML is not used in handouts", "delete the tags; write Markdown"),
    "fence": ("code is not used in handouts", "delete the fence"),
    "code_block": ("this line is indented like code", "start it at the left edge"),
    "blockquote_open": (
        "quotations are not used in handouts",
        "for what somebody said, write `:::{quote}`; for a box, `:::{callout} main`",
    ),
    "hr": ("horizontal rules are not used in handouts", "write a heading instead"),
}


@functools.cache
def _parser(*, typography: bool = True) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    parser.enable(["table"])
    # A paragraph that looks like a link definition would not be printed. Escaped text stays distinct from typed text.
    parser.disable(["reference", "text_join"])
    if typography:
        parser.core.ruler.push("typography", set_typography)
    # The parser would leave a link it finds unsafe as text; this way it is seen, and refused with a hint.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.use(colon_fence_plugin).use(myst_role_plugin)
    # What a note refers to may be in another part of the handout, so every reference is read.
    return parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)


def _any_link(url: str) -> bool:  # noqa: ARG001  # the parser's signature
    return True


def parse_markdown(file: TextFile, problems: Problems, first_line: int = 1) -> tuple[SyntaxNode, ...]:
    """The blocks of a Markdown text whose first line is line `first_line` of its file."""
    nodes, found = _parsed(file, first_line)
    problems.extend(found)
    return nodes


# The same content is parsed once: a preview rereads everything on each save.
@functools.lru_cache(maxsize=KEPT)
def _parsed(file: TextFile, first_line: int) -> tuple[tuple[SyntaxNode, ...], tuple[Problem, ...]]:
    problems = Problems()
    return _parse(file, problems, first_line), tuple(problems)


def _parse(file: TextFile, problems: Problems, first_line: int) -> tuple[SyntaxNode, ...]:
    place, found = Place(file.path, first_line, tuple(file.lines)), Problems()
    nodes = _nodes(file.text, place, found, 0)
    problems.extend(with_open_blocks(found, place))
    return nodes


def parse_inline(text: str, at: Position, problems: Problems) -> ParagraphNode:
    """One line of inline Markdown, such as a cell of a table."""
    tokens = _parser().parseInline(text)
    lines = text.split("\n")
    marks = list(loose_cell([line.strip() for line in lines]))
    for _, found in marks:
        problems.error(at, "markdown", found.message, found.hint)
    locator, elsewhere = Locator(at.path, ((at.line, at.column, " ".join(lines)),)), Problems()
    spans = spans_of(tokens[0].children or [], locator, elsewhere)
    problems.extend(problem for problem in elsewhere if not marks or problem.at != at)
    if text.strip():
        _refuse_blank(spans, at, problems)
    return ParagraphNode(spans, at)


def parse_plain(text: str, at: Position, problems: Problems) -> str:
    """A text of plain words without marks, such as the description of a picture. Quotes stay as they are."""
    for _, found in loose_cell([text]):
        problems.error(at, "markdown", found.message, found.hint)
    if not is_printable(text):
        problems.error(
            at, "markdown", "a character of this text was lost when it was last saved (U+FFFD)", "type it again"
        )
    if not may_have_marks(text):
        return as_printed(text)
    return plain_of(_parser(typography=False).parseInline(text)[0].children or [], at, problems)


def _nodes(text: str, place: Place, problems: Problems, depth: int) -> tuple[SyntaxNode, ...]:
    meant = lists_as_meant(text)
    if meant is not text:
        place = replace(place, meant=tuple(meant.split("\n")))
    tokens = _parser().parse(meant)
    nodes, end = _walk(tokens, 0, place, problems, depth)
    assert end == len(tokens)
    return nodes


def _walk(
    tokens: Sequence[Token], index: int, place: Place, problems: Problems, depth: int, around: _Around | None = None
) -> tuple[tuple[SyntaxNode, ...], int]:
    """The nodes from `index` up to the closing token of the enclosing list item or footnote, and its index."""
    nodes: list[SyntaxNode] = []
    above: list[Item] = []
    while index < len(tokens) and tokens[index].type not in ("list_item_close", "footnote_reference_close"):
        token = tokens[index]
        if above:
            check_below(place.start(token), indent_of(place.line(token)), above, problems)
            above = []
        if token.type == "heading_open":
            at, spans = _inline(tokens[index + 1], place, problems)
            for _, found in loose_cell([tokens[index + 1].content]):
                problems.error(at, "markdown", found.message, found.hint)
            if token.markup in ("-", "="):
                problems.error(
                    at, "markdown", f"the line of `{token.markup}` below turns this text into a heading",
                    "for a heading, write `## ` before it; otherwise delete the line",
                )  # fmt: skip
            nodes.append(HeadingNode(int(token.tag[1:]), unbold(spans), at))
            index += 3
        elif token.type == "paragraph_open":
            paragraph = _paragraph(tokens[index + 1], place, problems)
            nodes.append(paragraph)
            index += 3
            if not depth and not around and index < len(tokens) and tokens[index].type in BELOW:
                check_bold_line(paragraph, problems)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            node, above, index = _list(tokens, index, place, problems, depth, around)
            nodes.append(node)
        elif token.type == "table_open":
            beside = around.words if around and token.map and around.line == token.map[0] else 0
            table, index = table_node(tokens, index, place, problems, beside)
            nodes.append(table)
        elif token.type == "footnote_reference_open":
            inner, index = _walk(tokens, index + 1, place, problems, depth)
            nodes.append(NoteNode(str(token.meta["label"]), inner, place.start(token)))
            index += 1
        elif token.type == "colon_fence":
            directive = _directive(token, place, problems, depth)
            if directive is not None:
                nodes.append(directive)
            index += 1
        else:
            index = _refuse(tokens, index, place, problems)
    return tuple(nodes), index


class _Around(Struct, frozen=True):
    """The item around a block: the line of its mark, and the column of its words."""

    line: int
    words: int


def _list(
    tokens: Sequence[Token], index: int, place: Place, problems: Problems, depth: int, around: _Around | None
) -> tuple[ListNode, list[Item], int]:
    opening = tokens[index]
    if opening.level >= 2 * DEEPEST_LIST:
        problems.error(
            place.start(opening), "markdown", f"lists are nested more than {DEEPEST_LIST} deep", "use fewer levels"
        )
    items: list[tuple[tuple[SyntaxNode, ...], Position]] = []
    typed: list[Item] = []
    index += 1
    while tokens[index].type == "list_item_open":
        token = tokens[index]
        at, line = place.start(token), token.map[0] if token.map else 0
        beside = around.words if around and around.line == line else None
        typed.append(typed_item(place.line(token), beside, token.info, at))
        inner, index = _walk(tokens, index + 1, place, problems, depth, _Around(line, typed[-1].words))
        items.append((inner, at))
        index += 1
    check_items(typed, problems)
    start = int(opening.attrs.get("start", 1))
    node = ListNode(opening.type == "ordered_list_open", start, tuple(items), place.start(opening))
    return node, typed, index + 1


def _refuse(tokens: Sequence[Token], index: int, place: Place, problems: Problems) -> int:
    """Report a block that handouts do not use, and skip it."""
    token = tokens[index]
    message, hint = _REFUSED.get(token.type, (f"`{token.type}` is not used in handouts", ""))
    problems.error(place.start(token), "markdown", message, hint)
    level: int = token.nesting
    index += 1
    while level:
        level += tokens[index].nesting
        index += 1
    return index


def _paragraph(token: Token, place: Place, problems: Problems) -> ParagraphNode:
    first = token.map[0] if token.map else 0
    lines = [line.strip() for line in token.content.split("\n")]
    marks: set[Position] = set()
    if not is_stray_fence(token, place, problems):
        for number, found in loose_lines(lines):
            at = place.at(first + number, max(0, place.lines[first + number].find(lines[number])) + 1)
            marks.add(at)
            problems.error(at, "markdown", found.message, found.hint)
    elsewhere = Problems()
    at, spans = _inline(token, place, elsewhere)
    problems.extend(problem for problem in elsewhere if problem.at not in marks)
    _refuse_blank(spans, at, problems)
    return ParagraphNode(spans, at)


def _refuse_blank(spans: Sequence[Span], at: Position, problems: Problems) -> None:
    """Report a paragraph of special spaces, which other programs use to make room."""
    if all(isinstance(span, TextSpan) and not span.text.strip() for span in spans) and spans:
        problems.error(
            at, "markdown", "this paragraph is blank", "delete it; the layout sets the space between paragraphs"
        )


def _inline(token: Token, place: Place, problems: Problems) -> tuple[Position, tuple]:  # type: ignore[type-arg]
    first, last = token.map or [0, 1]
    lines = tuple((place.first + number, place.indent + 1, place.lines[number]) for number in range(first, last))
    locator = Locator(place.path, lines)
    spans = spans_of(token.children or [], locator, problems)
    at = spans[0].at if spans else place.at(first)
    return at, spans


def _directive(token: Token, place: Place, problems: Problems, depth: int) -> DirectiveNode | None:
    first, last = token.map or [0, 1]
    at = place.start(token)
    match = _DIRECTIVE.fullmatch(token.info.strip())
    if match is None:
        escaped = token.info.lstrip().startswith("\\")
        problems.error(
            at, "markdown", f"expected a directive such as `:::{{callout}} main`, got `{token.markup}{token.info}`",
            "delete the backslash; a program that does not know directives added it" if escaped else
            "put the name in braces; to close a directive, use as many colons as opened it",
        )  # fmt: skip
        return None
    closing = place.lines[min(last, len(place.lines)) - 1].strip() if last > first + 1 else ""
    if not closing or closing.strip(":") or len(closing) < len(token.markup):
        problems.error(
            at, "markdown", f"`{token.markup}{{{match[1]}}}` {NEVER_CLOSED}",
            f"add a line `{token.markup}` where it ends",
        )  # fmt: skip
        return None
    if depth >= DEEPEST:
        problems.error(at, "markdown", f"directives are nested more than {DEEPEST} deep", "use fewer levels")
        return None
    opening = place.lines[first]
    argument = match[2].strip()
    column = (opening.rfind(argument) if argument else len(opening) - len(opening.lstrip())) + 1
    options, body_start = options_of(token.content.split("\n"), place, first + 1)
    body = token.content.split("\n")[body_start:]
    indent = place.indent + len(opening) - len(opening.lstrip())
    inner = Place(place.path, place.first + first + 1 + body_start, tuple(body), indent)
    nodes = _nodes("\n".join(body), inner, problems, depth + 1)
    return DirectiveNode(match[1], argument, place.at(first, column), tuple(options), nodes, at)
