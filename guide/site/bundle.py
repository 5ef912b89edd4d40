"""Archives of what a clinic prints: the same files give the same bytes, on any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest time that the format knows. The files say their own edition.
EPOCH = (1980, 1, 1, 0, 0, 0)
# A file that everyone may read, as Unix says it in the upper half.
ORDINARY_FILE = 0o100644 << 16


def bundle(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of the files by name, sorted. PDFs are compressed already, so they are stored as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = ORDINARY_FILE
            archive.writestr(entry, files[name])
    return stream.getvalue()
