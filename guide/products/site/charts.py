"""Charts as SVG inside a page: the items that are printed, laid out for a wide screen and for a narrow one."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import Colour
from guide.layout.charts.kept import draw_chart
from guide.layout.charts.style import Style
from guide.model.blocks import Chart
from guide.model.page import Shape, Text
from guide.model.theme import Theme
from guide.products.browser.svg_numbers import number, outline
from guide.text.faces import Faces

# The widths in pixels of CSS, and the type in them; `site.css` shows the one that has room.
WIDTHS = (("chart-wide", 640.0), ("chart-narrow", 300.0))
SIZE, LEADING = 16.0, 21.0
# The colours of charts, by which the style sheet paints them on a light and on a dark ground.
COLOURS = ("line", "accent", "ink")


class ChartLook(Struct, frozen=True):
    """What charts are drawn with: the type and the colours of the handouts."""

    faces: Faces
    theme: Theme

    def drawings(self, chart: Chart, language: str) -> list[dict[str, Any]]:
        """The drawings of a chart, as the template paints them. Nobody marks anything in them."""
        colour = self.theme.colour
        style = Style(SIZE, LEADING, colour("ink"), colour("accent"), colour("line"), hatched=False)
        names: dict[Colour | None, str] = {colour(name): name for name in COLOURS} | {None: "none"}
        shown = replace(chart, mark=())
        made = ((name, draw_chart(shown, width, style, self.faces, language).drawn) for name, width in WIDTHS)
        return [
            {
                "name": name, "width": number(one.width), "height": number(one.height),
                "parts": [_part(item, names) for item in one.items],
            }
            for name, one in made
        ]  # fmt: skip


def _part(item: Shape | Text, names: dict[Colour | None, str]) -> dict[str, Any]:
    if isinstance(item, Text):
        return {
            "text": item.string.strip(), "x": number(item.x), "y": number(item.y), "size": number(item.size), "length": number(item.width),
            "bold": item.face.startswith("bold"), "fill": names[item.colour],
        }  # fmt: skip
    return {
        "d": outline(item.segments), "place": f"{number(item.x)} {number(item.y)}",
        "fill": names[item.fill], "stroke": names[item.stroke],
        "width": number(item.stroke_width), "dash": " ".join(map(number, item.dash)),
    }  # fmt: skip
