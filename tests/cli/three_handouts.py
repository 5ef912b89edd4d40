"""Three handouts: one that uses everything, one beside it that uses little, one in another topic; and errors, with whom each stops."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from tests.support import (
    FACTS,
    HANDOUT,
    LABELS,
    LAYOUT,
    PICTURE,
    REFERENCES,
    TABLE,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
)

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


def with_three(project: SmallProject) -> SmallProject:
    """The small project with the three, built; then all are changed."""
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
