"""`guide build`: the PDFs and their manifest."""

from __future__ import annotations

import argparse
import os
import sys

from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    add_build_folder,
    add_command,
    add_format,
    add_selection,
    build_folder_of,
    pages_said,
    progress,
    project_of,
    report,
    selection_of,
    today,
    uncollected,
)


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "build",
        "make the PDFs and build/manifest.json",
        "Make the PDFs and the manifest. If anything is wrong, nothing is written.",
        "  guide build --edition letter --edition a4 --handout crawling-types --out build",
        "nothing was written",
    )
    add_selection(parser)
    add_format(parser)
    add_build_folder(parser)


def run(options: argparse.Namespace) -> int:
    from guide.base.processes import cores
    from guide.pipeline import build

    project = project_of(options)
    out = build_folder_of(options, project)
    with uncollected():
        outputs, problems = build(project, out, selection_of(options, project), today(), progress(), cores())
    report(problems.warnings, form=options.format)
    if sys.stdout.isatty() and options.format == "text":
        shown = os.path.relpath(out)
        for output in outputs:
            count, size = output.entry["pages"], output.entry["bytes"] / 1000
            say(f"{shown}/{output.path}  {pages_said(count)}, {size:.0f} kB")
    return 0
