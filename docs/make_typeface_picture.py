"""The picture of docs/typefaces.md: typefaces side by side at print size.

    python -m docs.make_typeface_picture FOLDER

FOLDER holds two static files of each typeface, `NAME_400Regular.ttf` and `NAME_700Bold.ttf`, as the packages
`@expo-google-fonts/*` of npm have them. Only the chosen one is kept in this project, so this is run by hand. The last line of
each typeface is what a bad laser printer makes of gray type: few dots to the inch, and gray by a coarse screen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

OUT = Path(__file__).parent / "pictures" / "typefaces" / "side-by-side.png"
DPI = 200
ACROSS = 2
WIDTH, HEIGHT, EDGE = 830, 384, 26
INK = 0x3A
# A screen of 4 by 4 dots that grow from the middle, with its limits from 0 to 255.
SCREEN = ((12, 5, 6, 13), (4, 0, 1, 7), (11, 3, 2, 8), (15, 10, 9, 14))
LASER_DPI = 300
TITLE = "Crawling: 10 to 12 months"
SAID = "Call 1-800-232-4636: not sitting at 10 months?"
APART = "I l 1  Il1  O 0  O0  10 mg  rn m  6 8 B 3  5 S  cl d"
NAMES = "Nguyễn Ōtā Łuć Őry Țepeș Đặng Şule Жанна Ελένη"


def main() -> None:
    folder = Path(sys.argv[1])
    regular = sorted(folder.glob("*_400Regular.ttf"))
    down = -(-len(regular) // ACROSS)
    picture = Image.new("L", (ACROSS * WIDTH, down * HEIGHT), 255)
    for number, path in enumerate(regular):
        bold = path.with_name(path.name.replace("_400Regular", "_700Bold"))
        picture.paste(_sample(path, bold), (number % ACROSS * WIDTH, number // ACROSS * HEIGHT))
    picture.quantize(16).save(OUT, optimize=True)


def _sample(regular: Path, bold: Path) -> Image.Image:
    sample = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(sample)
    draw.rectangle((EDGE, 12, WIDTH - EDGE, 13), fill=0xC0)
    y = 20
    for path, size, said in (
        (bold, 18, TITLE),
        (regular, 18, "I l 1  O 0  10 months"),
        *((regular, 12, said) for said in (SAID, APART, NAMES)),
    ):
        _write(draw, path, size, DPI, said, y)
        y += round(size * 1.35 * DPI / 72)
    coarse = Image.new("L", (WIDTH * LASER_DPI // DPI, round(12 * 1.4 * LASER_DPI / 72)), 255)
    _write(ImageDraw.Draw(coarse), regular, 12, LASER_DPI, SAID, 0)
    gray = enumerate(coarse.tobytes())
    limits = ((value, SCREEN[at // coarse.width % 4][at % coarse.width % 4]) for at, value in gray)
    dots = bytes(255 if value > 16 * limit + 8 else 0 for value, limit in limits)
    coarse = Image.frombytes("L", coarse.size, dots)
    sample.paste(coarse.resize((WIDTH, coarse.height * DPI // LASER_DPI), Image.Resampling.BOX), (0, y))
    name = ImageFont.truetype(regular, round(8 * DPI / 72))
    draw.text((EDGE, y + round(12 * 1.5 * DPI / 72)), f"{name.getname()[0]}, 18 and 12 pt", font=name, fill=0x70)
    return sample


def _write(draw: ImageDraw.ImageDraw, path: Path, size: int, dpi: int, said: str, y: float) -> None:
    font = ImageFont.truetype(path, size * dpi / 72, layout_engine=ImageFont.Layout.RAQM)
    draw.text((EDGE * dpi / DPI, y + 1.0 * size * dpi / 72), said, font=font, fill=INK, anchor="ls")


if __name__ == "__main__":
    main()
