"""The pictures of sheets, by key: drawn when a browser first requests one, and kept for comparing before and after."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Sequence

from guide.products.browser.pictures import page_picture
from guide.products.preview.snapshot import SideView

# Pixels a point: sharp on a screen of twice the usual density, at a page width of 480 pixels.
SCALE = 1.6
# How many sheets stay available: many saves of a long handout.
KEPT = 600


class PictureCache:
    """The source of each key's picture. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sources: OrderedDict[str, tuple[bytes, int]] = OrderedDict()
        self._drawn: OrderedDict[str, bytes] = OrderedDict()

    def put(self, sides: Sequence[SideView], pdf: bytes) -> None:
        """Register the sheets of a file."""
        with self._lock:
            for index, side in enumerate(sides):
                self._sources.setdefault(side.key, (pdf, index))
                self._sources.move_to_end(side.key)
            while len(self._sources) > KEPT:
                key, _ = self._sources.popitem(last=False)
                self._drawn.pop(key, None)

    def picture(self, key: str) -> bytes | None:
        """The sheet as PNG; None if there is no such key (any more)."""
        with self._lock:
            known, source = self._drawn.get(key), self._sources.get(key)
        if known or not source:
            return known
        file = io.BytesIO()
        page_picture(*source, SCALE).save(file, "PNG", compress_level=1)
        with self._lock:
            self._drawn[key] = file.getvalue()
        return file.getvalue()
