"""The ledger of clauses names tests that exist, and leaves out no clause."""

from __future__ import annotations

import ast
import re

import pytest

from tests.pdf.conftest import ROOT

LEDGER = (ROOT / "docs" / "pdf-ua.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(\w+\.py)::(\w+)`", LEDGER)))
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LEDGER.split("\n") if line.startswith("| ")]
# 7.18 and 7.21 stand there by their parts.
CLAUSES = [f"7.{number}" for number in range(1, 22)]


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_the_ledger_names_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / "pdf" / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_clause_of_the_standard_has_a_row() -> None:
    said = {match[0] for row in ROWS for match in re.finditer(r"\b7\.\d+", row[0])}
    assert said == set(CLAUSES)


def test_every_row_says_where_we_stand() -> None:
    stated = [row[1] for row in ROWS if row[0] != "clause"]
    assert set(stated) == {"held", "not used", "by hand"}


def test_what_is_held_or_not_used_is_shown_by_a_test() -> None:
    assert [row[0] for row in ROWS if row[1] in ("held", "not used") and "::" not in row[2]] == []
