"""What a topic needs that no browser can make, as this machine made it: samples of photos (Pillow), charts (ReportLab).

The browser finds both by digest.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.layout.charts.kept import forget, packed
from guide.model.blocks import Block, Chart, Figure
from guide.model.handout import Handout
from guide.model.picture import Photo
from guide.model.walk import walk
from guide.pipeline.photos import widths_of
from guide.pipeline.preparation import Common, common_part, dressed, laid_out
from guide.pipeline.select import Selection
from guide.publish.outputs import CHARTS, PHOTOS
from guide.read.files import Project
from guide.read.photos.convert import key_of, prepared
from guide.read.photos.kept import MAKER, Kept, maker_here
from guide.text.faces import Faces


def prepared_files(
    project: Project, topic: str, language: str, folder: Path, today: datetime.date, families: Sequence[Faces] = ()
) -> dict[str, bytes]:
    """The files for the sheets of a topic in a language, by their path in the project of the browser. `folder` is where
    builds keep photos. `families` are the typefaces that a browser may have there, if not all: charts are found by them."""
    kept, files = Kept(folder), dict[str, bytes]()
    selection = Selection(topics=(topic,), languages=(language,))
    common = common_part(replace(project, kept=folder), selection, today, Problems())
    needing = {one.handout.name for one in common.composed if any(map(_needs, _blocks(one.handout)))}
    forget()
    for faces in families or (common.faces,):
        files |= _laid_out(replace(common, faces=faces), needing, kept)
    if files:
        files[f"{PHOTOS}/{MAKER}"] = maker_here().encode("ascii")
    charts = packed()
    return files | ({f"{CHARTS}/{topic}.{language}.json": charts} if charts else {})


def _laid_out(common: Common, needing: set[str], kept: Kept) -> dict[str, bytes]:
    """The photos of the sheets that need something, which is made by laying them out."""
    assert kept.folder
    files: dict[str, bytes] = {}
    for wanted in dressed(common, common.layouts(None, Problems()), None, Problems()).wanted if needing else ():
        if wanted.handout.name not in needing:
            continue
        found = laid_out(wanted, common, Problems())
        for photo, width in widths_of(found.context.pages).items():
            # Builds have kept it, unless their folder was emptied since.
            prepared(photo, wanted.source.photos[photo.digest], width, kept)
            for key in (key_of(photo, width), ("looks", photo.digest)):
                name = kept.name_of(*key)
                files[f"{PHOTOS}/{name}"] = (kept.folder / name).read_bytes()
    return files


def _blocks(handout: Handout) -> Iterator[Block]:
    """Every block of a handout, with the picture of its title."""
    if handout.figure:
        yield handout.figure
    yield from walk(handout.blocks)


def _needs(block: Block) -> bool:
    """Whether a block has something that no browser can make."""
    if isinstance(block, Chart):
        return True
    return isinstance(block, Figure) and isinstance(block.picture, Photo)
