"""Font faces: metrics, coverage and shaping, through HarfBuzz."""

from __future__ import annotations

import functools
import struct
import unicodedata
from dataclasses import dataclass, field

import uharfbuzz as hb

from guide.base.problems import Position, Problem, Problems
from guide.model.shaped import Shaped
from guide.model.source import FaceFile, FontSource
from guide.text.clusters import clusters, composed, is_mark, is_right_to_left, texts_of_glyphs
from guide.text.marks import places_marks

NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
NO_BREAK_SPACE = "\u00a0"
# PDF gives glyph advances and font metrics in 1/1000 em (ISO 32000-1, 9.2.4).
GLYPH_SPACE = 1000
# Characters without a glyph, and what is drawn instead.
_DRAWN_AS = {NO_BREAK_SPACE: " "}
_TRANSLATED = str.maketrans(_DRAWN_AS)


@dataclass(slots=True)
class Face:
    """One face of a family. Metrics are fractions of the type size (1.0 = one em), ascent and descent positive.

    Shaped words are kept: a handout repeats most of its words.
    """

    name: str
    data: bytes
    units_per_em: int
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    postscript_name: str
    characters: frozenset[int]
    bounds: tuple[float, float, float, float]
    _font: hb.Font
    _shaped: dict[tuple[str, str], Shaped] = field(default_factory=dict, repr=False)
    _drawn: set[str] = field(default_factory=set, repr=False)
    _advances: dict[int, int] = field(default_factory=dict, repr=False)

    def shape(self, text: str, language: str) -> Shaped:
        """The text as glyphs, kerned, with the language's forms. No-break spaces look like others."""
        key = (text, language)
        known = self._shaped.get(key)
        if known is None:
            known = self._shaped[key] = self._shape(text, language)
        return known

    def forget(self, most: int) -> None:
        """Drop the kept words, if there are more than so many."""
        if len(self._shaped) > most:
            self._shaped.clear()

    def width(self, text: str, size: float, language: str) -> float:
        """The width of a text in points."""
        return self.shape(text, language).width * size / self.units_per_em

    def missing(self, text: str) -> tuple[str, ...]:
        """The letters of the text that this face cannot draw, each with its marks and each once."""
        drawn = self._drawn
        if drawn.issuperset(text):
            return ()
        new = dict.fromkeys(cluster for cluster in clusters(text) if cluster not in drawn)
        drawn.update(cluster for cluster in new if self._draws(cluster))
        return tuple(cluster for cluster in new if cluster not in drawn)

    def _draws(self, cluster: str) -> bool:
        drawn = composed(cluster.translate(_TRANSLATED))
        if is_mark(drawn[0]) or is_right_to_left(drawn):
            return False
        if len(drawn) == 1 and ord(drawn) in self.characters:
            return True
        return len(unicodedata.normalize("NFD", drawn)) > 1 and places_marks(self._font, drawn)

    def _shape(self, text: str, language: str) -> Shaped:
        if not text:
            return Shaped("", (), (), (), 0)
        drawn = composed(text.translate(_TRANSLATED))
        buffer = hb.Buffer()
        # Each mark keeps its own text.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        buffer.language = language
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        advances = tuple(position.x_advance for position in positions)
        offsets = tuple((position.x_offset, position.y_offset) for position in positions)
        return Shaped(
            drawn, tuple(info.codepoint for info in infos), advances,
            texts_of_glyphs(drawn, [info.cluster for info in infos]), sum(advances),
            offsets if any(map(any, offsets)) else (),
        )  # fmt: skip

    def advance(self, glyph: int) -> int:
        """The advance of a glyph by itself, in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return known


Faces = dict[str, Face]


_OWN_FILE = "put back the file that came with the project: `git checkout fonts`"


def load_faces(source: FontSource, problems: Problems) -> Faces:
    """The faces of a family, ready to shape."""
    faces: Faces = {}
    for file in source.faces:
        face = _load(file, problems)
        if face is not None:
            faces[file.name] = face
    return faces


def _load(file: FaceFile, problems: Problems) -> Face | None:
    face, found = _loaded(file)
    problems.extend(found)
    return face


# A face is read once, and keeps its shaped words as long as the process lives.
@functools.lru_cache(maxsize=16)
def _loaded(file: FaceFile) -> tuple[Face | None, tuple[Problem, ...]]:
    problems = Problems()
    return _read(file, problems), tuple(problems)


def _read(file: FaceFile, problems: Problems) -> Face | None:
    at = Position(file.path)
    if file.data[:4] not in (b"\x00\x01\x00\x00", b"true"):
        problems.error(at, "fonts", "this is not a TrueType font", _OWN_FILE)
        return None
    fault = _table_fault(file.data)
    face = hb.Face(hb.Blob(file.data))
    font = hb.Font(face)
    if fault or face.glyph_count == 0:
        problems.error(at, "fonts", f"this font is broken: {fault or 'it has no glyphs'}", _OWN_FILE)
        return None
    characters = frozenset(face.unicodes)
    if not characters.issuperset(range(0x20, 0x7F)):
        problems.error(at, "fonts", "this font lacks basic letters, digits or signs", _OWN_FILE)
        return None
    extents = font.get_font_extents("ltr")
    scale = face.upem
    return Face(
        name=file.name,
        data=file.data,
        units_per_em=scale,
        ascent=extents.ascender / scale,
        descent=-extents.descender / scale,
        cap_height=_height(font, "H") / scale,
        x_height=_height(font, "x") / scale,
        postscript_name=face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or file.name,
        characters=characters,
        bounds=_bounds(face),
        _font=font,
    )


def _table_fault(data: bytes) -> str:
    """What is wrong with the table directory of a font (OpenType 1.9, table directory); "" for nothing."""
    count = struct.unpack_from(">H", data, 4)[0] if len(data) >= 12 else 0
    tables: dict[bytes, tuple[int, int, int]] = {}
    for start in range(12, 12 + 16 * count, 16):
        if start + 16 > len(data):
            return "it is cut short"
        tag, checksum, offset, length = struct.unpack_from(">4s3L", data, start)
        tables[tag] = checksum, offset, length
    missing = sorted(table for table in NEEDED if table.encode() not in tables)
    if missing:
        return f"table `{missing[0]}` is missing"
    for tag, (checksum, offset, length) in tables.items():
        table = data[offset : offset + length]
        if len(table) < length:
            return "it is cut short"
        if tag == b"head":
            # Its checksum leaves out its own field for the whole file.
            table = table[:8] + bytes(4) + table[12:]
        if _checksum(table) != checksum:
            return f"table `{tag.decode('latin-1')}` is damaged"
    return ""


def _checksum(table: bytes) -> int:
    """The sum of a table's 32-bit words (OpenType 1.9, calculating checksums)."""
    padded = table + bytes(-len(table) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}L", padded))) & 0xFFFFFFFF


def _height(font: hb.Font, letter: str) -> float:
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph is not None else None
    return float(extents.y_bearing) if extents else 0.0


def _bounds(face: hb.Face) -> tuple[float, float, float, float]:
    """The box around all glyphs: xMin, yMin, xMax, yMax of table `head`."""
    left, bottom, right, top = struct.unpack_from(">4h", face.reference_table("head").data, 36)
    return left / face.upem, bottom / face.upem, right / face.upem, top / face.upem
