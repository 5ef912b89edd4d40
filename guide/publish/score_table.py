"""The table of criteria per handout, as Markdown: what the program measures, and what people answered."""

from __future__ import annotations

from collections.abc import Iterable

from guide.model.files.scores import HandoutScores
from guide.rules.measures import Measures
from guide.rules.reading import Readability

INTRODUCTION = """# Scores

Written by `make scores` from the sheets and from `sources/*/scores.yaml`; do not edit. A test checks that it is up to date.

The first table is measured on every build (Letter); what counts as prose is in [criteria.md](criteria.md). In the second, people
answered the items of three tools, one by one: PEMAT-P understandability and actionability (AHRQ), and the Clear Communication
Index (CDC). The target is 90.
Who answered, and when, is at the top of `scores.yaml`.
"""

MEASURED = (
    "| sheet | pages | words | Flesch-Kincaid | SMOG | words a sentence | longest sentence | prose: words a sentence "
    "| prose: Flesch-Kincaid | longest list | smallest type (pt) | longest line | lowest contrast |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)
ANSWERED = "| sheet | PEMAT-P understandability (U) | PEMAT-P actionability (A) | CDC index (C) | disagreed, and why |\n|---|---|---|---|---|"


def score_table(measured: Iterable[tuple[str, Measures]], answered: Iterable[tuple[str, HandoutScores]]) -> str:
    """Both tables, with the handouts in the order given."""
    rows = [INTRODUCTION, MEASURED]
    for name, found in measured:
        cells = (
            name, found.pages, *_reading(found.reading), *_prose(found.prose), found.list_longest, f"{found.type_smallest:g}",
            found.line_longest, f"{found.contrast_lowest:.1f}",
        )  # fmt: skip
        rows.append("| " + " | ".join(map(str, cells)) + " |")
    rows += ["", ANSWERED]
    for name, scores in answered:
        tools = {"U": scores.understandability, "A": scores.actionability, "C": scores.clear_communication}
        reasons = [
            f"{letter}{item}: {why.rstrip('.')}"
            for letter, tool in tools.items()
            for item, why in tool.disagree.items()
        ]
        shown = " | ".join(f"{tool.score:.0f}" for tool in tools.values())
        rows.append(f"| {name} | {shown} | {'; '.join(reasons) or 'none'} |")
    return "\n".join(rows) + "\n"


def _reading(found: Readability | None) -> tuple[object, ...]:
    if found is None:
        return ("not measured",) * 5
    return (found.words, f"{found.grade:.1f}", f"{found.smog:.1f}", f"{found.mean:.1f}", found.longest)


def _prose(found: Readability | None) -> tuple[object, ...]:
    return ("none", "none") if found is None else (f"{found.mean:.1f}", f"{found.grade:.1f}")
