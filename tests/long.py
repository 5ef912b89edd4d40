"""What is worth an hour and not every day: `make test-long` sets GUIDE_TEST_LONG=1.

Each test proves the same either way, on fewer or on more examples; a few run only there.
"""

from __future__ import annotations

import os
from typing import TypeVar

import pytest

T = TypeVar("T")
LONG = os.environ.get("GUIDE_TEST_LONG") == "1"
only_long = pytest.mark.skipif(not LONG, reason="this takes long: make test-long")


def in_long(few: T, many: T) -> T:
    """How many of something there are: few every day, many when there is time."""
    return many if LONG else few


def examples(few: int) -> int:
    """How many examples Hypothesis tries: every day the first half of a few, always the same."""
    return in_long(-(-few // 2), 80 * few)
