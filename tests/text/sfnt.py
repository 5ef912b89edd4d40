"""Fonts for tests, made from those of the project: cut down to some letters, or with other tables."""

from __future__ import annotations

import struct

import uharfbuzz as hb

Tables = dict[str, bytes]


def cut(font: bytes, letters: str) -> bytes:
    """The font with these letters only."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).set(set(map(ord, letters)))
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wanted).blob.data)


def tables_of(font: bytes) -> Tables:
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4s3L", font, 12 + 16 * number)
        tables[tag.decode("ascii")] = font[offset : offset + length]
    return tables


def font_of(tables: Tables) -> bytes:
    """A font with these tables and right checksums."""
    offset = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        summed = padded[:8] + bytes(4) + padded[12:] if tag == "head" else padded
        checksum = sum(struct.unpack(f">{len(summed) // 4}L", summed)) & 0xFFFFFFFF
        directory += struct.pack(">4s3L", tag.encode("ascii"), checksum, offset + len(body), len(table))
        body += padded
    return struct.pack(">L4H", 0x00010000, len(tables), 0, 0, 0) + directory + body


def with_use(font: bytes, bits: int) -> bytes:
    """The font with other rights to embed it (OS/2, fsType)."""
    tables = tables_of(font)
    table = tables["OS/2"]
    return font_of({**tables, "OS/2": table[:8] + struct.pack(">H", bits) + table[10:]})
