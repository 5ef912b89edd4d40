"""The site's colours: those of the sheets on white, and from them a dark set that keeps its contrast."""

from __future__ import annotations

import colorsys

from guide.base.units import BLACK, WHITE, Colour, contrast
from guide.model.theme import Theme

# How dark the background is: the ink of the sheets with so much black.
DARK_GROUND = 0.5
# How much of a box's own colour tints its dark background.
DARK_TINT = 0.16
# The least contrast of text in the dark set; WCAG 2.2 requires 4.5.
DARK_CONTRAST = 7.0
# The least contrast of the edges of fields; WCAG 2.2 requires 3.
EDGE_CONTRAST = 4.5
STEPS = 40
# Light colours more saturated than this glare on a dark background.
MOST_SATURATION = 0.6

Colours = dict[str, Colour]


def light(theme: Theme) -> Colours:
    """The colours by their names in the style sheet."""
    palette = theme.palette
    colours = {
        "ground": WHITE,
        "ink": palette["ink"],
        "accent": palette["accent"],
        "on-accent": WHITE,
        "link": palette["link"],
        "line": palette["line"],
        "field": palette["field"],
        "band": theme.colour(theme.band.fill),
        "zebra": theme.colour(theme.table.fill),
    }
    for kind, box in theme.callouts.items():
        ground = theme.colour(box.fill)
        # In print a heading may be white on a dark flag, or dark on a light one; here it is on the ground of the box.
        heads = [theme.colour(name) for name in (box.heading, box.flag) if name]
        colours |= {
            f"{kind}-box": ground,
            f"{kind}-edge": theme.colour(box.edge),
            f"{kind}-head": max(heads, key=lambda head: contrast(head, ground)),
        }
    return colours


def dark(theme: Theme) -> Colours:
    """The same names: every colour mixed with white until it contrasts with its dark background."""
    bright = light(theme)
    ground = bright["ink"].mixed(BLACK, DARK_GROUND)
    accent = bright["accent"]
    band, zebra = (_tinted(ground, accent, share) for share in (DARK_TINT, DARK_TINT / 2))
    colours = {
        "ground": ground,
        "ink": _lifted(bright["ink"], band, 12.0),
        "accent": _lifted(accent, band, DARK_CONTRAST),
        "on-accent": ground,
        "link": _lifted(bright["link"], band, DARK_CONTRAST),
        "line": _lifted(bright["line"], ground, 3.0),
        "field": _lifted(bright["field"], band, EDGE_CONTRAST),
        "band": band,
        "zebra": zebra,
    }
    for kind in theme.callouts:
        head = bright[f"{kind}-head"]
        plain = bright[f"{kind}-box"] == WHITE
        box = zebra if plain else _tinted(ground, head, DARK_TINT)
        colours |= {
            f"{kind}-box": box,
            f"{kind}-edge": _lifted(bright[f"{kind}-edge"], box, EDGE_CONTRAST),
            f"{kind}-head": _lifted(head, box, DARK_CONTRAST),
        }
    return colours


def pairs(colours: Colours) -> list[tuple[str, str]]:
    """Every text colour with every background that it is set on."""
    boxes = [name for name in colours if name.endswith("-box")]
    found = [("ink", ground) for ground in ("ground", "band", "zebra", *boxes)]
    found += [(name, ground) for name in ("accent", "link") for ground in ("ground", "band", "zebra", *boxes)]
    found += [(name.replace("-box", "-head"), name) for name in boxes]
    found += [(name.replace("-box", "-head"), ground) for name in boxes for ground in ("ground", "zebra")]
    found.append(("on-accent", "accent"))
    return found


def style_sheet(theme: Theme) -> str:
    """The colours as custom properties, for both schemes."""
    return (
        f":root {{\n{_properties(light(theme))}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{_properties(dark(theme))}}}\n}}\n"
    )


def _properties(colours: Colours) -> str:
    return "".join(f"  --{name}: {colour.hex};\n" for name, colour in colours.items())


def _tinted(ground: Colour, colour: Colour, share: float) -> Colour:
    """A background with a little of a colour, first brought to a medium lightness so that it is visible."""
    return ground.mixed(_lifted(colour, ground, EDGE_CONTRAST), share)


def _lifted(colour: Colour, ground: Colour, least: float) -> Colour:
    """The colour in its own hue, just light enough for a contrast with its background."""
    hue, own, saturation = colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    for step in range(STEPS):
        channels = colorsys.hls_to_rgb(hue, own + (1 - own) * step / STEPS, min(saturation, MOST_SATURATION))
        lifted = Colour(*(round(channel * 255) for channel in channels))
        if contrast(lifted, ground) >= least:
            return lifted
    return WHITE
