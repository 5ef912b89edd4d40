"""Archives of what a clinic prints: the same files give the same bytes, on any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from guide.publish.zipped import entry


def bundle(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of the files by name, sorted. PDFs are compressed already, so they are stored as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(entry(name), files[name])
    return stream.getvalue()
