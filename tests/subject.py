"""The project whose handouts the tests look at.

It is a copy of the frozen handouts of `bench/corpus`, so that no test depends on what editors write in `sources/`. With
GUIDE_TEST_CONTENT=1, as `make test-content` sets it, the same tests look at the handouts of this project instead.
"""

from __future__ import annotations

import atexit
import datetime
import functools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.frozen import set_up
from guide.model.blocks import Chart
from guide.model.walk import walk
from guide.pipeline import prepare
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.read.files import Project

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 11, 20)
RIGHTS = """
licence: {name: CC, url: "https://creativecommons.org/licenses/by/4.0/"}
rights: You may copy this specimen.
"""
EARLIER = "  - {edition: 2026-11-01, handouts: [activity-card], what: A card to try.}\n"
# The shorter words make room for the licence.
WORDS = {
    "Specimen for timing, not a handout": "Draft, not yet checked by a doctor",
    "A specimen for timing, not advice.": "No advice.",
}
OWN_CONTENT = os.environ.get("GUIDE_TEST_CONTENT") == "1"


def _frozen() -> Path:
    """The frozen handouts in a folder that goes when the process does."""
    folder = Path(tempfile.mkdtemp(prefix="guide-tests-")).resolve()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    project = set_up(folder / "project")
    folder = project / "sources" / "specimen"
    topic, labels, changes = folder / "topic.yaml", folder / "en" / "labels.yaml", folder / "en" / "changes.yaml"
    # What the handouts to be timed do without, and tests look at.
    topic.write_text(topic.read_text("utf-8") + RIGHTS, "utf-8")
    changes.write_text(changes.read_text("utf-8") + EARLIER, "utf-8")
    words = labels.read_text("utf-8")
    for frozen, wanted in WORDS.items():
        assert frozen in words
        words = words.replace(frozen, wanted)
    labels.write_text(words, "utf-8")
    return project


PROJECT = Project(ROOT if OWN_CONTENT else _frozen())
# The folder of its first topic.
TOPIC = min((PROJECT.root / "sources").glob("*/topic.yaml")).parent
# What was agreed on: tag trees and page frames of these handouts.
GOLDEN = ROOT / "tests" / ("content/golden" if OWN_CONTENT else "golden")
HOW_TO_RENEW = "make renew" if OWN_CONTENT else "GUIDE_RENEW=1 make test"


@functools.cache
def promised() -> tuple[tuple[str, str, str, str], ...]:
    """Language, topic, handout and edition of every file, as the front matter or else the topic names them."""
    return tuple(_promised())


def _promised() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted((PROJECT.root / "sources").glob("*/*/*.md")):
        front = _front_matter(path)
        topic = yaml.safe_load((path.parents[1] / "topic.yaml").read_text("utf-8"))
        if front and front.get("status") != "withdrawn":
            for edition in front.get("editions") or topic["editions"]:
                yield path.parent.name, path.parents[1].name, path.stem, edition


def _front_matter(path: Path) -> dict[str, Any]:
    """Empty for a file that handouts include."""
    text = path.read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
    return found


def name_of(topic: str, handout: str, edition: str) -> str:
    """`handout.edition` of a handout of the first topic, `topic/handout.edition` of another: names are free in each topic."""
    return f"{handout}.{edition}" if topic == TOPIC.name else f"{topic}/{handout}.{edition}"


def names_of(*editions: str) -> list[str]:
    """The names of every English file in these editions."""
    return [
        name_of(topic, handout, edition)
        for language, topic, handout, edition in promised()
        if language == "en" and edition in editions
    ]


@functools.cache
def ready() -> dict[str, Ready]:
    """Every English handout on its pages, by name, laid out once for all tests of a process."""
    made, _, _ = prepare(PROJECT, Selection((), ("en",)), TODAY)
    return {name_of(item.handout.topic, item.handout.name, item.edition): item for item in made}


def in_contents(name: str) -> frozenset[int]:
    """The nodes of the contents list with its heading."""
    nodes = ready()[name].context.tree.nodes
    inside = {node.parent for node in nodes if node.tag == "TOC"}
    for node in nodes:
        if node.parent in inside:
            inside.add(node.index)
    return frozenset(inside)


def in_charts(name: str) -> frozenset[int]:
    """The nodes of charts, whose words each edition sets in its own order, and of the tables that some print below them."""
    item = ready()[name]
    nodes, charts = item.context.tree.nodes, [block for block in walk(item.handout.blocks) if isinstance(block, Chart)]
    inside = {item.context.tree[chart.key, ""] for chart in charts}
    inside |= {item.context.tree[chart.table.key, ""] for chart in charts if chart.tabled}
    for node in nodes:
        if node.parent in inside:
            inside.add(node.index)
    return frozenset(inside)
