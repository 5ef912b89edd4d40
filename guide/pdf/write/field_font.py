"""The font of what people type into fields, the same in all sheets of a typeface."""

from __future__ import annotations

import functools

import uharfbuzz as hb

from guide.pdf.write.fonts import EmbeddedFont, subset, to_unicode, widths_of, write_type0
from guide.pdf.write.letters import TYPED
from guide.pdf.write.objects import PdfFile, Ref
from guide.text.faces import Face


def embed_field_face(pdf: PdfFile, face: Face) -> Ref:
    """A font with all characters that can be typed, as far as the face has them."""
    return write_type0(pdf, face, _field_font(face.data, face.characters & TYPED), shared=True)


@functools.lru_cache(maxsize=4)
def _field_font(data: bytes, characters: frozenset[int]) -> EmbeddedFont:
    """Viewers find the code of a character in ToUnicode, and some, as codes are numbers of glyphs, in the table `cmap`.
    If two characters have one glyph, the second has a code beyond all glyphs: ToUnicode has one text for each code."""
    face = hb.Face(hb.Blob(data))
    font = hb.Font(face)
    texts: dict[int, str] = {}
    glyphs = {0: 0}
    again: list[tuple[int, str]] = []
    for character in sorted(characters):
        glyph = font.get_nominal_glyph(character) or 0
        if glyph in texts:
            again.append((glyph, chr(character)))
        elif glyph:
            texts[glyph], glyphs[glyph] = chr(character), glyph
    glyphs = dict(sorted(glyphs.items()))
    for code, (glyph, text) in enumerate(again, max(glyphs) + 1):
        texts[code], glyphs[code] = text, glyph
    program = subset(data, tuple(sorted(set(glyphs.values()))), tuple(sorted(characters)))
    widths = widths_of({code: font.get_glyph_h_advance(glyph) for code, glyph in glyphs.items()}, face.upem)
    mapped = b""
    if again:
        mapped = b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(glyphs) + 1))
    return EmbeddedFont("fields", program, widths, to_unicode(texts), mapped)
