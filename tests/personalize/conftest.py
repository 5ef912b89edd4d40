"""What tests of addresses need."""

from __future__ import annotations

from collections.abc import Iterator

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from tests.personalize.stores import Busy, Refusing, Shelf


@pytest.fixture(scope="module", autouse=True)
def _no_compressing_of_fonts() -> Iterator[None]:
    """Every run keeps the project as a file, which takes as long as the sheets of a few practices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guide.products.personalize.remote.project_zip.FASTEST", 0)
        yield


@pytest.fixture
def stores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All stores, empty and willing, and a memory that is empty; nobody waits before another try."""
    monkeypatch.setattr("guide.base.processes.PAUSE", 0)
    MemoryFileSystem.store.clear()
    Refusing.store.clear()
    Refusing.takes, Refusing.fails, Shelf.breaks_at = 1_000_000, 1_000_000, ""
    Busy.store.clear()
    Busy.every, Busy.asked = 0, 0
    Busy.refused.clear()
    fsspec.register_implementation("busy", Busy, clobber=True)
    fsspec.register_implementation("refusing", Refusing, clobber=True)
    fsspec.register_implementation("shelf", Shelf, clobber=True)
    yield
    MemoryFileSystem.store.clear()
