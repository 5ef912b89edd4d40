"""`guide scores`: the table of criteria per sheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from guide.commands.shared import Commands, add_command, add_project, progress, project_of, report, today


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        "scores",
        "print the table of criteria per sheet",
        "Print what is measured on every sheet, and what people answered about it, as Markdown.",
        "  guide scores --write docs/scores.md",
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table into a file")
    add_project(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from guide.pipeline import scores
    from guide.problems import InputError

    try:
        table = scores(project_of(options), today(), progress())
    except InputError as error:
        return report(error.problems)
    if options.write:
        options.write.write_text(table, "utf-8")
    else:
        print(table, end="")
    return 0
