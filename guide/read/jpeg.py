"""Reads JPEG files without decoding their pixels (ITU-T T.81, annex B), and removes everything but the picture.

It removes the place and time of a photo, the notes of cameras and programs, thumbnails, and whatever follows the end of
the picture. What says how pixels and colours are coded is kept, so every decoder shows the same picture as before.
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
# Markers that begin a frame: all of this range except DHT, JPG and DAC. PDF can show the second list (ISO 32000-1, 7.4.8).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
SHOWN_FRAMES = (0xC0, 0xC1, 0xC2)
# Progressive pictures have about ten scans. Decoding each takes as long as the whole picture, even if it has few bytes.
MOST_SCANS = 100
# A profile and the notes of a camera take some hundreds.
MOST_SEGMENTS = 5_000
# Application data, each with its first bytes: the size of pixels, photo data, and how colours are coded.
JFIF, EXIF, ADOBE = (0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0"), (0xEE, b"Adobe")
PROFILE = 0xE2, b"ICC_PROFILE\0"
# Says that colours are coded as red, green and blue, not as brightness and two differences.
PLAIN_RGB = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"

ORIENTATION, SHORT = 0x0112, 3
UPRIGHT, LAST_TURN = 1, 8


class RareJpegError(ValueError):
    """A kind of JPEG that PDF viewers do not show."""


class _Segment(Struct, frozen=True):
    marker: int
    start: int
    body: bytes
    end: int


def bare_jpeg(data: bytes) -> bytes:
    """The file with nothing but its picture. Raises ValueError if the file is incomplete."""
    kept, scans, colours_said = bytearray(data[:2]), 0, False
    for segment in _segments(data):
        marker, body = segment.marker, segment.body
        if (marker, body[:5]) == JFIF and len(body) >= 12:
            # Without the thumbnail that may follow.
            kept += b"\xff\xe0\0\x10" + body[:12] + b"\0\0"
            colours_said = True
        elif (marker, body[:5]) == ADOBE and len(body) >= 12:
            kept += b"\xff\xee\0\x0e" + body[:12]
            colours_said = True
        elif marker not in range(0xE0, 0xF0) and marker != COMMENT:
            if marker in FRAMES and len(body) == 6 + 3 * body[5:6].ljust(1)[0]:
                _check_frame(marker, body)
                # Decoders recognise plain RGB by the names of the components; PDF does not mention these, so it is stated.
                kept += PLAIN_RGB if body[6::3] == b"RGB" and not colours_said else b""
            scans += marker == SCAN
            kept += data[segment.start : segment.end]
    if scans > MOST_SCANS:
        raise RareJpegError(f"{scans:,} scans")
    return bytes(kept + bytes((MARKER, END)))


def scans_of(data: bytes) -> int:
    """How often a decoder goes through the picture."""
    return sum(segment.marker == SCAN for segment in _segments(data))


def jpeg_head(data: bytes) -> tuple[int, int, int]:
    """Width, height, and how many colours a pixel has. Raises ValueError if there is no frame, or nothing in it."""
    segments = list(_segments(data))
    frame = next((segment.body for segment in segments if segment.marker in FRAMES and len(segment.body) >= 6), None)
    if frame is None or not any(segment.marker == SCAN for segment in segments):
        raise ValueError("there is no picture")
    _, height, width, bands = struct.unpack_from(">BHHB", frame)
    if len(frame) != 6 + 3 * bands:
        raise ValueError("the frame has another length")
    return width, height, bands


def jpeg_orientation(data: bytes) -> int:
    """The orientation of the picture (1 to 8), from its photo data."""
    said = (segment.body for segment in _segments(data) if (segment.marker, segment.body[:6]) == EXIF)
    return orientation(next(said, b""))


def jpeg_profile(data: bytes) -> bytes:
    """The colour profile, which may be split into several parts (ICC.1, B.4); empty if there is none."""
    bodies = (segment.body for segment in _segments(data) if segment.marker == PROFILE[0])
    parts = sorted((body[12:14], body[14:]) for body in bodies if body.startswith(PROFILE[1]))
    return b"".join(part for _, part in parts)


def orientation(exif: bytes) -> int:
    """The orientation of a picture, 1 to 8 (Exif 2.32, 4.6.4). Any other value counts as upright, such as the 0 that many
    phones and scanners write."""
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
    """A bare file with its orientation added, for programs that look for it."""
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
    """The segments of the first image, between its start and its end. Coded pixels belong to the segment that starts their scan."""
    at = 2
    for _ in range(MOST_SEGMENTS):
        # Stray bytes before a marker are skipped, as decoders do.
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
    """The position of the next marker after coded pixels, in which 0xFF is followed by 0 or a restart marker."""
    found = _BEHIND_SCAN.search(data, at)
    return found.start() if found else len(data)
