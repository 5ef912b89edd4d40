"""The real sources, built once: every file with its reader, its line in the manifest, and what was composed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from guide.model.handout import Handout
from guide.pipeline import build, prepare
from guide.pipeline.select import Selection
from guide.read.files import Project
from tests.pdf.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 11, 20)


def _promised() -> list[str]:
    """A file for every handout in every edition that it, or else its topic, names."""
    files = []
    for labels in (ROOT / "sources").glob("*/*/labels.yaml"):
        topic = yaml.safe_load((labels.parents[1] / "topic.yaml").read_text("utf-8"))
        for path in labels.parent.glob("*.md"):
            front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
            editions = front.get("editions") or topic["editions"]
            files += [f"{labels.parent.name}/{path.stem}.{edition}.pdf" for edition in editions]
    return sorted(files)


FILES = _promised()


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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("build")
    build(Project(ROOT), folder, Selection(), TODAY)
    ready, _, _ = prepare(Project(ROOT), Selection(), TODAY)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    by_name = {f"{item.handout.language}/{item.handout.name}.{item.edition}.pdf": item for item in ready}
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


@pytest.fixture(params=FILES)
def printed(request: pytest.FixtureRequest, printed_files: dict[str, Printed]) -> Printed:
    """Every file in turn."""
    return printed_files[request.param]


@pytest.fixture
def rendered(printed: Printed) -> Iterator[Any]:
    """The file in a second engine, which shares nothing with the reader."""
    document = pypdfium2.PdfDocument(printed.path)
    yield document
    document.close()
