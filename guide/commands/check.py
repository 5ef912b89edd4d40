"""`guide check`: every rule on every sheet, and the measurements."""

from __future__ import annotations

import argparse

from guide.commands.names import project_of, selection_of
from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    add_command,
    add_format,
    add_selection,
    pages_said,
    progress,
    report,
    today,
    uncollected,
)


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "check",
        "check every rule on every handout, write nothing",
        "Check every rule on every handout and print the measurements. Nothing is written.",
        "  guide check --strict",
    )
    add_selection(parser)
    add_format(parser)
    parser.add_argument("--strict", action="store_true", help="warnings, such as an overdue fact, count as errors")


def run(options: argparse.Namespace) -> int:
    from guide.pipeline import prepare
    from guide.rules.reading import reading_of

    project = project_of(options)
    with uncollected():
        ready, faces, problems = prepare(project, selection_of(options, project), today(), progress())
    faces.load_rest(problems)
    problems.stop_on_errors()
    for item in ready if options.format == "text" else ():
        reading = reading_of(item.handout)
        measures = (
            f"reading grade {reading.grade:.1f}, SMOG {reading.smog:.1f}, "
            f"{reading.mean:.1f} words a sentence, longest {reading.longest}"
            if reading
            else f"reading not measured: no formula for `{item.handout.language}`"
        )
        count = len(item.context.pages)
        say(
            f"{item.handout.language}/{item.handout.topic}/{item.handout.name}.{item.edition}: {pages_said(count)}, {measures}"
        )
    report(problems.warnings, form=options.format)
    return 1 if options.strict and problems.warnings else 0
