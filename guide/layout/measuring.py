"""Our faces as ReportLab's fonts: it places labels by the widths that HarfBuzz gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from guide.layout.drawing_library import pdfmetrics
from guide.model.scales import FaceName
from guide.text.faces import Faces

# ReportLab's fonts that every PDF reader has (ISO 32000-1, 9.6.2.2), which drawings name if they name none of ours.
_STANDARD = (
    "Courier", "Courier-Bold", "Courier-BoldOblique", "Courier-Oblique", "Helvetica", "Helvetica-Bold", "Helvetica-BoldOblique",
    "Helvetica-Oblique", "Times-Bold", "Times-BoldItalic", "Times-Italic", "Times-Roman",
)  # fmt: skip


def face_of(font: str) -> FaceName:
    """The face in which a font of a drawing is set."""
    return "bold" if "bold" in font.lower() else "regular"


class _Font:
    """A face in the form that `pdfmetrics` knows: metrics are in 1/1000 of the size."""

    _dynamicFont = _multiByte = False  # noqa: N815  # ReportLab's names

    def __init__(self, name: str, faces: Faces, language: str) -> None:
        face = faces[face_of(name)]
        self.fontName = name
        self.ascent, self.descent = face.ascent * 1000, -face.descent * 1000
        self._face, self._faces, self._language = face.name, faces, language

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802  # ReportLab's name
        said = text.decode(encoding) if isinstance(text, bytes) else text
        return self._faces.width(said, self._face, size, self._language)


@contextmanager
def measured_by(faces: Faces, language: str) -> Iterator[None]:
    """ReportLab measures every font that it knows by name as one of our faces; then again as before."""
    names = dict.fromkeys((*_STANDARD, "regular", "bold", *pdfmetrics.getRegisteredFontNames()))
    before = {name: pdfmetrics.getFont(name) for name in names if name not in ("regular", "bold")}
    for name in names:
        pdfmetrics.registerFont(_Font(name, faces, language))
    try:
        yield
    finally:
        for font in before.values():
            pdfmetrics.registerFont(font)
