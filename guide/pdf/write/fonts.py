"""Fonts, embedded and subset: by glyph for print (ISO 32000-1, 9.7), by character for fields (9.6.3)."""

from __future__ import annotations

import functools
import hashlib

import uharfbuzz as hb

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

# Characters of WinAnsiEncoding (ISO 32000-1, annex D.2), by code in use.
WIN_ANSI = {
    code: char
    for code in range(0x20, 0x100)
    if (char := bytes((code,)).decode("cp1252", "replace")) != "\ufffd" and code != 0x7F
}


def embed_faces(pdf: PdfFile, faces: Faces, used: Used) -> dict[str, Ref]:
    """Every face in use, by name."""
    return {name: embed_face(pdf, faces[name], glyphs) for name, glyphs in sorted(used.glyphs.items())}


def embed_face(pdf: PdfFile, face: Face, glyphs: dict[int, str]) -> Ref:
    """A Type0 font with exactly the glyphs in use; `glyphs` gives the text of each."""
    used = sorted({0, *glyphs})
    base = _tagged_name(face, repr(used))
    program = _subset(face.data, tuple(used))
    file = pdf.add_stream({"Length1": len(program)}, program, shared=True)
    descendant = pdf.add(
        dictionary(
            {
                "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": name(base),
                "CIDSystemInfo": dictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": _descriptor(pdf, face, base, file, flags=4),
                "CIDToGIDMap": "/Identity", "DW": 0, "W": _widths(face, used),
            }
        )
    )  # fmt: skip
    to_unicode = pdf.add_stream({}, _to_unicode(glyphs))
    return pdf.add(
        dictionary(
            {
                "Type": "/Font", "Subtype": "/Type0", "BaseFont": name(base), "Encoding": "/Identity-H",
                "DescendantFonts": f"[{descendant}]", "ToUnicode": to_unicode,
            }
        )
    )  # fmt: skip


def embed_field_face(pdf: PdfFile, face: Face) -> Ref:
    """A simple TrueType font for what people type into fields: all Western letters, WinAnsiEncoding."""
    codes = {code: char for code, char in WIN_ANSI.items() if not face.missing(char)}
    base = _tagged_name(face, "fields")
    program = _subset_characters(face.data, tuple(map(ord, codes.values())))
    file = pdf.add_stream({"Length1": len(program)}, program, shared=True)
    scale = GLYPH_SPACE / face.units_per_em
    widths = [round(face.shape(codes[code], "en").width * scale) if code in codes else 0 for code in range(0x20, 0x100)]
    return pdf.add(
        dictionary(
            {
                "Type": "/Font", "Subtype": "/TrueType", "BaseFont": name(base), "Encoding": "/WinAnsiEncoding",
                "FirstChar": 0x20, "LastChar": 0xFF, "Widths": array(widths),
                "FontDescriptor": _descriptor(pdf, face, base, file, flags=32),
            }
        )
    )  # fmt: skip


def _descriptor(pdf: PdfFile, face: Face, base: str, file: Ref, flags: int) -> Ref:
    return pdf.add(
        dictionary(
            {
                "Type": "/FontDescriptor", "FontName": name(base), "FontFamily": string(face.postscript_name),
                "Flags": flags, "FontBBox": array([round(edge * GLYPH_SPACE) for edge in face.bounds]), "ItalicAngle": 0,
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
def _subset(font: bytes, glyphs: tuple[int, ...]) -> bytes:
    """The font program with these glyphs under their old numbers."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set({_tag(table) for table in (*_DROPPED, "cmap")})
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wanted).blob.data)


@functools.lru_cache(maxsize=8)
def _subset_characters(font: bytes, characters: tuple[int, ...]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).set(set(characters))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set({_tag(table) for table in _DROPPED})
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wanted).blob.data)


def _tag(table: str) -> int:
    return int.from_bytes(table.encode("ascii"), "big")


def _widths(face: Face, glyphs: list[int]) -> str:
    """Advances of glyphs, runs of neighbours together (9.7.4.3)."""
    scale = GLYPH_SPACE / face.units_per_em
    parts: list[str] = []
    run: list[int] = []
    for glyph in glyphs:
        if run and glyph != run[-1] + 1:
            parts.append(_width_run(face, run, scale))
            run = []
        run.append(glyph)
    parts.append(_width_run(face, run, scale))
    return "[" + " ".join(parts) + "]"


def _width_run(face: Face, run: list[int], scale: float) -> str:
    return f"{run[0]} [{' '.join(str(round(face.advance(glyph) * scale)) for glyph in run)}]"


def _to_unicode(glyphs: dict[int, str]) -> bytes:
    """The ToUnicode CMap (9.10.3)."""
    pairs = [(glyph, text) for glyph, text in sorted(glyphs.items()) if text]
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
