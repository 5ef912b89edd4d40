"""`facts.yaml`: every figure that a sheet prints."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.model.amounts import Amount
from guide.model.files.references import Grade


class Fact(Struct, frozen=True):
    """A figure, defined once."""

    value: Amount | tuple[Amount, ...]
    """The number, or two numbers for a range; also a fraction such as 1/2, or a time such as 14:30."""
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
    """What is counted, such as months. With `°F` or `°C`, both are printed; money, such as `$`, has two decimals or none."""
    converted: float | tuple[float, ...] | None = None
    """A temperature in the other unit, if it is rounded otherwise than to a tenth: 49 for 120 °F."""
