"""`guide build`: the PDFs and their manifest."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.names import build_folder_of, project_of, selection_of
from guide.commands.say import say
from guide.commands.shared import (
    Commands,
    WrongUseError,
    a_path,
    add_build_folder,
    add_command,
    add_format,
    add_keep_going,
    add_selection,
    left_out,
    pages_said,
    progress,
    report,
    today,
    uncollected,
)

if TYPE_CHECKING:
    from guide.base.problems import Problem
    from guide.pipeline.make import Missing
    from guide.publish.mark import Seen
    from guide.publish.outputs import Output
    from guide.read.files import Project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "build",
        "make the PDFs and build/manifest.json",
        "Make the PDFs and the manifest. If anything is wrong, nothing is written, unless you --keep-going.",
        "  guide build --edition letter --edition a4 --handout crawling-types --out build\n"
        "  guide build build/en/crawling-backwards/tips.letter.pdf",
        "nothing was written",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="one file, as build/ has it: en/TOPIC/tips.letter.pdf")
    add_selection(parser)
    add_format(parser)
    add_keep_going(parser)
    add_build_folder(parser)
    parser.add_argument(
        "--mark",
        type=a_path,
        metavar="FILE",
        help="for make: leave a mark that shows whether anything changed; of warnings already shown, print "
        "only the number",
    )


def run(options: argparse.Namespace) -> int:
    from guide.base.problems import InputError
    from guide.base.processes import cores
    from guide.pipeline import build, build_what_is_whole
    from guide.pipeline.make import Made
    from guide.read.project import USUAL_PRACTICE

    begun = time.monotonic()
    project = project_of(options)
    out = build_folder_of(options, project)
    asked = options.file
    if options.file is not None:
        _choose_file(options, project)
    selection, day = selection_of(options, project), today()
    unchanged = _unchanged(options, project, asked)
    if unchanged:
        say(f"nothing has changed: {unchanged}")
        return 0
    seen = _seen(options, project, selection.practice, day.isoformat())
    try:
        with uncollected():
            if options.keep_going:
                made = build_what_is_whole(project, out, selection, day, progress(), cores())
            else:
                made = Made(*build(project, out, selection, day, progress(), cores()))
    except InputError as error:
        return _tell(error.problems, seen, options, "nothing was written", [] if options.keep_going else None)
    outputs, problems = made.outputs, made.problems
    verdict = left_out(made.missing)
    code = _tell(tuple(problems), seen, options, verdict, made.missing if options.keep_going else None)
    if not outputs and not selection.whole and not code:
        raise WrongUseError(
            "no handout makes this file: `guide list` shows each handout with its languages and editions"
        )
    files = "1 file" if len(outputs) == 1 else f"{len(outputs)} files"
    usual = options.practice is None and selection.practice is not None
    said = f"{files} in {os.path.relpath(out)}/" + (f", with {USUAL_PRACTICE}" if usual else "")
    if seen and selection.whole and not code:
        seen.leave(options.mark, out, outputs, said, problems.warnings)
    if options.format == "text" and (seen or sys.stdout.isatty()):
        if selection.whole or len(outputs) != 1:
            say(f"{said}, {time.monotonic() - begun:.1f} s")
        else:
            _say_file(outputs[0], os.path.relpath(out))
    return code


def _unchanged(options: argparse.Namespace, project: Project, file: str | None) -> str:
    """What the last build with this mark made, if all is as it was; "" otherwise, and if only a part is wanted."""
    if options.mark is None or options.out is not None or options.format != "text":
        return ""
    if file is None and (options.handout or options.topic or options.language or options.edition):
        return ""
    from guide.base.inputs import nothing_changed

    practice = os.fspath(options.practice) if options.practice else ""
    return nothing_changed(os.fspath(options.mark), practice, file or "", os.fspath(project.root))


def _choose_file(options: argparse.Namespace, project: Project) -> None:
    """Choose by a file name what the other options choose. The topic may be left out of it, if one topic alone has such a
    file."""
    from guide.read.project import language_names, topics

    path = Path(options.file)
    handout, _, edition = path.name.removesuffix(".pdf").partition(".")
    folder, parent = path.parent.parent.name, path.parent.name
    languages = language_names(project)
    with_topic = folder in languages or (parent in topics(project) and parent not in languages)
    language, topic = (folder, parent) if with_topic else (parent, "")
    if path.suffix != ".pdf" or language in ("", "build"):
        raise WrongUseError(f"{path} is not the name of a handout's file: write it as in en/TOPIC/tips.letter.pdf")
    place = f"{language}/{topic}" if topic else language
    if not edition:
        raise WrongUseError(f"{path} lacks the edition: write it as in {place}/{handout}.letter.pdf")
    if options.handout or options.topic or options.language or options.edition:
        raise WrongUseError("give either a file, or --handout, --topic, --language and --edition, but not both")
    if not topic:
        _check_alone(path.name, handout, language, project)
    options.handout, options.topic = [handout], [topic] if topic else []
    options.language, options.edition = [language], [edition]


def _check_alone(file: str, handout: str, language: str, project: Project) -> None:
    """Check that not more than one topic has such a file."""
    from guide.read.project import handout_files

    found = [one.topic for one in handout_files(project) if (one.language, one.name) == (language, handout)]
    if len(found) > 1:
        names = " or ".join(f"{language}/{topic}/{file}" for topic in found)
        raise WrongUseError(f"{language}/{file} is in {len(found)} topics: write {names}")


def _seen(options: argparse.Namespace, project: Project, practice: Path | None, day: str) -> Seen | None:
    """The state before the build, if a mark is wanted."""
    if options.mark is None:
        return None
    from guide.publish.mark import look
    from guide.read.practice import logo_of

    logo = logo_of(practice) if practice else None
    return look(project.root, day, options.practice, tuple(path for path in (practice, logo) if path), options.mark)


def _tell(
    problems: Sequence[Problem], seen: Seen | None, options: argparse.Namespace, verdict: str,
    missing: Sequence[Missing] | None = None,
) -> int:  # fmt: skip
    """All problems; for people, warnings already shown are only counted by rule."""
    if seen is None or options.format != "text":
        return report(problems, verdict, options.format, missing)
    _, old = seen.parted([problem for problem in problems if problem.severity == "warning"])
    code = report([problem for problem in problems if problem not in old], verdict, missing=missing)
    if old:
        count = "1 warning" if len(old) == 1 else f"{len(old)} warnings"
        rules = ", ".join(f"{number} {rule}" for rule, number in sorted(Counter(one.rule for one in old).items()))
        say(f"{count} in files that have not changed ({rules}); `make check` shows them", error=True)
    return code


def _say_file(output: Output, shown: str) -> None:
    say(f"{shown}/{output.path}: {pages_said(output.entry['pages'])}, {output.entry['bytes'] / 1000:.0f} kB")
