"""The limits of the rules, from `sources/criteria.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from guide.units import Length


@dataclass(frozen=True, slots=True)
class Criteria:
    """One limit a key; what each means stands in the file."""

    reading_grade: float
    sentence_mean: float
    sentence_longest: int
    list_longest: int
    type_least: Length
    leading_least: float
    line_longest: int
    contrast_text: float
    contrast_shapes: float
    margin_least: Length
    qr_least: Length
