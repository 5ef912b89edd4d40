"""`guide build`: the PDFs and their manifest."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from guide.commands.shared import (
    Commands,
    WrongUseError,
    add_command,
    add_format,
    add_selection,
    check_out,
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
        "build",
        "make the PDFs and build/manifest.json",
        "Make the PDFs and the manifest. If anything is wrong, nothing is written.",
        "  guide build --edition letter --edition a4 --handout crawling-types --out build",
    )
    add_selection(parser)
    add_format(parser)
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to put the files (default: build/ in the project)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from guide.base.problems import InputError
    from guide.base.processes import cores
    from guide.pipeline import build

    project = project_of(options)
    out = options.out or project.root / "build"
    if out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")
    check_out(out, project)
    try:
        with uncollected():
            outputs, problems = build(project, out, selection_of(options, project), today(), progress(), cores())
    except InputError as error:
        return report(error.problems, "nothing was written", options.format)
    report(problems.warnings, form=options.format)
    if sys.stdout.isatty() and options.format == "text":
        shown = os.path.relpath(out)
        for output in outputs:
            count, size = output.entry["pages"], output.entry["bytes"] / 1000
            print(f"{shown}/{output.path}  {pages_said(count)}, {size:.0f} kB")
    return 0
