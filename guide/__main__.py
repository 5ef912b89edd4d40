"""The command line: arguments in, problems out, an exit code.

0: all is well. 1: something in the input is wrong (each problem on standard error). 2: the command was used wrongly, or
the machine would not let it work. 130: Ctrl-C; 143: another program ended it.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in `typing`, which takes a while to import

if TYPE_CHECKING:
    from collections.abc import Sequence


# A program with less memory than this to spare fails for want of it.
_ROOM = 4_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. Without arguments it is the program itself and takes over the
    process: arguments, signals and streams."""
    # Everything else is imported here: that takes memory, and time in which the program can be stopped.
    is_program = arguments is None
    try:
        if is_program:
            from guide.commands.machine import catch_signals, open_streams

            catch_signals()
            open_streams()
        code, fault = _ran(arguments)
    except KeyboardInterrupt as stopped:
        code, fault = getattr(stopped, "code", 130), "stopped"
    except (MemoryError, SystemError):  # without memory, Python's own import fails with the second
        code, fault = 2, "there is not enough memory"
    except RecursionError:
        code, fault = 2, "something is nested too deeply to read"
    except ImportError as error:
        code, fault = 2, f"a part of the program cannot be loaded: {error}"
    except Exception:
        if not is_program:
            raise
        try:
            code, fault = 2, _own_fault()
        except MemoryError:  # then that is why
            code, fault = 2, "there is not enough memory"
    try:
        return _ended(code, fault, is_program=is_program)
    except KeyboardInterrupt:  # again, before signals were caught
        return 130


def _ran(arguments: Sequence[str] | None) -> tuple[int, str]:
    """The exit code, and why the command could not run."""
    from guide.commands.command_line import options_of
    from guide.commands.machine import fault_of, widen_output
    from guide.commands.say import OutputError, put
    from guide.commands.shared import WrongUseError

    widen_output()
    try:
        try:
            options = options_of(arguments)
            code = int(options.run(options))
        except SystemExit as ended:  # argparse has said why
            code = int(ended.code or 0)
        put("")
    except (WrongUseError, OutputError) as error:
        return 2, str(error)
    except OSError as error:
        return 2, fault_of(error)
    return code, ""


def _ended(code: int, fault: str, *, is_program: bool) -> int:
    """The exit code, after all output."""
    from guide.commands.machine import drop_output, ignore_signals
    from guide.commands.say import say

    if is_program:
        ignore_signals()
    drop_output()
    if fault:
        say(f"guide: {fault}", error=True)
    return code


def _own_fault() -> str:
    """Show where the program itself failed; no input should cause this. Raises MemoryError if there is hardly any memory left:
    then anything may fail, and not only with that."""
    bytearray(_ROOM)
    import traceback

    from guide.commands.say import say

    say(*traceback.format_exc().splitlines(), error=True)
    return "this is a bug in the program: please report it, with the lines above"


if __name__ == "__main__":
    sys.exit(main())
