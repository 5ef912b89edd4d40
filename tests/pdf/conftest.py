"""Everything built once: each file with its reader, its line in the manifest, and what was composed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from guide.base.problems import Problems
from guide.model.handout import Handout
from guide.pipeline import build
from guide.pipeline.preparation import Common, Ready, laid_out
from guide.pipeline.select import Selection, Wanted
from guide.publish.outputs import path_of
from tests.each import Each
from tests.pdf.reader import Reader
from tests.subject import PROJECT, TODAY, promised

FILES = sorted(f"{language}/{topic}/{handout}.{edition}.pdf" for language, topic, handout, edition in promised())


@dataclass(frozen=True, slots=True)
class Made:
    """A build of everything. `handouts` are the composed handouts by file, as they were laid out, `numbers` the page
    numbers of their headings by slug."""

    folder: Path
    manifest: list[dict[str, Any]]
    handouts: dict[str, Handout]
    numbers: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Printed:
    """One file of the build."""

    name: str
    path: Path
    reader: Reader
    entry: dict[str, Any]
    handout: Handout
    numbers: dict[str, int]

    @property
    def is_booklet(self) -> bool:
        """Whether two pages share a side, in the order of a fold: a page of the file then is no page of the handout."""
        return str(self.entry["edition"]).endswith("-booklet")

    def rendered(self) -> Any:
        """The file in a second engine, which shares nothing with the reader."""
        return pypdfium2.PdfDocument(self.path)

    def texts(self) -> list[Any]:
        """What that engine reads on each page."""
        return [page.get_textpage() for page in self.rendered()]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("build")
    by_name: dict[str, Ready] = {}

    def noted(wanted: Wanted, common: Common, problems: Problems) -> Ready:
        item = laid_out(wanted, common, problems)
        by_name[path_of(item.handout, item.edition)] = item
        return item

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guide.pipeline.make.laid_out", noted)
        build(PROJECT, folder, Selection(), TODAY)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    numbers = {
        name: {anchor.slug: page.number for page in item.context.pages for anchor in page.anchors}
        for name, item in by_name.items()
    }
    return Made(folder, manifest, {name: item.handout for name, item in by_name.items()}, numbers)


@pytest.fixture(scope="session")
def printed_files(made: Made) -> dict[str, Printed]:
    entries = {entry["path"]: entry for entry in made.manifest}
    return {
        name: Printed(
            name, made.folder / name, Reader(made.folder / name), entries[name], made.handouts[name], made.numbers[name]
        )
        for name in FILES
    }


@pytest.fixture(scope="session")
def printed(printed_files: dict[str, Printed]) -> Each:
    """Every file in turn: a test that takes this goes over all of them, and lists those with which it fails."""
    return Each(tuple(printed_files.items()))
