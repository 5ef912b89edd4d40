"""The sheets' own typeface for the site: each face cut down to the characters that pages print or people type."""

from __future__ import annotations

import uharfbuzz as hb

from guide.text.faces import Face

# What people type into the search, and Western names: the characters of Windows-1252.
WESTERN = tuple(
    char for code in range(0x20, 0x100) if (char := bytes((code,)).decode("cp1252", "ignore")) and code != 0x7F
)
# Tables that a browser does not need.
DROPPED = ("GSUB", "STAT", "DSIG", "gasp", "prep", "fpgm", "cvt ", "BASE")


def subset(face: Face, characters: set[str]) -> bytes:
    """The face as a TrueType file with kerning, without hints."""
    wanted = hb.SubsetInput()
    codes = {ord(char) for char in (*characters, *WESTERN) if not face.missing(char)}
    wanted.sets(hb.SubsetInputSets.UNICODE).set(codes)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set({int.from_bytes(tag.encode("ascii"), "big") for tag in DROPPED})
    return bytes(hb.subset(hb.Face(hb.Blob(face.data)), wanted).blob.data)
