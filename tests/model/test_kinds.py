"""Kinds of block are told apart in one place, so that a new one is passed by nowhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from guide.model.blocks import Block

ROOT = Path(__file__).resolve().parents[2]
NAMES = {kind.__name__ for kind in get_args(Block)}
# These look into blocks by the types of their fields, and say what kinds are.
MODEL = ROOT / "guide" / "model"


def kinds_in(tree: ast.AST | None) -> set[str]:
    """The kinds of block that a part of a program names."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & NAMES if tree else set()


def told_apart(tree: ast.Module) -> Iterator[int]:
    """The lines at which several kinds are asked for at once, and any other kind would pass in silence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance":
            if len(kinds_in(node.args[1])) > 1:
                yield node.lineno
        elif isinstance(node, ast.Match):
            named = set().union(*(kinds_in(case.pattern) for case in node.cases))
            last = ast.unparse(node.cases[-1])
            if len(named) > 1 and not (last.startswith("case _:") and "assert_never(" in last):
                yield node.lineno


def test_no_module_asks_for_several_kinds_at_once() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "guide").rglob("*.py"))
        if MODEL not in path.parents
        for line in told_apart(ast.parse(path.read_text("utf-8")))
    ]
    assert found == [], "ask guide/model/kinds.py, or end a `match` with `assert_never`"


def test_such_a_place_is_found() -> None:
    source = (
        "isinstance(block, BulletList | CheckList)\n"
        "isinstance(block, (Entry, Table))\n"
        "isinstance(block, Heading | None)\n"
        "match block:\n    case Mark() | Entry():\n        pass\n    case _:\n        pass\n"
        "match block:\n    case Mark() | Entry():\n        pass\n    case _:\n        assert_never(block)\n"
    )
    assert list(told_apart(ast.parse(source))) == [4, 1, 2]
