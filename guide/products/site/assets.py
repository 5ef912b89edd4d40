"""Files that pages share. Their names change with their content, so browsers may cache them for good."""

from __future__ import annotations

import hashlib
import re

FOLDER = "assets"
# Letters of the digest: enough to tell contents of one name apart.
DIGITS = 10

_ODD = re.compile(r"[^a-z0-9]+")


class Assets:
    """A collector; the same content under the same name is one file."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def add(self, name: str, ending: str, data: bytes) -> str:
        """Keep the data; its path in the site."""
        digest = hashlib.sha256(data).hexdigest()[:DIGITS]
        path = f"{FOLDER}/{_ODD.sub('-', name.lower()).strip('-') or 'file'}.{digest}.{ending}"
        self._files[path] = data
        return path

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return dict(self._files)
