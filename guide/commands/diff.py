"""`guide diff`: what changed in the sheets, for a reviewer."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.names import check_known, check_out, checked_practice, known_handout, known_topics, project_of
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, a_path, add_command, add_handouts, add_project, today

if TYPE_CHECKING:
    from guide.read.files import Project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "diff",
        "show what changed between two versions of the handouts",
        "Write one HTML file with the words that were added and removed, and the pages that changed side by side. OLD "
        "and NEW are each a revision in git, a build folder or a project folder. Without them, it shows what you changed since "
        "the last commit.",
        "  guide diff\n  guide diff v1.0\n  guide diff ../last-year/build build --edition a4 --out changes.html",
        "nothing was written",
    )
    parser.add_argument("old", nargs="?", default="HEAD", metavar="OLD", help="the earlier version (HEAD)")
    parser.add_argument("new", nargs="?", metavar="NEW", help="the later version (the project as it is now)")
    add_handouts(parser)
    parser.add_argument("--language", action="append", default=[], metavar="CODE", help="only this language")
    parser.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="NAME",
        help="in this edition (letter; can be repeated)",
    )
    parser.add_argument(
        "--practice",
        type=a_path,
        metavar="FILE",
        help="with the block of this practice on the handouts of both; `none` for none (default: each has that of its project)",
    )
    parser.add_argument("--out", type=a_path, default=Path("diff.html"), metavar="FILE", help="the file (diff.html)")
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    try:
        from guide.products.compare.report import as_html, compare
        from guide.products.compare.state import StateError
        from guide.products.compare.states import is_build, state_of
    except ModuleNotFoundError as error:
        raise WrongUseError(
            f"this needs the package `{error.name}`: install guide-handouts[web], or, in a clone of the program, run `make diff`"
        ) from None
    from guide.pipeline.select import Selection
    from guide.publish.transaction import write_file

    project = project_of(options)
    _check_place(options.out, project)
    selection = Selection(
        tuple(options.handout),
        tuple(options.language),
        tuple(options.edition) or ("letter",),
        # Without one that is named, it is known only where a state is made.
        checked_practice(options.practice, project) if options.practice is not None else None,
        tuple(options.topic),
        usual=options.practice is None,
    )
    new_state = str(project.root) if options.new is None else options.new
    if options.practice is not None and is_build(options.old) and is_build(new_state):
        raise WrongUseError("--practice is not for two build folders: their handouts are compared as they were made")
    try:
        old = state_of(options.old, project, selection, today())
        new = state_of(new_state, project, selection, today())
    except StateError as error:
        raise WrongUseError(str(error)) from None
    # What is gone from the project can still be chosen.
    keys = (*old.files, *new.files)
    either = {"language": {key[0] for key in keys}, "edition": {key[3] for key in keys}}
    check_known(project, selection.editions, selection.languages, either)
    there = {(topic, handout) for _, topic, handout, _ in keys if topic}
    former = {handout for _, topic, handout, _ in keys if not topic}
    known_topics(project, tuple(name for name in selection.topics if name not in {topic for topic, _ in there}))
    for name in set(selection.handouts) - former:
        known_handout(project, name, selection.topics, selection.languages, there)
    try:
        comparison = compare(old, new)
    except StateError as error:
        raise WrongUseError(str(error)) from None
    write_file(options.out, as_html(comparison).encode("utf-8"))
    count = comparison.count
    said = "no sheet differs" if not count else "1 sheet differs" if count == 1 else f"{count} sheets differ"
    say(f"{options.out}: {said}")
    return 0


def _check_place(out: Path, project: Project) -> None:
    """The report must not replace a file of another kind, nor be inside a build folder, whose manifest lists all its
    files."""
    from guide.publish.outputs import MANIFEST

    if out.is_dir():
        raise WrongUseError(f"{out} is a folder; name a file")
    if out.suffix.lower() not in (".html", ".htm"):
        raise WrongUseError(f"{out}: the report is a web page; name a file that ends in .html")
    check_out(out, project)
    folders = out.resolve().parents
    if project.root / "build" in folders or any((folder / MANIFEST).is_file() for folder in folders):
        raise WrongUseError(f"{out} is inside a build folder; write the report somewhere else")
