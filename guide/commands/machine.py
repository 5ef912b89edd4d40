"""What happens to a run from outside: closed streams, a full disk, a signal to stop."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
from types import FrameType
from typing import TextIO

# The signals by which a key press or another program stops us; if they are ignored, as under `nohup`, they stay so.
_STOPS = (signal.SIGINT, signal.SIGTERM)
# After so many signals we stop without cleaning up.
_PATIENCE = 3


NO_MEMORY = "there is not enough memory"


class StoppedError(KeyboardInterrupt):
    """The program was told to stop. `code` is its exit code: 128 plus the signal number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


class _Stopping:
    """Raises `StoppedError` at the first signal. The next is ignored, so that cleaning up can finish."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.asked += 1
        if self.asked >= _PATIENCE:
            os._exit(128 + number)
        if self.asked == 1:
            raise StoppedError(number)

    def lost(self, fault: sys.UnraisableHookArgs) -> None:
        """Python drops exceptions raised inside some functions, such as finalizers: check again."""
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
    """Everything is done: a signal now would only spoil the end."""
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)


def open_streams() -> None:
    """Replace closed streams. Otherwise the first file opened would get the number of one, and receive what is printed.
    Output that nobody can read is a fault; unread error messages are not."""
    modes = (os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)
    for number, mode in enumerate(modes):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # gets the lowest free number
    sys.stdin = sys.stdin or _opened(0, "r")
    sys.stdout = sys.stdout or _opened(1, "w")
    sys.stderr = sys.stderr or _opened(2, "w")


def _opened(number: int, mode: str) -> TextIO:
    stream = open(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # as long as the program
    assert isinstance(stream, io.TextIOWrapper)
    return stream


def widen_output() -> None:
    """Escape what the terminal cannot show, such as a letter of a name; standard error already does."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Drop output that cannot be written, so that Python does not try again when it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.stdout.flush()


def fault_of(error: OSError) -> str:
    """The message of a system error."""
    if error.errno == errno.ENOMEM:
        return NO_MEMORY
    where = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
    rights = (
        "; see that you may read and write it, and open the folder it is in"
        if isinstance(error, PermissionError)
        else ""
    )
    return f"{error.strerror or error}{where}{rights}"
