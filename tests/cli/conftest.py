"""What the tests of commands share."""

from __future__ import annotations

import pytest

from tests.support import SmallProject


@pytest.fixture
def inside(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project, and the command called in its folder."""
    monkeypatch.chdir(project.root)
    return project
