"""The stages import in one direction, files stay short, and the public names are the ones that are listed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import guide
from tests.support import ROOT

# The order of guide/__init__.py: each imports only itself and what stands before it.
ORDER = (
    "problems", "units", "model", "read", "compose", "structure", "text", "layout", "rules", "impose", "draw",
    "write", "publish", "plan", "sharing", "pipeline", "personalize", "skeletons", "schemas", "web", "compare", "preview", "site",
    "commands", "__main__",
)  # fmt: skip
GUIDE_FILES = sorted((ROOT / "guide").rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_of(path: Path) -> str:
    """The name of the stage that a file of guide/ belongs to; "" for guide/__init__.py."""
    first = path.relative_to(ROOT / "guide").parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports_of(path: Path) -> set[str]:
    """Every module of guide that a file imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{relative(path)} has a relative import"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in found if name.split(".")[0] == "guide"}


def test_the_docstring_lists_the_stages_in_this_order() -> None:
    listed = [line.strip().split("  ")[0] for line in (guide.__doc__ or "").splitlines() if line.startswith("    ")]
    names = [name for line in listed for name in line.split(", ")]
    assert (*names, "__main__") == ORDER


def test_every_file_belongs_to_a_stage() -> None:
    assert {stage_of(path) for path in GUIDE_FILES} - {""} == set(ORDER)


@pytest.mark.parametrize("path", [path for path in GUIDE_FILES if stage_of(path)], ids=relative)
def test_a_stage_imports_only_itself_and_earlier_ones(path: Path) -> None:
    allowed = ORDER[: ORDER.index(stage_of(path)) + 1]
    wrong = {name for name in imports_of(path) if name.split(".")[1] not in allowed}
    assert wrong == set()


def test_the_page_model_imports_only_the_model_and_units() -> None:
    used = {name.split(".")[1] for name in imports_of(ROOT / "guide" / "model" / "page.py")}
    assert used <= {"model", "units"}


@pytest.mark.parametrize("path", GUIDE_FILES, ids=relative)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_the_public_names() -> None:
    assert guide.__all__ == [
        "InputError", "Position", "Problem", "Problems", "Project", "Selection", "build", "prepare",
    ]  # fmt: skip
    assert all(hasattr(guide, name) for name in guide.__all__)
