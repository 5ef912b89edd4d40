"""JPEG files without decoding them (ITU-T T.81, annex B): what they say besides their pixels, and the file without that.

Where and when a photo was taken, what a camera or a program noted, smaller pictures of the same and whatever follows the
end are left out. What is kept says how pixels and colours are coded, so a decoder makes the same of it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from msgspec import Struct

JPEG = b"\xff\xd8\xff"
# Markers: any, start and end of image, start of scan, comment.
MARKER, START, END, SCAN, COMMENT = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE
# The next part of the file, but for markers that stand alone; and the next behind coded pixels.
_NEXT, _BEHIND_SCAN = re.compile(rb"\xff[^\xff\x00\x01\xd0-\xd7]"), re.compile(rb"\xff[^\xff\x00\xd0-\xd7]")
# What begins a frame: these are tables (DHT, JPG, DAC), and these frames PDF can show (ISO 32000-1, 7.4.8).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SHOWN_FRAMES = (0xC0, 0xC1, 0xC2)
# Progressive pictures have about ten scans; each takes as long as the whole picture, however few bytes it has.
MOST_SCANS = 100
# A profile and the notes of a camera take some hundreds.
MOST_SEGMENTS = 5_000
# Application data: how large pixels are, photo data, and how colours are coded, with their first bytes.
JFIF, EXIF, ADOBE = (0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0"), (0xEE, b"Adobe")
PROFILE = 0xE2, b"ICC_PROFILE\0"
# Colours that are red, green and blue as they are, not turned into brightness and two differences.
PLAIN_RGB = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"

ORIENTATION, SHORT = 0x0112, 3
UPRIGHT, LAST_TURN = 1, 8


class RareJpegError(ValueError):
    """A kind of JPEG that programs do not show."""


class _Segment(Struct, frozen=True):
    marker: int
    start: int
    body: bytes
    end: int


def bare_jpeg(data: bytes) -> bytes:
    """The file with nothing but its picture. Raises ValueError for one that is cut short."""
    kept, scans, colours_said = bytearray(data[:2]), 0, False
    for segment in _segments(data):
        marker, body = segment.marker, segment.body
        if (marker, body[:5]) == JFIF and len(body) >= 12:
            # Without the small picture that may follow.
            kept += b"\xff\xe0\0\x10" + body[:12] + b"\0\0"
            colours_said = True
        elif (marker, body[:5]) == ADOBE and len(body) >= 12:
            kept += b"\xff\xee\0\x0e" + body[:12]
            colours_said = True
        elif marker not in range(0xE0, 0xF0) and marker != COMMENT:
            if marker in FRAMES and len(body) == 6 + 3 * body[5:6].ljust(1)[0]:
                _check_frame(marker, body)
                # Decoders know such colours by the names of their parts; PDF has no word about these.
                kept += PLAIN_RGB if body[6::3] == b"RGB" and not colours_said else b""
            scans += marker == SCAN
            kept += data[segment.start : segment.end]
    if scans > MOST_SCANS:
        raise RareJpegError(f"{scans:,} scans")
    return bytes(kept + bytes((MARKER, END)))


def scans_of(data: bytes) -> int:
    """How often a decoder goes through the picture."""
    return sum(segment.marker == SCAN for segment in _segments(data))


def jpeg_orientation(data: bytes) -> int:
    """How the picture is turned (1 to 8), as its photo data says."""
    said = (segment.body for segment in _segments(data) if (segment.marker, segment.body[:6]) == EXIF)
    return orientation(next(said, b""))


def jpeg_profile(data: bytes) -> bytes:
    """The profile of its colours, which may come in several parts (ICC.1, B.4); empty if there is none."""
    bodies = (segment.body for segment in _segments(data) if segment.marker == PROFILE[0])
    parts = sorted((body[12:14], body[14:]) for body in bodies if body.startswith(PROFILE[1]))
    return b"".join(part for _, part in parts)


def orientation(exif: bytes) -> int:
    """How a picture is turned, 1 to 8 (Exif 2.32, 4.6.4): upright unless it says another way that there is. 0, which many
    phones and scanners write, is not known."""
    tiff = exif.removeprefix(EXIF[1])
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for entry in range(first + 2, first + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if tag == ORIENTATION:
                return int(value) if kind == SHORT and UPRIGHT <= value <= LAST_TURN else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def turned_jpeg(bare: bytes, turned: int) -> bytes:
    """A bare file that says how it is turned, for programs that look for it."""
    tiff = struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, ORIENTATION, SHORT, 1, turned, 0, 0)
    body = EXIF[1] + tiff
    return bare[:2] + struct.pack(">BBH", MARKER, EXIF[0], len(body) + 2) + body + bare[2:]


def _check_frame(marker: int, body: bytes) -> None:
    if marker > 0xC8:
        raise RareJpegError("arithmetic coding")
    if marker not in SHOWN_FRAMES:
        raise RareJpegError("lossless or hierarchical")
    if body[0] != 8:
        raise RareJpegError(f"{body[0]} bits a colour")


def _segments(data: bytes) -> Iterator[_Segment]:
    """What stands between the start and the end of the first image; the coded pixels belong to the start of their scan."""
    at = 2
    for _ in range(MOST_SEGMENTS):
        # Stray bytes before a marker are passed over, as decoders do.
        found = _NEXT.search(data, at)
        if not found:
            raise ValueError("there is no end")
        at, marker = found.start(), data[found.end() - 1]
        if marker == END:
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == START or end < at + 4 or end > len(data):
            raise ValueError("a part has no length")
        body = data[at + 4 : end]
        if marker == SCAN:
            end = _after_scan(data, end)
        yield _Segment(marker, at, body, end)
        at = end
    raise ValueError("there are too many parts")


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands behind coded pixels, in which 0xFF is followed by 0 or a restart marker."""
    found = _BEHIND_SCAN.search(data, at)
    return found.start() if found else len(data)
