"""bench/corpus: the sheets that the benchmark measures build without a problem, and say that they are specimens."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.frozen import CORPUS, DAY, FOLDERS, FONTS, TOPIC, digest, set_up
from guide import Problem, Project, Selection, prepare
from guide.model.page import Text
from guide.model.walk import walk
from guide.pipeline.preparation import Ready
from guide.read.project import find_project, topics
from tests.support import ROOT

# The pages of each sheet on Letter: what is measured keeps its shape.
PAGES = {
    "activity-card": 1, "basics": 2, "causes-to-monitor": 1, "clinician-companion": 3, "crawling-types": 1, "faq": 1,
    "movement-log": 1, "parent-guide": 8, "pediatrician-checklist": 1, "tips": 2,
}  # fmt: skip
BLOCKS = {"Callout", "Steps", "Columns", "Table", "QrCode", "Contents", "FieldRows", "CheckList", "Figure"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Ready], list[Problem]]:
    project = set_up(tmp_path_factory.mktemp("frozen") / "project")
    ready, _, problems = prepare(Project(project), Selection(), DAY)
    return ready, list(problems)


def test_the_program_finds_nothing_wrong(prepared: tuple[list[Ready], list[Problem]]) -> None:
    assert list(map(str, prepared[1])) == [], "let the files of bench/corpus follow the format: see its README.md"


def test_every_shape_is_there(prepared: tuple[list[Ready], list[Problem]]) -> None:
    letter = [item for item in prepared[0] if item.edition == "letter"]
    assert {item.handout.name: len(item.context.pages) for item in letter} == PAGES
    assert {type(block).__name__ for item in letter for block in walk(item.handout.blocks)} >= BLOCKS


def test_every_page_says_that_it_is_a_specimen(prepared: tuple[list[Ready], list[Problem]]) -> None:
    for item in prepared[0]:
        assert not item.handout.standing.approved
        for page in item.context.pages:
            said = " ".join(word.text for text in page.items if isinstance(text, Text) for word in text.words)
            assert "Specimen for timing, not a handout" in " ".join(said.split()), (item.handout.name, item.edition)


def test_nothing_speaks_of_handouts_that_are_handed_out() -> None:
    assert not {"coverage.yaml", "scores.yaml"} & {path.name for path in (CORPUS / TOPIC).iterdir()}


def test_the_corpus_is_no_topic_and_no_project_of_its_own() -> None:
    assert not {path.name for path in (CORPUS / "sources").iterdir() if path.is_dir()} & set(topics(Project(ROOT)))
    assert find_project(CORPUS) == Project(ROOT)


def test_a_corpus_with_fonts_keeps_them(tmp_path: Path) -> None:
    for name in (*FOLDERS, "fonts"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
    (tmp_path / "corpus" / "fonts" / "own.txt").touch()
    project = set_up(tmp_path / "project", tmp_path / "corpus")
    assert [path.name for path in (project / "fonts").iterdir()] == ["own.txt"]
    assert sorted(path.name for path in set_up(tmp_path / "frozen").iterdir()) == sorted((*FOLDERS, "fonts"))
    assert {path.name for path in (tmp_path / "frozen" / "fonts").iterdir()} == {path.name for path in FONTS.iterdir()}


def test_a_changed_file_changes_the_state(tmp_path: Path) -> None:
    project = set_up(tmp_path / "project")
    assert digest(project) == digest()
    (project / TOPIC / "topic.yaml").write_text("title: Other\n", "utf-8")
    assert digest(project) != digest()
