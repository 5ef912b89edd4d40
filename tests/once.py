"""What is made once in a run of the tests, whichever of its processes comes first, and only looked at by all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.publish.transaction import locked


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this name, empty when `make` is called with it. Another process waits until it is finished."""
    own = factory.getbasetemp()
    # Processes of pytest-xdist have folders of their own in one that is everybody's.
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    place.mkdir(exist_ok=True)
    with locked(place):
        folder, finished = place / "made", place / "finished"
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            finished.touch()
    return folder
