"""An error stops the handouts that have it and no others; what they left in an earlier build stays as it was."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BY
from tests.support import (
    FACTS,
    HANDOUT,
    LABELS,
    LAYOUT,
    PICTURE,
    REFERENCES,
    SITE_WORDS,
    TABLE,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
)

# Three handouts: one that uses everything, one beside it that uses little, one in another topic.
PLAIN = f"{TOPIC}/en/plain.md"
FAR = "sources/far"
WORDS = """\
---
handout: {name}
title: A {name} sheet
number: {number}
edition: 2026-11-20
review-by: 2028-11-20
language: en
summary: A sheet that says little.
pages: {{least: 1, most: 1}}
sources: [sleep-report]
---

:::{{callout}} main
Most babies roll.
:::

:::{{callout}} call-now
Your baby loses a skill.
:::

## Ways to roll

Babies roll and walk.
"""
EDITIONS = ("a4", "letter")


def topic_of(handout: str) -> str:
    return "far" if handout == "far" else "topic"


@pytest.fixture
def three(project: SmallProject) -> SmallProject:
    project.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\neditions: [{', '.join(EDITIONS)}]\n")
    shutil.copytree(project.path(TOPIC), project.path(FAR))
    project.path(f"{FAR}/en/small.md").unlink()
    project.replace(f"{FAR}/topic.yaml", "guide-number: T-1", "guide-number: F-1")
    project.replace(f"{FAR}/references.yaml", "growth-study:\n  title: How", "growth-study:\n  title: Where")
    project.write(PLAIN, WORDS.format(name="plain", number="T-2"))
    project.write(f"{FAR}/en/far.md", WORDS.format(name="far", number="F-1"))
    ran = project.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    for path in (HANDOUT, PLAIN, f"{FAR}/en/far.md"):
        project.append(path, "\nThis is new.\n")
    return project


def swapped(path: str, old: str, new: str) -> Callable[[SmallProject], None]:
    return lambda project: project.replace(path, old, new)


def added(path: str, text: str) -> Callable[[SmallProject], None]:
    return lambda project: project.append(path, text)


def written(path: str, content: str | bytes) -> Callable[[SmallProject], None]:
    return lambda project: project.write(path, content)


def shared_fact(project: SmallProject) -> None:
    """A shared fact that cannot be read, which one handout uses."""
    project.write("sources/shared/facts.yaml", "steps:\n  value: three\n")
    project.append(f"{FAR}/en/far.md", "\nAt {fact}`steps`.\n")


ALL = {"small", "plain", "far"}
OWN = {"small", "plain"}
# What goes wrong, and which handouts that stops.
FAULTS: dict[str, tuple[Callable[[SmallProject], None], set[str]]] = {
    "front matter, a key": (swapped(HANDOUT, "number: T-1\n", "number: T-1\nnmber: 2\n"), {"small"}),
    "front matter, never closed": (swapped(HANDOUT, "[growth-study]\n---", "[growth-study]\n"), {"small"}),
    "front matter, never opened": (swapped(HANDOUT, "---\nhandout: small", "--\nhandout: small"), {"small"}),
    "front matter, another name": (swapped(HANDOUT, "handout: small", "handout: smell"), {"small"}),
    "front matter, the number of another": (swapped(PLAIN, "number: T-2", "number: T-1"), {"small", "plain"}),
    "bytes that are no text": (written(HANDOUT, b"---\xff"), {"small"}),
    "body": (added(HANDOUT, "\n*slanted*\n"), {"small"}),
    "body, a rule on words": (added(PLAIN, "\nA crab.\n"), {"plain"}),
    "body, a rule on pages": (added(PLAIN, "\nAnd on, and on.\n" * 200), {"plain"}),
    "an include": (added(PLAIN, "\n:::{include} nothing.md\n:::\n"), {"plain"}),
    "a table": (swapped(TABLE, "type: table", "type: tabel"), {"small"}),
    "a table, a key": (added(TABLE, "more: 1\n"), {"small"}),
    "a data file that nobody uses": (added(f"{TOPIC}/en/chart.yaml", "more: 1\n"), set()),
    "a fact": (swapped(FACTS, "  value: [7, 10]", "  value: seven"), {"small"}),
    "a fact, a rule": (swapped(FACTS, "  value: [7, 10]", "  value: [10, 7]"), {"small"}),
    "a fact that nobody uses": (swapped(FACTS, "  value: 3\n", "  value: three\n"), set()),
    "facts that are no YAML": (added(FACTS, "\n}"), OWN),
    "a reference": (swapped(REFERENCES, "  year: 2020", "  year: then"), {"small"}),
    "a reference, a rule": (swapped(REFERENCES, "https://example.org/sleep", "sleep"), OWN),
    "a reference that nobody uses": (added(REFERENCES, "\nown:\n  title: A\n  publisher: B\n  grade: read\n"), set()),
    "a shared fact that nobody uses": (written("sources/shared/facts.yaml", "steps:\n  value: three\n"), set()),
    "a shared fact": (shared_fact, {"far"}),
    "a shared fact of two places": (
        written("sources/shared/facts.yaml", "crawl-age:\n  value: 3\n  unit: count\n  checked: 2026-01-01\n"
                "  review-by: 2028-01-01\n  sources: [growth-study]\n"), {"small"},
    ),
    "shared words": (written("sources/shared/en/glossary.yaml", "roll: 1\n"), ALL),
    "what topics do not share": (written("sources/shared/scores.yaml", "a: 1\n"), set()),
    "references that are gone": (lambda project: project.path(REFERENCES).unlink(), OWN),
    "labels": (swapped(LABELS, "page:", "pgae:"), OWN),
    "glossary": (written(f"{TOPIC}/en/glossary.yaml", "roll: 1\n"), OWN),
    "changes": (written(f"{TOPIC}/en/changes.yaml", "changes: 1\n"), set()),
    "topic": (swapped(TOPIC_FILE, "title: Small topic", "titel: Small topic"), OWN),
    "the other topic": (swapped(f"{FAR}/topic.yaml", "title: Small topic", "titel: Small topic"), {"far"}),
    "a picture": (written(PICTURE, "<svg"), {"small"}),
    "two pictures of one name": (written(PICTURE.replace(".svg", ".png"), b""), {"small"}),
    "a language of which there is nothing": (swapped(TOPIC_FILE, "languages: [en]", "languages: [en, de]"), set()),
    "a language that leads elsewhere": (swapped(TOPIC_FILE, "languages: [en]", "languages: [en, /etc]"), set()),
    "approvals": (written(f"{TOPIC}/approvals.yaml", "approvals: 1\n"), OWN),
    "coverage of one": (written(f"{TOPIC}/coverage.yaml", "1.1: [{sheet: plain, says: not here}]\n"), {"plain"}),
    "coverage of none": (written(f"{TOPIC}/coverage.yaml", "1.1: []\n"), OWN),
    "an edition that one has": (swapped(PLAIN, "number: T-2\n", "number: T-2\neditions: [leter, a4]\n"), {"plain"}),
    "a layout": (swapped(LAYOUT.replace("base", "a4"), "extends: base", "extends: bse"), ALL),
}  # fmt: skip
# Faults that leave nothing to make.
FATAL: dict[str, Callable[[SmallProject], None]] = {
    "criteria": added("sources/criteria.yaml", "more: 1\n"),
    "fonts": added("fonts/fonts.yaml", "more: 1\n"),
}


def test_an_error_stops_who_has_it_and_no_others(three: SmallProject) -> None:
    """Each fault in turn, from the same earlier build."""
    before = three.built()
    saved = three.root.parent / "saved"
    shutil.copytree(three.root, saved)
    wrong: list[str] = []
    for name, (spoil, stops) in FAULTS.items():
        shutil.rmtree(three.root)
        shutil.copytree(saved, three.root)
        spoil(three)
        refused = three.guide("build")
        if refused.code != 1 or three.built() != before:
            wrong.append(f"{name}: without --keep-going: {refused}")
            continue
        ran = three.guide("build", "--keep-going")
        after = three.built()
        same = {path for path, data in before.items() if path.endswith(".pdf") and after.get(path) == data}
        expected = {f"en/{topic_of(handout)}/{handout}.{edition}.pdf" for handout in stops for edition in EDITIONS}
        listed = {entry["path"] for entry in json.loads(after["manifest.json"])["files"]}
        told = {Path(line.split(": ")[1]).stem for line in ran.errors if line.startswith("not made: ")}
        every = {path for path in before if path.endswith(".pdf")}
        if (ran.code, same, listed, told) != (1, expected, every, stops) or every - set(after):
            wrong.append(f"{name}: {ran.code}, told {sorted(told)}, the same {sorted(same)}: {ran.errors}")
        # All problems are those of a build that stops.
        if ran.errors[: len(refused.errors) - 1] != refused.errors[:-1]:
            wrong.append(f"{name}: other problems: {ran.errors} {refused.errors}")
    assert not wrong, "\n\n".join(wrong)


def test_without_anything_to_share_nothing_is_written(three: SmallProject) -> None:
    before = three.built()
    for name, spoil in FATAL.items():
        kept = {path: three.read(path) for path in ("sources/criteria.yaml", "fonts/fonts.yaml")}
        spoil(three)
        ran = three.guide("build", "--keep-going")
        assert (ran.code, ran.errors[-1], three.built()) == (1, "1 error; nothing was written", before), name
        for path, text in kept.items():
            three.write(path, text)


def test_what_is_missing_is_told_with_the_reason(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    three.write(f"{TOPIC}/en/third.md", WORDS.format(name="third", number="T-3") + "\nA crab.\n\nA crab!\n")
    ran = three.guide("build", "--keep-going")
    assert ran.code == 1
    assert ran.errors[-3:] == (
        "3 errors; 2 handouts were not made",
        f"not made: {HANDOUT}: see {HANDOUT}:32:1; 2 files of an earlier build kept",
        f"not made: {TOPIC}/en/third.md: see {TOPIC}/en/third.md:25:3 and 1 more; no file of it",
    )
    ran = three.guide("build", "--keep-going", "--format", "json")
    said = json.loads("\n".join(ran.said))
    assert [(one["topic"], one["language"], one["handout"], one["kept"]) for one in said["missing"]] == [
        ("topic", "en", "small", ["en/topic/small.a4.pdf", "en/topic/small.letter.pdf"]),
        ("topic", "en", "third", []),
    ]
    assert [one["line"] for one in said["missing"][0]["errors"]] == [32]
    assert len(said["problems"]) == 3


def test_the_rest_is_as_a_build_without_errors_makes_it(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    assert three.guide("build", "--keep-going").code == 1
    some = three.built()
    three.replace(HANDOUT, "\n*slanted*\n", "")
    assert three.guide("build", "--keep-going").code == 0
    every = three.built()
    assert {path for path, data in every.items() if some[path] != data} == {
        ".made.json", "manifest.json", "en/topic/small.a4.pdf", "en/topic/small.letter.pdf",
    }  # fmt: skip
    assert three.guide("build", "--out", str(three.path("cold"))).code == 0
    assert {path: data for path, data in every.items() if path.endswith(".pdf")} == {
        path.relative_to(three.path("cold")).as_posix(): path.read_bytes() for path in three.path("cold").rglob("*.pdf")
    }


def test_no_two_practices_are_mixed(three: SmallProject) -> None:
    """A file with the block of another practice, or with none, is no version of the missing one."""
    three.write("one.yaml", "name: Oak Clinic\nphone: 555-0100\n")
    three.write("two.yaml", "name: Elm Clinic\nphone: 555-0111\n")
    one, two = ("--practice", str(three.path("one.yaml"))), ("--practice", str(three.path("two.yaml")))
    assert three.guide("build", *one).code == 0
    three.append(HANDOUT, "\n*slanted*\n")
    three.write("one.yaml", "# Ours.\nname: Oak Clinic\nphone: 555-0100\n")
    ran = three.guide("build", "--keep-going", *one)
    assert ran.errors[-1].endswith("; 2 files of an earlier build kept")
    ran = three.guide("build", "--keep-going", *two)
    assert ran.errors[-1].endswith("; no file of it")
    assert {path for path in three.built() if "small" in path} == set()
    three.write("two.yaml", "name: Elm Clinic\nphone: 555-0111\nfone: 1\n")
    before = three.built()
    assert three.guide("build", "--keep-going", *two).errors[-1] == "2 errors; nothing was written"
    assert three.built() == before


def test_a_withdrawn_handout_goes_whatever_else_is_wrong(three: SmallProject) -> None:
    three.replace(
        PLAIN, "language: en\n", "language: en\nstatus: withdrawn\nwithdrawn-on: 2026-11-01\nreason: An error.\n"
    )
    three.append(HANDOUT, "\n*slanted*\n")
    three.replace(f"{FAR}/en/far.md", "language: en\n", "language: en\nstatus: withdrawn\nwithdrawn-on: 2026-11-01\n")
    assert three.guide("build", "--keep-going").code == 1
    assert {path for path in three.built() if path.endswith(".pdf")} == {
        "en/topic/small.a4.pdf",
        "en/topic/small.letter.pdf",
    }
    withdrawn = json.loads(three.read("build/manifest.json"))["withdrawn"]
    assert [entry["handout"] for entry in withdrawn] == ["far", "plain"]
    # Nobody forgets it while its file cannot be read.
    three.replace(PLAIN, "---\nhandout", "--\nhandout")
    assert three.guide("build", "--keep-going").code == 1
    assert json.loads(three.read("build/manifest.json"))["withdrawn"] == withdrawn


def test_an_approved_handout_stays_approved(signed: SmallProject) -> None:
    before = signed.built()
    signed.append(f"{TOPIC}/approvals.yaml", "- {handout: other, language: en, as: medical, by: TBD, on: 2026-11-30}\n")
    assert signed.guide("build", "--keep-going").code == 1
    assert signed.built() == before
    signed.append(HANDOUT, "\n*slanted*\n")
    assert signed.guide("build", "--keep-going").code == 1
    (entry,) = (
        one
        for one in json.loads(signed.read("build/manifest.json"))["files"]
        if (one["handout"], one["edition"]) == ("small", "letter")
    )
    assert entry["review_state"] == "approved"
    assert BY in json.dumps(entry)
    assert {path: data for path, data in signed.built().items() if "small." in path} == {
        path: data for path, data in before.items() if "small." in path
    }


def test_one_handout_needs_nothing_of_the_others(three: SmallProject) -> None:
    """A build of one handout neither reads nor checks what it does not use."""
    of_others = {name: (spoil, stops) for name, (spoil, stops) in FAULTS.items() if "plain" not in stops}
    saved = three.root.parent / "saved"
    shutil.copytree(three.root, saved)
    wrong = []
    for name, (spoil, _) in of_others.items():
        shutil.rmtree(three.root)
        shutil.copytree(saved, three.root)
        spoil(three)
        before = three.built()
        ran = three.guide("build", "en/topic/plain.letter.pdf")
        changed = {path for path, data in three.built().items() if before.get(path) != data}
        if (ran.code, ran.errors, changed) != (0, (), {".made.json", "manifest.json", "en/topic/plain.letter.pdf"}):
            wrong.append(f"{name}: {ran.code} {ran.errors} {changed}")
    assert not wrong, "\n\n".join(wrong)


def test_the_site_is_without_what_is_missing(three: SmallProject) -> None:
    three.write("sources/site.en.yaml", SITE_WORDS.read_text("utf-8"))
    assert three.guide("site").code == 0
    before = three.built()
    three.append(HANDOUT, "\n*slanted*\n")
    three.replace(f"{FAR}/en/far.md", "language: en\n", "language: en\nreplaced-by: small\nwithdrawn-on: 2026-11-01\n")
    assert three.guide("site").code == 1
    assert three.built() == before
    ran = three.guide("site", "--keep-going")
    assert (ran.code, ran.errors[-2:]) == (
        1, (
            "1 error; 1 handout was not made",
            f"not made: {HANDOUT}: see {HANDOUT}:32:1; 2 files of an earlier build kept",
        ),
    )  # fmt: skip
    after = three.built()
    assert {path.split("/")[2] for path in after if path.startswith("site/en/") and path.endswith("/index.html")} >= {
        "plain"
    }
    assert [path for path in after if path.startswith("site/en/topic/small")] == []
    assert [path for path in after if path.startswith("en/topic/small")] == [
        "en/topic/small.a4.pdf",
        "en/topic/small.letter.pdf",
    ]


def test_only_what_was_asked_for_is_missing(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    three.append(PLAIN, "\n*slanted*\n")
    before = three.built()
    ran = three.guide("build", "--keep-going", "--handout", "plain", "--handout", "far", "--edition", "letter")
    assert (ran.code, ran.errors[-2:]) == (
        1, (
            "1 error; 1 handout was not made",
            f"not made: {PLAIN}: see {PLAIN}:27:1; 2 files of an earlier build kept",
        ),
    )  # fmt: skip
    changed = {path for path, data in three.built().items() if before[path] != data}
    assert changed == {".made.json", "manifest.json", "en/far/far.letter.pdf"}
