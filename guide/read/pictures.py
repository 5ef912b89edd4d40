"""Picture files: drawings, and photos."""

from __future__ import annotations

import re
from pathlib import Path

from guide.base.problems import Position, Problems
from guide.model.picture import Photo, Picture
from guide.read.files import LARGEST_PICTURE, Project, read_bytes, sources_in
from guide.read.svg import parse_svg

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
DRAWING = ".svg"
# Cameras and phones write their endings in capitals.
PHOTOS = (".jpg", ".jpeg", ".png")
# What may be kept here as well, and is not printed: the files from which pictures were exported, or those of a phone.
_OTHERS = (
    ".heic", ".heif", ".avif", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".jp2", ".jxl", ".jpe", ".jfif", ".dng", ".pdf",
    ".eps", ".ai", ".psd", ".svgz", ".xcf",
)  # fmt: skip
LARGEST_PHOTO = 30_000_000
EXPORT = "open it and export it as JPEG, or as PNG if it is a drawing or a picture of a screen"


def picture_files(project: Project, folder: Path, problems: Problems) -> dict[str, Path]:
    """The pictures in a folder by name; a name that text cannot use, or that two have, is a problem."""
    found: dict[str, Path] = {}
    others: dict[str, Path] = {}
    for path in sources_in(folder, "*"):
        ending = path.suffix.lower()
        if ending not in (DRAWING, *PHOTOS):
            if ending in _OTHERS:
                others.setdefault(path.stem, path)
            continue
        at = Position(project.relative(path))
        if not _NAME.fullmatch(path.stem):
            problems.error(
                at,
                "picture",
                f"`{path.stem}` is not a name for a picture",
                "use lower-case letters, digits and hyphens",
            )
        elif path.stem in found:
            problems.error(
                at,
                "picture",
                f"`{found[path.stem].name}` has the same name as this picture",
                "rename or delete one of them",
            )
        else:
            found[path.stem] = path
    return {**others, **found}


def drawing_names(project: Project, folder: Path, problems: Problems) -> tuple[str, ...]:
    """The names of the drawings in a folder."""
    files = picture_files(project, folder, problems)
    return tuple(name for name, path in files.items() if path.suffix.lower() == DRAWING)


def read_drawing(project: Project, path: Path, problems: Problems, inside: Path | None = None) -> Picture | None:
    """One SVG file, by its name without ending; below `inside`, or else in the project."""
    data = read_bytes(project, path, LARGEST_PICTURE, problems, inside)
    return None if data is None else parse_svg(path.stem, project.relative(path), data, problems)


def read_picture(project: Project, path: Path, photos: dict[str, bytes], problems: Problems) -> Picture | Photo | None:
    """One picture, by its name without ending; None after a problem. The file of a photo is added to `photos`."""
    ending = path.suffix.lower()
    if ending == DRAWING:
        return read_drawing(project, path, problems)
    # Only who has a photo pays for these.
    from guide.read.bitmaps import is_bitmap
    from guide.read.photos.check import read_photo
    from guide.read.photos.kept import Kept
    from guide.read.photos.stand_in import photo_of
    from guide.read.picture_kinds import kind_of

    data = read_bytes(project, path, LARGEST_PHOTO, problems)
    if data is None:
        return None
    shown, kept = project.relative(path), Kept(project.kept)
    if ready := photo_of(path.stem, shown, data, kept):
        # Nothing but its digest is asked for from here on.
        photos[ready.digest] = b""
        return ready
    if not is_bitmap(data):
        kind = kind_of(data) or "no picture that this program knows"
        problems.error(Position(shown), "picture", f"`{path.name}` is {kind}", EXPORT)
        return None
    if ending not in PHOTOS:
        problems.error(
            Position(shown),
            "picture",
            f"`{path.name}` has the ending of another kind of picture",
            "name it `.jpg` or `.png`",
        )
        return None
    photo = read_photo(path.stem, shown, data, kept, problems)
    if photo is not None:
        photos[photo.digest] = data
    return photo
