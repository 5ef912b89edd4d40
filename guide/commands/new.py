"""`guide new`: a topic, a handout or a practice to start from."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.names import known_topics, project_of
from guide.commands.say import say
from guide.commands.shared import Commands, WrongUseError, add_command, add_project, report, today
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

if TYPE_CHECKING:
    from guide.base.problems import Problems
    from guide.model.source import Source
    from guide.products.drafts.texts import Wish
    from guide.read.files import Project


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "new",
        "start a topic, a handout, a list of signs or a practice file",
        "Write a draft file, or a topic's folder, that says what belongs where. It can be built as it is; warnings "
        "list the text that you still have to replace. Existing files are not changed.",
        "  guide new handout naps --title 'Naps in the first year'\n"
        "  guide new topic safe-sleep\n"
        "  guide new signs safe-sleep     the list of signs of a topic that has none\n"
        "  guide new practice oak-street",
    )
    parser.add_argument("what", choices=("topic", "handout", "signs", "practice"), help="what to start")
    parser.add_argument(
        "name", metavar="NAME", help="its name: lower-case letters, digits and hyphens; for signs, that of the topic"
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="its title, or the name of the practice")
    parser.add_argument("--topic", metavar="NAME", help="the topic of the handout, if there are several")
    parser.add_argument("--language", metavar="CODE", help="the language (the first of the topic, or en)")
    parser.add_argument("--publisher", default="", metavar="TEXT", help="who publishes the sheets of a new topic")
    parser.add_argument(
        "--country",
        default="",
        metavar="CODE",
        help="the country of a new topic, such as US: it decides the emergency number",
    )
    add_signs(parser)
    add_project(parser)


def run(options: argparse.Namespace) -> int:
    from guide.base.problems import InputError, Problems
    from guide.products.drafts.texts import Wish

    project = project_of(options)
    check_name(options.name)
    check_language(options.language)
    check_text("--title", options.title)
    if options.what != "topic" and (options.publisher or options.country or options.signs):
        raise WrongUseError("--publisher, --country and --signs are for a topic")
    check_text("--publisher", options.publisher)
    problems = Problems()
    make = {"topic": _topic, "handout": _handout, "signs": _signs, "practice": _practice}[options.what]
    wish = Wish(options.name, " ".join(options.title.split()), options.language or "", today())
    try:
        made = make(project, wish, options, problems)
    except InputError as error:
        problems.extend(error.problems)
    if problems.errors:
        return report(tuple(problems), "nothing was written")
    for path in made:
        say(os.path.relpath(path))
    return 0


def _handout(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:
    from msgspec.structs import replace

    from guide.products.drafts.dry_run import faults_of_handout
    from guide.products.drafts.texts import handout_draft, number_for
    from guide.publish.transaction import write_file
    from guide.read.files import sources_in
    from guide.read.project import topic_folders, topics

    there = topics(project)
    if options.topic is None and len(there) != 1:
        raise WrongUseError(
            f"name the topic with --topic: one of {', '.join(there)}"
            if there
            else "make a topic first: guide new topic NAME"
        )
    topic = there[0] if options.topic is None else options.topic
    source = _read(project, topic, problems)
    if source is None or problems.errors:
        return []
    languages = [language.language for language in source.languages]
    language = wish.language or languages[0]
    if language not in languages:
        raise WrongUseError(f"the topic `{topic}` has no language `{language}`; it has {', '.join(languages)}")
    folder = topic_folders(project)[topic] / language
    for other in sources_in(folder, f"{wish.name}.*"):
        raise WrongUseError(f"{os.path.relpath(other)} already exists; choose another name")
    path = folder / f"{wish.name}.md"
    number = number_for(wish.name, source, _numbers(project))
    draft = handout_draft(replace(wish, language=language), number, signs=bool(source.signs))
    spoken = source.languages[languages.index(language)]
    check_title(wish.said_title, faults_of_handout(project, source, spoken, path, draft, wish.today))
    write_file(path, draft.encode("utf-8"))
    say(f"Open it, replace its text, and run `make`. It is sheet {number}:")
    return [path]


def _topic(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:  # noqa: ARG001  # one form for all
    from msgspec.structs import replace

    from guide.products.drafts.dry_run import faults_of_publisher, faults_of_topic
    from guide.products.drafts.texts import topic_drafts
    from guide.publish.transaction import write_file, write_folder
    from guide.read.labels import OWN_LANGUAGE
    from guide.read.layouts import editions
    from guide.read.project import topic_folders

    if options.topic is not None:
        raise WrongUseError("--topic is for a handout")
    folder = project.root / "sources" / wish.name
    check_topic(wish.name)
    there = topic_folders(project).get(wish.name, folder)
    if os.path.lexists(there):
        raise WrongUseError(f"{os.path.relpath(there)} already exists; choose another name")
    language = wish.language or "en"
    country = checked_country(options.country)
    # Nothing comes from another topic: what that has is right for that alone.
    own = tuple(name for name in editions_for(country) if name in editions(project))
    laid_over = project.shipped is not None and language.partition("-")[0] == OWN_LANGUAGE
    drafts = topic_drafts(
        replace(wish, language=language),
        options.publisher,
        country,
        own,
        _numbers(project),
        laid_over=laid_over,
        signs=options.signs,
    )
    # Made beside its place, under a name that builds ignore, so that it appears whole or not at all.
    beside = folder.with_name(f".{wish.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        (beside / "pictures").mkdir(parents=True)
        write_folder(beside, {name: text.encode("utf-8") for name, text in drafts.items()})
        check_publisher(options.publisher, faults_of_publisher(project, beside))
        check_title(wish.said_title, faults_of_topic(project, beside, wish.today))
        site = _site_words(project, language)
        for path, text in site.items():
            write_file(path, text.encode("utf-8"))
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if language != OWN_LANGUAGE:
        say(f"labels.yaml and everyday.yaml are in `{OWN_LANGUAGE}`: translate them into `{language}`.")
    for path in site:
        say(f"{path.name} has the words of the download page, in another language: translate it into `{language}`.")
    say("Open these, replace their text, and run `make`:")
    return [*site, *(folder / name for name in drafts)]


def _signs(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:
    """The list of signs of a topic, and its words in each language, where there are none yet."""
    from guide.products.drafts.texts import sign_drafts
    from guide.publish.transaction import write_file
    from guide.read.labels import OWN_LANGUAGE
    from guide.read.project import topic_folders

    if options.topic is not None or options.language is not None or options.title:
        raise WrongUseError("--topic, --language and --title are not for signs: NAME is the topic")
    known_topics(project, (wish.name,))
    source = _read(project, wish.name, problems)
    if source is None or problems.errors:
        return []
    folder = topic_folders(project)[wish.name]
    languages = [language.language for language in source.languages]
    drafts = {folder / name: text for name, text in sign_drafts(languages).items()}
    missing = {path: text for path, text in drafts.items() if not os.path.lexists(path)}
    if not missing:
        raise WrongUseError(f"the topic `{wish.name}` has signs already: {os.path.relpath(folder / 'signs.yaml')}")
    for path, text in missing.items():
        write_file(path, text.encode("utf-8"))
    for language in languages:
        if language.partition("-")[0] != OWN_LANGUAGE and folder / language / "signs.yaml" in missing:
            say(f"{language}/signs.yaml is in `{OWN_LANGUAGE}`: translate it into `{language}`.")
    say("Open these and add the signs; handouts then take them from there:")
    return list(missing)


def _practice(project: Project, wish: Wish, options: argparse.Namespace, problems: Problems) -> list[Path]:  # noqa: ARG001  # one form for all
    from guide.products.drafts.dry_run import faults_of_practice
    from guide.products.drafts.texts import practice_draft
    from guide.publish.transaction import write_file
    from guide.read.project import USUAL_PRACTICE

    if options.topic is not None or options.language is not None:
        raise WrongUseError("--topic and --language are not for a practice")
    path = project.root / "practices" / f"{wish.name}.yaml"
    if os.path.lexists(path):
        raise WrongUseError(f"{os.path.relpath(path)} already exists; choose another name")
    draft = practice_draft(wish, f"practices/{path.name}")
    check_title(wish.said_title, faults_of_practice(project, path, draft))
    write_file(path, draft.encode("utf-8"))
    if path == project.root / USUAL_PRACTICE:
        say("Open it and change it; from now on `make` puts it on every handout:")
    else:
        say(
            f"Open it, change it, and run `make PRACTICE=practices/{path.name}`. Named {USUAL_PRACTICE}, it is on every handout:"
        )
    return [path]


def _read(project: Project, topic: str, problems: Problems) -> Source | None:
    from guide.read.project import known, topic_folders
    from guide.read.topic import read_topic

    folders = topic_folders(project)
    fault = known(topic, tuple(folders), "topic")
    if fault:
        raise WrongUseError(fault)
    return read_topic(project, folders[topic], problems)


def _numbers(project: Project) -> list[str]:
    """The numbers of all readable sheets: faults of another topic are reported when that is built."""
    from guide.base.problems import Problems
    from guide.products.drafts.texts import numbers_of
    from guide.read.project import topics

    return [
        number
        for name in topics(project)
        if (source := _read(project, name, Problems()))
        for number in numbers_of(source)
    ]


def _site_words(project: Project, language: str) -> dict[Path, str]:
    """The words of the download page for a language without any, copied from another, if there is one."""
    from guide.read.files import sources_in

    if any(place.exists() for place in project.places(f"sources/site.{language}.yaml")):
        return {}
    there = [path for folder in project.places("sources") for path in sources_in(folder, "site.*.yaml")]
    path = project.root / "sources" / f"site.{language}.yaml"
    return {path: there[0].read_text("utf-8")} if there else {}
