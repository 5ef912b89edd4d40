"""The frozen sheets of bench/corpus, which are measured, as a project in its own folder.

Modules needed only for setting up the project are imported there: timed processes import this file.
"""

from __future__ import annotations

import datetime
from pathlib import Path

CORPUS = Path(__file__).resolve().parent / "corpus"
FONTS = CORPUS.parents[1] / "fonts"
# The folders that a corpus has; fonts need not be among them.
FOLDERS = ("sources", "layouts", "practices")
TOPIC = "sources/specimen"
# The handout that long documents repeat, and the sheet that is built alone.
LONG, HANDOUT = "parent-guide", "crawling-types"
# The day of every build, so that no fact of the frozen sheets is ever overdue.
_NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.timezone.utc)
DAY, TODAY = _NOON.date(), {"SOURCE_DATE_EPOCH": str(int(_NOON.timestamp()))}


def set_up(project: Path, corpus: Path = CORPUS, fonts: Path = FONTS) -> Path:
    """The corpus and the fonts in a new folder. A corpus that has fonts keeps its own."""
    import shutil

    own = corpus / "fonts"
    for name in FOLDERS:
        shutil.copytree(corpus / name, project / name)
    shutil.copytree(own if own.is_dir() else fonts, project / "fonts")
    return project


def digest(corpus: Path = CORPUS) -> str:
    """Eight hexadecimal digits that tell this corpus from one with other files."""
    import hashlib

    found = hashlib.sha256()
    for path in sorted(path for name in FOLDERS for path in (corpus / name).rglob("*") if path.is_file()):
        data = path.read_bytes()
        found.update(f"{path.relative_to(corpus).as_posix()}\0{len(data)}\0".encode() + data)
    return found.hexdigest()[:8]
