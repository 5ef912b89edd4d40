"""What commands share: their options, the day, progress, and showing problems."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from guide.base.visible import visible
from guide.commands.say import put

if TYPE_CHECKING:
    from guide.base.problems import Problem
    from guide.pipeline.make import Missing, Progress

# The result of `add_subparsers`, to which each command adds itself.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # it has no public name


class WrongUseError(Exception):
    """The command was used wrongly; the message says how."""


def add_command(
    commands: Commands, run: Callable[[argparse.Namespace], int], name: str, short: str, description: str, examples: str,
    verdict: str = "",
) -> argparse.ArgumentParser:  # fmt: skip
    """A command with its help and examples. If the input is wrong, its problems are shown with the verdict, which says
    what that means."""

    def told(options: argparse.Namespace) -> int:
        from guide.base.problems import InputError

        try:
            return run(options)
        except InputError as error:
            return report(error.problems, verdict, getattr(options, "format", "text"))

    parser = commands.add_parser(
        name,
        help=short,
        description=description,
        epilog=f"examples:\n{examples}" if "\n" in examples else f"example:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=told)
    return parser


def add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project", type=a_path, metavar="FOLDER", help="the project (default: found from the current folder upward)"
    )


def a_name(text: str) -> str:
    """The name given to an option. An empty shell variable is refused: it would mean the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty: give a name, or leave the option out")
    return text


def a_path(text: str) -> Path:
    """The file or folder given to an option; some shells leave `~` as it is."""
    path = Path(a_name(text))
    return path.expanduser() if path.parts[:1] == ("~",) else path


def add_selection(parser: argparse.ArgumentParser, *, practice: bool = True) -> None:
    """The options that choose handouts, languages, editions and a practice."""
    add_handouts(parser)
    parser.add_argument("--language", action="append", default=[], metavar="CODE", help="only this language")
    parser.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="only this edition, for example letter"
    )
    if practice:
        add_practice(parser)
    else:
        from guide.read.project import NO_PRACTICE

        parser.set_defaults(practice=NO_PRACTICE)
    add_project(parser)


def add_handouts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--handout",
        action="append",
        default=[],
        metavar="NAME",
        help="only this handout, or TOPIC/NAME if two topics have one of this name (can be repeated)",
    )
    parser.add_argument("--topic", action="append", default=[], metavar="NAME", help="only this topic")


def add_practice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--practice",
        type=a_path,
        metavar="FILE",
        help="put the block of this practice on the handouts; `none` for none (default: practices/default.yaml, if it is there)",
    )


def add_build_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=a_path, metavar="FOLDER", help="where to put the files (default: build/ in the project)"
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """The option for the form of problems."""
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="how problems are shown: text for people, json for programs, github for notes on a pull request",
    )


def add_keep_going(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="make the handouts that have no error even if others have; list those that are missing, and end with 1",
    )


def left_out(missing: Sequence[Missing]) -> str:
    """The verdict of a build that went on in spite of errors."""
    if not missing:
        return "every handout was made"
    return "1 handout was not made" if len(missing) == 1 else f"{len(missing)} handouts were not made"


def pages_said(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for reference cycles: a build makes millions of objects and hardly any cycles, and the search
    takes a third of the time of a long document. Objects that remain are left out of later searches too, such as the
    one at exit; reference counts free them all the same."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.freeze()
            gc.enable()


def today() -> datetime.date:
    """The day that decides what is overdue; SOURCE_DATE_EPOCH sets it for reproducing builds later."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    except (ValueError, OverflowError, OSError):
        raise WrongUseError(f"SOURCE_DATE_EPOCH must be a number of seconds, got: {epoch}") from None


def progress() -> Progress:
    """A progress line on a terminal; nothing in a pipe."""
    from guide.pipeline.make import no_progress

    if not sys.stderr.isatty():
        return no_progress

    def show(done: int, total: int, what: str) -> None:
        width = 24
        filled = width * done // max(total, 1)
        bar = "#" * filled + "." * (width - filled)
        end = "\r\x1b[K" if done >= total else ""
        put(f"\r\x1b[K[{bar}] {done}/{total} {visible(what)}{end}", error=True)

    return show


def clear_progress() -> None:
    if sys.stderr.isatty():
        put("\r\x1b[K", error=True)


def report(
    problems: Sequence[Problem], verdict: str = "", form: str = "text", missing: Sequence[Missing] | None = None
) -> int:
    """Show all problems in a form of `problem_formats`: text on standard error, forms for programs on standard output;
    with what a build left out because of them. Returns 1 if any is an error."""
    from guide.commands.problem_formats import FORMATS

    if problems:
        clear_progress()
    put(FORMATS[form](problems, verdict, missing), error=form == "text")
    return 1 if any(problem.severity == "error" for problem in problems) else 0
