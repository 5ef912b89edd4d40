"""`fonts/fonts.yaml` and the font files that it names."""

from __future__ import annotations

from pathlib import PurePosixPath

from guide.base.problems import Problems
from guide.model.files.fonts import FontsFile
from guide.model.source import FaceFile, FontSource
from guide.read.bind import bind
from guide.read.files import LARGEST_FONT, Project, named_file, read_bytes, read_text
from guide.read.yaml_nodes import parse_yaml


def read_fonts(project: Project, problems: Problems) -> FontSource | None:
    """The font files as bytes; None after a problem."""
    folder = project.root / "fonts"
    file = read_text(project, folder / "fonts.yaml", problems)
    node = None if file is None else parse_yaml(file, problems)
    listed = None if node is None else bind(node, FontsFile, problems, "fonts")
    if listed is None:
        return None
    faces = []
    for name, filename in listed.faces.items():
        path = named_file(folder, PurePosixPath(filename))
        data = read_bytes(project, path, LARGEST_FONT, problems, folder)
        if data is not None:
            faces.append(FaceFile(name, project.relative(path), data))
    licence = read_text(project, named_file(folder, PurePosixPath(listed.licence)), problems)
    if licence is None or len(faces) < len(listed.faces):
        return None
    return FontSource(listed.family, tuple(faces), project.relative(folder / "fonts.yaml"), licence.text)
