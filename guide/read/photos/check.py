"""The file of a photo, looked at before anything is made of it."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.picture import FIRST_ON_ITS_SIDE, Photo
from guide.read.bitmaps import BitmapError, Limits, is_seen, opened, refusing
from guide.read.jpeg import JPEG, RareJpegError, bare_jpeg, jpeg_orientation, scans_of
from guide.read.photos.kept import Kept
from guide.read.png import check_sums, on_white, png_samples

# The largest photos of phones and cameras that people do not shrink; a file of more pixels takes too much memory.
LIMITS = Limits(16_000, 32_000_000, "save it smaller: 3,000 pixels on its longer side are more than any page can print")
# Each scan of a progressive JPEG takes as long as the whole picture; programs make about ten.
MOST_SCANNED = 500_000_000
# How much smaller a decoder makes a JPEG that is only looked at.
_EIGHTH = 8
# Pixels on the shorter side that are enough to see whether there is anything.
_ENOUGH = 256


class Looks(Struct, frozen=True):
    """The size of a good photo in pixels, as it is seen."""

    width: int
    height: int


def read_photo(name: str, path: str, data: bytes, kept: Kept, problems: Problems) -> Photo | None:
    """The photo in a PNG or JPEG file; None after a problem."""
    digest = hashlib.sha256(data).hexdigest()
    looks = kept.recall(Looks, "looks", digest)
    if looks is None:
        try:
            with refusing(LIMITS):
                looks = _looks(data)
        except BitmapError as refused:
            problems.error(Position(path), "picture", str(refused), refused.hint)
            return None
        kept.keep(looks, "looks", digest)
    return Photo(name, float(looks.width), float(looks.height), digest, path)


def _looks(data: bytes) -> Looks:
    if data.startswith(JPEG):
        bare, turned = bare_jpeg(data), jpeg_orientation(data)
        image = opened(bare, "JPEG", LIMITS)
        size, scans = image.size, scans_of(bare)
        if scans * size[0] * size[1] > MOST_SCANNED:
            raise RareJpegError(f"{scans:,} scans")
        image.draft(None, (size[0] // _EIGHTH, size[1] // _EIGHTH))
        image.load()
        size = size[::-1] if turned >= FIRST_ON_ITS_SIDE else size
    else:
        check_sums(data)
        image = png_samples(opened(data, "PNG", LIMITS), data)
        size = image.size
    image = image.reduce(max(1, min(image.size) // _ENOUGH))
    if not is_seen(on_white(image) if image.mode == "RGBA" else image.convert("RGB")):
        raise BitmapError("nothing of this picture can be seen on white paper", "save it on a ground of another colour")
    return Looks(*size)
