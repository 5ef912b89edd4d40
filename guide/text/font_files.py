"""Font files that cannot be used, and why (OpenType 1.9)."""

from __future__ import annotations

import struct

import uharfbuzz as hb

from guide.base.problems import Position, Problem
from guide.model.source import FaceFile

NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
TRUETYPE = (b"\x00\x01\x00\x00", b"true")
# Other kinds of font, by their first bytes.
KINDS = {
    b"OTTO": "it has CFF outlines", b"ttcf": "it is a collection of fonts", b"wOFF": "it is packed for the web",
    b"wOF2": "it is packed for the web",
}  # fmt: skip
# Tables with pictures of letters.
PICTURES = {b"CBDT", b"EBDT", b"sbix", b"SVG "}
# The basic letters of each script, and its English name.
SCRIPTS = {
    "Latn": ("Latin", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    "Cyrl": ("Cyrillic", "".join(map(chr, (0x401, *range(0x410, 0x450), 0x451)))),
    "Grek": ("Greek", "".join(chr(code) for code in (*range(0x391, 0x3AA), *range(0x3AC, 0x3CF)) if code not in (0x3A2, 0x3B0))),
    "Zsym": ("signs", ""),
}  # fmt: skip
MOST_NAMED = 5
# Divides 2**32 - 1: a number leaves what the sum of its 32-bit words leaves, as when nines are cast out.
DIVISOR = 3 * 17 * 257 * 65537


def fault_of(file: FaceFile) -> Problem | None:
    """The first thing that is wrong with a file."""
    found = _form_fault(file.data) or _use_fault(file)
    return Problem(Position(file.path), "fonts", *found) if found else None


def _form_fault(data: bytes) -> tuple[str, str] | None:
    """Message and hint about a file that no face can be made of."""
    if data[:4] not in TRUETYPE:
        kind = KINDS.get(data[:4])
        said = "this is not a TrueType font"
        return (
            f"{said}: {kind}" if kind else said,
            "use a .ttf file with TrueType outlines, or put back the one that came with the project: `git checkout fonts`",
        )
    tables = _tables(data)
    if tables is None:
        return _broken("it is cut short")
    if b"glyf" not in tables and PICTURES.intersection(tables):
        return (
            "this font has pictures of its letters and no outlines",
            "use a .ttf file with TrueType outlines, or put back the one that came with the project: `git checkout fonts`",
        )
    if b"fvar" in tables:
        return (
            "this is a variable font, with all its weights in one file",
            "use a file for each weight, often in a folder `static` beside it",
        )
    missing = sorted(table for table in NEEDED if table.encode() not in tables)
    if missing:
        return _broken(f"table `{missing[0]}` is missing")
    fault = _damage(data, tables)
    return _broken(fault) if fault else None


def _use_fault(file: FaceFile) -> tuple[str, str] | None:
    """Message and hint about a whole font that may not be used, or not for this."""
    face = hb.Face(hb.Blob(file.data))
    if face.glyph_count == 0:
        return _broken("it has no glyphs")
    if "OS/2" in face.table_tags and not _may_be_embedded(face):
        return (
            "this font may not be part of a PDF: its maker says so in the file (OS/2 `fsType`)",
            "use a font with an open licence, such as the SIL Open Font License",
        )
    characters = face.unicodes
    first = "-" not in file.name
    if not all(code in characters for code in (range(0x20, 0x7F) if first else (0x20,))):
        lacks = "basic letters, digits or signs" if first else "a space"
        return f"this font lacks {lacks}", "use another file"
    for script in file.scripts:
        name, letters = SCRIPTS[script]
        lacking = [letter for letter in letters if ord(letter) not in characters]
        if lacking:
            more = " …" if len(lacking) > MOST_NAMED else ""
            return (
                f"this font lacks letters of `{script}` ({name}): {' '.join(lacking[:MOST_NAMED])}{more}",
                f"use another file, or take `{script}` out of the `scripts` of its family in fonts.yaml",
            )
    return None


def _broken(fault: str) -> tuple[str, str]:
    return f"this font is broken: {fault}", "download it again"


def _may_be_embedded(face: hb.Face) -> bool:
    """Whether outlines may be embedded, and of the glyphs in use only (OS/2, fsType)."""
    table = face.reference_table("OS/2").data
    use = struct.unpack_from(">H", table, 8)[0] if len(table) >= 10 else 0
    return use & 0x000F != 0x0002 and not use & 0x0300


def _tables(data: bytes) -> dict[bytes, tuple[int, int, int]] | None:
    """Checksum, offset and length of each table; None if the list of tables is cut short."""
    count = struct.unpack_from(">H", data, 4)[0] if len(data) >= 12 else 0
    tables: dict[bytes, tuple[int, int, int]] = {}
    for start in range(12, 12 + 16 * count, 16):
        if start + 16 > len(data):
            return None
        tag, checksum, offset, length = struct.unpack_from(">4s3L", data, start)
        tables[tag] = checksum, offset, length
    return tables


def _damage(data: bytes, tables: dict[bytes, tuple[int, int, int]]) -> str:
    """What is wrong with the tables of a font; "" for nothing."""
    for tag, (checksum, offset, length) in tables.items():
        table = data[offset : offset + length]
        if len(table) < length:
            return "it is cut short"
        if tag == b"head":
            # Its checksum leaves out its own field for the whole file.
            table = table[:8] + bytes(4) + table[12:]
        if not _has_sum(table, checksum):
            return f"table `{tag.decode('latin-1')}` is damaged"
    return ""


def _has_sum(table: bytes, checksum: int) -> bool:
    """Whether the sum of a table's 32-bit words ends in these 32 bits, by one division, which is much faster than to add
    them. Of the damaged tables, one in ten thousand passes."""
    padded = table + bytes(-len(table) % 4)
    # How often the sum runs over: less often than it has words.
    over = (int.from_bytes(padded, "big") - checksum) % DIVISOR
    return over <= len(padded) // 4
