"""YAML as nodes with their places.

Only what editors need: mappings, sequences and plain values. Anchors, aliases, tags, duplicate keys and deep nesting
are refused, so a file is as large as it looks and means what it says. A value is the text as typed: nothing here turns
it into a number or a date.
"""

from __future__ import annotations

import functools
import re
from typing import Any

import yaml
from msgspec import Struct

from guide.base.problems import Position, Problem, Problems
from guide.read.files import HIDDEN, KEPT, TextFile
from guide.read.yaml_comments import SUSPECT, Span, span_of, spans_before_fault, stray_comments, what_to_do
from guide.read.yaml_pure import PureLoader

DEEPEST = 12

# libyaml if PyYAML was built with it: the same events, about ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", PureLoader)


class Scalar(Struct, frozen=True):
    """A value as written; `quoted` values are always text. `at` is the first character of the value itself."""

    text: str
    quoted: bool
    at: Position


class Items(Struct, frozen=True):
    items: tuple[Node, ...]
    at: Position


class Mapping(Struct, frozen=True):
    """Keys in the order written, each with its own place and its value."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Position

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Items | Mapping


class _NodeError(Exception):
    pass


def parse_yaml(file: TextFile, problems: Problems, first_line: int = 1) -> Node | None:
    """The root node of a YAML text; None after a problem, or for an empty file (also a problem).

    `first_line` is the line of the file at which the text starts (front matter starts at 2).
    """
    node, found = _parsed(file, first_line)
    problems.extend(found)
    return node


# The same content is parsed once: a preview rereads everything on each save.
@functools.lru_cache(maxsize=KEPT)
def _parsed(file: TextFile, first_line: int) -> tuple[Node | None, tuple[Problem, ...]]:
    problems = Problems()
    return _parse(file, problems, first_line), tuple(problems)


def _parse(file: TextFile, problems: Problems, first_line: int) -> Node | None:
    reader = _NodeReader(file, problems, first_line)
    try:
        node = reader.document()
    except _NodeError:
        return None
    except yaml.MarkedYAMLError as error:
        reader.report(error)
        return None
    except yaml.YAMLError as error:
        problems.error(Position(file.path, first_line), "yaml", f"this is not YAML: {error}")
        return None
    if node is None:
        problems.error(Position(file.path, first_line), "yaml", "this file is empty")
    return node


class _NodeReader:
    def __init__(self, file: TextFile, problems: Problems, first_line: int) -> None:
        self.last, self.width = file.text.count("\n"), len(file.text) - file.text.rfind("\n") - 1
        self.path = file.path
        self.text = file.text
        self.problems = problems
        self.offset = first_line
        self.events = yaml.parse(file.text, Loader=_LOADER)
        self.failed = False
        # Where values are, if the text has a `#` that may belong to a text.
        self.spans: list[Span] | None = [] if "#" in file.text and SUSPECT.search(file.text) else None

    def place(self, mark: Any) -> Position:
        if mark.line > self.last:  # after the end of a file whose last line is not ended
            return Position(self.path, self.last + self.offset, self.width + 1)
        return Position(self.path, mark.line + self.offset, mark.column + 1)

    def refuse(self, event: yaml.Event, message: str, hint: str) -> _NodeError:
        self.problems.error(self.place(event.start_mark), "yaml", message, hint)
        return _NodeError()

    def report(self, error: yaml.MarkedYAMLError) -> None:
        """Report a text that is not YAML: a false comment, or text that needs quotes."""
        what = " ".join(part for part in (error.context, error.problem) if part)
        scanned = re.match("while scanning an? (alias|anchor|tag|.*quoted scalar)", what)
        mark = (error.context_mark if scanned and "escape" not in what else None) or error.problem_mark
        if mark is None:
            self.problems.error(Position(self.path, self.offset), "yaml", f"this is not YAML: {what}")
            return
        end = self.text.find("\n", mark.index)
        until = mark.index if scanned else end if end >= 0 else len(self.text)
        if self.spans is not None and self.refuse_comments(spans_before_fault(self.text), until):
            return
        from guide.read.yaml_faults import LOOK  # only a faulty file needs it

        found = self.explained(mark, what)
        if found is None:
            self.problems.error(self.place(mark), "yaml", f"this is not YAML: {what}", LOOK)
        else:
            column, message, hint = found
            line = min(mark.line, self.last) + self.offset
            self.problems.error(Position(self.path, line, column + 1), "yaml", message, hint)

    def explained(self, mark: Any, what: str) -> tuple[int, str, str] | None:
        start, end = self.text.rfind("\n", 0, mark.index) + 1, self.text.find("\n", mark.index)
        from guide.read.yaml_faults import explained

        return explained(self.text[start : end if end >= 0 else None], mark.index - start, what)

    def refuse_text(self, event: Any, message: str) -> _NodeError:
        """Refuse what was probably meant as text."""
        from guide.read.yaml_faults import QUOTE_IT

        found = self.explained(event.start_mark, "")
        return self.refuse(event, message, f"if this is text, {found[2]}" if found else QUOTE_IT)

    def refuse_comments(self, spans: list[Span], until: int) -> bool:
        """Report each comment that may be part of a text; whether any is."""
        number, counted = self.offset, 0
        for at, before in stray_comments(self.text, spans, until):
            number, counted = number + self.text.count("\n", counted, at), at
            place = Position(self.path, number, at - self.text.rfind("\n", 0, at))
            self.problems.error(place, "yaml", *what_to_do(self.text, at, before))
        return counted > 0

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        node = self.node(next(self.events), 0, -1)
        next(self.events)
        event = next(self.events)
        if self.spans is not None and self.refuse_comments(self.spans, len(self.text)):
            self.failed = True
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(event, "a second document starts here", "keep one document in a file; delete `---`")
        if self.failed:
            raise _NodeError
        return None if isinstance(node, Scalar) and not node.text and not node.quoted else node

    def node(self, event: Any, depth: int, block: int) -> Node:
        """A node; `block` is the column of its block, -1 in brackets."""
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse_text(event, f"alias `*{event.anchor}`: aliases are not used here")
        if getattr(event, "anchor", None):
            raise self.refuse_text(event, f"anchor `&{event.anchor}`: anchors are not used here")
        # Some programs write `! "text"` for text.
        if getattr(event, "tag", None) and not (event.tag == "!" and getattr(event, "style", None)):
            raise self.refuse_text(event, f"tag `{event.tag}`: tags are not used here")
        if depth > DEEPEST:
            raise self.refuse(event, f"nested more than {DEEPEST} levels deep", "use fewer levels")
        at = self.place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            hidden = HIDDEN.search(event.value)
            if hidden:
                raise self.refuse(event, f"control character U+{ord(hidden[0]):04X} in a text", "delete the escape")
            if event.style in ("|", ">") and not event.value:
                raise self.refuse_text(event, f"`{event.style}` begins a text on the lines below it, but none follows")
            if self.spans is not None:
                self.spans.append(span_of(self.text, event, block))
            quoted = bool(event.style)
            # Prose is checked by column, so a quoted value starts after its quote.
            within = Position(at.path, at.line, at.column + 1) if event.style in ("'", '"') else at
            return Scalar(event.value, quoted, within)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            inner = _block(event)
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1, inner))
            return Items(tuple(items), at)
        return self.mapping(at, depth, _block(event))

    def mapping(self, at: Position, depth: int, block: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1, block)
            if not isinstance(key, Scalar):
                raise self.refuse(event, "a key has to be a single word", "quote the text if it holds `{` or `[`")
            value = self.node(next(self.events), depth + 1, block)
            if key.text in entries:
                first = entries[key.text][0].at
                self.problems.error(
                    key.at, "yaml", f"key `{key.text}` appears twice",
                    f"it first appears in line {first.line}; keep one of them",
                )  # fmt: skip
                self.failed = True
            entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), at)


def _block(event: Any) -> int:
    """The column of a block; -1 of brackets."""
    return -1 if event.flow_style else int(event.start_mark.column)


def merged(base: Node, over: Node) -> Node:
    """`over` laid on `base`: mappings key by key, anything else replaced."""
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    entries = {name.text: (name, value) for name, value in base.entries}
    for name, value in over.entries:
        if name.text in entries:
            value = merged(entries[name.text][1], value)
        entries[name.text] = (name, value)
    return Mapping(tuple(entries.values()), over.at)


def without(mapping: Mapping, *keys: str) -> Mapping:
    return Mapping(tuple(entry for entry in mapping.entries if entry[0].text not in keys), mapping.at)
