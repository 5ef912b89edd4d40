"""`fonts/fonts.yaml`: the typeface of every sheet."""

from __future__ import annotations

from msgspec import Struct

from guide.model.scales import FaceName


class FontsFile(Struct, frozen=True):
    """The typeface of every sheet."""

    family: str
    """The name of the typeface."""
    licence: str
    """The file in this folder with the licence of the typeface."""
    scripts: tuple[str, ...]
    """The scripts that the typeface covers, such as `Latn`."""
    faces: dict[FaceName, str]
    """The font file of each face."""
