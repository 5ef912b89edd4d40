"""What stands for the file of a photo where its pixels came ready made: a browser has no Pillow, and need not load the file."""

from __future__ import annotations

import hashlib

from guide.model.picture import Photo
from guide.read.photos.check import Looks
from guide.read.photos.kept import Kept

_HEAD = b"guide-photo "


def stand_in(data: bytes) -> bytes:
    """What is given instead of the file of a photo."""
    return _HEAD + hashlib.sha256(data).hexdigest().encode("ascii")


def photo_of(name: str, path: str, data: bytes, kept: Kept) -> Photo | None:
    """The photo that a file stands for; None if it stands for none. Only a folder that was filled elsewhere is asked."""
    if not data.startswith(_HEAD) or not kept.was_filled_elsewhere:
        return None
    digest = data.removeprefix(_HEAD).decode("ascii", "replace")
    looks = kept.recall(Looks, "looks", digest)
    return Photo(name, float(looks.width), float(looks.height), digest, path) if looks else None
