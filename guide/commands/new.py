"""`guide new`: a topic, a handout or a practice to start from."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.shared import Commands, WrongUseError, add_command, add_project, project_of, report, today

if TYPE_CHECKING:
    from guide.model.source import Source
    from guide.problems import Problems
    from guide.read.files import Project
    from guide.skeletons.drafts import Wish


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        "new",
        "start a topic, a handout or a practice file",
        "Write a file, or the folder of a topic, that says what belongs where. It can be built as it is. Nothing that "
        "is there is changed.",
        "  guide new handout naps --title 'Naps in the first year'\n"
        "  guide new topic safe-sleep\n"
        "  guide new practice oak-street",
    )
    parser.add_argument("what", choices=("topic", "handout", "practice"), help="what to start")
    parser.add_argument("name", metavar="NAME", help="its name: small letters, digits and hyphens")
    parser.add_argument("--title", default="", metavar="TEXT", help="its title, or the name of the practice")
    parser.add_argument("--topic", metavar="NAME", help="the topic of the handout, where there are several")
    parser.add_argument("--language", metavar="CODE", help="the language (the first of the topic, or en)")
    add_project(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from guide.problems import Problems
    from guide.read.topic import LANGUAGE
    from guide.skeletons.drafts import NAME, Wish, nearest_name

    project = project_of(options)
    if not NAME.fullmatch(options.name):
        near = nearest_name(options.name)
        raise WrongUseError(
            f"`{options.name}` is not a name: use small letters, digits and hyphens"
            + (f", for example `{near}`" if near else "")
        )
    if options.language and not LANGUAGE.fullmatch(options.language):
        raise WrongUseError(f"`{options.language}` is not the code of a language; write it as in `en` or `es`")
    if any(not char.isprintable() for char in options.title):
        raise WrongUseError("--title holds a character that cannot be printed")
    problems = Problems()
    make = {"topic": _topic, "handout": _handout, "practice": _practice}[options.what]
    wish = Wish(options.name, " ".join(options.title.split()), options.language or "", today())
    made = make(project, wish, options, problems)
    if problems.errors:
        return report(tuple(problems), "nothing was written")
    for path in made:
        print(os.path.relpath(path))
    return 0


def _handout(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:
    from dataclasses import replace

    from guide.publish.transaction import write_file
    from guide.read.project import topics
    from guide.skeletons.drafts import handout_draft, next_number

    there = topics(project)
    if options.topic is None and len(there) != 1:
        raise WrongUseError(
            f"name the topic with --topic: one of {', '.join(there)}" if there else "make a topic first"
        )
    topic = options.topic or there[0]
    source = _read(project, topic, problems)
    if source is None or problems.errors:
        return []
    languages = [language.language for language in source.languages]
    language = wish.language or languages[0]
    if language not in languages:
        raise WrongUseError(f"the topic `{topic}` has no language `{language}`; it has {', '.join(languages)}")
    for other in sorted((project.root / "sources").glob(f"*/{language}/{wish.name}.*")):
        raise WrongUseError(f"{os.path.relpath(other)} is there already; choose another name")
    path = project.root / "sources" / topic / language / f"{wish.name}.md"
    write_file(path, handout_draft(replace(wish, language=language), next_number(source)).encode("utf-8"))
    print(f"Open it, write over what it says, and run `make`. It is sheet {next_number(source)}:")
    return [path]


def _topic(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:
    from dataclasses import replace

    from guide.read.layouts import editions
    from guide.read.project import topics
    from guide.skeletons.drafts import topic_drafts

    if options.topic:
        raise WrongUseError("--topic is for a handout")
    folder = project.root / "sources" / wish.name
    if folder.exists():
        raise WrongUseError(f"{os.path.relpath(folder)} is there already; choose another name")
    language = wish.language or "en"
    labels = _labels(project, language)
    if labels is None:
        raise WrongUseError("no topic here has a labels.yaml that could be copied")
    for other in sorted((project.root / "sources").glob(f"*/{language}/{wish.name}-basics.*")):
        raise WrongUseError(f"{os.path.relpath(other)} has the name of its first sheet; choose another name")
    others = [source for name in topics(project) if (source := _read(project, name, problems))]
    own = tuple(name for name in others[0].topic.editions if name in editions(project)) if others else ("letter", "a4")
    publisher = others[0].topic.publisher if others else "Name of the publisher"
    if problems.errors:
        return []
    drafts = topic_drafts(replace(wish, language=language), labels.read_text("utf-8"), publisher, own)
    # Made beside its place, under a name that no build looks at, so that it is there whole or not at all.
    beside = folder.with_name(f".{wish.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        (beside / "pictures").mkdir(parents=True)
        for name, text in drafts.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_text(text, "utf-8", newline="\n")
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if labels.parent.name != language:
        print(f"labels.yaml is a copy in `{labels.parent.name}`: translate it into `{language}`.")
    print("Open these, write over what they say, and run `make`:")
    return [folder / name for name in drafts]


def _practice(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:  # noqa: ARG001  # one form for all
    from guide.publish.transaction import write_file
    from guide.skeletons.drafts import practice_draft

    if options.topic or options.language:
        raise WrongUseError("--topic and --language are not for a practice")
    path = project.root / "practices" / f"{wish.name}.yaml"
    if path.exists():
        raise WrongUseError(f"{os.path.relpath(path)} is there already; choose another name")
    write_file(path, practice_draft(wish, f"practices/{path.name}").encode("utf-8"))
    print(f"Open it, change it, and run `make PRACTICE=practices/{path.name}`:")
    return [path]


def _read(project: Project, topic: str, problems: Problems) -> Source | None:
    from guide.read.project import known, topics
    from guide.read.topic import read_topic

    fault = known(topic, topics(project), "topic")
    if fault:
        raise WrongUseError(fault)
    return read_topic(project, project.root / "sources" / topic, problems)


def _labels(project: Project, language: str) -> Path | None:
    """A labels.yaml to copy: of the language, or else of any."""
    there = sorted((project.root / "sources").glob("*/*/labels.yaml"))
    return next((path for path in there if path.parent.name == language), there[0] if there else None)
