"""The stages import in one direction, and the public names are the ones that are listed."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import guide
from tests.each import each
from tests.support import ROOT

# The order of guide/__init__.py: each imports only itself and what stands before it.
ORDER = (
    "base", "model", "read", "compose", "structure", "text", "layout", "rules", "pdf", "publish", "pipeline",
    "products", "commands", "__main__",
)  # fmt: skip
PDF_ORDER = ("impose", "draw", "write")
# A product stands alone; what it may use of others.
MAY_USE = {"clinic": {"browser", "personalize"}}
FOR_ALL = {"browser"}
GUIDE_FILES = sorted((ROOT / "guide").rglob("*.py"))
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in GUIDE_FILES
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str:
    """The name of the stage that a file of guide/ belongs to; "" for guide/__init__.py."""
    first = path.relative_to(ROOT / "guide").parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def names_in(nodes: Iterator[ast.AST]) -> set[str]:
    """Every module or name of guide that is imported."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative import"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in found if name.split(".")[0] == "guide"}


class Known(NamedTuple):
    """What tests know of a file: the modules of guide that it imports, at its top or inside a function; those at its top; and
    what it says of itself."""

    imports: set[str]
    at_the_top: set[str]
    docstring: str | None


@functools.cache
def known(path: Path) -> Known:
    """Of each file once, since to read one takes longer than to look at it."""
    tree = ast.parse(path.read_text("utf-8"))
    return Known(names_in(ast.walk(tree)), names_in(at_the_top(tree)), ast.get_docstring(tree))


def imports_of(path: Path) -> set[str]:
    return known(path).imports


def at_the_top(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when a module is imported, without what only a type checker reads."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def needed_by(path: Path) -> set[str]:
    """The modules that have to be there before this one runs."""
    found: set[str] = set()
    for name in known(path).at_the_top:
        found.add(name if name in MODULES else name.rpartition(".")[0])
    return found & set(MODULES)


def product_of(name: str) -> str:
    parts = name.split(".")
    return parts[2] if parts[1] == "products" and len(parts) > 2 else ""


def test_the_docstring_lists_the_stages_in_this_order() -> None:
    listed = [line.strip().split("  ")[0] for line in (guide.__doc__ or "").splitlines() if line.startswith("    ")]
    names = [name for line in listed for name in line.split(", ")]
    assert (*names, "__main__") == ORDER


def test_every_file_belongs_to_a_stage() -> None:
    assert {stage_of(path) for path in GUIDE_FILES} - {""} == set(ORDER)


@each("path", [path for path in GUIDE_FILES if stage_of(path)])
def test_a_stage_imports_only_itself_and_earlier_ones(path: Path) -> None:
    allowed = ORDER[: ORDER.index(stage_of(path)) + 1]
    wrong = {name for name in imports_of(path) if name.split(".")[1] not in allowed}
    assert wrong == set()


@each("path", sorted((ROOT / "guide" / "pdf").rglob("*.py")))
def test_pages_are_set_then_painted_then_written(path: Path) -> None:
    own = path.relative_to(ROOT / "guide" / "pdf").parts[0]
    used = {name.split(".")[2] for name in imports_of(path) if name.startswith("guide.pdf.")}
    assert used <= set(PDF_ORDER[: PDF_ORDER.index(own) + 1] if own in PDF_ORDER else ())


@each("path", sorted((ROOT / "guide" / "products").rglob("*.py")))
def test_no_product_imports_another(path: Path) -> None:
    own = product_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    used = {product_of(name) for name in imports_of(path)} - {"", own}
    assert used <= FOR_ALL | MAY_USE.get(own, set())


def test_no_module_needs_itself() -> None:
    # Raises CycleError, which names the modules.
    order = list(TopologicalSorter({name: needed_by(path) for name, path in MODULES.items()}).static_order())
    assert set(order) == set(MODULES)


def test_the_page_model_imports_only_the_model_and_units() -> None:
    used = imports_of(ROOT / "guide" / "model" / "page.py")
    assert {name.split(".")[1] for name in used} <= {"model", "base"}
    assert not any(name.startswith(("guide.base.processes", "guide.base.forked")) for name in used)


@each("path", GUIDE_FILES)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert known(path).docstring


def test_the_public_names() -> None:
    assert guide.__all__ == [
        "InputError", "Position", "Problem", "Problems", "Project", "Selection", "build", "figure_pdf", "prepare",
    ]  # fmt: skip
    assert all(hasattr(guide, name) for name in guide.__all__)


def test_one_module_imports_reportlab() -> None:
    found = {
        relative(path)
        for path in GUIDE_FILES
        if "reportlab" in path.read_text("utf-8")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        if name.split(".")[0] == "reportlab" and not _for_types(path, node)
    }
    assert found == {"guide/layout/drawing_library.py"}


def _for_types(path: Path, node: ast.AST) -> bool:
    """Whether an import is read by type checkers only."""
    tree = ast.parse(path.read_text("utf-8"))
    return ast.unparse(node) not in {ast.unparse(found) for found in at_the_top(tree)}
