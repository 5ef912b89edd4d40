"""`fonts/fonts.yaml`: the typeface of every sheet."""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.scales import FaceName


@dataclass(frozen=True, slots=True)
class FontsFile:
    """The typeface of every sheet."""

    family: str
    """The name of the typeface."""
    licence: str
    """The file of this folder that holds the licence of the typeface."""
    scripts: tuple[str, ...]
    """The scripts that the typeface serves, such as `Latn`."""
    faces: dict[FaceName, str]
    """The font file of each face."""
