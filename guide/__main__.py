"""The command line: arguments in, problems out, an exit code.

0: all is well. 1: something in the input is wrong (each problem on standard error). 2: the command was not
used rightly, or the machine would not let it work.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.pipeline import Progress
    from guide.plan import Selection
    from guide.problems import Problem
    from guide.read.files import Project

EPILOG = """examples:
  guide build                                  make every handout in every edition
  guide build --edition letter --handout parent-guide
  guide check                                  measure every rule, write nothing
  guide check --strict                         warnings count as errors

Run `guide COMMAND --help` for the options of a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code; argparse exits by itself with 2 on wrong use."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except _WrongUseError as error:
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


class _WrongUseError(Exception):
    pass


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Make printable, accessible health handouts from Markdown and YAML.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    build = commands.add_parser(
        "build",
        help="make the PDFs and build/manifest.json",
        description="Make the PDFs and the manifest. If anything is wrong, nothing is written.",
        epilog="example:\n  guide build --edition letter --edition a4 --handout crawling-types --out build",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_selection(build)
    build.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to put the files (default: build/ in the project)"
    )
    build.set_defaults(run=_build)
    check = commands.add_parser(
        "check",
        help="measure every rule on every sheet, write nothing",
        description="Measure every rule on every sheet and print the measures. Nothing is written.",
        epilog="example:\n  guide check --strict",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_selection(check)
    check.add_argument("--strict", action="store_true", help="warnings, such as an overdue fact, count as errors")
    check.set_defaults(run=_check)
    scores = commands.add_parser(
        "scores",
        help="print the table of criteria per sheet",
        description="Print what is measured on every sheet, and what people answered about it, as Markdown.",
        epilog="example:\n  guide scores --write docs/scores.md",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scores.add_argument("--write", type=Path, metavar="FILE", help="write the table into a file")
    scores.add_argument(
        "--project", type=Path, metavar="FOLDER", help="the project (default: found from the current folder upward)"
    )
    scores.set_defaults(run=_scores)
    return parser


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--handout", action="append", default=[], metavar="NAME", help="only this handout (may be given more than once)"
    )
    parser.add_argument("--language", action="append", default=[], metavar="CODE", help="only this language")
    parser.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="only this edition, for example letter"
    )
    parser.add_argument(
        "--practice", type=Path, metavar="FILE", help="put the block of this practice on the sheets (practices/*.yaml)"
    )
    parser.add_argument(
        "--project", type=Path, metavar="FOLDER", help="the project (default: found from the current folder upward)"
    )


def _build(options: argparse.Namespace) -> int:
    from guide.pipeline import build
    from guide.problems import InputError

    project = _project(options)
    out = options.out or project.root / "build"
    if out.exists() and not out.is_dir():
        raise _WrongUseError(f"{out} is not a folder")
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


def _check(options: argparse.Namespace) -> int:
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


def _scores(options: argparse.Namespace) -> int:
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
        raise _WrongUseError(f"there is no folder {options.project}")
    project = find_project(start)
    if project is None:
        raise _WrongUseError("no project here: expected sources/, layouts/ and fonts/ in this folder or above it")
    return project


def _selection(options: argparse.Namespace, project: Project) -> Selection:
    """The selection, with every name known to the project."""
    from guide.plan import Selection
    from guide.read.layouts import editions
    from guide.read.project import handout_names, known, language_names

    for names, there, what in (
        (options.edition, editions(project), "edition"),
        (options.language, language_names(project), "language"),
        (options.handout, handout_names(project), "handout"),
    ):
        for name in names:
            fault = known(name, there, what)
            if fault:
                raise _WrongUseError(fault)
    return Selection(tuple(options.handout), tuple(options.language), tuple(options.edition), options.practice)


def _today() -> datetime.date:
    """The day that decides what is overdue; SOURCE_DATE_EPOCH sets it for builds that are repeated later."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        raise _WrongUseError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from None


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


def _report(problems: Sequence[Problem], verdict: str = "") -> int:
    """All problems on standard error, and a line that counts them. Returns 1 if any is an error."""
    if sys.stderr.isatty() and problems:
        print("\r\x1b[K", end="", file=sys.stderr)
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        counted = "1 error" if errors == 1 else f"{errors} errors"
        print("; ".join(part for part in (counted, verdict) if part), file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
