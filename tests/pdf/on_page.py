"""Pictures of four fields as another program draws them on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pypdfium2
from PIL import Image

from tests.pdf.bitmaps import NEAR, Four, apart, corners
from tests.pdf.reader import Reader

SCALE = 6


def seen(reader: Reader) -> Image.Image:
    """The picture, cut out of its page."""
    (figure,) = (figure for figure in reader.root.named("Figure") if figure.alt == "Four fields.")
    left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"])
    document = pypdfium2.PdfDocument(reader.path)
    page = document[0]
    around = left, bottom, page.get_width() - right, page.get_height() - top
    image: Image.Image = page.render(scale=SCALE, crop=around).to_pil()
    document.close()
    return image


def not_alike(pictures: Mapping[str, tuple[bytes, Four]], printed: Callable[[bytes], Reader]) -> list[str]:
    """Which of the pictures are not on the page in their colours, and as they lie elsewhere."""
    wrong = []
    for name, (data, colours) in pictures.items():
        try:
            image = seen(printed(data))
            on_its_side = name.endswith(("5", "6", "7", "8")) and "orientation" in name
            if apart(corners(image), colours) > NEAR or (image.height > image.width) != on_its_side:
                wrong.append(f"{name}: {image.size} {corners(image)}, not {colours}")
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
    return wrong
