"""A small process that starts others: what the system tells of a child's peak memory counts its parent's too.

Reads commands from standard input and writes what they took, a line of JSON each. Imports only what a process that
starts others needs.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time


def main() -> None:
    """One command a line: `[[program, argument, ...], output or null, core or null]`."""
    said = tempfile.TemporaryFile()  # noqa: SIM115  # as long as this process
    # Nothing to choose from where a system does not say which cores there are.
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    for line in sys.stdin:
        command, output, core = json.loads(line)
        if cores:
            os.sched_setaffinity(0, cores if core is None else [cores[core % len(cores)]])
        to: list[tuple[object, ...]] = [(os.POSIX_SPAWN_DUP2, said.fileno(), 2)]
        if output is not None:
            to.append((os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644))
        start = time.perf_counter()
        process = os.posix_spawn(command[0], command, os.environ, file_actions=to)
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        if status:
            # What a command says of itself is shown when it fails; warnings of a build that is timed are not.
            said.seek(0)
            sys.stderr.write(said.read().decode("utf-8", "replace"))
        said.seek(0)
        said.truncate()
        # Linux gives kilobytes, macOS bytes.
        unit = 1_000_000 if sys.platform == "darwin" else 1_000
        took = [status, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit]
        print(json.dumps(took), flush=True)


if __name__ == "__main__":
    main()
