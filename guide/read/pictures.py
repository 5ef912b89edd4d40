"""Picture files."""

from __future__ import annotations

import re
from pathlib import Path

from guide.base.problems import Position, Problems
from guide.model.picture import Picture
from guide.read.files import LARGEST_PICTURE, Project, read_bytes, sources_in
from guide.read.svg import parse_svg

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def picture_names(project: Project, folder: Path, problems: Problems) -> tuple[str, ...]:
    """The names of the pictures in a folder; a name that text cannot use is a problem."""
    names = []
    for path in sources_in(folder, "*"):
        if path.suffix != ".svg" and path.suffix.lower() in (".svg", ".svgz"):
            hint = (
                "save it uncompressed, as plain SVG" if path.suffix.lower() == ".svgz" else "name it with small letters"
            )
            problems.error(Position(project.relative(path)), "picture", "the name of a drawing ends in `.svg`", hint)
    for path in sources_in(folder, "*.svg"):
        if _NAME.fullmatch(path.stem):
            names.append(path.stem)
        else:
            at = Position(project.relative(path))
            problems.error(
                at,
                "picture",
                f"`{path.stem}` is not a name for a picture",
                "use lower-case letters, digits and hyphens",
            )
    return tuple(names)


def read_picture(project: Project, path: Path, problems: Problems) -> Picture | None:
    """One SVG file, by its name without ending."""
    data = read_bytes(project, path, LARGEST_PICTURE, problems)
    return None if data is None else parse_svg(path.stem, project.relative(path), data, problems)
