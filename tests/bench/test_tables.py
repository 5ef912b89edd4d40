"""Tables of figures in pages of the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import charts, ink
from bench.tables import put_table


def test_a_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Ink\n\n<!-- bench.ink -->\n\n| old |\n\n<!-- end -->\n\nAfter it.\n", "utf-8")
    for _ in range(2):
        put_table(page, "ink", ["| new |", "| newer |"])
        assert page.read_text("utf-8") == (
            "# Ink\n\n<!-- bench.ink -->\n\n| new |\n| newer |\n\n<!-- end -->\n\nAfter it.\n"
        )
    with pytest.raises(AssertionError, match="has one place for the table"):
        put_table(page, "charts", [])


def test_the_pages_of_the_docs_have_these_places(tmp_path: Path) -> None:
    for script, page in (("ink", ink.PAGE), ("charts", charts.PAGE)):
        copy, text = tmp_path / page.name, page.read_text("utf-8")
        copy.write_text(text, "utf-8")
        inside = text.partition(f"<!-- bench.{script} -->\n\n")[2].partition("\n\n<!-- end -->")[0]
        put_table(copy, script, inside.splitlines())
        assert (inside[:1], copy.read_text("utf-8")) == ("|", text)
