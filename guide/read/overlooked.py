"""Files that seem to be meant and that nobody reads, since their name ends otherwise or they are in another folder. Without
`signs.yml`, say, no handout would be checked against the signs, and nobody would know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path, PurePath

from guide.base.problems import Position, Problems
from guide.read.files import Project, sources_in
from guide.read.language import IN_LANGUAGE, OF_TOPIC
from guide.read.project import USUAL_PRACTICE, starts_as_handout

# What other programs and systems make of the endings `.md` and `.yaml`; Windows hides the `.txt` that Notepad adds.
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdtext", ".md.txt", ".markdown.txt")
_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
PICTURES = "pictures"
_UNREAD = "this file is not read"


def check_beside_topics(project: Project, problems: Problems) -> None:
    """Report such files beside the topics and among the layouts."""
    for folder in ("sources", "layouts"):
        for path in sources_in(project.root / folder, "*"):
            at = Position(project.relative(path))
            if path.is_dir():
                continue
            if (meant := _as_yaml(path.name)) and not path.name.endswith(".yaml"):
                problems.error(at, "file", _UNREAD, f"rename it to `{meant}`")
            elif folder == "sources" and _as_markdown(path.name) and starts_as_handout(path):
                problems.error(
                    at, "file", "this handout is in no topic, so it is not made",
                    "move it to the folder of its topic and language, such as sources/TOPIC/en/",
                )  # fmt: skip


def check_beside_practice(project: Project, problems: Problems) -> None:
    """Report what is meant for the practice of the project: no handout would have its block, and nobody would
    know. Whoever names another practice, or none, does not miss it."""
    folder, name = (project.root / USUAL_PRACTICE).parent, PurePath(USUAL_PRACTICE).name
    for path in sources_in(folder, "*"):
        if _as_yaml(path.name).lower() == name and path.name != name:
            problems.error(Position(project.relative(path)), "file", _UNREAD, f"rename it to `{name}`")


def check_beside_topic(project: Project, folder: Path, problems: Problems) -> None:
    """Report such files in the folder of a topic."""
    for path in sources_in(folder, "*"):
        at = Position(project.relative(path))
        if path.is_dir():
            continue
        if meant := _as_yaml(path.name):
            _check_of_topic(path, meant, at, problems)
        elif _as_markdown(path.name) and starts_as_handout(path):
            problems.error(
                at, "file", "this handout is in no folder of a language, so it is not made",
                "move it to the folder of its language, such as en/",
            )  # fmt: skip


def check_folders(
    project: Project, folder: Path, languages: Sequence[str], only: Collection[str], problems: Problems
) -> None:
    """Report such folders in that of a topic, and such files in those of its languages. With `only`, no handouts but these
    are looked at."""
    for path in sources_in(folder, "*"):
        if path.is_dir() and path.name not in (*languages, PICTURES):
            _check_folder(path, languages, Position(project.relative(path)), problems)
    for language in languages:
        for path in sources_in(folder / language, "*"):
            _check_in_language(project, path, language, only, problems)


def _check_folder(folder: Path, languages: Sequence[str], at: Position, problems: Problems) -> None:
    if folder.name.lower() == PICTURES and not _is_same(folder, PICTURES):
        problems.error(at, "file", "this folder is not read", f"rename it to `{PICTURES}`")
    elif any(starts_as_handout(path) for path in sources_in(folder, "*.md")):
        problems.warning(
            at, "file", "the handouts in this folder are not made, since `languages` in topic.yaml does not name it",
            f"add it there, as in `languages: [{', '.join((*languages, folder.name))}]`, or move the folder out of the topic",
        )  # fmt: skip


def _check_of_topic(path: Path, meant: str, at: Position, problems: Problems) -> None:
    """A YAML file beside topic.yaml."""
    if path.name in OF_TOPIC or _is_same(path, meant):
        return
    if meant in OF_TOPIC:
        problems.error(at, "file", _UNREAD, f"rename it to `{meant}`")
    elif meant in IN_LANGUAGE:
        problems.error(at, "file", _UNREAD, "move it to the folder of its language, such as en/")
    else:
        problems.warning(
            at, "file", _UNREAD,
            f"beside {', '.join(OF_TOPIC)}, a topic has only folders; tables and charts go to that of their language, such as en/",
        )  # fmt: skip


def _check_in_language(project: Project, path: Path, language: str, only: Collection[str], problems: Problems) -> None:
    at = Position(project.relative(path))
    if (meant := _as_yaml(path.name)) and not path.name.endswith(".yaml"):
        own = (
            problems.of("language", language)
            if meant in IN_LANGUAGE
            else problems.of("data", language, Path(meant).stem)
        )
        own.error(at, "file", _UNREAD, f"rename it to `{meant}`")
    elif (meant := _as_markdown(path.name)) and not path.name.endswith(".md"):
        name = Path(meant).stem
        if (not only or name in only) and not _is_same(path, meant) and starts_as_handout(path):
            problems.of("handout", language, name).error(at, "file", _UNREAD, f"rename it to `{meant}`")


def _as_yaml(name: str) -> str:
    return _with_ending(name, _YAML, ".yaml")


def _as_markdown(name: str) -> str:
    return _with_ending(name, _MARKDOWN, ".md")


def _with_ending(name: str, endings: Sequence[str], right: str) -> str:
    """The name with the right ending instead of any of these; "" if it has none of them."""
    small = name.lower()
    found = next((ending for ending in endings if small.endswith(ending)), "")
    return (small if right == ".yaml" else name)[: -len(found)] + right if found else ""


def _is_same(path: Path, name: str) -> bool:
    """Whether a file is also there by this other name, as where capitals make no difference."""
    other = path.with_name(name)
    return path.name != name and path.exists() and other.exists() and other.samefile(path)
