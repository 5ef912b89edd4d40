"""A folder in memory for the files of tests.

Tests make and delete some hundred thousand small files. On a disk that takes as long as the tests themselves, and far longer
while others use it too.
"""

from __future__ import annotations

import os
from pathlib import Path

# Tests need about 700 MB of it at a time.
ENOUGH = 3_000_000_000


def memory_folder() -> Path | None:
    """A folder in memory with enough room, in which scripts may be run; None if this machine has none."""
    folder = Path("/dev/shm")  # noqa: S108  # pytest makes a folder in it for this user alone
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return None
    state = os.statvfs(folder)
    roomy = state.f_bavail * state.f_frsize > ENOUGH and _free_memory() > ENOUGH
    return folder if roomy and not state.f_flag & os.ST_NOEXEC else None


def _free_memory() -> int:
    """The bytes of memory that programs may still take; 0 if the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), 0)
