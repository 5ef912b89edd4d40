"""The photos of a topic as this machine made them, for a browser: that has no Pillow, and finds them by digest."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.pipeline.photos import widths_of
from guide.pipeline.preparation import common_part, dressed, laid_out
from guide.pipeline.select import Selection
from guide.publish.outputs import PHOTOS
from guide.read.files import Project
from guide.read.photos.convert import key_of, prepared
from guide.read.photos.kept import MAKER, Kept, maker_here


def photo_files(project: Project, topic: str, folder: Path, today: datetime.date) -> dict[str, bytes]:
    """What is kept of a topic's photos, by its path in the project of the browser. `folder` is where builds keep it."""
    kept, files = Kept(folder), dict[str, bytes]()
    common = common_part(replace(project, kept=folder), Selection(topics=(topic,)), today, Problems())
    for wanted in dressed(common, common.layouts(None, Problems()), None, Problems()).wanted:
        found = laid_out(wanted, common, Problems())
        for photo, width in widths_of(found.context.pages).items():
            # Builds have kept it, unless their folder was emptied since.
            prepared(photo, wanted.source.photos[photo.digest], width, kept)
            for key in (key_of(photo, width), ("looks", photo.digest)):
                name = kept.name_of(*key)
                files[f"{PHOTOS}/{name}"] = (folder / name).read_bytes()
    return files | {f"{PHOTOS}/{MAKER}": maker_here().encode("ascii")} if files else files
