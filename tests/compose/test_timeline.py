"""Time lines of ages, and tables with a caption typed in the text; what is wrong with one is refused."""

from __future__ import annotations

import pytest

from guide.model.blocks import Table, Timeline
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.support import HANDOUT, SmallProject, assert_refused

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
LINE = """::::{timeline}
:::{age} Birth
Sleeps.
:::
:::{age} {fact}`crawl-age`
Crawls.

- far
:::
::::"""
TABLE = ":::{table} What you do\n| Way | How |\n|---|---|\n| Roll | Push |\n:::"


def test_each_age_has_its_words(composed: Composer) -> None:
    (line,) = [block for block in walk(composed(LINE).blocks) if isinstance(block, Timeline)]
    assert [(plain(entry.age), len(entry.blocks)) for entry in line.entries] == [
        ("Birth", 1),
        ("7\u00a0to\u00a010\u00a0months", 2),
    ]


def test_a_typed_table_has_a_caption(composed: Composer) -> None:
    tables = [block for block in walk(composed(TABLE).blocks) if isinstance(block, Table)]
    assert "What you do" in [plain(table.caption) for table in tables]


HELD = (
    "table: `table` holds one table typed with bars, and nothing else\n"
    "    hint: move this above or below; for a table from a file, write its name and nothing inside"
)
CASES = {
    "one age": (
        LINE.replace(":::{age} Birth\nSleeps.\n:::\n", ""),
        f"{HANDOUT}:25:1: directive: `timeline` needs 2 or more `age` directives, got 1\n"
        "    hint: write a `:::{age} Age` for each age, with what happens then below it",
    ),
    "no age": (
        LINE.replace(" Birth", ""),
        f"{HANDOUT}:26:1: directive: this `age` does not say which age\n"
        "    hint: write it after the name: `:::{age} Birth`",
    ),
    "empty": (
        LINE.replace("Sleeps.\n", ""),
        f"{HANDOUT}:26:1: directive: this `age` is empty\n    hint: write something in it, or delete it",
    ),
    "a heading in an age": (
        LINE.replace("Sleeps.", "### Sleep"),
        f"{HANDOUT}:27:5: directive: an `age` holds paragraphs, lists and pictures, nothing else\n"
        "    hint: move this above or below the time line",
    ),
    "outside": (
        ":::{age} Birth\nSleeps.\n:::",
        f"{HANDOUT}:25:1: directive: `age` is outside `timeline`\n"
        "    hint: write `::::{timeline}` above the first `age`, and `::::` below the last",
    ),
    "a figure typed as an age": (
        LINE.replace("Birth", "4 months"),
        f"{HANDOUT}:26:10: facts: figure `4` does not come from facts.yaml\n"
        "    hint: add it there with its source, and write {fact}`its-name` here",
    ),
    "no caption": (
        TABLE.replace(" What you do", ""),
        f"{HANDOUT}:25:1: table: this table has no caption\n    hint: write it after the name, "
        "`:::{table} What the table shows`, or delete this line and `:::` below the table",
    ),
    "words beside the table": (TABLE.replace("\n:::", "\n\nMore.\n:::"), f"{HANDOUT}:30:1: {HELD}"),
    "two tables": (TABLE.replace("\n:::", "\n\n| a | b |\n|---|---|\n| c | d |\n:::"), f"{HANDOUT}:30:1: {HELD}"),
    "columns of a typed table": (
        TABLE.replace("do\n", "do\n:columns: Way\n"),
        f"{HANDOUT}:26:2: directive: unknown option `columns` of `table`\n    hint: it takes none: delete the line",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    new, *messages = CASES[case]
    built.replace(HANDOUT, TEXT, f"{TEXT}\n\n{new}")
    assert_refused(built, *messages)
