"""What commands share: finding the project, the selection, progress, and showing problems."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import gc
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from guide.base.visible import visible
from guide.commands.say import put

if TYPE_CHECKING:
    from guide.base.problems import Problem
    from guide.pipeline.make import Missing, Progress
    from guide.pipeline.select import Selection
    from guide.read.files import Project

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
        parser.set_defaults(practice=None)
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
        help="put the block of this practice on the handouts (practices/*.yaml)",
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


def project_of(options: argparse.Namespace) -> Project:
    from guide.base.problems import Problems
    from guide.read.project import check_version, find_project

    try:
        start = (options.project or Path.cwd()).resolve()
    except RuntimeError:
        raise WrongUseError(f"{options.project} is a link to itself; name the folder of the project") from None
    except FileNotFoundError:
        raise WrongUseError(
            "the folder you are in no longer exists; change to another, or name the --project"
        ) from None
    if not start.is_dir():
        raise WrongUseError(f"there is no folder {options.project}")
    project = find_project(start)
    if project is None:
        raise WrongUseError(
            "no project here: neither guide.yaml, nor sources/, layouts/ and fonts/, in this folder or above it; "
            "`guide init` starts a project"
        )
    problems = Problems()
    check_version(project, problems)
    problems.stop_on_errors()
    return project


def selection_of(options: argparse.Namespace, project: Project) -> Selection:
    """The selection, with every name known to the project."""
    from guide.pipeline.select import Selection

    check_known(project, options.edition, options.language)
    check_practice(options.practice, project)
    topics, languages = tuple(options.topic), tuple(options.language)
    handouts = tuple(dict.fromkeys(known_handout(project, name, topics, languages) for name in options.handout))
    return Selection(handouts, languages, tuple(options.edition), options.practice, known_topics(project, topics))


def build_folder_of(options: argparse.Namespace, project: Project) -> Path:
    """Where the files go: a folder, or a place for one."""
    out: Path = options.out or project.root / "build"
    if out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")
    check_out(out, project)
    return out


def check_practice(practice: Path | None, project: Project) -> None:
    """Refuse a practice's file that does not exist, and name one that does."""
    if practice is None:
        return
    from guide.base.nearest import nearest
    from guide.base.problems import suggest
    from guide.read.files import named_file, sources_in

    if os.path.lexists(named_file(practice.parent, PurePath(practice.name))):
        return
    there = {path.name: os.path.relpath(path) for path in sources_in(project.root / "practices", "*.yaml")}
    near = nearest(practice.name.removesuffix(".yaml") + ".yaml", there)
    hint = f"did you mean `{there[near]}`?" if near else suggest("", list(there.values()))
    raise WrongUseError(f"there is no file {practice}" + (f": {hint}" if there else ""))


def check_out(out: Path, project: Project, option: str = "--out") -> None:
    """Refuse a place among the editors' files: output there would be read as theirs, or replace them."""
    from guide.read.project import WRITTEN

    try:
        place = out.resolve()
    except RuntimeError:
        raise WrongUseError(f"{out} is a link to itself; name another place with {option}") from None
    for name in WRITTEN:
        # Unlike `resolve`, this takes links to themselves.
        if Path(os.path.realpath(project.root / name)) in (place, *place.parents):
            raise WrongUseError(f"{out} is inside {name}/, which holds the input; name another place with {option}")


def check_known(
    project: Project, chosen: Sequence[str], languages: Sequence[str], also: Mapping[str, Collection[str]] | None = None
) -> None:
    """Check that the project knows every name, or that it is one of the further known names of its kind."""
    from guide.read.layouts import editions
    from guide.read.project import is_language, known, language_names

    # All names are listed only to say which one was meant: a project may have hundreds of topics.
    for names, is_one, there, what in (
        (chosen, lambda _, name: name in editions(project), editions, "edition"),
        (languages, is_language, language_names, "language"),
    ):
        for name in names:
            if name in (also or {}).get(what, ()) or is_one(project, name):
                continue
            fault = known(name, there(project), what)
            if fault:
                raise WrongUseError(fault)


def known_topics(project: Project, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The topics, if the project has them."""
    from guide.read.project import known
    from guide.read.project import topics as topics_of

    for fault in filter(None, (known(name, topics_of(project), "topic") for name in topics)):
        raise WrongUseError(fault)
    return topics


def known_handout(
    project: Project, said: str, topics: Sequence[str] = (), languages: Sequence[str] = (),
    also: Collection[tuple[str, str]] = (),
) -> str:  # fmt: skip
    """The handout that a name means, as TOPIC/HANDOUT: the name may be without the topic if one topic alone has such a
    handout. `also` are further topics and handouts. Raises WrongUseError if there is none, or more than one."""
    from guide.read.project import handout_files, known
    from guide.read.project import topics as topics_of

    known_topics(project, tuple(name for name in topics if name not in {topic for topic, _ in also}))
    files = handout_files(project)
    there = sorted({*((file.topic, file.name) for file in files), *also})
    folder, _, name = said.rpartition("/")
    if folder:
        fault = known(folder, tuple(sorted({*topics_of(project), *(topic for topic, _ in also)})), "topic")
        if fault:
            raise WrongUseError(fault)
        topics = (folder,)
    own = [one for one in there if not topics or one[0] in topics]
    found = [one for one in own if one[1] == name]
    if not found:
        raise WrongUseError(known(name, tuple(sorted({name for _, name in own})), "handout"))
    if len(found) > 1 and languages:
        spoken = {(file.topic, file.name) for file in files if file.language in languages}
        found = [one for one in found if one in spoken] or found
    if len(found) > 1:
        names = " or ".join(f"{topic}/{name}" for topic, name in found)
        raise WrongUseError(f"`{name}` is in {len(found)} topics: write {names}")
    return "/".join(found[0])


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
