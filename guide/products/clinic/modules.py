"""Which modules run in the browser: those that the entry imports, at the top or inside a function, and theirs."""

from __future__ import annotations

import ast
import functools
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ENTRIES = ("guide", "guide.products.clinic.calls")
# Imported where they are there, and done without where they are not: not in a browser.
NOT_THERE = frozenset(("PIL", "fsspec", "distributed", "reportlab"))
# What a browser never does, though a module that it needs could: other machines, other processes.
LEFT_OUT = (
    "guide.products.personalize.remote", "guide.products.personalize.run", "guide.products.personalize.chunks",
    # Charts were drawn by the site's build.
    "guide.layout.charts.bars", "guide.layout.charts.drawing", "guide.layout.charts.pictograph", "guide.layout.charts.ranges",
    "guide.layout.charts.sketch", "guide.layout.drawing_library", "guide.layout.drawings", "guide.layout.measuring",
    "guide.pipeline.figure",
)  # fmt: skip
# Files beside modules that these read.
DATA = (".icc", ".yaml")
# The libraries, and what of them nobody imports.
PACKAGES = ("markdown_it", "mdit_py_plugins", "mdurl", "msgspec", "segno", "uharfbuzz", "yaml")
UNUSED = ("markdown_it/cli", "segno/consoles", "segno/cli.py", "segno/__main__.py", "uharfbuzz/_harfbuzz_test")


@functools.cache
def own_modules() -> dict[str, Path]:
    """The modules of the program by their names."""
    found: dict[str, Path] = {}
    waiting = list(ENTRIES)
    while waiting:
        name = waiting.pop()
        path = _file_of(name)
        if name in found or path is None or name.startswith(LEFT_OUT):
            continue
        found[name] = path
        waiting += [".".join(name.split(".")[:end]) for end in range(1, name.count(".") + 1)]
        waiting += [one for one in _imported(path) if one.split(".")[0] == "guide"]
    return dict(sorted(found.items()))


@functools.cache
def others_imported() -> set[str]:
    """What the program imports that is not its own."""
    names = {name for path in own_modules().values() for name in _imported(path)}
    others = {name for name in names if name.split(".")[0] not in ("guide", *NOT_THERE)}
    return {name for name in others if _is_module(name)}


@functools.cache
def _imported(path: Path) -> tuple[str, ...]:
    """The names that a module imports, with those that are imported from others: which of them are modules is not known here."""
    return tuple(_names(path))


def _names(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    # What only a type checker reads is not there when the program runs.
    hidden = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in hidden:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _file_of(name: str) -> Path | None:
    path = ROOT / name.replace(".", "/")
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)


def _is_module(name: str) -> bool:
    if name.split(".")[0] in sys.stdlib_module_names and "." not in name:
        return True
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, AttributeError, ValueError):
        return False
