"""The table of scores in docs/ is what the program measures now."""

from __future__ import annotations

import datetime
from pathlib import Path

from guide.commands.scores import scores
from guide.read.files import Project

ROOT = Path(__file__).parents[2]


def test_the_table_is_the_one_that_the_command_writes() -> None:
    written = (ROOT / "docs" / "scores.md").read_text("utf-8")
    assert written == scores(Project(ROOT), datetime.date(2026, 11, 20)), "renew it with `make scores`"
