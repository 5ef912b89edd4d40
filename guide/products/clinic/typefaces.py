"""The typefaces for browsers, a pack for each family. The first family is for all handouts. Those behind it are loaded with the
languages whose texts need them, and when somebody types a letter that needs them.

A letter is set in the first family that has it, so a browser always has the families up to the last that it needs: then each
letter is set as it would be with all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from guide.base.problems import Problems
from guide.model.files.fonts import FontsFile
from guide.model.source import FontSource
from guide.read.files import Project, named_file
from guide.read.fonts import LIST, read_font_list, read_fonts
from guide.text.faces import FIRST, Faces, load_faces


def font_files(project: Project) -> list[dict[str, bytes]]:
    """The files in the folder of typefaces, by family: each with the list of those up to it."""
    folder = project.place("fonts")
    families = listed_fonts(project).families
    found = []
    for number, family in enumerate(families, 1):
        names = (*family.faces.values(), family.licence)
        files = {name: named_file(folder, PurePosixPath(name)).read_bytes() for name in names}
        listed: dict[str, object] = {
            "families": [
                {"family": one.family, "licence": one.licence, "scripts": list(one.scripts), "faces": one.faces}
                for one in families[:number]
            ]
        }
        # JSON is YAML as well.
        found.append({**files, LIST: json.dumps(listed, ensure_ascii=False).encode("utf-8")})
    return found


def families_needed(source: FontSource, languages: Sequence[str], text_of: Callable[[str], str]) -> dict[str, int]:
    """How many families the text of each language needs."""
    if len(source.families) == 1:
        return dict.fromkeys(languages, 1)
    faces = load_faces(source, Problems())
    return {language: max(map(_number, _used(faces, text_of(language))), default=1) for language in languages}


def first_families(source: FontSource, least: int) -> Sequence[Faces]:
    """The typefaces that a browser may have for a language that needs so many families."""
    return [
        load_faces(FontSource(source.families[:count], source.path), Problems())
        for count in range(least, len(source.families) + 1)
    ]


def fonts_of(project: Project) -> FontSource:
    """The typefaces of a project that was built with them."""
    found = read_fonts(project, Problems())
    assert found
    return found


def texts_in(paths: Sequence[Path]) -> str:
    """The characters of text files, each once; those with accents that are typed as two stay together."""
    return "\n".join(dict.fromkeys(line for path in paths for line in path.read_text("utf-8", "replace").splitlines()))


def listed_fonts(project: Project) -> FontsFile:
    """The list of typefaces of a project that was built with them."""
    listed = read_font_list(project, Problems())
    assert listed
    return listed


def _used(faces: Faces, text: str) -> set[str]:
    return {face.name for name in FIRST for face, _ in faces.split(text, name)}


def _number(name: str) -> int:
    """The number of the family that a face belongs to."""
    return int(name.partition("-")[2] or 1)
