"""`facts.yaml`: every figure that a sheet prints."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.model.files.references import Grade


class Fact(Struct, frozen=True):
    """A figure, defined once."""

    value: float | tuple[float, ...]
    """The number, or two numbers for a range."""
    say: dict[str, str]
    """The figure in words, for each language, with `{value}`, or `{low}` and `{high}`, for the numbers."""
    about: str
    """What the figure means, for editors; not printed."""
    sources: tuple[str, ...]
    """The names of the references for the figure."""
    grade: Grade
    """`read` if someone has read the source; `second-hand` figures cannot be printed."""
    checked: datetime.date
    """The day someone last compared the figure with its source."""
    review_by: datetime.date
    """The day by which someone must check it again; after that, the build warns."""
    unit: str = ""
    """What is counted, such as months; for editors."""
