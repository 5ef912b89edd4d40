"""The files of a project for browsers, by the packs that they are in: what all handouts share, typefaces, topics, and topics in
a language. A browser has them in the same places as the project and the program have them here."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from guide.base.inputs import PROJECT_FILE, is_source
from guide.products.clinic.prepared import prepared_files
from guide.products.clinic.typefaces import families_needed, first_families, font_files, fonts_of, texts_in
from guide.publish.outputs import PHOTOS
from guide.read.files import Project
from guide.read.photos.stand_in import stand_in
from guide.read.pictures import DRAWING
from guide.read.pictures import PHOTOS as PHOTO_ENDINGS
from guide.read.project import SHARED, handout_files, topic_folders

# Where a browser has the project, and the packages.
PROJECT, PACKAGES = "project", "lib/python3.14/site-packages"
SHIPPED = f"{PACKAGES}/guide/shipped"
_LABELS, _PICTURES = "labels.yaml", "pictures"
# Files in the folder of a topic, and in that of one of its languages, that no handout is made from. Elsewhere a file of such a
# name is something else: a layout, a table.
_ABOUT_TOPIC, _ABOUT_LANGUAGE = ("coverage.yaml", "scores.yaml"), ("changes.yaml",)


class Part(Struct, frozen=True):
    """The files of a pack, and for which handouts it is."""

    name: str
    files: Mapping[str, bytes]
    topic: str = ""
    languages: tuple[str, ...] | None = None
    font: bool = False


def project_parts(project: Project, build: Path, today: datetime.date) -> list[Part]:
    """All packs of a project; `build` is where builds keep what they made."""
    languages = _languages(project)
    fonts = fonts_of(project)
    needed = families_needed(fonts, languages, lambda language: _texts(project, language, languages))
    parts = [Part("base", _base(project, languages))]
    own = project.place("fonts").is_relative_to(project.root)
    place = f"{PROJECT if own else SHIPPED}/fonts"
    for number, files in enumerate(font_files(project), 1):
        spoken = None if number == 1 else tuple(one for one, least in needed.items() if least >= number)
        named = {f"{place}/{name}": data for name, data in files.items()}
        parts.append(Part(f"font-{number}", named, languages=spoken, font=number > 1))
    for language in languages:
        shared = _below(project, project.root / "sources" / SHARED / language)
        parts += [Part(f"shared-{language}", shared, languages=(language,))] if shared else []
    for topic, folder in topic_folders(project).items():
        spoken = tuple(sorted({file.language for file in handout_files(project) if file.topic == topic}))
        common = _below(project, folder, without=(*spoken, *_ABOUT_TOPIC))
        for language in spoken:
            families = first_families(fonts, needed[language]) if len(fonts.families) > 1 else ()
            made = {f"{PROJECT}/{name}": data for name, data in
                    prepared_files(project, topic, language, build / PHOTOS, today, families).items()}  # fmt: skip
            photos = {name: data for name, data in made.items() if name.startswith(f"{PROJECT}/{PHOTOS}/")}
            # Photos are the same in every language.
            common |= photos
            own_files = _below(project, folder / language, without=_ABOUT_LANGUAGE)
            own_files |= {name: made[name] for name in made.keys() - photos.keys()}
            parts.append(Part(f"topic-{topic}-{language}", own_files, topic, (language,)))
        parts.append(Part(f"topic-{topic}", common, topic))
    return sorted(parts, key=lambda part: part.topic != "")


def _languages(project: Project) -> tuple[str, ...]:
    """The languages in which there are handouts."""
    return tuple(sorted({file.language for file in handout_files(project)}))


def _base(project: Project, languages: tuple[str, ...]) -> dict[str, bytes]:
    """What all handouts are made from. A practice may name any language of the project, so the browser has to know them all:
    it does so by their labels, which are empty here."""
    sources = project.root / "sources"
    files = _below(project, project.root / "layouts")
    for name in (PROJECT_FILE, "sources/criteria.yaml"):
        if (project.root / name).is_file():
            files[f"{PROJECT}/{name}"] = (project.root / name).read_bytes()
    files |= _below(project, sources / SHARED, without=languages)
    for folder in topic_folders(project).values():
        for path in folder.glob(f"*/{_LABELS}"):
            files[f"{PROJECT}/{path.relative_to(project.root).as_posix()}"] = b""
    if project.shipped:
        for path in (*_files_below(project.shipped / "layouts"), project.shipped / "sources" / "criteria.yaml"):
            files[f"{SHIPPED}/{path.relative_to(project.shipped).as_posix()}"] = path.read_bytes()
    return files


def _below(project: Project, folder: Path, without: Collection[str] = ()) -> dict[str, bytes]:
    """The files below a folder of the project, without some files and folders in it. Of a photo only what stands for it: its
    pixels come ready made."""
    return {
        f"{PROJECT}/{path.relative_to(project.root).as_posix()}": _given(path)
        for path in _files_below(folder)
        if path.relative_to(folder).parts[0] not in without
        and not (path.relative_to(folder).parts[:-1] == (_PICTURES,) and not _is_picture(path))
    }


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and all(map(is_source, path.relative_to(folder).parts)):
            yield path


def _given(path: Path) -> bytes:
    data = path.read_bytes()
    return stand_in(data) if path.parent.name == _PICTURES and path.suffix.lower() in PHOTO_ENDINGS else data


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in (DRAWING, *PHOTO_ENDINGS)


def _texts(project: Project, language: str, languages: tuple[str, ...]) -> str:
    """All that handouts of a language may print: what is written in it, and what topics have for all languages."""
    sources = project.root / "sources"
    files = [path for path in _files_below(sources) if path.suffix in (".md", ".yaml")]
    others = set(languages) - {language}
    # The folder of a language is in that of a topic, which may have the name of a language too.
    return texts_in([path for path in files if others.isdisjoint(path.relative_to(sources).parts[1:2])])
