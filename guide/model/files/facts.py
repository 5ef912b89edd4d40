"""`facts.yaml`: every figure that a sheet prints."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.model.files.references import Grade


class Fact(Struct, frozen=True):
    """A figure, said once."""

    value: float | tuple[float, ...]
    """The number, or two numbers for a range."""
    say: dict[str, str]
    """The figure in words, for each language; `{value}`, or `{low}` and `{high}`, stand for the numbers."""
    about: str
    """What the figure means, for whoever edits the sheets; it is not printed."""
    sources: tuple[str, ...]
    """The names of the references that the figure comes from."""
    grade: Grade
    """`read` if someone has read the source; `second-hand` figures cannot be printed."""
    checked: datetime.date
    """The day on which someone last compared the figure with its source."""
    review_by: datetime.date
    """The day by which someone has to look at it again; from then on there is a warning."""
    unit: str = ""
    """What is counted, such as months; for whoever edits the sheets."""
