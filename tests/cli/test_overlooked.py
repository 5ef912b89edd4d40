"""Files that seem to be meant and that nobody reads are named: their words would be missing without a word."""

from __future__ import annotations

import os

import pytest

from tests.support import HANDOUT, TABLE, TOPIC, SmallProject

UNREAD = "this file is not read"
NO_LANGUAGE = "this handout is in no folder of a language, so it is not made"
TO_LANGUAGE = "move it to the folder of its language, such as en/"
SIGNS = "{}\n"
# Where a file is put, and what is said of it.
ERRORS = {
    "signs.yml": (UNREAD, "rename it to `signs.yaml`"),
    "Signs.YAML": (UNREAD, "rename it to `signs.yaml`"),
    "scores.yaml.txt": (UNREAD, "rename it to `scores.yaml`"),
    "glossary.yaml": (UNREAD, TO_LANGUAGE),
    "everyday.yml": (UNREAD, TO_LANGUAGE),
    "other.md": (NO_LANGUAGE, TO_LANGUAGE),
    "other.markdown": (NO_LANGUAGE, TO_LANGUAGE),
    "en/glossary.yml": (UNREAD, "rename it to `glossary.yaml`"),
    "en/Everyday.Yml": (UNREAD, "rename it to `everyday.yaml`"),
    "en/moves.yml": (UNREAD, "rename it to `moves.yaml`"),
    "en/moves.yaml.txt": (UNREAD, "rename it to `moves.yaml`"),
    "en/other.MD": (UNREAD, "rename it to `other.md`"),
    "en/other.markdown": (UNREAD, "rename it to `other.md`"),
    "en/other.md.txt": (UNREAD, "rename it to `other.md`"),
    "../other.md": (
        "this handout is in no topic, so it is not made",
        "move it to the folder of its topic and language, such as sources/TOPIC/en/",
    ),
    "../criteria.yml": (UNREAD, "rename it to `criteria.yaml`"),
    "../site.en.YAML": (UNREAD, "rename it to `site.en.yaml`"),
    "../../layouts/wide.yml": (UNREAD, "rename it to `wide.yaml`"),
}
# Notes beside the sources, and copies that programs keep.
NOTHING = (
    "README.md", "notes.txt", "brief.docx", "en/notes.txt", "en/README.txt", "en/notes.markdown", "signs.yml~", "en/.other.MD.swp",
    "en/other.md.bak", "../README.md",
)  # fmt: skip


def shown(path: str) -> str:
    return f"{TOPIC}/{path}".replace(f"{TOPIC}/../../", "").replace(f"{TOPIC}/../", "sources/")


def content(project: SmallProject, path: str) -> str:
    """A handout under a Markdown name, a table under the name of one, an empty list under any other."""
    if any(part in path.lower() for part in ("readme", "notes", "brief")):
        return "Notes.\n"
    if ".m" in path.lower():
        return project.read(HANDOUT).replace("handout: small", "handout: other").replace("T-1", "T-9")
    return project.read(TABLE) if "moves" in path else SIGNS


def test_each_is_an_error_that_says_what_to_do(built: SmallProject) -> None:
    before, wrong = built.built(), []
    for path, (message, hint) in ERRORS.items():
        built.write(shown(path), content(built, path))
        ran = built.guide("build")
        expected = (f"{shown(path)}:1:1: file: {message}", f"    hint: {hint}")
        if ran.code != 1 or ran.errors[:2] != expected or built.built() != before:
            wrong.append((path, ran.code, ran.errors))
        built.path(shown(path)).unlink()
    assert wrong == []


def test_what_seems_not_meant_is_passed_over(built: SmallProject) -> None:
    for path in NOTHING:
        built.write(shown(path), content(built, path))
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (0, ())


def test_a_file_of_the_right_name_is_asked_for_beside_the_other(built: SmallProject) -> None:
    built.path(f"{TOPIC}/facts.yaml").rename(built.path(f"{TOPIC}/facts.yml"))
    assert built.guide("build").errors == (
        f"{TOPIC}/facts.yaml:1:1: file: this file does not exist",
        "    hint: check the name, or add the file",
        f"{TOPIC}/facts.yml:1:1: file: this file is not read",
        "    hint: rename it to `facts.yaml`",
        "2 errors; nothing was written",
    )


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        (
            "notes.yaml",
            UNREAD,
            "beside topic.yaml, facts.yaml, references.yaml, signs.yaml, coverage.yaml, scores.yaml, approvals.yaml, a topic "
            "has only folders; tables and charts go to that of their language, such as en/",
        ),
        (
            "de/other.md",
            "the handouts in this folder are not made, since `languages` in topic.yaml does not name it",
            "add it there, as in `languages: [en, de]`, or move the folder out of the topic",
        ),
    ],
)
def test_what_may_be_meant_so_is_a_warning(path: str, message: str, hint: str, built: SmallProject) -> None:
    built.write(shown(path), content(built, path))
    ran = built.guide("build")
    assert ran.code == 0
    assert ran.errors[:2] == (
        f"{shown(path).removesuffix('/other.md')}:1:1: file: warning: {message}",
        f"    hint: {hint}",
    )


def test_another_handout_is_made_without_the_one_that_is_not_read(built: SmallProject) -> None:
    built.write(shown("en/other.MD"), content(built, "en/other.MD"))
    assert built.guide("build", "--handout", "small").errors == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(built: SmallProject) -> None:
    for name in ("sources/note.md", "sources/topic/note.md", "sources/topic/fr/note.md"):
        built.path(name).parent.mkdir(exist_ok=True)
        os.mkfifo(built.path(name))
    assert built.guide("list").code == 0
    assert built.guide("build").code in (0, 1)
