"""Font faces: metrics, coverage and shaping, through HarfBuzz."""

from __future__ import annotations

import functools
import hashlib
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import get_args

import uharfbuzz as hb

from guide.base.problems import Problem, Problems
from guide.base.units import sum_of
from guide.model.scales import FaceName
from guide.model.shaped import Shaped
from guide.model.source import FaceFile, FontSource
from guide.text.clusters import clusters, composed, is_invisible, is_mark, is_right_to_left, texts_of_glyphs
from guide.text.font_files import fault_of
from guide.text.marks import places_marks

NO_BREAK_SPACE = "\u00a0"
# PDF gives glyph advances and font metrics in 1/1000 em (ISO 32000-1, 9.2.4).
GLYPH_SPACE = 1000
# Characters without a glyph, and what is drawn instead.
_DRAWN_AS = {NO_BREAK_SPACE: " "}
_TRANSLATED = str.maketrans(_DRAWN_AS)
# The faces that every family has.
FIRST = get_args(FaceName)


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
        if is_mark(drawn[0]) or is_invisible(drawn) or is_right_to_left(drawn):
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
            offsets if any(map(any, offsets)) else (), not self.missing(text),
        )  # fmt: skip

    def advance(self, glyph: int) -> int:
        """The advance of a glyph by itself, in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return known


class Faces(dict[str, Face]):
    """Faces by name. Those of the first family are there; one of another is loaded when a letter needs it."""

    def __init__(self, files: tuple[FaceFile, ...]) -> None:
        super().__init__()
        self.files = files
        self.problems = Problems()
        """What is wrong with faces that were loaded later."""
        # By a face of the first family: those of the others that were loaded, and those that were not.
        self._loaded: dict[str, list[Face]] = {}
        self._waiting: dict[str, list[FaceFile]] = {}
        for file in files:
            first, _, number = file.name.partition("-")
            if number:
                self._waiting.setdefault(first, []).append(file)

    @functools.cached_property
    def digest(self) -> str:
        """A digest of the files, which everything that is set depends on."""
        found = hashlib.sha256()
        for file in self.files:
            found.update(f"{file.name} {len(file.data)} ".encode())
            found.update(file.data)
        return found.hexdigest()

    def missing(self, text: str) -> tuple[str, ...]:
        """The letters of the text that no family can draw in each of its faces, each once."""
        lacking = dict.fromkeys(letter for name in FIRST for letter in self[name].missing(text))
        return tuple(letter for letter in lacking if None in [self._drawing(letter, name) for name in FIRST])

    def split(self, text: str, name: str) -> tuple[tuple[Face, str], ...]:
        """The text in parts, each with the face of the first family that has its letters."""
        face = self[name]
        if not face.missing(text):
            return ((face, text),)
        drawing = [(self._drawing(letter, name) or face, letter) for letter in clusters(text)]
        groups = groupby(drawing, key=lambda entry: entry[0].name)
        return tuple((self[name], "".join(letter for _, letter in group)) for name, group in groups)

    def width(self, text: str, name: str, size: float, language: str) -> float:
        """The width of a text in points."""
        return sum_of(face.width(part, size, language) for face, part in self.split(text, name))

    def load_rest(self, problems: Problems) -> None:
        """Load all faces, to find out what is wrong with any."""
        for name in FIRST:
            for _ in self._chain(name):
                pass
        problems.extend(self.problems)

    def _drawing(self, letter: str, name: str) -> Face | None:
        return next((face for face in self._chain(name) if not face.missing(letter)), None)

    def _chain(self, name: str) -> Iterator[Face]:
        """A face of the first family, then those that stand in for it."""
        yield self[name]
        loaded, waiting = self._loaded.setdefault(name, []), self._waiting.get(name, [])
        number = 0
        while number < len(loaded) or waiting:
            if number == len(loaded):
                face = _load(waiting.pop(0), self.problems)
                if face is None:
                    continue
                loaded.append(face)
                self[face.name] = face
            yield loaded[number]
            number += 1


def load_faces(source: FontSource, problems: Problems) -> Faces:
    """The faces of the first family, ready to shape, and those of the others to be loaded."""
    faces = Faces(tuple(file for family in source.families for file in family.faces))
    for file in source.families[0].faces:
        face = _load(file, problems)
        if face is not None:
            faces[file.name] = face
    return faces


def _load(file: FaceFile, problems: Problems) -> Face | None:
    face, found = _read(file)
    problems.extend(found)
    return face


# A face is read once, and keeps its shaped words as long as the process lives.
@functools.lru_cache(maxsize=16)
def _read(file: FaceFile) -> tuple[Face | None, tuple[Problem, ...]]:
    fault = fault_of(file)
    if fault is not None:
        return None, (fault,)
    face = hb.Face(hb.Blob(file.data))
    font = hb.Font(face)
    extents = font.get_font_extents("ltr")
    scale = face.upem
    read = Face(
        name=file.name,
        data=file.data,
        units_per_em=scale,
        ascent=extents.ascender / scale,
        descent=-extents.descender / scale,
        cap_height=_height(font, "H") / scale,
        x_height=_height(font, "x") / scale,
        postscript_name=face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or file.name,
        characters=frozenset(face.unicodes),
        bounds=_bounds(face),
        _font=font,
    )
    return read, ()


def _height(font: hb.Font, letter: str) -> float:
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph is not None else None
    return float(extents.y_bearing) if extents else 0.0


def _bounds(face: hb.Face) -> tuple[float, float, float, float]:
    """The box around all glyphs: xMin, yMin, xMax, yMax of table `head`."""
    left, bottom, right, top = struct.unpack_from(">4h", face.reference_table("head").data, 36)
    return left / face.upem, bottom / face.upem, right / face.upem, top / face.upem
