"""The benchmark's documents: every program is given the same words, and ours prints them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from bench.content import BOLD, REGULAR, Document, Heading, Items, Paragraph, Words
from bench.frozen import DAY, LONG, set_up
from bench.handouts import long_document
from bench.peers import NAMES, peer
from bench.peers.shared import read_data, write_data
from bench.words import Said, said_by
from guide import Project, Selection, prepare

# More than the handout has, so that a second copy begins.
MANY = 3000
# What markup would take for its own.
ODD = "5. a*b_c #d $e <f> @g ~h [i] `j` \\k -- l: “m” & n = o + p / q"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    project = Project(set_up(tmp_path_factory.mktemp("frozen") / "project"))
    ready, _, _ = prepare(project, Selection((LONG,), (), ("letter",)), DAY)
    return long_document(ready[0].handout, ready[0].context.layout, MANY)


def test_a_long_document_has_the_words_asked_for(document: Document) -> None:
    assert MANY <= len(document.words.split()) < MANY + 100


def test_each_copy_says_its_number_so_that_no_text_comes_twice(document: Document) -> None:
    texts = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert len(texts) == len(set(texts))
    assert {text.rsplit(" ", 1)[1] for text in texts} == {"1", "2"}


def test_data_come_back_as_they_were(document: Document, tmp_path: Path) -> None:
    assert read_data(write_data(document, tmp_path)) == document


def test_our_file_has_every_word(document: Document, tmp_path: Path) -> None:
    ours = peer("ours")
    (tmp_path / "in").mkdir()
    made = tmp_path / "made.pdf"
    made.write_bytes(ours.render(ours.prepare(document, tmp_path / "in")))
    said = said_by(made, document)
    assert said.missing == 0
    assert said.near(Said(MANY // 260, 0, 0, 0, 0))


def test_words_that_a_file_lacks_are_counted(document: Document, tmp_path: Path) -> None:
    ours = peer("ours")
    (tmp_path / "in").mkdir()
    made = tmp_path / "made.pdf"
    short = Document(document.title, document.author, document.blocks[:20], document.look)
    made.write_bytes(ours.render(ours.prepare(short, tmp_path / "in")))
    said = said_by(made, document)
    assert said.missing > MANY / 2
    assert not said.complete
    assert not said.near(Said(MANY // 260, 0, 0, 0, 0))


@pytest.mark.parametrize("name", NAMES)
def test_markup_in_words_is_escaped(name: str, document: Document, tmp_path: Path) -> None:
    odd = Document("Odd", "nobody", (Paragraph((Words(ODD),)), Items(False, ((Words(ODD, True),),))), document.look)
    given = peer(name).prepare(odd, tmp_path)
    if name in ("platypus", "fpdf2"):
        assert read_data(given) == odd
        return
    text = (given / "sheet.md" if given.is_dir() else given).read_text("utf-8")
    if name == "weasyprint":
        assert html.unescape(re.sub("<[^>]*>", "", text)).count(ODD) == 2
    else:
        assert re.sub(r"\\(.)", r"\1", text).count(ODD) == 2
        assert "\\#d" in text and "\\*b" in text


def test_the_fonts_are_the_project_s() -> None:
    assert REGULAR.is_file() and BOLD.is_file()
