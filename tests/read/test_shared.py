"""What all topics share, and what is refused there."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise

from tests.support import CASES, FACTS, HANDOUT, TOPIC, SmallProject, assert_refused

SHARED = "sources/shared"


def share(project: SmallProject) -> None:
    """Two topics that take facts, references, a picture and words from what they share."""
    for name in ("facts.yaml", "references.yaml", "pictures"):
        project.path(f"{SHARED}/{name}").parent.mkdir(exist_ok=True)
        project.path(f"{TOPIC}/{name}").rename(project.path(f"{SHARED}/{name}"))
    project.write(f"{TOPIC}/facts.yaml", "{}\n")
    project.write(f"{TOPIC}/references.yaml", "{}\n")
    shutil.copytree(project.path(TOPIC), project.path("sources/again"))
    project.set_value("sources/again/en/small.md", "number", "A-1")
    project.set_value("sources/again/topic.yaml", "guide-number", "A-1")


def digests(project: SmallProject) -> dict[str, str]:
    return {one["path"]: one["sha256"] for one in json.loads(project.read("build/manifest.json"))["files"]}


def test_what_is_shared_is_printed_as_if_it_were_the_topics_own(built: SmallProject) -> None:
    before = digests(built)
    share(built)
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    after = digests(built)
    assert {path: after[path] for path in before} == before
    assert len(after) == 2 * len(before)


def test_a_change_of_a_shared_fact_changes_the_sheets_that_use_it_and_no_other(built: SmallProject) -> None:
    share(built)
    text = built.read("sources/again/en/small.md")
    used = text.count("{fact}")
    assert used
    assert built.guide("build").code == 0
    before = digests(built)
    name = text.split("{fact}`")[1].split("`")[0]
    for line in built.read(f"{SHARED}/facts.yaml").split("\n"):
        if line.startswith("  value:"):
            built.set_value(f"{SHARED}/facts.yaml", "value", "[3, 4]" if "[" in line else "3")
            break
    assert name in built.read(f"{SHARED}/facts.yaml")
    assert built.guide("build").code == 0
    after = digests(built)
    assert {path for path in before if after[path] != before[path]} == set(before)


def test_a_name_is_shared_or_a_topics_own(built: SmallProject) -> None:
    shutil.copytree(built.path(f"{TOPIC}/pictures"), built.path(f"{SHARED}/pictures"))
    shutil.copy(built.path(FACTS), built.path(f"{SHARED}/facts.yaml"))
    shutil.copy(built.path(f"{TOPIC}/references.yaml"), built.path(f"{SHARED}/references.yaml"))
    ran = built.guide("build")
    assert ran.code == 1
    name, line = next((line[:-1], n) for n, line in enumerate(built.read(FACTS).split("\n"), 1) if line[:1].isalpha())
    assert f"{FACTS}:{line}:1: facts: `{name}` is in this topic and in sources/shared/" in ran.errors
    assert (
        f"    hint: the other one is at {SHARED}/facts.yaml:{line}:1; give this one another name, or delete one of them"
        in ran.errors
    )
    assert f"{TOPIC}/pictures/ball.svg:1:1: picture: `ball` is in this topic and in sources/shared/" in ran.errors
    assert f"    hint: the other one is {SHARED}/pictures/ball.svg; rename or delete one of them" in ran.errors


def test_shared_words_hold_in_every_topic(built: SmallProject) -> None:
    built.write(f"{SHARED}/en/glossary.yaml", "walk:\n  means: to go on two feet\n  said-as: [on two feet]\n")
    ran = built.guide("build")
    assert ran.code == 1
    assert any("glossary: `walk` is not explained where it first appears" in line for line in ran.errors)


def with_signs(project: SmallProject) -> None:
    """A topic with signs of its own, printed on a sheet."""
    shutil.copy(CASES / "signs" / "signs.yaml", project.path(f"{TOPIC}/signs.yaml"))
    shutil.copy(CASES / "signs" / "en" / "signs.yaml", project.path(f"{TOPIC}/en/signs.yaml"))
    project.append(f"{TOPIC}/topic.yaml", "country: {en: US}\n")
    project.replace(
        HANDOUT,
        ":::{callout} call-now\nYour baby loses a skill.\n:::",
        "::::{callout} call-now\n:::{signs} emergency call-now\n:::\n::::",
    )


def test_shared_signs_are_printed_as_if_they_were_the_topics_own(built: SmallProject) -> None:
    with_signs(built)
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    before = digests(built)
    for name in ("signs.yaml", "en/signs.yaml"):
        built.path(f"{SHARED}/{name}").parent.mkdir(parents=True, exist_ok=True)
        built.path(f"{TOPIC}/{name}").rename(built.path(f"{SHARED}/{name}"))
    built.append(f"{TOPIC}/topic.yaml", "signs: [limp, loses-skill, same-hand, late]\n")
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    assert digests(built) == before
    # A topic that names none has none.
    built.replace(f"{TOPIC}/topic.yaml", "signs: [limp, loses-skill, same-hand, late]", "signs: []")
    assert any("signs: " in line for line in built.guide("build").errors)


def test_shared_signs_that_are_wrong(built: SmallProject) -> None:
    with_signs(built)
    shutil.copytree(CASES / "signs", built.path(SHARED))
    built.append(f"{TOPIC}/topic.yaml", "signs: [limb]\n")
    line = len(built.read(f"{TOPIC}/topic.yaml").split("\n")) - 1
    at = f"{TOPIC}/topic.yaml:{line}:9: signs: `signs`:"
    said = built.guide("build").errors
    assert (f"{at} there is no shared sign `limb`", "    hint: did you mean `limp`?") in pairwise(said)
    built.replace(f"{TOPIC}/topic.yaml", "signs: [limb]", "signs: [limp]")
    assert_refused(
        built,
        f"{TOPIC}/signs.yaml:1:1: signs: `limp` is in this topic and in sources/shared/\n"
        f"    hint: the other one is at {SHARED}/signs.yaml:1:1; give this one another name, or delete one of them",
    )


def test_a_file_that_topics_do_not_share_is_refused(built: SmallProject) -> None:
    shutil.copy(CASES / "criteria.yaml", built.path("sources/criteria.yaml"))
    built.write(f"{SHARED}/topic.yaml", "title: Mine\n")
    built.write(f"{SHARED}/en/tips.md", "Words.\n")
    hint = (
        "    hint: sources/shared/ has facts.yaml, references.yaml, signs.yaml, pictures/, and a folder for each language with "
        "glossary.yaml, everyday.yaml, signs.yaml; put this file into a topic"
    )
    assert_refused(
        built,
        f"{SHARED}/en/tips.md:1:1: shared: topics do not share `tips.md`\n{hint}",
        f"{SHARED}/topic.yaml:1:1: shared: topics do not share `topic.yaml`\n{hint}",
    )


def test_no_topic_is_named_shared(built: SmallProject) -> None:
    ran = built.guide("new", "topic", "shared")
    assert (ran.code, ran.errors) == (
        2,
        ("guide: `shared` is the folder of what all topics share; choose another name",),
    )
    assert HANDOUT.startswith(TOPIC)
