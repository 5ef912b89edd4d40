"""Handouts as the stage makes them, before any layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guide.base.problems import Problems
from guide.compose.handout import compose
from guide.model.handout import Handout
from guide.read.files import Project
from guide.read.topic import read_topic
from tests.support import HANDOUT, TOPIC, SmallProject

Composer = Callable[[str], Handout]


@pytest.fixture
def composed(project: SmallProject) -> Composer:
    """A function that puts a body into the small sheet and gives the handout, which has to be free of problems."""

    def compose_body(body: str) -> Handout:
        front = project.read(HANDOUT).partition("\n---\n")[0]
        project.write(HANDOUT, f"{front}\n---\n{body}\n")
        problems = Problems()
        source = read_topic(Project(project.root), project.root / TOPIC, problems)
        assert source is not None
        (language,) = source.languages
        handout = compose(source, language, language.handouts[0], problems)
        assert [str(problem) for problem in problems] == []
        return handout

    return compose_body
