"""`guide init`: a project of one's own, in a folder of its own."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from guide.commands.say import put, say
from guide.commands.shared import Commands, WrongUseError, a_path, add_command, today
from guide.commands.wishes import (
    add_signs,
    check_language,
    check_name,
    check_publisher,
    check_text,
    check_title,
    check_topic,
    checked_country,
    editions_for,
)

# How many files of a folder that is not empty a message names.
_LISTED = 5
NO_TITLE = "My first topic"


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "init",
        "start a project of your own",
        "Make a folder a project: a first topic that can be built as it is, a practice file, a Makefile, and what editors "
        "need to complete keys. Layouts and fonts come with the program. On a terminal, init asks for what the options do "
        "not say. Existing files are not changed.",
        "  guide init handouts\n"
        "  guide init handouts --topic fever --title 'Fever in the first year' --country US --publisher 'Elm Clinic'",
    )
    parser.add_argument("folder", nargs="?", type=a_path, metavar="FOLDER", help="where (default: the current folder)")
    parser.add_argument(
        "--topic", metavar="NAME", help="the name of the first topic: lower-case letters, digits and hyphens"
    )
    parser.add_argument("--title", metavar="TEXT", help="its title")
    parser.add_argument("--language", metavar="CODE", help="its language (default: en)")
    parser.add_argument("--country", metavar="CODE", help="its country, such as US: it decides the emergency number")
    parser.add_argument("--publisher", metavar="TEXT", help="who publishes its sheets")
    add_signs(parser)
    parser.add_argument("--here", action="store_true", help="also in a folder that holds other files")


def run(options: argparse.Namespace) -> int:
    from guide.products.start.placing import finish, was_stopped

    folder = _folder(options)
    if was_stopped(folder):
        finish(folder)
        say("an earlier `guide init` was stopped here; its project is whole now:", _shown(folder))
        return 0
    _check_place(folder, here=options.here)
    _ask(options)
    return _start(folder, options)


def _folder(options: argparse.Namespace) -> Path:
    try:
        folder: Path = (options.folder or Path.cwd()).resolve()
    except RuntimeError:
        raise WrongUseError(f"{options.folder} is a link to itself; name another folder") from None
    except FileNotFoundError:
        raise WrongUseError("the folder you are in no longer exists; change to another") from None
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(f"{options.folder} is not a folder; name another place")
    return folder


def _check_place(folder: Path, *, here: bool) -> None:
    """Refuse a folder inside a project, and one whose files would be mixed with those of the project."""
    from guide.base.inputs import is_source
    from guide.products.start.files import NEEDED, project_files
    from guide.products.start.placing import in_the_way
    from guide.read.project import find_project

    project = find_project(folder)
    if project is not None and project.root == folder:
        raise WrongUseError(f"{_shown(folder)} is a project already; `guide new topic NAME` starts another topic in it")
    if project is not None:
        raise WrongUseError(f"this folder is inside the project {project.root}; choose a folder outside it")
    if here:
        taken = in_the_way(folder, NEEDED)
        if taken:
            raise WrongUseError(
                f"already in {_shown(folder)}: {', '.join(taken.values())}; move them away, or choose another folder"
            )
        return
    there = [path.name for path in sorted(folder.iterdir())] if folder.is_dir() else []
    others = [name for name in there if is_source(name) or name in project_files()]
    if others:
        more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
        raise WrongUseError(
            f"the folder is not empty: {', '.join(others[:_LISTED])}{more}; choose an empty or a new one, as in "
            "`guide init handouts`, or add --here to start among these files"
        )


def _ask(options: argparse.Namespace) -> None:
    """Ask on a terminal for what no option says, again if the answer cannot be used; elsewhere take what is usual."""
    from guide.products.drafts.texts import nearest_name
    from guide.read.labels import OWN_LANGUAGE

    asking = sys.stdin.isatty() and sys.stdout.isatty()
    for name, question, usual, check in (
        ("title", "What is your first topic called?", NO_TITLE, lambda text: check_text("--title", text)),
        ("publisher", "Who publishes it? (may stay empty)", "", lambda text: check_text("--publisher", text)),
        (
            "country",
            "For which country? US, CA, GB … decides the emergency number (may stay empty)",
            "",
            checked_country,
        ),
    ):
        if name == "title" and options.title is None and options.topic is not None:
            options.title = options.topic.replace("-", " ").capitalize()
        if getattr(options, name) is None:
            setattr(options, name, _answer(question, usual, check) if asking else usual)
        check(getattr(options, name))
    options.language = OWN_LANGUAGE if options.language is None else options.language
    check_language(options.language)
    options.topic = (nearest_name(options.title) or "topic") if options.topic is None else options.topic
    check_name(options.topic)
    check_topic(options.topic)


def _answer(question: str, usual: str, check: object) -> str:
    assert callable(check)
    while True:
        put(f"{question}{f' [{usual}]' if usual else ''} ")
        line = sys.stdin.readline()
        if not line:
            raise WrongUseError("no answer; nothing was written")
        text = " ".join(line.split()) or usual
        try:
            check(text)
        except WrongUseError as fault:
            say(str(fault))
        else:
            return text


def _start(folder: Path, options: argparse.Namespace) -> int:
    from guide.products.drafts.dry_run import faults_of_publisher, faults_of_topic
    from guide.products.drafts.texts import Wish, practice_draft, topic_drafts
    from guide.products.schemas.outputs import outputs
    from guide.products.start.files import project_files
    from guide.products.start.placing import in_the_way, part_of, place
    from guide.publish.transaction import write_folder
    from guide.read.labels import OWN_LANGUAGE
    from guide.read.project import project_in

    title = " ".join(options.title.split())
    wish = Wish(options.topic, title, options.language, today())
    country = checked_country(options.country)
    topic = topic_drafts(
        wish, " ".join(options.publisher.split()), country, editions_for(country), (),
        laid_over=wish.language.partition("-")[0] == OWN_LANGUAGE, signs=options.signs,
    )  # fmt: skip
    practice = "practices/yours.yaml"
    files = {
        **project_files(),
        **{f"sources/{wish.name}/{path}": text for path, text in topic.items()},
        practice: practice_draft(Wish("yours", "Name of your practice", "", wish.today), practice),
        **outputs({}, {}, elsewhere=True),
    }
    kept = in_the_way(folder, sorted({path.partition("/")[0] for path in files}))
    with part_of(folder) as part:
        write_folder(
            part, {path: text.encode("utf-8") for path, text in files.items() if path.partition("/")[0] not in kept}
        )
        (part / "sources" / wish.name / "pictures").mkdir()
        project, drafted = project_in(part), part / "sources" / wish.name
        check_publisher(options.publisher, faults_of_publisher(project, drafted))
        check_title(wish.said_title, faults_of_topic(project, drafted, wish.today))
    place(folder)
    command = "make"
    if kept:
        say(f"left as they were: {', '.join(kept.values())}")
    if {"Makefile", "GNUmakefile"} & {*kept, *in_the_way(folder, ("GNUmakefile",))}:
        command = "guide build"
        say(
            "your own Makefile does not know the program: where its pages say `make …`, type `guide …`, see `guide --help`"
        )
    if {".vscode", "schemas"} & set(kept):
        say("`guide schemas --write` adds to these folders what editors need to complete keys")
    inside = "" if folder == Path.cwd().resolve() else f"{os.path.relpath(folder)}/"
    say(f"{_shown(folder)} is a project. Open these, replace their text, and run `{command}` there:")
    say(*(f"{inside}sources/{wish.name}/{path}" for path in topic), f"{inside}{practice}")
    say("`guide docs tour` and `guide docs writing` show how to go on.")
    return 0


def _shown(folder: Path) -> str:
    return "this folder" if folder == Path.cwd().resolve() else os.path.relpath(folder)
