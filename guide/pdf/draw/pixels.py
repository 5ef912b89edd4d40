"""Images: what sets them upright, and what shows the colours of one in grays without touching its pixels."""

from __future__ import annotations

from guide.model.picture import Raster
from guide.pdf.draw.syntax import num

# What sets an image of size 1 by 1 upright, by the way it is stored (`Raster.turned`).
_UPRIGHT = {
    2: "-1 0 0 1 1 0 cm ", 3: "-1 0 0 -1 1 1 cm ", 4: "1 0 0 -1 0 1 cm ", 5: "0 -1 -1 0 1 1 cm ",
    6: "0 -1 1 0 0 1 cm ", 7: "0 1 1 0 0 0 cm ", 8: "0 1 -1 0 1 0 cm ",
}  # fmt: skip
# The white around an image in grays, as a share of its size. What takes the colours away ends half way between the edge of
# the image and that of the white, so that no edge is smoothed where another is.
MARGIN = 0.02
# The names of the image and of the graphics state that takes colours away.
IMAGE, COLOURLESS = "i", "c"


def upright(raster: Raster) -> str:
    """The operator that sets an image upright in its box."""
    return _UPRIGHT.get(raster.turned, "")


def toned_box(raster: Raster, margin: float = MARGIN) -> tuple[float, float, float, float]:
    """The box of an image in grays with its margin, in units of its pixels."""
    across, down = margin * raster.width, margin * raster.height
    return -across, -down, raster.width + across, raster.height + down


def toned_content(raster: Raster) -> bytes:
    """White, the image on it, and over both a gray that gives them its saturation, which is none (ISO 32000-1, 11.3.5.3).
    Hue and brightness stay, so the brightness is that of an office printer."""
    white, gray = (
        f"{num(x)} {num(y)} {num(right - x)} {num(top - y)} re f"
        for x, y, right, top in (toned_box(raster), toned_box(raster, MARGIN / 2))
    )
    image = f"q {num(raster.width)} 0 0 {num(raster.height)} 0 0 cm {upright(raster)}/{IMAGE} Do Q"
    return f"1 g {white}\n{image}\n/{COLOURLESS} gs 0.5 g {gray}".encode("ascii")
