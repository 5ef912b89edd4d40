"""What `guide new` makes can be built and passes every check as it is; nothing that is there is changed."""

from __future__ import annotations

import dataclasses
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from guide.model.practice import PracticeSource
from guide.model.topic import Fact, FrontMatter, Reference, TopicSource
from guide.read.bind import key_name
from tests.support import ROOT, SHEET, TOPIC, Ran, SmallProject, files_in


@pytest.fixture
def inside(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project, and the command called in its folder."""
    monkeypatch.chdir(project.root)
    return project


def passes(project: SmallProject, *arguments: str) -> None:
    ran = project.guide("check", "--strict", *arguments)
    assert (ran.code, ran.errors) == (0, ())


def refused(project: SmallProject, ran: Ran, message: str, before: dict[str, bytes]) -> None:
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))
    assert files_in(project.root) == before


def test_a_handout(inside: SmallProject) -> None:
    ran = inside.guide("new", "handout", "naps", "--title", 'Naps: "the" first year')
    assert (ran.code, ran.errors) == (0, ())
    assert ran.said == (
        "Open it, write over what it says, and run `make`. It is sheet T-2:",
        f"{TOPIC}/en/naps.md",
    )
    passes(inside)
    assert inside.guide("build").code == 0
    assert {"en/naps.letter.pdf", "en/naps.a4.pdf"} <= set(inside.built())
    head = inside.read(f"{TOPIC}/en/naps.md").split("\n")
    assert "edition: 2026-12-01" in [line.split("  ")[0] for line in head]
    assert "review-by: 2028-12-01" in [line.split("  ")[0] for line in head]


def test_a_handout_twice(inside: SmallProject) -> None:
    inside.guide("new", "handout", "naps")
    before = files_in(inside.root)
    ran = inside.guide("new", "handout", "naps")
    refused(inside, ran, f"{TOPIC}/en/naps.md is there already; choose another name", before)
    ran = inside.guide("new", "handout", "ways")
    refused(inside, ran, f"{TOPIC}/en/ways.yaml is there already; choose another name", before)


def test_a_topic(inside: SmallProject) -> None:
    ran = inside.guide("new", "topic", "safe-sleep")
    assert (ran.code, ran.errors) == (0, ())
    made = ["topic.yaml", "facts.yaml", "references.yaml", "en/labels.yaml", "en/safe-sleep-basics.md"]
    assert ran.said == (
        "Open these, write over what they say, and run `make`:",
        *(f"sources/safe-sleep/{name}" for name in made),
    )
    assert inside.path("sources/safe-sleep/pictures").is_dir()
    passes(inside)
    assert inside.guide("build").code == 0
    assert "en/safe-sleep-basics.letter.pdf" in inside.built()
    before = files_in(inside.root)
    ran = inside.guide("new", "topic", "safe-sleep")
    refused(inside, ran, "sources/safe-sleep is there already; choose another name", before)
    ran = inside.guide("new", "handout", "naps")
    refused(inside, ran, "name the topic with --topic: one of safe-sleep, topic", before)


def test_a_topic_in_a_language_that_has_no_labels_yet(inside: SmallProject) -> None:
    ran = inside.guide("new", "topic", "schlaf", "--language", "de", "--title", "Schlaf")
    assert ran.said[0] == "labels.yaml is a copy in `en`: translate it into `de`."
    passes(inside)


def test_a_practice(inside: SmallProject) -> None:
    ran = inside.guide("new", "practice", "oak-street", "--title", "Oak Street: children")
    assert ran.said == (
        "Open it, change it, and run `make PRACTICE=practices/oak-street.yaml`:",
        "practices/oak-street.yaml",
    )
    passes(inside, "--practice", "practices/oak-street.yaml")
    before = files_in(inside.root)
    ran = inside.guide("new", "practice", "oak-street")
    refused(inside, ran, "practices/oak-street.yaml is there already; choose another name", before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("handout", "Tummy Time"),
            "`Tummy Time` is not a name: use small letters, digits and hyphens, for example `tummy-time`",
        ),
        (("handout", "../out"), "`../out` is not a name: use small letters, digits and hyphens, for example `out`"),
        (("topic", "7"), "`7` is not a name: use small letters, digits and hyphens"),
        (("handout", "naps", "--topic", "topik"), "unknown topic `topik`: did you mean `topic`?"),
        (("handout", "naps", "--language", "es"), "the topic `topic` has no language `es`; it has en"),
        (("topic", "naps", "--language", "../x"), "`../x` is not the code of a language; write it as in `en` or `es`"),
        (("topic", "naps", "--topic", "topic"), "--topic is for a handout"),
        (("practice", "naps", "--language", "en"), "--topic and --language are not for a practice"),
        (("handout", "naps", "--title", "a\x00b"), "--title holds a character that cannot be printed"),
    ],
)
def test_wrong_use(inside: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    before = files_in(inside.root)
    refused(inside, inside.guide("new", *arguments), message, before)


def test_a_topic_that_cannot_be_read(inside: SmallProject) -> None:
    inside.replace(SHEET, "number: T-1\n", "")
    ran = inside.guide("new", "handout", "naps")
    assert (ran.code, ran.errors[-1]) == (1, "1 error; nothing was written")
    assert not inside.path(f"{TOPIC}/en/naps.md").exists()


def test_in_the_real_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sources", "layouts", "fonts", "practices"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = SmallProject(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert project.guide("new", "handout", "naps").said[0].endswith("It is sheet CB-11:")
    assert project.guide("new", "topic", "safe-sleep").code == 0
    ran = project.guide("check", "--handout", "naps", "--handout", "safe-sleep-basics", "--strict")
    assert (ran.code, ran.errors) == (0, ())


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("handout.md", FrontMatter),
        ("topic.yaml", TopicSource),
        ("practice.yaml", PracticeSource),
        ("facts.yaml", Fact),
        ("references.yaml", Reference),
    ],
)
def test_the_drafts_show_every_key(template: str, kind: type) -> None:
    text = (files("guide.skeletons") / "templates" / template).read_text("utf-8")
    written = {line.lstrip("# ").split(":")[0] for line in text.split("\n") if ":" in line}
    # Where a source is numbered in a brief is for topics that have one.
    missing = {key_name(field.name) for field in dataclasses.fields(kind)} - written - {"brief"}
    assert missing == set()
