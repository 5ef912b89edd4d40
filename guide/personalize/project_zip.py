"""The project as bytes, so that sheets can be made where its folder is not."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from guide.read.files import Project
from guide.read.project import FOLDERS

# The first day that a zip file can say.
_DAY = (1980, 1, 1, 0, 0, 0)


def packed(project: Project) -> bytes:
    """All files of sources/, layouts/ and fonts/; the same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in FOLDERS:
            for path in sorted((project.root / name).rglob("*")):
                if path.is_file():
                    inside = path.relative_to(project.root).as_posix()
                    archive.writestr(zipfile.ZipInfo(inside, _DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def unpacked(data: bytes, prefix: str) -> tuple[Project, tempfile.TemporaryDirectory[str]]:
    """The project in a folder of this machine, which is taken away with the second value."""
    folder = tempfile.TemporaryDirectory(prefix="guide-")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder.name)
    return Project(Path(folder.name), prefix), folder
