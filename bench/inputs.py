"""What the benchmark renders, written for every peer before anything is timed."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from bench.content import Document
from bench.frozen import DAY, LONG
from bench.handouts import document_of, long_document
from bench.peers import NAMES, peer
from guide import Project, Selection, prepare

# The approximate pages of the long documents; and for warm processes, the pages and number of documents.
SIZES = (1, 10, 100, 1000)
WARM_PAGES, WARM_COUNT = 10, 6
# About as many words of this kind of text fit on a Letter page, and on one below a title.
WORDS_A_PAGE, WORDS_ON_ONE = 260, 130


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file of the complete set: what it says, and Typst's input for it."""

    document: Document
    given: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """Documents by pages, the place of each peer's input for them, and the complete set by name and edition."""

    documents: dict[int, Document]
    by_size: dict[tuple[str, int], Path]
    warm: dict[str, list[Path]]
    whole: dict[str, Specimen]


def write_inputs(project: Path, folder: Path) -> Inputs:
    """Everything of the project, in folders of `folder`."""
    ready, _, _ = prepare(Project(project), Selection(), DAY)
    (long,) = (item for item in ready if item.handout.name == LONG and item.edition == "letter")
    long_of = functools.partial(long_document, long.handout, long.context.layout)
    documents = {size: long_of(WORDS_ON_ONE if size == 1 else size * WORDS_A_PAGE) for size in SIZES}
    by_size = {
        (name, size): _prepared(name, documents[size], folder / f"{name}-{size}") for name in NAMES for size in SIZES
    }
    more = [long_of(WARM_PAGES * WORDS_A_PAGE, 1000 + 10 * number) for number in range(WARM_COUNT)]
    warm = {
        name: [_prepared(name, document, folder / f"{name}-warm-{number}") for number, document in enumerate(more)]
        for name in NAMES
    }
    whole: dict[str, Specimen] = {}
    for item in ready:
        # A handout in an edition as Typst's input: the same words and drawings, on its page size.
        name, pictures = f"{item.handout.name}.{item.edition}", project / "sources" / item.source.name / "pictures"
        document = document_of(item.handout, item.context.layout, pictures)
        whole[name] = Specimen(document, _prepared("typst", document, folder / "whole" / name))
    return Inputs(documents, by_size, warm, whole)


def _prepared(name: str, document: Document, folder: Path) -> Path:
    folder.mkdir(parents=True)
    return peer(name).prepare(document, folder)
