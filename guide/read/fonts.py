"""`fonts/fonts.yaml` and the font files that it names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from guide.base.problems import Problems
from guide.model.files.fonts import FontsFile, Typeface
from guide.model.source import FaceFile, FamilySource, FontSource
from guide.read.bind import bind
from guide.read.files import LARGEST_FONT, Project, named_file, read_bytes, read_text
from guide.read.yaml_nodes import parse_yaml

LIST = "fonts.yaml"
# The bytes of each file as they were read last.
_LAST: dict[Path, bytes] = {}


def read_fonts(project: Project, problems: Problems) -> FontSource | None:
    """The font files as bytes; None after a problem."""
    listed = read_font_list(project, problems)
    if listed is None:
        return None
    families = [_family(number, one, project, problems) for number, one in enumerate(listed.families, 1)]
    whole = tuple(family for family in families if family is not None)
    path = project.relative(project.place("fonts") / LIST)
    return FontSource(whole, path) if len(whole) == len(families) else None


def read_font_list(project: Project, problems: Problems) -> FontsFile | None:
    """The list alone; None after a problem."""
    folder = project.place("fonts")
    file = read_text(project, folder / LIST, problems, inside=folder)
    node = None if file is None else parse_yaml(file, problems)
    return None if node is None else bind(node, FontsFile, problems, "fonts")


def _family(number: int, listed: Typeface, project: Project, problems: Problems) -> FamilySource | None:
    folder = project.place("fonts")
    faces = []
    for face, filename in listed.faces.items():
        path = named_file(folder, PurePosixPath(filename))
        data = read_bytes(project, path, LARGEST_FONT, problems, folder)
        if data is not None:
            name = face if number == 1 else f"{face}-{number}"
            faces.append(FaceFile(name, project.relative(path), _once(path, data), listed.scripts))
    licence = read_text(project, named_file(folder, PurePosixPath(listed.licence)), problems, inside=folder)
    if licence is None or len(faces) < len(listed.faces):
        return None
    return FamilySource(listed.family, tuple(faces), licence.text)


def _once(path: Path, data: bytes) -> bytes:
    """The same object for the same bytes: who reads a project for each of many handouts has its fonts in memory once."""
    if _LAST.get(path) != data:
        _LAST[path] = data
    return _LAST[path]
