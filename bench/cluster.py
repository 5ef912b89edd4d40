"""A Dask scheduler and workers as processes of this machine, on loopback; for the benchmark and for tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import ROOT

# Seconds to wait for something.
WAIT = 30.0


@dataclass(slots=True)
class Cluster:
    """A scheduler, and workers started on demand. Their files and logs are in a folder."""

    folder: Path
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, program: Path = ROOT) -> None:
        """Start the scheduler; it finds the program in a folder."""
        place = self.folder / "scheduler.json"
        where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(place))
        self.scheduler = self._started("dask_scheduler", program, *where)
        until(lambda: place.is_file() and place.read_text().endswith("}"))
        self.address = json.loads(place.read_text())["address"]

    def add_worker(self, program: Path = ROOT) -> subprocess.Popen[bytes]:
        """Start a worker; it finds the program in a folder."""
        how = ("--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder))
        worker = self._started("dask_worker", program, self.address, *how)
        self.workers.append(worker)
        return worker

    def first_worker(self) -> str:
        """The address of the first worker, once it has started."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=WAIT)
            return str(next(iter(client.nthreads())))

    def end_workers(self) -> None:
        """Kill the workers, until the scheduler has seen it."""
        from distributed import Client

        while self.workers:
            worker = self.workers.pop()
            worker.kill()
            worker.wait()
        with Client(self.address, set_as_default=False) as client:
            until(lambda: not client.nthreads())

    def end(self) -> None:
        """Kill all of them."""
        for process in (*self.workers, *filter(None, [self.scheduler])):
            process.kill()
            process.wait()

    def _started(self, name: str, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                (sys.executable, "-m", f"distributed.cli.{name}", "--no-dashboard", *arguments),
                cwd=program, stdout=log, stderr=log, env={**os.environ, "PYTHONPATH": str(program)},
            )  # fmt: skip


def until(there: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + WAIT
    while not there():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)
