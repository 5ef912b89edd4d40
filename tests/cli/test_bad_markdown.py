"""Markdown that handouts do not use, and directives that are not written rightly."""

from __future__ import annotations

import pytest

from tests.support import HANDOUT, TOPIC, SmallProject, assert_refused

# Line 23 of the sheet; it has a link to line 21.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
TABLE_THERE = ":::{table} ways\n:::"

# A table of 31 columns.
MANY = "type: table\nrow-header: c0\ncolumns:\n" + "".join(f"  c{n}: {{title: Roll}}\n" for n in range(31))
MANY += "rows:\n  - {" + ", ".join(f"c{n}: sit" for n in range(31)) + "}\n"

OPENING = "    hint: put the name in braces; to close a directive, use as many colons as opened it"
NO_HTML = "markdown: raw HTML is not used in handouts\n    hint: delete the tag; write Markdown"
NO_HTML_BLOCK = "markdown: raw HTML is not used in handouts\n    hint: delete the tags; write Markdown"
NO_ITALIC = "emphasis: italic text is hard to read\n    hint: use bold: two stars on each side"

CASES = {
    "HTML in a line": (TEXT, "Babies <b>roll</b>.", f"{HANDOUT}:23:8: {NO_HTML}", f"{HANDOUT}:23:15: {NO_HTML}"),
    "HTML block": (TEXT, "<div>roll</div>", f"{HANDOUT}:23:1: {NO_HTML_BLOCK}"),
    "script": (TEXT, "<script>\nroll()\n</script>", f"{HANDOUT}:23:1: {NO_HTML_BLOCK}"),
    "comment": (TEXT, "<!-- later -->", f"{HANDOUT}:23:1: {NO_HTML_BLOCK}"),
    "table without its line of dashes": (
        TEXT,
        "| a | b |\n| c | d |\n| e | f |",
        f"{HANDOUT}:23:1: markdown: `|` begins a row, but makes no table here\n"
        "    hint: write the head of the table, and right below it a line such as `|---|---|` with as many columns",
    ),
    "table whose line of dashes has fewer columns": (
        TEXT,
        "a | b | c\n---|---\nd | e | f",
        f"{HANDOUT}:24:1: markdown: `---|---` makes no table of the line above\n"
        "    hint: write the head of the table, and right below it a line such as `|---|---|` with as many columns",
    ),
    "rows with other numbers of cells": (
        TEXT,
        "| a | b |\n|---|---|\n| c |\n| d | e |\n| f | g | h |",
        f"{HANDOUT}:25:1: markdown: this row has 1 cell, but the head of the table has 2\n"
        "    hint: write as many cells as in the head; to print a bar inside a cell, type `\\|`",
        f"{HANDOUT}:27:1: markdown: this row has 3 cells, but the head of the table has 2\n"
        "    hint: write as many cells as in the head; to print a bar inside a cell, type `\\|`",
    ),
    "cells without words": (
        TEXT,
        "|  | b |\n|---|---|\n| c | &nbsp; |",
        f"{HANDOUT}:23:4: markdown: this column of the table has no name\n    hint: write what is in the column",
        f"{HANDOUT}:25:7: markdown: this cell of the table is empty\n    hint: write something in it, if only `none`",
    ),
    "table without rows": (
        TEXT,
        "| a | b |\n|---|---|",
        f"{HANDOUT}:23:1: markdown: this table has a head but no rows\n"
        "    hint: write rows below the line of dashes, or delete the table",
    ),
    "words right below a table": (
        TEXT,
        "| a |\n|---|\n| b |\nBabies roll.",
        f"{HANDOUT}:26:1: markdown: this line is right below a table, so it would be a row of it\n"
        "    hint: put an empty line above it",
    ),
    "picture in a table": (
        TEXT,
        "| a | b |\n|---|---|\n| c | ![A ball.](ball) |",
        f"{HANDOUT}:25:7: picture: a picture cannot be in a cell of this table\n"
        "    hint: put it above or below the table, or write the table as a YAML file, whose cells may have a `picture`",
    ),
    "marks in a table": (
        TEXT,
        "| a | [b](https://example.org) |\n|---|---|\n| c | *d* \\| e |",
        f"{HANDOUT}:23:7: table: a link in a column heading cannot be seen\n"
        "    hint: move it into a cell or above the table",
        f"{HANDOUT}:25:7: {NO_ITALIC}",
    ),
    "too many columns": (
        TEXT,
        "|" + " roll |" * 40 + "\n" + "|---" * 40 + "|\n|" + " sit |" * 40,
        f"{HANDOUT}:23:1: table: this table has 40 columns, and no page has room for more than 30\n"
        "    hint: make several tables of it, or turn its columns into rows",
    ),
    "too many columns in a file": (
        TABLE_THERE,
        ":::{table} many\n:::",
        f"{HANDOUT}:27:1: table: this table has 31 columns, and no page has room for more than 30\n"
        "    hint: make several tables of it, or turn its columns into rows",
    ),
    "fenced code": (
        TEXT,
        "```\nroll()\n```",
        f"{HANDOUT}:23:1: markdown: code is not used in handouts\n    hint: delete the fence",
    ),
    "indented code": (
        TEXT,
        "Babies roll.\n\n    roll()",
        f"{HANDOUT}:25:5: markdown: this line is indented like code\n    hint: start it at the left edge",
    ),
    "code in a line": (
        TEXT,
        "Babies `roll`.",
        f"{HANDOUT}:23:9: markdown: code is not used in handouts\n"
        "    hint: delete the backquotes, or write {fact} before them",
    ),
    "block quote": (
        TEXT,
        "> Babies roll.",
        f"{HANDOUT}:23:1: markdown: quotations are not used in handouts\n"
        "    hint: for what somebody said, write `:::{quote}`; for a box, `:::{callout} main`",
    ),
    "rule": (
        TEXT,
        "***",
        f"{HANDOUT}:23:1: markdown: horizontal rules are not used in handouts\n    hint: write a heading instead",
    ),
    "italic with stars": (TEXT, "Babies *roll*.", f"{HANDOUT}:23:8: {NO_ITALIC}"),
    "italic with lines": (TEXT, "Babies _roll_.", f"{HANDOUT}:23:8: {NO_ITALIC}"),
    "unknown role": (
        "{fact}`crawl-age`",
        "{fct}`crawl-age`",
        f"{HANDOUT}:14:22: markdown: unknown role `fct`\n    hint: did you mean `fact`?",
    ),
    "role without its name": (
        "{fact}`crawl-age`",
        "{fact}crawl-age",
        f"{HANDOUT}:14:22: markdown: `{{fact}}` has no name after it\n"
        "    hint: write the name in backquotes right after it, as in {fact}`name` or {sign}`name`",
    ),
    "unknown directive": (
        TABLE_THERE,
        ":::{tabel} ways\n:::",
        f"{HANDOUT}:27:1: directive: unknown directive `tabel`\n    hint: did you mean `table`?",
    ),
    "unknown option": (
        TABLE_THERE,
        ":::{table} ways\n:colums: way\n:::",
        f"{HANDOUT}:28:2: directive: unknown option `colums` of `table`\n    hint: did you mean `columns`?",
    ),
    "option twice": (
        "{callout} main",
        "{callout} main\n:title: One\n:title: Two",
        f"{HANDOUT}:15:2: directive: option `title` appears twice\n    hint: keep one of them",
    ),
    "unknown kind of callout": (
        "{callout} main",
        "{callout} man",
        f"{HANDOUT}:13:14: directive: unknown kind of callout `man`\n    hint: use one of: `main`, `emergency`, `call-now`, `call-soon`, `next-visit`, `at-home`, `safety`, `try`, `note`, `do`, `dont`",
    ),
    "directive never closed": (
        TABLE_THERE,
        ":::{table} ways",
        f"{HANDOUT}:27:1: markdown: `:::{{table}}` is opened here and never closed\n"
        "    hint: add a line `:::` where it ends",
    ),
    "stray fence": (
        TABLE_THERE,
        f"{TABLE_THERE}\n\n:::",
        f"{HANDOUT}:30:1: markdown: expected a directive such as `:::{{callout}} main`, got `:::`\n{OPENING}",
    ),
    "fence without braces": (
        TABLE_THERE,
        "::: table ways\n:::",
        f"{HANDOUT}:27:1: markdown: expected a directive such as `:::{{callout}} main`, got `::: table ways`\n{OPENING}",
    ),
    "directives too deep": (
        TEXT,
        "\n".join(":" * n + "{callout} try" for n in range(9, 3, -1)) + "\n" + "\n".join(":" * n for n in range(4, 10)),
        f"{HANDOUT}:27:1: markdown: directives are nested more than 4 deep\n    hint: use fewer levels",
    ),
    "step outside steps": (
        TEXT,
        ":::{step} Roll\nBabies roll.\n:::",
        f"{HANDOUT}:23:1: directive: `step` is outside `steps`\n"
        "    hint: write `::::{steps}` above the first `step`, and `::::` below the last",
    ),
    "contents in a box": (
        TEXT,
        "::::{callout} try\n:::{contents}\n:::\n::::",
        f"{HANDOUT}:24:1: directive: `contents` is inside another block\n    hint: move it out",
    ),
    "sources in a box": (
        TEXT,
        "::::{callout} try\n:::{sources}\n:::\n::::",
        f"{HANDOUT}:24:1: directive: `sources` is inside another block\n    hint: move it out",
    ),
    "words after the name of columns": (
        TEXT,
        "::::{columns} Two ways\n:::{column} Roll\nBabies roll.\n:::\n:::{column} Walk\nBabies walk.\n:::\n::::",
        f"{HANDOUT}:23:15: directive: `columns` takes nothing after its name, but here is `Two ways`\n"
        "    hint: move these words below or above it, or delete them",
    ),
    "words after the name of a quotation": (
        TEXT,
        ":::{quote} A father\n:by: A father\nBabies roll.\n:::",
        f"{HANDOUT}:23:12: directive: `quote` takes nothing after its name, but here is `A father`\n"
        "    hint: move these words below or above it, or delete them",
    ),
    "words after the name of the contents": (
        TEXT,
        ":::{contents} What is here\n:::",
        f"{HANDOUT}:23:15: directive: `contents` takes nothing after its name, but here is `What is here`\n"
        "    hint: move these words below or above it, or delete them",
    ),
    "option without its first colon": (
        TEXT,
        ":::{callout} try\ntitle: Try this\n\nBabies roll.\n:::",
        f"{HANDOUT}:24:1: directive: `title:` sets nothing here\n"
        "    hint: write `:title: …` right below the first line, with a colon on both sides",
    ),
    "option below the words": (
        TEXT,
        ":::{callout} try\nBabies roll.\n:title: Try this\n:::",
        f"{HANDOUT}:25:1: markdown: `:title:` sets nothing here\n"
        "    hint: put it right below the first line of its block, above the words",
    ),
    "text in steps": (
        TEXT,
        "::::{steps}\nBabies roll.\n::::",
        f"{HANDOUT}:24:1: directive: `steps` may hold only `step` directives\n    hint: open `:::{{step}} Title` above this",
    ),
    "one column": (
        TEXT,
        "::::{columns}\n:::{column} Roll\nBabies roll.\n:::\n::::",
        f"{HANDOUT}:23:1: directive: `columns` needs 2 or more `column` directives, got 1\n"
        "    hint: write a `:::{column}` for each column, or use no columns",
    ),
    "unknown boxes": (
        TEXT,
        "::::{columns}\n:boxes: card\n:::{column}\nA.\n:::\n:::{column}\nB.\n:::\n::::",
        f"{HANDOUT}:24:9: directive: `boxes` cannot be `card`\n    hint: did you mean `cards`?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    old, new, *messages = CASES[case]
    if "#ways-to-move" in old:
        built.replace(HANDOUT, "## Ways to move", "## Ways to move on")
    built.replace(HANDOUT, old, new)
    if "{table} many" in new:
        built.write(f"{TOPIC}/en/many.yaml", MANY)
    assert_refused(built, *messages)


# What an editor types by mistake and would find in print.
SPOILT = {
    "bold that is not closed": "Babies **roll and walk.",
    "link that is not closed": "See [more ways](https://example.org",
    "address with a space": "See [more ways](https://example.org/more ways).",
    "link without words": "Babies roll [](https://example.org).",
    "two colons": "::{table} ways",
    "option after an empty line": ":::{callout} try\n\n:title: Roll\n:::",
    "empty steps": "::::{steps}\n::::",
    "empty columns": "::::{columns}\n:::{column}\n:::\n:::{column}\n:::\n::::",
    "list that nests eleven deep": "- " * 11 + "Babies roll.",
    "list that nests four deep": "- a\n  - b\n    - c\n      - d",
}


@pytest.mark.parametrize("case", SPOILT)
def test_markup_that_says_nothing_is_refused(case: str, built: SmallProject) -> None:
    built.replace(HANDOUT, TEXT, SPOILT[case])
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{HANDOUT}:2")
