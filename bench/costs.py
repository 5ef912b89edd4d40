"""The cost of a large run, worked out from the measured figures in docs/scale.md."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bench.measure import Run
from bench.tables import table

PRACTICES, HANDOUTS, EDITIONS, LANGUAGES = 50_000, 9, 6, 5
FILES = PRACTICES * HANDOUTS * EDITIONS * LANGUAGES
# The least writes per second that Amazon states for an S3 prefix.
WRITES = 3_500
CORES = (2, 16, 100, 1_000)

# The names of the figures in the table.
PAGE = "one-page sheets, for a second of one core"
MIX = "sheets of every handout and edition, for a second of one core"
OWN = "one-page sheets, each in a colour that no other practice has, for a second of one core"
BYTES = "bytes of such a sheet"
MANIFEST = "bytes of its line in the manifest"
LEDGER = "bytes of it in the ledger"
CLIENT = "milliseconds of the client for each file, with a cluster"
TWO = "seconds for {rows:,} one-page sheets, two processes here"
DASK = "seconds for {rows:,} one-page sheets, two workers of a cluster on this machine"
NAMES = (PAGE, MIX, OWN, BYTES, MANIFEST, LEDGER, CLIENT)
# The difference of two short runs may come out negative.
_ROW = re.compile(r"\| ([^|]+?) \| (-?[0-9.,]+) \|")


def figure_lines(figures: Mapping[str, float]) -> list[str]:
    """The table of figures."""
    return table("| measured | |", [f"{name} | {_shown(value)}" for name, value in figures.items()])


def size_lines(runs: Mapping[int, Run]) -> list[str]:
    """The table of runs of so many rows: seconds, and memory of the largest process."""
    return table(
        "| practices, one page each, one process | seconds | largest process, MB |",
        [f"{rows:,} | {run.wall:,.1f} | {run.memory:,.0f}" for rows, run in runs.items()],
    )


def figures_in(text: str) -> dict[str, float]:
    """The figures of a page, by name."""
    return {name: float(value.replace(",", "")) for name, value in _ROW.findall(text)}


def cost_lines(figures: Mapping[str, float]) -> list[str]:
    """What the figures mean for a large run, and its limits."""
    rate, client = figures[MIX], figures[CLIENT]
    hours = FILES / rate / 3600
    each = ", ".join(f"{_time(hours / cores)} on {cores:,}" for cores in CORES)
    rows = {
        "files": f"{FILES:,}",
        f"hours of one core: files / {_shown(rate)} / 3,600": _shown(hours),
        "that is, on so many cores": each,
        f"bytes: files × {_shown(figures[BYTES])}": _bytes(FILES * figures[BYTES]),
        f"manifest: files × {_shown(figures[MANIFEST])} bytes": _bytes(FILES * figures[MANIFEST]),
        f"ledger: files × {_shown(figures[LEDGER])} bytes": _bytes(FILES * figures[LEDGER]),
        f"one client: files × {_shown(client)} ms": _time(FILES * client / 1000 / 3600),
        f"cores from which the client is the limit: 1,000 / {_shown(client)} / {_shown(rate)}": f"{1000 / client / rate:,.0f}",
        f"cores from which {WRITES:,} writes a second are: {WRITES:,} / {_shown(rate)}": f"{WRITES / rate:,.0f}",
    }
    head = f"| {PRACTICES:,} practices × {HANDOUTS} handouts × {EDITIONS} editions × {LANGUAGES} languages | |"
    return table(head, [f"{name} | {value}" for name, value in rows.items()])


def _time(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:,.1f} days"
    return f"{hours:,.1f} hours" if hours >= 2 else f"{hours * 60:,.1f} minutes"


def _bytes(count: float) -> str:
    return f"{count / 1e12:,.2f} TB" if count >= 1e12 else f"{count / 1e9:,.1f} GB"


def _shown(value: float) -> str:
    """At least three digits; calculations use the figures as shown."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
