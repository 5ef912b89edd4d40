"""What the names that a command was given mean: a project, handouts, editions, places. Others are refused."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from guide.commands.shared import WrongUseError

if TYPE_CHECKING:
    from guide.pipeline.select import Selection
    from guide.read.files import Project


def project_of(options: argparse.Namespace) -> Project:
    from guide.base.problems import Problems
    from guide.read.project import check_version, find_project

    try:
        here = Path.cwd()  # also with a project: files are shown and written from here
        start = (options.project or here).resolve()
    except RuntimeError:
        raise WrongUseError(f"{options.project} is a link to itself; name the folder of the project") from None
    except FileNotFoundError:
        raise WrongUseError("the folder you are in no longer exists; change to another") from None
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
    practice = checked_practice(options.practice, project)
    topics, languages = tuple(options.topic), tuple(options.language)
    handouts = tuple(dict.fromkeys(known_handout(project, name, topics, languages) for name in options.handout))
    usual = options.practice is None
    return Selection(handouts, languages, tuple(options.edition), practice, known_topics(project, topics), usual)


def build_folder_of(options: argparse.Namespace, project: Project) -> Path:
    """Where the files go: a folder, or a place for one."""
    out: Path = options.out or project.root / "build"
    if out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")
    check_out(out, project)
    if out.resolve() == project.root.resolve():
        raise WrongUseError(f"{out} is the project itself; name another place with --out")
    return out


# What is typed for no practice.
_MEANT_NONE = ("none", "no", "nothing", "off", "false")


def checked_practice(asked: Path | None, project: Project) -> Path | None:
    """The practice's file that is meant. One that does not exist is refused, with the name of one that does."""
    from guide.base.nearest import nearest
    from guide.base.problems import suggest
    from guide.read.files import named_file
    from guide.read.practice import practice_files
    from guide.read.project import NO_PRACTICE, practice_of

    practice = practice_of(asked, project)
    if practice is None or os.path.lexists(named_file(practice.parent, PurePath(practice.name))):
        return practice
    there = {path.name: os.path.relpath(path) for path in practice_files(project.root / "practices")}
    near = nearest(practice.name.removesuffix(".yaml") + ".yaml", there)
    if str(practice).lower() in _MEANT_NONE:
        hint = f"did you mean `{NO_PRACTICE}`, for handouts without a practice?"
    else:
        hint = f"did you mean `{there[near]}`?" if near else suggest("", list(there.values())) if there else ""
    raise WrongUseError(f"there is no file {practice}" + (f": {hint}" if hint else ""))


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
