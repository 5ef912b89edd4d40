"""A ReportLab drawing as a PDF of its own: tagged, with alternative text and a caption, as a handout's figures are."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.units import BLACK, LARGEST_LENGTH, Rect
from guide.layout.drawings import DrawingError, drawn, set_line
from guide.model.page import Item, Page, Placement, Side, Tagged
from guide.pdf.write.metadata import About
from guide.pdf.write.pdf import write_figure
from guide.read.files import Project
from guide.read.fonts import read_fonts
from guide.structure.tree import Attributes, Node, StructureTree
from guide.text.faces import FIRST, Faces, load_faces
from guide.text.wrapping import wrapped

# Around the drawing; between it and its caption (points).
MARGIN, GAP = 18.0, 6.0
SIZE, LEADING = 12.0, 16.0
# The nodes of the structure tree.
_FIGURE, _CAPTION = 2, 3


def figure_pdf(
    drawing: Any, alt: str, caption: str, fonts: Project, *, day: datetime.date, title: str = "", author: str = "",
    language: str = "en",
) -> bytes:  # fmt: skip
    """A file (PDF/UA-1, PDF/A-2a) with one `reportlab.graphics.shapes.Drawing` on a page of its size.

    `alt` says what a reader who cannot see it must know; the caption is printed below. Text is set in the faces of the
    project `fonts`: bold for fonts of that name, else regular. `title` is the caption if it is not given. The same
    arguments give the same bytes: `day`, not the clock, dates the file. Raises ValueError for what cannot be drawn or
    read aloud, InputError for fonts that cannot be read.
    """
    alt, caption, title, author = (" ".join(text.split()) for text in (alt, caption, title, author))
    if not alt or not caption:
        raise ValueError("a figure needs an alternative text and a caption: say what it shows")
    faces = _faces(fonts)
    hidden = next((letter for text in (alt, caption, title, author) for letter in text if not letter.isprintable()), "")
    if hidden:
        raise ValueError(f"a text has the character U+{ord(hidden):04X}, which cannot be printed: delete it")
    lacking = faces.missing(caption)
    if lacking:
        raise ValueError(f"no face has `{lacking[0]}`, which is in the caption: use other words, or fonts with it")
    made = drawn(drawing, faces, language)
    width, height = made.width + 2 * MARGIN, made.height + 2 * MARGIN
    items: list[Item] = list(made.placed(Tagged(_FIGURE), MARGIN, MARGIN))
    if not items:
        raise DrawingError("the drawing is empty: add a shape to it")
    y = MARGIN + made.height + GAP
    lines = wrapped(caption, made.width, "bold", SIZE, faces, language)
    face = faces["bold"]
    baseline = (LEADING - (face.ascent + face.descent) * SIZE) / 2 + face.ascent * SIZE
    for line in lines:
        texts = set_line(line, MARGIN, y + baseline, "bold", SIZE, BLACK, faces, language)
        items += [replace(text, role=Tagged(_CAPTION)) for text in texts]
        y += LEADING
    height += GAP + LEADING * len(lines)
    if max(width, height) > LARGEST_LENGTH:
        raise DrawingError(
            f"the page would be {width:.0f} by {height:.0f} pt, and none is larger than {LARGEST_LENGTH:.0f} pt"
        )
    page = Page(1, width, height, Rect(0, 0, width, height), tuple(items), ())
    about = About(title or caption, author, alt, language, day)
    return write_figure(about, _tree(alt), Side(width, height, (Placement(page),)), faces)


def _faces(project: Project) -> Faces:
    problems = Problems()
    source = read_fonts(project, problems)
    faces = load_faces(source, problems) if source else Faces(())
    problems.stop_on_errors()
    assert len(faces) >= len(FIRST)
    return faces


def _tree(alt: str) -> StructureTree:
    """The caption is beside the figure, not in it: a screen reader replaces everything inside a figure with Alt."""
    nodes = (
        Node(0, "Document", -1, (1,), Attributes()),
        Node(1, "Div", 0, (_FIGURE, _CAPTION), Attributes()),
        Node(_FIGURE, "Figure", 1, (), Attributes(alt=alt)),
        Node(_CAPTION, "Caption", 1, (), Attributes()),
    )
    return StructureTree(nodes, {})
