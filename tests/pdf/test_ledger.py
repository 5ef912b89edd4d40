"""The ledger of clauses names tests that exist, and leaves out no clause."""

from __future__ import annotations

import ast
import re

from tests.subject import ROOT

LEDGER = (ROOT / "docs" / "pdf-ua.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(\w+\.py)::(\w+)`", LEDGER)))
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LEDGER.split("\n") if line.startswith("| ")]
# 7.18 and 7.21 are there by their parts.
CLAUSES = [f"7.{number}" for number in range(1, 22)]


def test_every_test_that_the_ledger_names_exists() -> None:
    there = {
        (path.name, node.name)
        for path in (ROOT / "tests" / "pdf").glob("test_*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert NAMED
    assert [name for name in NAMED if name not in there] == []


def test_every_clause_of_the_standard_has_a_row() -> None:
    said = {match[0] for row in ROWS for match in re.finditer(r"\b7\.\d+", row[0])}
    assert said == set(CLAUSES)


def test_every_row_says_where_we_stand() -> None:
    stated = [row[1] for row in ROWS if row[0] != "clause"]
    assert set(stated) == {"held", "not used", "by hand"}


def test_what_is_held_or_not_used_is_shown_by_a_test() -> None:
    assert [row[0] for row in ROWS if row[1] in ("held", "not used") and "::" not in row[2]] == []
