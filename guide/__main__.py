"""The command line: arguments in, problems out, an exit code.

0: all is well. 1: something in the input is wrong (each problem on standard error). 2: the command was not
used rightly, or the machine would not let it work.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from guide.commands import approve, build, check, diff, impose, new, personalize, schemas, scores, site, watch
from guide.commands.shared import WrongUseError

# In the order of `guide --help`.
COMMANDS = (build, watch, check, diff, approve, new, impose, personalize, site, scores, schemas)

EPILOG = """examples:
  guide build                                  make every handout in every edition
  guide build --edition letter --handout parent-guide
  guide check                                  measure every rule, write nothing
  guide build --practice practices/example.yaml
                                               the same with a practice's own block
  guide impose parent-guide --edition letter --booklet --bleed 0.125in
                                               one file for a print shop
  guide personalize practices.csv --edition letter --out sheets
                                               the same for every practice of a table
  guide watch                                  show the pages in a browser, renewed on every save
  guide diff                                   what you changed since the last commit, to show
  guide approve basics                         what a reviewer signs, and how
  guide new handout naps                       start another handout
  guide site                                   the download page, into build/site/
  guide check --strict                         warnings count as errors

Run `guide COMMAND --help` for the options of a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code; argparse exits by itself with 2 on wrong use."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal may lack a letter of somebody's name; standard error already escapes what it lacks.
        sys.stdout.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except WrongUseError as error:
        print(f"guide: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"guide: {error.strerror or error}{where}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("guide: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Make printable, accessible health handouts from Markdown and YAML.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
