"""One project for all inputs of a driver: each puts back what it changed."""

from __future__ import annotations

import shutil

import pytest

from tests.support import ROOT, SITE_WORDS, SmallProject, add_signs, make_project


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    project = make_project(tmp_path_factory.mktemp("fuzz"))
    shutil.copytree(ROOT / "practices", project.path("practices"))
    shutil.copy(SITE_WORDS, project.path("sources/site.en.yaml"))
    return project


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """With a list of signs, and approved."""
    project = make_project(tmp_path_factory.mktemp("signs"))
    add_signs(project)
    assert project.guide("approve", "small", "--by", "Test Reviewer, MD").code == 0
    return project
