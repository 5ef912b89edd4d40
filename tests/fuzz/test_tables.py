"""Practices of many rows: CSV and JSON Lines."""

from __future__ import annotations

import shutil

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.harness import CHANGES, Change, as_bytes, changed, fuzzed, tried
from tests.personalize.support import FULL, PLAIN, as_lines, as_table
from tests.support import SmallProject

TEXTS = {"practices/t.csv": as_table(FULL, PLAIN), "practices/t.jsonl": as_lines(FULL, PLAIN)}


@fuzzed(25)
@given(name=st.sampled_from(sorted(TEXTS)), changes=CHANGES)
def test_tables(small: SmallProject, name: str, changes: list[Change]) -> None:
    out = small.path("out")
    arguments = (str(small.path(name)), "--out", str(out), "--edition", "letter", "--processes", "1")
    ran = tried(small, {name: as_bytes(changed(TEXTS[name], changes))}, "personalize", *arguments)
    assert ran.code in (0, 1)
    shutil.rmtree(out, ignore_errors=True)
