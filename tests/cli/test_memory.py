"""Too little memory ends in a sentence, and in no half-written file."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.cli.shell import shell
from tests.long import in_long
from tests.support import ROOT, SmallProject

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems set no such limit")
TOLD = ("guide: there is not enough memory", "guide: a part of the program cannot be loaded: ")
BUG = "this is a bug in the program"
# How Python itself ends if a part of it gets no memory, seldom, which no program in it can prevent: also, with 120, at its exit.
DIED = {120, *(128 + number for number in (signal.SIGABRT, signal.SIGBUS, signal.SIGSEGV))}
# A fault in a command with hardly any memory left.
FAULT = """
import resource, sys
from pathlib import Path
from guide.__main__ import main
from guide.commands import schemas

def run(_):
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + LEFT
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    raise ValueError("as Python says when a part of it gets no memory")

schemas.run = run
sys.argv = ["guide", "schemas"]
sys.exit(main())
"""


def least_memory(project: SmallProject) -> int:
    """The kilobytes with which Python starts and has what the first lines of the program need, and some more, for it is not
    the same number each time."""
    needed = f"'{sys.executable}' -c 'import argparse, contextlib, errno, io, runpy, signal, traceback'"
    sizes = range(8_000, 200_000, 1_000)
    return 2_000 + next(size for size in sizes if shell(f"ulimit -v {size}; {needed}", project)[0] == 0)


def test_too_little_memory_is_told(built: SmallProject) -> None:
    before, least = built.built(), least_memory(built)
    wrong, codes = {}, []
    for kilobytes in range(least, least + 30_000, in_long(7_500, 500)):
        code, _, errors = shell(f"ulimit -c 0; ulimit -v {kilobytes}; guide build", built)
        codes.append(code)
        # Python may have said something above and below. With enough memory, all is well.
        is_told = code == 2 and BUG not in errors and any(line.startswith(TOLD) for line in errors.splitlines())
        if code not in (0, *DIED) and not is_told:
            wrong[kilobytes] = code, errors
    assert wrong == {}
    assert 2 in codes
    assert built.built() == before


def test_a_fault_with_no_memory_left_is_no_bug() -> None:
    ends = {1_000_000: "guide: there is not enough memory", 100_000_000: BUG}
    for left, end in ends.items():
        ran = subprocess.run(
            [sys.executable, "-c", FAULT.replace("LEFT", str(left))],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 2
        assert end in ran.stderr.splitlines()[-1]
        assert ("Traceback" in ran.stderr) == (left > 1_000_000)
