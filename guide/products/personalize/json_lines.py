"""Practices from JSON Lines: one object on each line, with the keys of a practice file and an `id`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.base.problems import InputError, Position, Problem, Problems
from guide.products.personalize.lines import cleaned, lines_of, not_utf8, too_large
from guide.products.personalize.row import Row
from guide.read.yaml_nodes import DEEPEST, Items, Mapping, Node, Scalar


class _Object(tuple[tuple[str, Any], ...]):
    """The pairs of a JSON object, since a dictionary would drop repeated keys."""


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"`{name}` is not a value")


# Numbers stay as typed.
_DECODER = json.JSONDecoder(object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=_refuse_constant)


def json_rows(path: Path) -> Iterator[Row]:
    """A row for each line that is not blank."""
    shown, blank = path.as_posix(), True
    for number, line in enumerate(lines_of(path), 1):
        at = Position(shown, number)
        if line.large:
            yield Row(number, "", at, None, (too_large(at),))
        elif line.text.strip():
            yield _row(number, at, line.text)
        blank = blank and not line.text.strip()
    if blank:
        raise InputError(
            (
                Problem(
                    Position(shown),
                    "practices",
                    "this file is empty",
                    "write one object for each practice, each on its own line",
                ),
            )
        )


def _row(number: int, at: Position, text: str) -> Row:
    problems = Problems()
    value = _object(text, at, problems)
    named = [inner for name, inner in value if name == "id"]
    identity = named[0] if named and isinstance(named[0], str) else ""
    node = _node(_Object(pair for pair in value if pair[0] != "id"), at, problems, 0)
    if len(named) > 1:
        problems.error(at, "practices", "key `id` appears twice", "keep one of them")
    said = node if isinstance(node, Mapping) and not problems.errors else None
    return Row(number, identity, at, said, tuple(problems))


def _object(text: str, at: Position, problems: Problems) -> _Object:
    """The object of a line; an empty one after a problem."""
    try:
        text.encode("utf-8")
        value = _DECODER.decode(text.strip())
    except UnicodeEncodeError as error:
        problems.extend([not_utf8(at, ord(text[error.start]) & 0xFF)])
    except RecursionError:
        problems.extend([_too_deep(at)])
    except ValueError as error:
        fault = str(error).partition(": line")[0]
        problems.error(at, "practices", f"this line is not JSON: {fault}", "write one object on each line")
    else:
        if isinstance(value, _Object):
            return value
        problems.error(at, "practices", "this line is not an object", 'write `{"id": …, "name": …}` on a line')
    return _Object()


def _node(value: Any, at: Position, problems: Problems, depth: int) -> Node:
    """A JSON value as a YAML node."""
    if depth > DEEPEST:
        problems.extend([_too_deep(at)])
        return Scalar("", True, at)
    if isinstance(value, _Object):
        entries: dict[str, tuple[Scalar, Node]] = {}
        for name, inner in value:
            if name in entries:
                problems.error(at, "practices", f"key `{name}` appears twice", "keep one of them")
            entries[name] = (Scalar(name, True, at), _node(inner, at, problems, depth + 1))
        return Mapping(tuple(entries.values()), at)
    if isinstance(value, list):
        return Items(tuple(_node(inner, at, problems, depth + 1) for inner in value), at)
    if isinstance(value, bool):
        said = "true" if value else "false"
        problems.error(
            at, "practices", f"`{said}` is not text", f'to print it, write `"{said}"`; otherwise leave the key out'
        )
    if value is None or isinstance(value, bool):
        return Scalar("", False, at)
    return Scalar(cleaned(value, at, problems), True, at)


def _too_deep(at: Position) -> Problem:
    return Problem(at, "practices", f"nested more than {DEEPEST} levels deep", "use fewer levels")
