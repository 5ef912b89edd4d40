"""A drawing of a caller's own as a PDF: read back by others, the same bytes each time, refused with a reason."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pdfua
import pytest
from reportlab.graphics import shapes
from reportlab.graphics.charts.barcharts import HorizontalBarChart

from guide import Project, figure_pdf
from tests.pdf.reader import Element, Reader
from tests.support import ROOT

ALT = "Three bars: one, four and two."
CAPTION = "How many of each"


def made(drawing: Any = None, alt: str = ALT, caption: str = CAPTION, **given: Any) -> bytes:
    return figure_pdf(drawing or bars(), alt, caption, Project(ROOT), day=datetime.date(2026, 11, 28), **given)


def bars() -> Any:
    drawing, chart = shapes.Drawing(400, 200), HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 80, 20, 300, 150
    chart.data, chart.categoryAxis.categoryNames = [(1, 4, 2)], ["One", "Two", "Three"]
    drawing.add(chart)
    return drawing


def test_an_independent_reader_finds_the_figure_and_its_caption(tmp_path: Path) -> None:
    path = tmp_path / "figure.pdf"
    path.write_bytes(made(title="Bars", author="A clinic"))
    reader = Reader(path)
    with reader.pdf as pdf:
        tree = [(element.tag, element.alt) for element in reader.elements]
        figure = next(element for element in reader.elements if element.tag == "Figure")
        assert tree == [("Document", ""), ("Div", ""), ("Figure", ALT), ("Caption", "")]
        assert _said(reader, "Caption").strip() == CAPTION
        assert _said(reader, "Figure").split() == ["One", "Two", "Three", "1", "1.5", "2", "2.5", "3", "3.5", "4"]
        left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"])
        assert 0 < left < right < 400 + 36
        assert 0 < bottom < top < float(pdf.pages[0].MediaBox[3])
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author), str(pdf.docinfo.Subject)) == ("Bars", "A clinic", ALT)
        assert pdf.check_pdf_syntax() == []
    assert [finding.message for finding in pdfua.validate(str(path)).findings] == []
    if shutil.which("qpdf"):
        assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True).returncode == 0


def _said(reader: Reader, tag: str) -> str:
    (element,) = [one for one in reader.elements if one.tag == tag]
    assert isinstance(element, Element)
    return "".join(part.sequence.text for part in element.marked)


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made(alt="Something else.")


def test_what_makes_no_accessible_figure_is_refused() -> None:
    wide = shapes.Drawing(20_000, 10)
    wide.add(shapes.Line(0, 0, 1, 1))
    refused: dict[str, dict[str, Any]] = {
        "a figure needs an alternative text and a caption: say what it shows": {"alt": " "},
        "a text has the character U+0007, which cannot be printed: delete it": {"caption": "a\x07"},
        "no face has `ꙮ`, which is in the caption: use other words, or fonts with it": {"caption": "ꙮ"},
        "the drawing is empty: add a shape to it": {"drawing": shapes.Drawing(9, 9)},
        "the page would be 20036 by 68 pt, and none is larger than 14400 pt": {"drawing": wide},
        "`Image` cannot be drawn here: use lines, paths, solid shapes and strings": {
            "drawing": shapes.Drawing(9, 9, shapes.Image(0, 0, 9, 9, "x.png"))
        },
    }
    said = {}
    for message, given in refused.items():
        with pytest.raises(ValueError) as caught:
            made(**given)
        said[message] = str(caught.value)
    assert said == {message: message for message in refused}
