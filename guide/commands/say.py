"""What the program prints: on a line of its own, where a name from outside can do nothing; or that it cannot be printed."""

from __future__ import annotations

import contextlib
import sys

from guide.base.visible import visible


class OutputError(Exception):
    """What is printed gets nowhere; the message says why."""


def say(*lines: str, error: bool = False) -> None:
    """Print each text as a line; with `error` to standard error."""
    put("".join(f"{visible(line)}\n" for line in lines), error=error)


def put(text: str, *, error: bool = False) -> None:
    """Print a text of which each part is known to be seen. Raises OutputError if it cannot be printed; what cannot be
    said of errors is not said."""
    if error:
        with contextlib.suppress(OSError, ValueError):
            print(text, end="", file=sys.stderr, flush=True)
        return
    try:
        print(text, end="", flush=True)
    except OSError as fault:
        raise output_error(fault) from None


def output_error(fault: OSError) -> OutputError:
    """What a fault of standard output says."""
    if isinstance(fault, BrokenPipeError):
        return OutputError("whoever read the output has gone")
    return OutputError(f"the output cannot be written ({fault.strerror or fault})")
