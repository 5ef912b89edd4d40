"""Every rule that the program can name in a problem, found in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

# What makes a problem takes the rule second: error(at, rule, message, …); `add` is one of the first two, chosen.
MAKERS = {".error": 1, ".warning": 1, "add": 1, "Problem": 1}
# A rule that is handed on as an argument, or kept by an object: found where it is handed in.
HANDED_ON = ("rule", "self.rule")


def rule_names(root: Path) -> set[str]:
    """The names of all rules. Raises AssertionError on a problem whose rule cannot be told from the source."""
    paths = [path for path in sorted(root.glob("guide/**/*.py")) if path.name != "problems.py"]
    trees = {path.relative_to(root).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}
    takers = MAKERS | _takers(trees.values())
    found: set[str] = set()
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and (rule := _rule_of(call, takers)) is not None:
                if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                    found.add(rule.value)
                else:
                    said = ast.unparse(rule)
                    known = said in HANDED_ON or (path, said) == ("guide/read/language.py", "kind.text")
                    assert known, f"{path}:{call.lineno}: which rule is `{said}`?"
    # Two tables hold rules that are looked up when the program runs.
    kinds = _table(trees["guide/read/language.py"], "DATA_KINDS")
    refused = _table(trees["guide/read/spans.py"], "_REFUSED")
    found |= {ast.literal_eval(key) for key in kinds.keys if key is not None}
    found |= {ast.literal_eval(value)[0] for value in refused.values}
    return found


def _takers(trees: Iterable[ast.Module]) -> dict[str, int]:
    """Functions and classes that are handed a rule, with its place among their arguments."""
    takers: dict[str, int] = {}
    for tree in trees:
        for owner in ast.walk(tree):
            if isinstance(owner, ast.ClassDef | ast.Module):
                for function in owner.body:
                    if isinstance(function, ast.FunctionDef):
                        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
                        if "rule" in names:
                            made = isinstance(owner, ast.ClassDef) and function.name == "__init__"
                            takers[owner.name if made else function.name] = names.index("rule")  # type: ignore[union-attr]  # a class has a name
    return takers


def _rule_of(call: ast.Call, takers: dict[str, int]) -> ast.expr | None:
    """The argument of a call that is a rule."""
    function = call.func
    name = f".{function.attr}" if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    name = name if name in MAKERS else name.removeprefix(".")
    if name not in takers or (isinstance(function, ast.Attribute) and name == "add"):
        return None
    named = [keyword.value for keyword in call.keywords if keyword.arg == "rule"]
    # `error` and `add` with fewer arguments are other things, such as the `add` of a set.
    enough = len(call.args) > takers[name] + (name in MAKERS)
    return named[0] if named else call.args[takers[name]] if enough else None


def _table(tree: ast.Module, name: str) -> ast.Dict:
    """The dict that a module gives a name."""
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert isinstance(node.value, ast.Dict)
            return node.value
    raise AssertionError(f"there is no {name}")
