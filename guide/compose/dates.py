"""Dates in words."""

from __future__ import annotations

import datetime

from guide.compose.facts import NO_BREAK_SPACE
from guide.model.files.labels import Labels


def print_date(day: datetime.date, labels: Labels) -> str:
    """A date in the words of the language, on one line."""
    said = labels.date.format(day=day.day, month=labels.months[day.month - 1], year=day.year)
    return said.replace(" ", NO_BREAK_SPACE)
