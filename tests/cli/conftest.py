"""What the tests of commands share."""

from __future__ import annotations

import pytest

from tests.support import HANDOUT, TOPIC, Ran, SmallProject, add_signs

APPROVALS = f"{TOPIC}/approvals.yaml"
BY = "Test Reviewer, MD"
OTHER = HANDOUT.replace("small", "other")


@pytest.fixture
def inside(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project, and the command called in its folder."""
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def signed(built: SmallProject) -> SmallProject:
    """A project whose sheet is approved, and built; a second sheet is beside it."""
    add_signs(built)
    built.write(OTHER, built.read(HANDOUT).replace("handout: small", "handout: other").replace("T-1", "T-2", 1))
    assert built.guide("approve", "small", "--by", BY).code == 0
    assert built.guide("build").code == 0
    return built


def said(ran: Ran) -> str:
    """What a command said of problems."""
    return "\n".join(ran.errors)
