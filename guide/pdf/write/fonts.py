"""Fonts, embedded and subset: Type0 fonts whose codes are the numbers of glyphs (ISO 32000-1, 9.7)."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping

import uharfbuzz as hb
from msgspec import Struct

from guide.pdf.draw.painter import Used
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary, name, string
from guide.text.faces import GLYPH_SPACE, Face, Faces

# Tables needed only for shaping or on other systems.
_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "STAT",
    "DSIG",
    "kern",
    "gasp",
    "post",
    "name",
    "OS/2",
    "BASE",
    "prep",
    "fpgm",
    "cvt ",
)


class EmbeddedFont(Struct, frozen=True):
    """What is written of a font: what its name depends on, program, widths, ToUnicode, and if its codes are not the
    numbers of its glyphs, the glyph of each."""

    name: str
    program: bytes
    widths: str
    to_unicode: bytes
    cid_to_gid: bytes = b""


def embed_faces(pdf: PdfFile, faces: Faces, used: Used) -> dict[str, Ref]:
    """Every face in use, by name."""
    return {name: embed_face(pdf, faces[name], glyphs) for name, glyphs in sorted(used.glyphs.items())}


def embed_face(pdf: PdfFile, face: Face, glyphs: dict[int, str]) -> Ref:
    """A font with exactly the glyphs in use; `glyphs` gives the text of each."""
    used = sorted({0, *glyphs})
    widths = widths_of({glyph: face.advance(glyph) for glyph in used}, face.units_per_em)
    program = EmbeddedFont(repr(used), subset(face.data, tuple(used)), widths, to_unicode(glyphs))
    return write_type0(pdf, face, program)


def write_type0(pdf: PdfFile, face: Face, font: EmbeddedFont, *, shared: bool = False) -> Ref:
    """A Type0 font. What many files `share` is compressed once."""
    base = _tagged_name(face, font.name)
    file = pdf.add_stream({"Length1": len(font.program)}, font.program, shared=True)
    descriptor = _descriptor(pdf, face, base, file)
    mapped = pdf.add_stream({}, font.cid_to_gid, shared=shared) if font.cid_to_gid else "/Identity"
    descendant = pdf.add(
        dictionary(
            {
                "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": name(base),
                "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": descriptor, "CIDToGIDMap": mapped, "DW": 0, "W": font.widths,
            }
        )
    )  # fmt: skip
    texts = pdf.add_stream({}, font.to_unicode, shared=shared)
    return pdf.add(
        dictionary(
            {
                "Type": "/Font", "Subtype": "/Type0", "BaseFont": name(base), "Encoding": "/Identity-H",
                "DescendantFonts": f"[{descendant}]", "ToUnicode": texts,
            }
        )
    )  # fmt: skip


def _descriptor(pdf: PdfFile, face: Face, base: str, file: Ref) -> Ref:
    return pdf.add(
        dictionary(
            {
                "Type": "/FontDescriptor", "FontName": name(base), "FontFamily": string(face.postscript_name),
                "Flags": 4, "FontBBox": array([round(edge * GLYPH_SPACE) for edge in face.bounds]), "ItalicAngle": 0,
                "Ascent": round(face.ascent * GLYPH_SPACE), "Descent": -round(face.descent * GLYPH_SPACE),
                "CapHeight": round(face.cap_height * GLYPH_SPACE), "XHeight": round(face.x_height * GLYPH_SPACE),
                "StemV": 120 if face.name == "bold" else 80, "FontFile2": file,
            }
        )
    )  # fmt: skip


def _tagged_name(face: Face, content: str) -> str:
    """The six letters of a subset font, which differ between subsets (9.6.4)."""
    digest = hashlib.sha256(f"{face.postscript_name} {content}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + face.postscript_name


@functools.lru_cache(maxsize=64)
def subset(font: bytes, glyphs: tuple[int, ...], characters: tuple[int, ...] = ()) -> bytes:
    """The font program with these glyphs under their old numbers, and the table `cmap` for these characters."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    wanted.sets(hb.SubsetInputSets.UNICODE).set(set(characters))
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    dropped = _DROPPED if characters else (*_DROPPED, "cmap")
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set({_tag(table) for table in dropped})
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wanted).blob.data)


def _tag(table: str) -> int:
    return int.from_bytes(table.encode("ascii"), "big")


def widths_of(advances: Mapping[int, int], units_per_em: int) -> str:
    """Advances by code, in the order of codes; runs of neighbours together (9.7.4.3)."""
    scale = GLYPH_SPACE / units_per_em
    runs: list[list[int]] = []
    for code in advances:
        if not runs or code != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(code)
    return f"[{' '.join(f'{run[0]} [{_in_glyph_space(run, advances, scale)}]' for run in runs)}]"


def _in_glyph_space(run: list[int], advances: Mapping[int, int], scale: float) -> str:
    return " ".join([str(round(advances[code] * scale)) for code in run])


def to_unicode(glyphs: dict[int, str]) -> bytes:
    """The ToUnicode CMap (9.10.3)."""
    pairs = sorted(glyphs.items())
    blocks = []
    for first in range(0, len(pairs), 100):
        block = pairs[first : first + 100]
        lines = "\n".join(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
