"""The project as bytes, so that sheets can be made without its folder."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from guide.base.inputs import PROJECT_FILE
from guide.publish.zipped import entry
from guide.read.files import Project, sources_in
from guide.read.project import FOLDERS, project_in

# Fonts are most of it, and hardly get smaller with more work.
FASTEST = 1


def packed(project: Project) -> bytes:
    """The project file, and all files of sources/, layouts/ and fonts/; the same bytes for the same files. Links out of the
    project are not followed here either. The other machine has what comes with the program itself."""
    root = project.root.resolve()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for pattern in (PROJECT_FILE, *(f"{name}/**/*" for name in FOLDERS)):
            for path in sources_in(project.root, pattern):
                if path.is_file() and path.resolve().is_relative_to(root):
                    inside = path.relative_to(project.root).as_posix()
                    archive.writestr(entry(inside), path.read_bytes(), zipfile.ZIP_DEFLATED, FASTEST)
    return written.getvalue()


def unpacked(data: bytes, prefix: str) -> tuple[Project, tempfile.TemporaryDirectory[str]]:
    """The project in a folder of this machine, which is deleted with the second value."""
    folder = tempfile.TemporaryDirectory(prefix="guide-")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder.name)
    return project_in(Path(folder.name), prefix), folder
