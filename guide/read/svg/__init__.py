"""Reads SVG drawings as drawing programs save them: shapes and their paint, and nothing that runs, links or loads.

`tree.py` reads the file, `css.py` decides which values apply to an element, `style.py` reads these values, and `drawing.py`
goes through the elements and makes the parts of the picture. One run reports every fault of a drawing, with its line.
"""

from __future__ import annotations

import codecs
import functools
import hashlib

from guide.base.problems import Problem, Problems
from guide.model.picture import Picture
from guide.read.files import KEPT
from guide.read.svg.drawing import draw
from guide.read.svg.faults import Faults, UnreadableError
from guide.read.svg.tree import parse_tree


def parse_svg(name: str, path: str, data: bytes, problems: Problems) -> Picture | None:
    """The drawing in an SVG file of the given name; None after a problem."""
    picture, found = _parsed(name, path, data)
    problems.extend(found)
    return picture


# The same content is parsed only once: a preview reads everything again on every save.
@functools.lru_cache(maxsize=KEPT)
def _parsed(name: str, path: str, data: bytes) -> tuple[Picture | None, tuple[Problem, ...]]:
    problems = Problems()
    faults = Faults()
    picture = None
    try:
        root = parse_tree(data.removeprefix(codecs.BOM_UTF8), faults)  # text editors do not count it as a column
        width, height, parts = draw(root, faults)
        picture = Picture(name, width, height, parts, _digest(data))
    except UnreadableError as refused:
        faults.add(refused.place, str(refused), refused.hint)
    faults.report(path, problems)
    return None if faults else picture, tuple(problems)


def _digest(data: bytes) -> str:
    """The SHA-256 digest of the text, whatever its line ends."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).hexdigest()
