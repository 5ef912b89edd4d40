"""Pages on paper: the stage by itself, and the files of `guide impose`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.pdf.reader import Reader
from tests.support import SmallProject

# Two decimals of a point are written.
NEAR = 0.02


def imposed(project: SmallProject, folder: Path, *arguments: str) -> Reader:
    """The file that `guide impose` makes in a folder."""
    ran = project.guide("impose", *arguments, "--out", str(folder / "out.pdf"))
    assert (ran.code, ran.errors) == (0, ()), ran.errors
    return Reader(folder / "out.pdf")


def box(of: Any, name: str) -> list[float]:
    """The four numbers of a rectangle in the file."""
    return [float(value) for value in of[name]]


def preferences(reader: Reader) -> dict[str, str]:
    return {name: str(value) for name, value in reader.catalog.ViewerPreferences.items()}
