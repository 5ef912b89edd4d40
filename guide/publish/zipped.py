"""What a ZIP says of a file in it: the same on any day and any machine, so that the same files give the same bytes."""

from __future__ import annotations

import zipfile

# The earliest time that the format knows. The files say their own edition.
EPOCH = (1980, 1, 1, 0, 0, 0)
# A file that everyone may read, as Unix says it in the upper half; its system is 3.
UNIX, ORDINARY_FILE = 3, 0o100644 << 16


def entry(name: str) -> zipfile.ZipInfo:
    """An ordinary file of this name, stored as it is."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.create_system, info.external_attr = UNIX, ORDINARY_FILE
    return info
