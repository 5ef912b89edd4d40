"""Tells the kind of a file by its first bytes, whatever its name says: the kinds that people mistake for PNG or JPEG."""

from __future__ import annotations

import re

# The first bytes of a file, and what such a file is called.
_BEGINNINGS = (
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\1\0", "a Windows icon"),
    (b"8BPS", "a Photoshop file"),
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\x1f\x8b", "a packed file, perhaps an SVGZ"),
    (b"PK\3\4", "a zip or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
)
# The brands of files made of boxes (ISO/IEC 14496-12, 4.3). A file of brand `mif1` is AVIF if another brand says so,
# otherwise HEIC.
_BRANDS = (
    (re.compile(rb"avi[fs]"), "an AVIF picture"),
    (re.compile(rb"hei[cxms]|hev[cx]|mif1|msf1"), "a HEIC picture"),
)
# The possible sizes of the header that follows the first 14 bytes of a BMP.
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_WEB_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html)\b", re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """What a file that is not SVG, PNG or JPEG is called; "" if its kind is unknown."""
    if data[4:8] == b"ftyp":
        brands = data[8 : min(int.from_bytes(data[:4], "big"), 200)]
        return next((name for brand, name in _BRANDS if brand.search(brands)), "a video")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return "a BMP picture"
    if _WEB_PAGE.match(data):
        return "a web page"
    return next((name for start, name in _BEGINNINGS if data.startswith(start)), "")
