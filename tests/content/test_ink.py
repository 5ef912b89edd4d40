"""No page for an office printer takes much ink."""

from __future__ import annotations

import pytest

from bench.ink import ELSEWHERE, ink_of
from tests.each import each
from tests.layout.factory import faces
from tests.subject import ready

MOST = 0.2
OFFICE = sorted(name for name in ready() if not name.endswith(ELSEWHERE))


@each("name", OFFICE)
def test_a_page_for_an_office_printer_takes_little_ink(name: str) -> None:
    ink = ink_of(ready()[name], faces())
    assert ink.is_for_offices
    assert max(ink.pages) <= MOST, [round(page, 3) for page in ink.pages]


@pytest.mark.parametrize("edition", ["phone", "a3-poster", "letter-print-shop"])
def test_other_editions_are_not_for_offices(edition: str) -> None:
    found = [item for name, item in ready().items() if name.endswith(f".{edition}")]
    assert found and not any(ink_of(item, faces()).is_for_offices for item in found[:1])
