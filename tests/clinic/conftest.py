"""A small project, and a session on it in the current folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.products.clinic.session import Session
from tests.support import TODAY, SmallProject

CHOICE = {"topic": "topic", "handout": "small", "language": "en", "edition": "letter"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the practice, in which the session works."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def session(project: SmallProject, desk: Path) -> Session:
    assert desk.is_dir()
    return Session(str(project.root), ".", TODAY.isoformat())
