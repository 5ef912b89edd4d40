"""Which files of tests one process takes together: those that look at what each process makes for itself.

Everything built and read (`tests/pdf/conftest.py`) and every handout on its pages (`ready` of `tests/subject.py`) take a process
some ten seconds, and what they are made of cannot be given to another process. All other files are taken one by one.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# What a file imports, by the name of its group.
SHARED = {
    "every file": re.compile(r"^from tests\.pdf\.conftest import ", re.M),
    "every page": re.compile(
        r"^from tests\.(layout\.real import |pixels\.renderer import |subject import .*\bready\b)", re.M
    ),
}


@functools.cache
def group_of(file: str) -> str:
    """The group of a file of tests, which is named from the root of the project; its own name if it is in none."""
    path = ROOT / file
    text = path.read_text("utf-8") if path.is_file() else ""
    return next((name for name, imported in SHARED.items() if imported.search(text)), file)


def scheduler(config: Any, log: Any) -> Any:
    """What shares out tests to processes, as `--dist loadfile` does, but group by group."""
    from xdist.scheduler import LoadFileScheduling

    made = LoadFileScheduling(config, log)
    made._split_scope = lambda nodeid: group_of(nodeid.partition("::")[0])
    return made
