"""ReportLab's drawings as items: the shapes, the text, and nothing from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics import shapes
from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.charts.piecharts import Pie
from reportlab.graphics.charts.textlabels import Label
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics

from guide.base.units import Colour
from guide.layout.drawings import DrawingError, drawn
from guide.layout.drawn import Drawn
from guide.model.page import Shape, Tagged, Text
from tests.layout.factory import faces
from tests.support import ROOT

BLUE = Color(0, 0, 1)


def of(*nodes: Any, width: float = 100.0, height: float = 100.0) -> Drawn:
    drawing = shapes.Drawing(width, height)
    for node in nodes:
        drawing.add(node)
    return drawn(drawing, faces(), "en")


def test_y_grows_downward() -> None:
    (line,) = of(shapes.Line(10, 20, 30, 90)).items
    assert (line.box.x, line.box.y, line.box.right, line.box.bottom) == (10, 10, 30, 80)


def test_every_solid_has_its_fill_and_its_edge() -> None:
    solids = (
        shapes.Rect(10, 20, 30, 40, rx=5, ry=5), shapes.Circle(50, 50, 10), shapes.Ellipse(50, 50, 10, 20),
        shapes.Polygon([0, 0, 10, 0, 10, 10]), shapes.Wedge(50, 50, 20, 0, 90),
    )  # fmt: skip
    for solid in solids:
        solid.fillColor, solid.strokeColor, solid.strokeWidth = BLUE, Color(1, 0, 0), 2
        (shape,) = of(solid).items
        assert isinstance(shape, Shape)
        assert (shape.fill, shape.stroke, shape.stroke_width) == (Colour(0, 0, 255), Colour(255, 0, 0), 2), solid


def test_a_path_keeps_its_curves() -> None:
    path = shapes.Path(fillColor=BLUE, strokeColor=None)
    path.moveTo(0, 0)
    path.curveTo(0, 10, 10, 10, 10, 0)
    path.closePath()
    (shape,) = of(path).items
    assert isinstance(shape, Shape)
    assert [name for name, _ in shape.segments] == ["M", "C", "Z"]


def test_groups_move_and_scale_what_is_in_them() -> None:
    group = shapes.Group(shapes.Rect(1, 1, 2, 2, strokeWidth=1, strokeColor=BLUE, strokeDashArray=[2, 1]))
    group.translate(10, 10)
    group.scale(5, 5)
    (shape,) = of(group).items
    assert isinstance(shape, Shape)
    assert (shape.box.x, shape.box.bottom, shape.box.width) == (15, 85, 10)
    assert (shape.stroke_width, shape.dash) == (5, (10, 5))


def test_what_is_half_seen_is_mixed_with_the_paper() -> None:
    (shape,) = of(shapes.Rect(0, 0, 9, 9, fillColor=Color(0, 0, 0, alpha=0.5), strokeColor=None)).items
    assert isinstance(shape, Shape)
    assert shape.fill == Colour(128, 128, 128)


def test_text_is_in_our_faces_word_by_word() -> None:
    (text,) = of(shapes.String(10, 20, "Two  words", fontName="Helvetica-Bold", fontSize=12)).items
    assert isinstance(text, Text)
    assert (text.face, text.size, text.string) == ("bold", 12, "Two words ")
    assert [word.text for word in text.words] == ["Two", " ", "words", " "]


def test_anchors_are_measured_by_harfbuzz() -> None:
    places = {}
    for anchor in ("start", "middle", "end"):
        (text,) = of(shapes.String(50, 20, "AV To", fontSize=12, textAnchor=anchor)).items
        places[anchor] = text.x
        assert text.box.width == pytest.approx(faces().width("AV To", "regular", 12, "en"))
    assert places["start"] == 50
    assert places["middle"] == pytest.approx(50 - faces().width("AV To", "regular", 12, "en") / 2)
    assert places["end"] == pytest.approx(50 - faces().width("AV To", "regular", 12, "en"))


def test_widgets_measure_with_our_faces_and_others_measure_as_before() -> None:
    label = Label(x=50, y=50, fontName="Helvetica", fontSize=12, boxAnchor="c")
    label.setText("A label")
    before = pdfmetrics.stringWidth("A label", "Helvetica", 12)
    (text,) = of(label).items
    assert text.box.x + text.box.width / 2 == pytest.approx(50)
    assert pdfmetrics.stringWidth("A label", "Helvetica", 12) == before != pytest.approx(text.box.width)


def test_whole_charts_of_reportlab_become_items() -> None:
    bars, pie = HorizontalBarChart(), Pie()
    bars.data, bars.categoryAxis.categoryNames = [(1, 4, 2)], ["One", "Two", "Three"]
    bars.valueAxis.valueMin = 0
    pie.data, pie.labels = [1, 2, 3], ["a", "b", "c"]
    for chart, words in ((bars, {"One", "Two", "Three"}), (pie, {"a", "b", "c"})):
        made = of(chart, width=300, height=200)
        assert words <= {item.string.strip() for item in made.items if isinstance(item, Text)}
        assert sum(isinstance(item, Shape) and item.fill is not None for item in made.items) == 3


def test_a_drawing_is_placed_for_a_structure_element() -> None:
    made = of(shapes.Line(10, 20, 30, 90), shapes.String(1, 2, "x"))
    assert {item.role for item in made.placed(Tagged(7), 100, 200)} == {Tagged(7)}
    assert made.placed(Tagged(7), 100, 200)[0].box.x == 110


def test_the_digest_is_that_of_the_content() -> None:
    assert of(shapes.String(1, 2, "x")).digest == of(shapes.String(1, 2, "x")).digest
    assert of(shapes.String(1, 2, "x")).digest != of(shapes.String(1, 2, "y")).digest


REFUSED = {
    "a path that clips others cannot be drawn here: draw only what is to be seen": shapes.Path(isClipPath=1),
    "`Image` cannot be drawn here: use lines, paths, solid shapes and strings": shapes.Image(0, 0, 1, 1, "/etc/passwd"),
    "`up` is turned or stretched: set text level, in its own proportions": shapes.Group(
        shapes.String(1, 2, "up"), transform=(0, 1, -1, 0, 0, 0)
    ),
    "`x` has the anchor `numeric`: use start, middle or end": shapes.String(1, 2, "x", textAnchor="numeric"),
    "a place in it is not a finite number: look for NaN or infinity in its data": shapes.Line(0, 0, float("nan"), 1),
}


def test_what_cannot_be_drawn_is_refused() -> None:
    said = {}
    for message, node in REFUSED.items():
        with pytest.raises(DrawingError) as caught:
            of(node)
        said[message] = str(caught.value)
    assert said == {message: message for message in REFUSED}


numbers = st.floats(-1e4, 1e4)


@given(
    st.lists(st.tuples(numbers, numbers), min_size=2, max_size=9), st.tuples(*[st.floats(0.1, 9)] * 2, numbers, numbers)
)
def test_the_box_of_a_line_holds_its_points(points: list[tuple[float, float]], moved: tuple[float, ...]) -> None:
    sx, sy, dx, dy = moved
    line = shapes.PolyLine([value for point in points for value in point])
    (shape,) = of(shapes.Group(line, transform=(sx, 0, 0, sy, dx, dy))).items
    xs, ys = [sx * x + dx for x, _ in points], [100 - (sy * y + dy) for _, y in points]
    assert (shape.box.x, shape.box.y) == pytest.approx((min(xs), min(ys)), abs=1e-6)
    assert (shape.box.right, shape.box.bottom) == pytest.approx((max(xs), max(ys)), abs=1e-6)


# What a stranger may leave where ReportLab looks: each writes a file if it is run.
TRAP = "import pathlib; pathlib.Path({mark!r}).touch()\nshapeChecking = 0\ndefaultGraphicsFontName = 'Courier'\n"
PROGRAM = """
import json, sys
sys.path[:0] = [{root!r}]
from guide.layout.drawing_library import shapes
from guide.layout.drawings import drawn
from reportlab import rl_config
from tests.layout.factory import faces
drawing = shapes.Drawing(100, 100)
drawing.add(shapes.String(50, 50, 'Said', textAnchor='middle'))
print(json.dumps([drawn(drawing, faces(), 'en').digest, repr(sorted(rl_config.currentSettings().items()))]))
"""


def _run(folder: Path, **variables: str) -> list[str]:
    variables = {"PATH": os.environ["PATH"], **variables}
    program = PROGRAM.format(root=str(ROOT))
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    read: list[str] = json.loads(done.stdout)
    return read


def test_nothing_from_outside_changes_a_drawing_or_runs(tmp_path: Path) -> None:
    home, here, path, clean = (tmp_path / name for name in ("home", "here", "path", "clean"))
    for folder in (home, here, path, clean):
        folder.mkdir()
    traps = [home / ".reportlab_settings", home / ".reportlab_mods"]
    for name in ("reportlab_settings", "reportlab_mods", "local_reportlab_settings", "rlextra", "pyphen", "_rl_accel"):
        traps += [here / f"{name}.py", path / f"{name}.py"]
    for number, trap in enumerate(traps):
        trap.write_text(TRAP.format(mark=str(tmp_path / f"ran-{number}")))
    expected = _run(clean, HOME=str(clean))
    found = _run(
        here, HOME=str(home), PYTHONPATH=str(path), RL_shapeChecking="0", RL_showBoundary="1",
        RL_defaultGraphicsFontName="Courier", RL_T1SearchPath=str(home),
    )  # fmt: skip
    assert [name.name for name in tmp_path.glob("ran-*")] == []
    # The folder that the program is in is part of what ReportLab remembers, not of what it does.
    assert found[0] == expected[0]
    assert found[1].replace(str(here), "HERE") == expected[1].replace(str(clean), "HERE")
