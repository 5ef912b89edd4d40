"""What the tests of commands share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import HANDOUT, TOPIC, Ran, SmallProject, add_signs, make_project

APPROVALS = f"{TOPIC}/approvals.yaml"
BY = "Test Reviewer, MD"
OTHER = HANDOUT.replace("small", "other")


@pytest.fixture
def inside(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project, and the command called in its folder."""
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture(scope="session")
def signed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose sheet is approved, and built; a second sheet is beside it. Nobody changes it."""
    project = make_project(tmp_path_factory.mktemp("signed") / "project")
    add_signs(project)
    project.write(OTHER, project.read(HANDOUT).replace("handout: small", "handout: other").replace("T-1", "T-2", 1))
    assert project.guide("approve", "small", "--by", BY).code == 0
    assert project.guide("build").code == 0
    return project.root


@pytest.fixture
def signed(signed_once: Path, tmp_path: Path) -> SmallProject:
    """The same, of the test's own."""
    shutil.copytree(signed_once, tmp_path / "project")
    return SmallProject(tmp_path / "project")


def said(ran: Ran) -> str:
    """What a command said of problems."""
    return "\n".join(ran.errors)
