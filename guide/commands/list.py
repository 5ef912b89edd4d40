"""`guide list`: the sheets, editions and practices of the project."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from guide.commands.names import project_of
from guide.commands.say import say
from guide.commands.shared import Commands, add_command, add_project, report

if TYPE_CHECKING:
    from guide.model.source import HandoutSource, Source
    from guide.read.files import Project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "list",
        "list the handouts, editions and practices",
        "Print every handout with its languages, editions and title, every edition, and every practice's file. "
        "Nothing is checked or written.",
        "  guide list",
    )
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from guide.base.problems import Problems
    from guide.read.layouts import editions
    from guide.read.project import topic_folders
    from guide.read.topic import read_topic

    project, problems = project_of(options), Problems()
    folders = topic_folders(project)
    if not folders:
        say('no topic yet: `make new WHAT="topic NAME"` or `guide new topic NAME` starts one')
    for topic, folder in folders.items():
        source = read_topic(project, folder, problems)
        if source:
            say(f"sheets of {topic}:", *_sheets(source))
    say("editions:", *(f"  {name}" for name in editions(project)))
    say("practices:", *_practices(project))
    return report(problems.errors)


def _sheets(source: Source) -> list[str]:
    """A line for each sheet in each language, and one with the editions of sheets that name none."""
    found = sorted(
        (handout.front.handout, language.language, handout)
        for language in source.languages
        for handout in language.handouts
    )
    width = max((len(name) for name, _, _ in found), default=0)
    lines = [
        f"  {name:<{width}}  {language}  {handout.front.title}{_own(handout)}" for name, language, handout in found
    ]
    return [*lines, f"  in {', '.join(source.topic.editions)}, unless it says otherwise"]


def _own(handout: HandoutSource) -> str:
    if handout.front.withdrawn is not None:
        return " (withdrawn: no longer made)"
    return f" ({', '.join(handout.front.editions)})" if handout.front.editions else ""


def _practices(project: Project) -> list[str]:
    from guide.base.problems import Problems
    from guide.model.practice import said
    from guide.read.practice import practice_files, read_practice
    from guide.read.project import USUAL_PRACTICE

    lines = []
    for path in practice_files(project.root / "practices"):
        found = Problems()
        practice = read_practice(path, found)
        usual = path == project.root / USUAL_PRACTICE
        # The project's own is read without being named.
        fault = f"cannot be read; {'`make`' if usual else 'PRACTICE=…'} shows why"
        name = said(practice.source.name) if practice else fault
        where = "  (on every handout, unless a command names another)" if usual else ""
        lines.append(f"  {os.path.relpath(path)}  {name}{where}")
    return lines
