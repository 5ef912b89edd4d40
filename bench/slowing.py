"""A browser whose pages and workers run only some of the time: its processes are stopped, and go on again.

Chromium's own way to slow a page leaves its workers as they are.
"""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long the processes run at a time, in seconds: less than the shortest of what is timed.
TURN = 0.001


def renderers(browser: Browser) -> list[int]:
    """The processes in which pages and workers run."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return [one["id"] for one in found if one["type"] == "renderer"]


def resident(process: int) -> float:
    """The memory of a process in MB; 0 if it is gone."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1000 if found else 0.0


def processor(process: int) -> float:
    """The seconds of processor that a process has had; 0 if it is gone."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return 0.0
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def slowed(browser: Browser, times: float) -> Iterator[None]:
    """Inside it, every page of a browser takes so many times as long."""
    if times == 1:
        yield
        return
    processes, ended = renderers(browser), threading.Event()

    def turns() -> None:
        while not ended.is_set():
            _send(processes, signal.SIGSTOP)
            time.sleep(TURN * (times - 1))
            _send(processes, signal.SIGCONT)
            time.sleep(TURN)

    thread = threading.Thread(target=turns, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _send(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)
