"""Picture files."""

from __future__ import annotations

from pathlib import Path

from guide.model.picture import Picture
from guide.problems import Problems
from guide.read.files import LARGEST_PICTURE, Project, read_bytes
from guide.read.svg import parse_svg


def read_picture(project: Project, path: Path, problems: Problems) -> Picture | None:
    """One SVG file, by its name without ending."""
    data = read_bytes(project, path, LARGEST_PICTURE, problems)
    return None if data is None else parse_svg(path.stem, project.relative(path), data, problems)
