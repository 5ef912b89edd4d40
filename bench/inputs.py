"""What the benchmark renders, written for every peer before anything is timed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.content import Document
from bench.frozen import DAY, HANDOUT, LONG
from bench.handouts import document_of, long_document
from bench.peers import NAMES, peer
from guide import Project, Selection, prepare
from guide.pipeline.preparation import Ready

# Pages of the long documents, about; warm processes set documents of so many pages, so many of them.
SIZES = (1, 10, 100, 1000)
WARM_PAGES, WARM_COUNT = 10, 6
# About as many words of this kind of text stand on a Letter page, and on one below a title.
WORDS_A_PAGE, WORDS_ON_ONE = 260, 130


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file of the complete set: its name, what it says, and Typst's input for it."""

    name: str
    document: Document
    given: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """Documents by pages, where each peer's input for them stands, and the complete set."""

    documents: dict[int, Document]
    by_size: dict[tuple[str, int], Path]
    warm: dict[str, tuple[Path, ...]]
    handout: Path
    whole: tuple[Specimen, ...]


def write_inputs(project: Path, folder: Path) -> Inputs:
    """Everything of the project, in folders of `folder`."""
    ready, _, _ = prepare(Project(project), Selection(), DAY)
    (long,) = (item for item in ready if item.handout.name == LONG and item.edition == "letter")
    documents = {size: _long(long, size) for size in SIZES}
    by_size = {
        (name, size): _prepared(name, documents[size], folder / f"{name}-{size}") for name in NAMES for size in SIZES
    }
    more = [_long(long, WARM_PAGES, 1000 + 10 * number) for number in range(WARM_COUNT)]
    warm = {
        name: tuple(_prepared(name, document, folder / f"{name}-warm-{number}") for number, document in enumerate(more))
        for name in NAMES
    }
    whole = tuple(_handout(item, project, folder / "whole") for item in ready)
    (handout,) = (item.given for item in whole if item.name == f"{HANDOUT}.letter")
    return Inputs(documents, by_size, warm, handout, whole)


def _long(ready: Ready, pages: int, first: int = 1) -> Document:
    words = WORDS_ON_ONE if pages == 1 else pages * WORDS_A_PAGE
    return long_document(ready.handout, ready.context.layout, words, first)


def _prepared(name: str, document: Document, folder: Path) -> Path:
    folder.mkdir(parents=True)
    return peer(name).prepare(document, folder)


def _handout(ready: Ready, project: Path, folder: Path) -> Specimen:
    """A handout in an edition as Typst's input: the same words and drawings, on its page size."""
    pictures = project / "sources" / ready.source.name / "pictures"
    document = document_of(ready.handout, ready.context.layout, pictures)
    name = f"{ready.handout.name}.{ready.edition}"
    return Specimen(name, document, _prepared("typst", document, folder / name))
