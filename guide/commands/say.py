"""What the program prints: each text on its own line, where a name from outside is harmless; and what happens if
printing fails."""

from __future__ import annotations

import contextlib
import sys

from guide.base.visible import visible


class OutputError(Exception):
    """Output cannot be written; the message says why."""


def say(*lines: str, error: bool = False) -> None:
    """Print each text as a line; with `error` to standard error."""
    put("".join(f"{visible(line)}\n" for line in lines), error=error)


def put(text: str, *, error: bool = False) -> None:
    """Print a text whose parts are all known to be visible. Raises OutputError if that fails, but not for error
    messages."""
    if error:
        with contextlib.suppress(OSError, ValueError):
            print(text, end="", file=sys.stderr, flush=True)
        return
    try:
        print(text, end="", flush=True)
    except OSError as fault:
        raise output_error(fault) from None


def output_error(fault: OSError) -> OutputError:
    """The message for a fault of standard output."""
    if isinstance(fault, BrokenPipeError):
        return OutputError("the program that read the output has ended")
    return OutputError(f"the output cannot be written ({fault.strerror or fault})")
