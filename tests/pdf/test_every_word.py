"""Words of a paragraph arrive in the PDF, whatever marks are around them, or the sheet is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.long import examples
from tests.pdf.reader import Reader
from tests.read.test_any_marks import MARKS, WORDS
from tests.support import HANDOUT, SmallProject

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
PIECES = st.lists(st.tuples(WORDS, st.one_of(st.just(" "), st.just(" "), st.just(", "), MARKS)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def open_project(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project for all examples, whose sheet may be long."""
    root = tmp_path_factory.mktemp("words") / "project"
    shutil.copytree(built_once, root)
    project = SmallProject(root)
    project.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 9}")
    return project


def test_every_word_arrives_in_the_pdf_or_the_sheet_is_refused(open_project: SmallProject) -> None:
    printed = open_project.read(HANDOUT)
    arrived = 0

    @settings(deadline=None, max_examples=examples(30), derandomize=True, database=None)
    @given(PIECES)
    def check(pieces: list[tuple[str, str]]) -> None:
        nonlocal arrived
        text = "".join(word + mark for word, mark in pieces)
        open_project.write(HANDOUT, printed.replace(TEXT, f"{TEXT}\n\n{text}"))
        ran = open_project.guide("build", "--edition", "letter")
        if ran.code == 0:
            arrived += 1
            said = Reader(open_project.path("build/en/topic/small.letter.pdf")).text
            assert [word for word, _ in pieces if word not in said] == [], text
        else:
            assert ran.code == 1, text

    check()
    assert arrived > examples(10)
