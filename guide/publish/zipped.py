"""What a ZIP records about each file: the same on any day and machine, so that the same files make the same bytes."""

from __future__ import annotations

import zipfile

# The earliest time in the format. The files state the date of their own version.
EPOCH = (1980, 1, 1, 0, 0, 0)
# A file that everyone may read: Unix permissions in the upper half; Unix is system 3.
UNIX, ORDINARY_FILE = 3, 0o100644 << 16


def entry(name: str) -> zipfile.ZipInfo:
    """An ordinary file of this name, stored as it is."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.create_system, info.external_attr = UNIX, ORDINARY_FILE
    return info
