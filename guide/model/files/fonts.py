"""`fonts/fonts.yaml`: the typefaces of every sheet."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.scales import FaceName

# ISO 15924. A script is added when its letters can be set: direction, line breaks, marks.
Script = Literal["Latn", "Cyrl", "Grek", "Zsym"]


class Typeface(Struct, frozen=True):
    """A typeface."""

    family: str
    """The name of the typeface."""
    licence: str
    """The file in this folder with the licence of the typeface."""
    scripts: tuple[Script, ...]
    """The scripts that the typeface covers: `Latn` (Latin), `Cyrl` (Cyrillic), `Grek` (Greek) or `Zsym` (only signs). Their basic letters are looked for."""
    faces: dict[FaceName, str]
    """The font file of each face: a static `.ttf`."""


class FontsFile(Struct, frozen=True):
    """The typefaces of every sheet."""

    families: tuple[Typeface, ...]
    """The typefaces in order: a letter is set in the first one that has it. The first needs the basic Latin letters."""
