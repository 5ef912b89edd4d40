"""The commands and their options: what `guide --help` shows."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

from guide.base.visible import message as seen

# In the order of `guide --help`. Each is a module of guide/commands/ with `add(commands)`.
COMMANDS = (
    "build", "open", "list", "watch", "check", "diff", "approve", "new", "impose", "personalize", "site", "scores", "schemas",
)  # fmt: skip

EPILOG = """examples:
  guide build                                  make every handout in every edition
  guide build --edition letter --handout parent-guide
  guide list                                   the sheets, editions and practices there are
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


class _Parser(argparse.ArgumentParser):
    """A parser that quotes nothing unseen."""

    def error(self, message: str) -> NoReturn:
        super().error(seen(message))


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for; `run` is the command. argparse ends the program by itself with 2 on wrong use."""
    parser = _Parser(
        prog="guide",
        description="Make printable, accessible health handouts from Markdown and YAML.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    # The others are not imported where one is named: that takes as long as reading a sheet.
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        importlib.import_module(f"guide.commands.{name}").add(commands)
    return parser.parse_args(arguments)
