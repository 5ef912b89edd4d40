"""The sheets' own typeface for the site: each face cut down to the characters that pages print or people type."""

from __future__ import annotations

import uharfbuzz as hb

from guide.pdf.write.fonts import WIN_ANSI
from guide.text.faces import Face

# Tables that a browser does not need.
DROPPED = ("GSUB", "STAT", "DSIG", "gasp", "prep", "fpgm", "cvt ", "BASE")


def subset(face: Face, characters: set[str]) -> bytes:
    """The face as a TrueType file with kerning, without hints."""
    wanted = hb.SubsetInput()
    codes = {ord(char) for char in (*characters, *WIN_ANSI.values()) if not face.missing(char)}
    wanted.sets(hb.SubsetInputSets.UNICODE).set(codes)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set({int.from_bytes(tag.encode("ascii"), "big") for tag in DROPPED})
    return bytes(hb.subset(hb.Face(hb.Blob(face.data)), wanted).blob.data)
