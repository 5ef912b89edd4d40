"""`guide scores`: the table of criteria per sheet."""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

from guide.commands.names import check_out, project_of
from guide.commands.say import say
from guide.commands.shared import Commands, a_path, add_command, add_project, progress, today

if TYPE_CHECKING:
    from guide.pipeline.make import Progress
    from guide.read.files import Project

SCORED_EDITION = "letter"  # its pages are in the table


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "scores",
        "print the table of criteria per handout",
        "Print, as Markdown, what is measured on every handout and how people scored it.",
        "  guide scores --write docs/scores.md",
    )
    parser.add_argument("--write", type=a_path, metavar="FILE", help="write the table into a file")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from guide.publish.transaction import write_file

    project = project_of(options)
    if options.write:
        check_out(options.write, project, "--write")
    table = scores(project, today(), progress())
    if options.write:
        write_file(options.write, table.encode("utf-8"))
    else:
        say(*table.splitlines())
    return 0


def scores(project: Project, day: datetime.date, shown: Progress | None = None) -> str:
    """The table of criteria per sheet. Raises InputError if anything is wrong."""
    from guide.pipeline import prepare
    from guide.pipeline.make import no_progress
    from guide.pipeline.select import Selection
    from guide.publish.score_table import score_table
    from guide.rules.measures import measures_of

    ready, _, _ = prepare(project, Selection(editions=(SCORED_EDITION,)), day, shown or no_progress)
    measured = [
        (f"{item.handout.language}/{item.handout.topic}/{item.handout.name}", measures_of(item.context))
        for item in ready
    ]
    sources = {item.source.name: item.source for item in ready}
    answered = [
        (f"{source.name}/{handout}", located.value)
        for source in sources.values()
        for handout, located in sorted(source.scores.items())
        if handout not in source.withdrawn
    ]
    return score_table(measured, answered)
