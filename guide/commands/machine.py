"""What a machine and its people do to a run: they close its streams, fill its disk, stop it."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
from types import FrameType
from typing import TextIO

# What a key press or another program stops us by; where neither is heard, as below `nohup`, that stays.
_STOPS = (signal.SIGINT, signal.SIGTERM)
# So often somebody asks before we go without putting anything in order.
_PATIENCE = 3


NO_MEMORY = "there is not enough memory"


class StoppedError(KeyboardInterrupt):
    """The program was asked to stop. `code` is its exit code: 128 and the number of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


class _Stopping:
    """Raises `StoppedError` at the first signal. The next is passed over, so that what is begun can be put in order."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.asked += 1
        if self.asked >= _PATIENCE:
            os._exit(128 + number)
        if self.asked == 1:
            raise StoppedError(number)

    def lost(self, fault: sys.UnraisableHookArgs) -> None:
        """Python drops what is raised while it calls some functions, such as those that end an object: ask again."""
        if not isinstance(fault.exc_value, StoppedError):
            sys.__unraisablehook__(fault)
            return
        self.asked = 0
        if hasattr(signal, "setitimer"):
            stopped = fault.exc_value.code - 128
            signal.signal(signal.SIGALRM, lambda _number, frame: self(stopped, frame))
            signal.setitimer(signal.ITIMER_REAL, 0.01)


def catch_signals() -> None:
    """From now on a signal raises `StoppedError`."""
    stopping = _Stopping()
    sys.unraisablehook = stopping.lost
    for number in _STOPS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, stopping)


def ignore_signals() -> None:
    """All is said and done: what comes now would only spoil the end."""
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)


def open_streams() -> None:
    """Put something in the place of closed streams. Otherwise the first file that is opened would get the number of
    one, and what is printed. What is printed where nobody hears it is a fault, what is said of faults is not."""
    modes = (os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)
    for number, mode in enumerate(modes):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # gets the lowest number that is free
    sys.stdin = sys.stdin or _opened(0, "r")
    sys.stdout = sys.stdout or _opened(1, "w")
    sys.stderr = sys.stderr or _opened(2, "w")


def _opened(number: int, mode: str) -> TextIO:
    stream = open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # as long as the program
    assert isinstance(stream, io.TextIOWrapper)
    return stream


def widen_output() -> None:
    """A terminal may lack a letter of somebody's name; standard error already escapes what it lacks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Drop what was printed and cannot be written, so that Python does not try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.stdout.flush()


def fault_of(error: OSError) -> str:
    """What an error of the system says."""
    if error.errno == errno.ENOMEM:
        return NO_MEMORY
    where = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
    return f"{error.strerror or error}{where}"
