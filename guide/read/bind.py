"""YAML nodes into values, by the types of their fields.

One function for each kind of type. Every fault of a file is reported, not only the first.
"""

from __future__ import annotations

import datetime
import re
import types
import typing
from typing import Any, TypeVar

from guide.base.problems import Position, Problems, suggest
from guide.base.units import Colour, parse_length
from guide.model.amounts import NUMBER, Amount, parse_amount
from guide.model.files.signs import suggest_kind
from guide.model.later import required_names
from guide.model.prose import Prose
from guide.read.records import field_kinds, fields_of, is_record, key_name
from guide.read.value_hints import (
    INTEGER,
    ONE_VALUE,
    brackets,
    by_language,
    colour_meant,
    lines,
    mended,
    of_others,
    real_date,
)
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar

T = TypeVar("T")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What YAML reads as an empty value.
NOTHING = ("", "~", "null", "Null", "NULL")


class _UnboundError(Exception):
    """The node could not be bound; the problem has been reported."""


def bind(node: Node, kind: type[T], problems: Problems, rule: str) -> T | None:
    """The node as a `kind`; None after problems under the given rule."""
    try:
        return typing.cast(T, _Binder(problems, rule).value(node, kind, ""))
    except _UnboundError:
        return None


class _Binder:
    def __init__(self, problems: Problems, rule: str) -> None:
        self.problems = problems
        self.rule = rule

    def fail(self, at: Position, message: str, hint: str = "") -> _UnboundError:
        self.problems.error(at, self.rule, message, hint)
        return _UnboundError()

    def value(self, node: Node, kind: Any, key: str) -> Any:
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return self.parsed(node, parse_length, key)
        if origin in (typing.Union, types.UnionType):
            return self.union(node, args, key)
        if origin is typing.Literal:
            return self.choice(node, args, key)
        if origin is tuple:
            return self.sequence(node, args[0], key)
        if origin is dict:
            return self.table(node, args, key)
        if is_record(kind):
            return self.record(node, kind, key)
        return self.scalar(node, kind, key)

    def scalar(self, node: Node, kind: Any, key: str) -> Any:
        if not isinstance(node, Scalar):
            raise self.wrong(node, kind, key)
        if kind in (str, Prose):
            if node.text and _is_nothing(node):
                raise self.fail(
                    node.at, f"`{key}`: YAML reads `{node.text}` as an empty value",
                    f'to print it, write `"{node.text}"`; otherwise delete the line',
                )  # fmt: skip
            return node.text if kind is str else Prose(node.text, node.at)
        if kind is Colour:
            return self.parsed(node, Colour.parse, key)
        if kind is Amount:
            return self.amount(node, key)
        if kind is bool and not node.quoted and node.text in ("true", "false"):
            return node.text == "true"
        if kind is int and not node.quoted and INTEGER.fullmatch(node.text):
            return int(node.text)
        if kind is float and not node.quoted and NUMBER.fullmatch(node.text):
            return float(node.text)
        if kind is datetime.date and _DATE.fullmatch(node.text):
            try:
                return datetime.date.fromisoformat(node.text)
            except ValueError:
                raise self.fail(node.at, f"`{key}`: {node.text} is not a real date", real_date(node.text)) from None
        raise self.wrong(node, kind, key)

    def amount(self, node: Scalar, key: str) -> Amount:
        value = parse_amount(node.text)
        if value and not (node.quoted and value.form == "number"):
            return value
        from guide.read.amount_hints import is_telephone  # only a wrong value needs it

        if is_telephone(node.text):
            raise self.fail(
                node.at, f"`{key}`: `{node.text}` is a telephone number, not a figure",
                "write it in the text of the sheet, where it becomes a link",
            )  # fmt: skip
        raise self.wrong(node, Amount, key)

    def parsed(self, node: Node, parse: typing.Callable[[str], Any], key: str) -> Any:
        if not isinstance(node, Scalar):
            raise self.fail(node.at, f"`{key}`: expected one value, got {_name_of(node)}", ONE_VALUE)
        try:
            return parse(node.text)
        except ValueError as error:
            hint = colour_meant(node.text) if parse == Colour.parse else ""
            raise self.fail(node.at, f"`{key}`: {error}", hint) from None

    def union(self, node: Node, kinds: tuple[Any, ...], key: str) -> Any:
        """The member that fits the node's form: a mapping, a list, or one value."""
        if types.NoneType in kinds and _is_nothing(node) and not (_text_of(node) and {str, Prose} & set(kinds)):
            return None
        for kind in kinds:
            bare = typing.get_origin(kind) or kind
            record = is_record(bare)
            if kind is not types.NoneType and (
                isinstance(node, Mapping)
                and (record or bare is dict)
                or isinstance(node, Items)
                and bare is tuple
                or isinstance(node, Scalar)
                and not record
                and bare not in (dict, tuple)
            ):
                return self.value(node, kind, key)
        raise self.wrong(node, next(kind for kind in kinds if kind is not types.NoneType), key)

    def choice(self, node: Node, choices: tuple[str, ...], key: str) -> str:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        got = f"`{node.text}`" if isinstance(node, Scalar) else _name_of(node)
        hint = suggest_kind(node.text if isinstance(node, Scalar) else "", choices)
        raise self.fail(node.at, f"`{key}`: {got} is not an allowed value", hint)

    def sequence(self, node: Node, kind: Any, key: str) -> tuple[Any, ...]:
        if not isinstance(node, Items):
            raise self.fail(node.at, f"`{key}`: expected a list, got {_name_of(node)}", brackets(node))
        for item in node.items:
            self.refuse_blank(item, key)
        return tuple(self.all((item, kind, key) for item in node.items))

    def table(self, node: Node, args: tuple[Any, ...], key: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            raise self.fail(
                node.at, f"`{key}`: expected `name: value` lines, got {_name_of(node)}", by_language(node, key)
            )
        names = [name for name, _ in node.entries]
        if typing.get_origin(args[0]) is typing.Literal:
            choices = typing.get_args(args[0])
            unknown = [name for name in names if name.text not in choices]
            for name in unknown:
                self.problems.error(name.at, self.rule, f"unknown key `{name.text}`", suggest_kind(name.text, choices))
            if unknown:
                raise _UnboundError
            given = {name.text for name in names}
            missing = [choice for choice in required_names(args[0], choices) if choice not in given]
            if missing:
                raise self.fail(node.at, f"`{key}`: missing `{missing[0]}`", f"add `{missing[0]}: …` below `{key}:`")
        for name, value in node.entries:
            self.refuse_blank(name, "key")
            self.refuse_blank(value, name.text)
        values = self.all((value, args[1], name.text) for name, value in node.entries)
        return {name.text: value for name, value in zip(names, values, strict=True)}

    def record(self, node: Node, kind: Any, key: str) -> Any:
        if not isinstance(node, Mapping):
            where = f"`{key}`: " if key else ""
            raise self.fail(
                node.at, f"{where}expected `name: value` lines, got {_name_of(node)}", lines(_first_key(kind))
            )
        kinds = field_kinds(kind)
        failed = False
        known = {key_name(name): name for name in kinds}
        bound: dict[str, Any] = {}
        # Keys that are there with a typing error are not missing as well.
        misspelt: set[str] = set()
        for name, value in node.entries:
            if name.text not in known:
                misspelt.add(known.get(_meant(name.text, known), ""))
                others = of_others(name.text) if self.rule == "front-matter" else ""
                hint = others or suggest(name.text, known)
                if isinstance(value, Scalar) and not value.text and " " in name.text:
                    hint = "if this belongs to the text before it, put that text in quotes"
                self.problems.error(name.at, self.rule, f"unknown key `{name.text}`", hint)
                failed = True
                continue
            try:
                bound[known[name.text]] = self.value(value, kinds[known[name.text]], name.text)
            except _UnboundError:
                bound[known[name.text]] = None
                failed = True
        for field in fields_of(kind):
            if field.name in misspelt and field.name not in bound:
                continue
            if field.required and field.name not in bound:
                self.problems.error(
                    node.at, self.rule, f"missing key `{key_name(field.name)}`", f"add `{key_name(field.name)}: …` here"
                )
                failed = True
            elif field.required and _is_empty(bound.get(field.name)):
                at = next(value.at for name, value in node.entries if known.get(name.text) == field.name)
                self.problems.error(at, self.rule, f"`{key_name(field.name)}` is empty", "fill it in")
                failed = True
        if failed:
            raise _UnboundError
        return kind(**bound)

    def refuse_blank(self, node: Node, key: str) -> None:
        if isinstance(node, Scalar) and not node.text.strip():
            raise self.fail(node.at, f"`{key}` is empty", "fill it in")

    def all(self, parts: typing.Iterable[tuple[Node, Any, str]]) -> list[Any]:
        values, failed = [], False
        for node, kind, key in parts:
            try:
                values.append(self.value(node, kind, key))
            except _UnboundError:
                failed = True
        if failed:
            raise _UnboundError
        return values

    def hint(self, node: Node, kind: Any) -> str:
        if kind is not Amount:
            return mended(node, kind)
        from guide.read.amount_hints import hint_for  # only a wrong value needs it

        return hint_for(node)

    def wrong(self, node: Node, kind: Any, key: str) -> _UnboundError:
        got = f"`{node.text}`" if isinstance(node, Scalar) else _name_of(node)
        expected = "`name: value` lines" if is_record(kind) else _EXPECTED.get(kind, "text")
        hint = self.hint(node, kind)
        return self.fail(node.at, f"`{key}`: expected {expected}, got {got}", hint)


_EXPECTED = {
    str: "text",
    Prose: "text",
    bool: "`true` or `false`",
    int: "a whole number",
    float: "a number",
    Amount: "a number",
    datetime.date: "a date such as 2026-11-20",
    Colour: "a colour such as `#0b5d70`",
}


def _meant(name: str, known: typing.Collection[str]) -> str:
    from guide.base.nearest import nearest  # only a misspelt key needs difflib

    return nearest(name, known)


def _first_key(kind: Any) -> str:
    """The first key that a record must have."""
    fields = fields_of(kind)
    return key_name(next((field for field in fields if field.required), fields[0]).name)


def _text_of(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.quoted and node.text in NOTHING


def _is_empty(value: Any) -> bool:
    """Whether a required key holds nothing: no words, no items."""
    if isinstance(value, Prose):
        return not value.text.strip()
    return not value.strip() if isinstance(value, str) else value in ((), {})


def _name_of(node: Node) -> str:
    return {Scalar: "one value", Items: "a list", Mapping: "`name: value` lines"}[type(node)]
