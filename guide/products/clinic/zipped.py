"""Archives for browsers, and files that are kept for the next site."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

from guide.publish.zipped import entry


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip that is not compressed, since all of it will be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(entry(name), files[name])
    return stream.getvalue()


def keep(target: Path, data: bytes) -> None:
    """Write a file that is whole as soon as it is there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(target)
