"""The commands and their options: what `guide --help` shows."""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from guide.base.visible import message as seen
from guide.commands.shared import WrongUseError

# In the order of `guide --help`. Each is a module of guide/commands/ with `add(commands)`.
COMMANDS = (
    "build", "open", "list", "watch", "check", "diff", "approve", "init", "new", "impose", "personalize", "site", "scores", "schemas", "docs",
)  # fmt: skip

EPILOG = """examples:
  guide build                                  make every handout in every edition
  guide build --edition letter --handout parent-guide
  guide list                                   list the handouts, editions and practices
  guide check                                  check every rule, write nothing
  guide build --practice practices/example.yaml
                                               the same, with a practice's own block
  guide impose parent-guide --edition letter --booklet --bleed 0.125in
                                               one file for a print shop
  guide personalize practices.csv --edition letter --out sheets
                                               the same, for every practice in a table
  guide watch                                  show the pages in a browser, and update them on every save
  guide diff                                   report what you changed since the last commit
  guide approve tips                           show what a reviewer signs, and how
  guide init handouts                          start a project of your own in a new folder
  guide new handout naps                       start a new handout
  guide docs writing                           open a page of the manual
  guide site                                   make the download page in build/site/
  guide check --strict                         count warnings as errors

Run `guide COMMAND --help` for the options of a command."""


_LONG_DASH = re.compile(r"(?=-{0,2}[–—−‐‑])[-–—−‐‑]{1,3}(?P<name>[a-z]+(?:-[a-z]+)*)(?:=.*)?", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    """A parser whose messages quote nothing invisible."""

    def error(self, message: str) -> NoReturn:
        super().error(seen(message))


def _check_dashes(given: Sequence[str]) -> None:
    """Refuse an option with a long dash: programs for texts make one of the two hyphens of a command that is copied."""
    for before, argument in zip(("", *given), given, strict=False):
        if argument == "--":
            return
        option = _LONG_DASH.fullmatch(argument)
        if option and not (before.startswith("--") and "=" not in before):
            raise WrongUseError(f"`{seen(argument)}` begins with a long dash: type two hyphens, `--{option['name']}`")


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The parsed options; `run` is the command. argparse itself exits with 2 on wrong use."""
    parser = _Parser(
        prog="guide",
        description="Make printable, accessible health handouts from Markdown and YAML.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    _check_dashes(given)
    # The others are not imported where one is named: that takes as long as reading a sheet.
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        importlib.import_module(f"guide.commands.{name}").add(commands)
    return parser.parse_args(arguments)
