"""A small process that starts another: the system's figure for a child's peak memory includes its parent's.

python -m bench.launcher CORE OUTPUT PROGRAM ARGUMENT ...     on the core of that number, or with "" on all

Prints seconds on the clock, seconds of processor and peak memory in MB as a line of JSON, and exits as the other did.
Imports only what a process that starts others needs.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(core: str, output: str, *command: str) -> None:
    """Do what the arguments say."""
    # No choice if a system does not list its cores. Numbers wrap around.
    if core and hasattr(os, "sched_getaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, [cores[int(core) % len(cores)]])
    to = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[to])
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    # Linux gives kilobytes, macOS bytes.
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit]))
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        print(__doc__)
        sys.exit("--help" not in sys.argv)
    main(*sys.argv[1:])
