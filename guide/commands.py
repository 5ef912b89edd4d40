"""What each command of the command line does: options in, files or lines out, an exit code.

The stages are imported when a command runs, so that `--help` and a wrong option answer at once.
"""

from __future__ import annotations

import argparse
import datetime
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.impose.sides import Imposition
    from guide.pipeline import Progress, Ready
    from guide.plan import Selection
    from guide.problems import Problem
    from guide.read.files import Project


# How often a page is set on a side, and how many of these stand across and down.
UP = {1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3), 8: (2, 4)}
# More bleed than any print shop asks for.
LARGEST_BLEED = 72.0


class WrongUseError(Exception):
    """The command was not used rightly; the message says how."""


def run_build(options: argparse.Namespace) -> int:
    from guide.pipeline import build
    from guide.problems import InputError

    project = _project(options)
    out = options.out or project.root / "build"
    if out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")
    try:
        outputs, problems = build(project, out, _selection(options, project), _today(), _progress())
    except InputError as error:
        return _report(error.problems, "nothing was written")
    _report(problems.warnings)
    if sys.stdout.isatty():
        shown = os.path.relpath(out)
        for output in outputs:
            count, size = output.entry["pages"], output.entry["bytes"] / 1000
            print(f"{shown}/{output.path}  {_pages(count)}, {size:.0f} kB")
    return 0


def run_impose(options: argparse.Namespace) -> int:
    """Write one handout, set on paper as asked."""
    from guide.pipeline import prepare
    from guide.plan import Selection
    from guide.problems import InputError
    from guide.publish.transaction import write_file
    from guide.write.pdf import write_pdf

    project = _project(options)
    _check_known(project, (options.edition,), tuple(filter(None, (options.language,))), (options.handout,))
    out = options.out or Path(f"{options.handout}.{options.edition}.press.pdf")
    if out.is_dir():
        raise WrongUseError(f"{out} is a folder; name a file")
    languages = (options.language,) if options.language else ()
    selection = Selection((options.handout,), languages, (options.edition,), options.practice)
    try:
        ready, faces, problems = prepare(project, selection, _today(), _progress())
    except InputError as error:
        return _report(error.problems, "nothing was written")
    _clear_progress()
    if len(ready) != 1:
        found = ", ".join(item.handout.language for item in ready)
        raise WrongUseError(
            f"`{options.handout}` is in several languages: name one of {found} with --language" if ready
            else f"`{options.handout}` has no edition `{options.edition}`; `editions` in its front matter or topic.yaml names those it has"
        )  # fmt: skip
    (item,) = ready
    sides = item.imposed(_imposition(options, item))
    write_file(out, write_pdf(item.handout, item.context.tree, sides, faces))
    _report(problems.warnings)
    print(f"{out}: {_pages(len(sides))}, {sides[0].width:.0f} by {sides[0].height:.0f} pt")
    return 0


def _imposition(options: argparse.Namespace, item: Ready) -> Imposition:
    """How the options set pages; what they do not say is as the edition has it."""
    from dataclasses import replace

    from guide.impose.saddle import largest_creep
    from guide.impose.sides import Imposition

    how = item.imposition
    if options.booklet:
        how = Imposition("booklet")
    elif options.up:
        across, down = UP[options.up]
        how = Imposition("repeat", across, down) if options.up > 1 else Imposition()
    creep = _length(options.creep, "--creep")
    if creep and how.kind != "booklet":
        raise WrongUseError("--creep is for booklets: add --booklet, or take an edition that is one")
    most = largest_creep(item.context.pages)
    if creep > most + 0.001:
        shown = math.floor(most * 100 + 0.1) / 100
        raise WrongUseError(f"--creep {options.creep}: more than {shown:.2f}pt a sheet brings the text into the fold")
    bleed = None if options.bleed is None else _length(options.bleed, "--bleed")
    if bleed is not None and not 0 < bleed <= LARGEST_BLEED:
        raise WrongUseError(f"--bleed {options.bleed}: use more than nothing and at most 1in, for example 3mm")
    return replace(how, creep=creep, bleed=bleed)


def _length(text: str, option: str) -> float:
    from guide.units import parse_length

    try:
        return parse_length(text)
    except ValueError as error:
        raise WrongUseError(f"{option}: {error}") from None


def run_check(options: argparse.Namespace) -> int:
    from guide.pipeline import prepare
    from guide.problems import InputError
    from guide.rules.reading import measure, sentences

    project = _project(options)
    try:
        ready, _, problems = prepare(project, _selection(options, project), _today(), _progress())
    except InputError as error:
        return _report(error.problems)
    for item in ready:
        reading = measure(sentences(item.handout))
        count = len(item.context.pages)
        print(
            f"{item.handout.language}/{item.handout.name}.{item.edition}: {_pages(count)}, "
            f"reading grade {reading.grade:.1f}, SMOG {reading.smog:.1f}, "
            f"{reading.mean:.1f} words a sentence, longest {reading.longest}"
        )
    _report(problems.warnings)
    return 1 if options.strict and problems.warnings else 0


def run_scores(options: argparse.Namespace) -> int:
    from guide.pipeline import scores
    from guide.problems import InputError

    try:
        table = scores(_project(options), _today(), _progress())
    except InputError as error:
        return _report(error.problems)
    if options.write:
        options.write.write_text(table, "utf-8")
    else:
        print(table, end="")
    return 0


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _project(options: argparse.Namespace) -> Project:
    from guide.read.project import find_project

    start = (options.project or Path.cwd()).resolve()
    if not start.is_dir():
        raise WrongUseError(f"there is no folder {options.project}")
    project = find_project(start)
    if project is None:
        raise WrongUseError("no project here: expected sources/, layouts/ and fonts/ in this folder or above it")
    return project


def _selection(options: argparse.Namespace, project: Project) -> Selection:
    """The selection, with every name known to the project."""
    from guide.plan import Selection

    _check_known(project, options.edition, options.language, options.handout)
    return Selection(tuple(options.handout), tuple(options.language), tuple(options.edition), options.practice)


def _check_known(project: Project, chosen: Sequence[str], languages: Sequence[str], handouts: Sequence[str]) -> None:
    from guide.read.layouts import editions
    from guide.read.project import handout_names, known, language_names

    for names, there, what in (
        (chosen, editions(project), "edition"),
        (languages, language_names(project), "language"),
        (handouts, handout_names(project), "handout"),
    ):
        for name in names:
            fault = known(name, there, what)
            if fault:
                raise WrongUseError(fault)


def _today() -> datetime.date:
    """The day that decides what is overdue; SOURCE_DATE_EPOCH sets it for builds that are repeated later."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        raise WrongUseError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from None


def _progress() -> Progress:
    """A line that counts on a terminal; nothing in a pipe."""
    from guide.pipeline import no_progress

    if not sys.stderr.isatty():
        return no_progress

    def show(done: int, total: int, what: str) -> None:
        width = 24
        filled = width * done // max(total, 1)
        bar = "#" * filled + "." * (width - filled)
        end = "\r\x1b[K" if done >= total else ""
        print(f"\r\x1b[K[{bar}] {done}/{total} {what}{end}", end="", file=sys.stderr, flush=True)

    return show


def _clear_progress() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _report(problems: Sequence[Problem], verdict: str = "") -> int:
    """All problems on standard error, and a line that counts them. Returns 1 if any is an error."""
    if problems:
        _clear_progress()
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        print("; ".join(part for part in (counted, verdict) if part), file=sys.stderr)
    return 1 if errors else 0
