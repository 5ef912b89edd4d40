"""What a large run costs, worked out from measured figures as they stand in docs/scale.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PRACTICES, HANDOUTS, EDITIONS, LANGUAGES = 50_000, 9, 6, 5
FILES = PRACTICES * HANDOUTS * EDITIONS * LANGUAGES
# What Amazon says that a prefix of S3 takes at least, in writes a second.
WRITES = 3_500
CORES = (2, 16, 100, 1_000)

# The names of the figures, as the table has them.
PAGE = "one-page sheets, for a second of one core"
MIX = "sheets of every handout and edition, for a second of one core"
OWN = "one-page sheets, each in a colour that no other practice has, for a second of one core"
BYTES = "bytes of such a sheet"
MANIFEST = "bytes of its line in the manifest"
LEDGER = "bytes of it in the ledger"
CLIENT = "milliseconds of the client for each file, with a cluster"
TWO = "seconds for {rows} one-page sheets, two processes here"
DASK = "seconds for {rows} one-page sheets, two workers of a cluster on this machine"
NAMES = (PAGE, MIX, OWN, BYTES, MANIFEST, LEDGER, CLIENT)
_ROW = re.compile(r"\| ([^|]+?) \| ([0-9.,]+) \|")


@dataclass(frozen=True, slots=True)
class Size:
    """A run of so many rows: seconds, and memory of its largest process in MB."""

    rows: int
    seconds: float
    memory: float


def figure_lines(figures: dict[str, float]) -> list[str]:
    """The table of figures."""
    return ["| measured | |", "|---|---|", *(f"| {name} | {_shown(value)} |" for name, value in figures.items())]


def size_lines(sizes: Iterable[Size]) -> list[str]:
    """The table of runs of different sizes."""
    rows = (f"| {size.rows:,} | {size.seconds:,.1f} | {size.memory:,.0f} |" for size in sizes)
    return ["| practices, one page each, one process | seconds | largest process, MB |", "|---|---|---|", *rows]


def figures_in(text: str) -> dict[str, float]:
    """The figures that a page has, by name."""
    return {name: float(value.replace(",", "")) for name, value in _ROW.findall(text)}


def cost_lines(figures: dict[str, float]) -> list[str]:
    """What follows from the figures for a large run, and where its limits lie."""
    hours = FILES / figures[MIX] / 3600
    client = FILES * figures[CLIENT] / 1000 / 3600
    by_client, by_store = 1000 / figures[CLIENT] / figures[MIX], WRITES / figures[MIX]
    each = ", ".join(f"{_time(hours / cores)} on {cores:,}" for cores in CORES)
    return [
        f"| {PRACTICES:,} practices × {HANDOUTS} handouts × {EDITIONS} editions × {LANGUAGES} languages | |",
        "|---|---|",
        f"| files | {FILES:,} |",
        f"| hours of one core: files / {_shown(figures[MIX])} / 3,600 | {_shown(hours)} |",
        f"| that is, on so many cores | {each} |",
        f"| bytes: files × {_shown(figures[BYTES])} | {_bytes(FILES * figures[BYTES])} |",
        f"| manifest: files × {_shown(figures[MANIFEST])} bytes | {_bytes(FILES * figures[MANIFEST])} |",
        f"| ledger: files × {_shown(figures[LEDGER])} bytes | {_bytes(FILES * figures[LEDGER])} |",
        f"| one client: files × {_shown(figures[CLIENT])} ms | {_time(client)} |",
        f"| cores from which the client is the limit: 1,000 / {_shown(figures[CLIENT])} / {_shown(figures[MIX])} | {by_client:,.0f} |",
        f"| cores from which {WRITES:,} writes a second are: {WRITES:,} / {_shown(figures[MIX])} | {by_store:,.0f} |",
    ]


def _time(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:,.1f} days"
    return f"{hours:,.1f} hours" if hours >= 2 else f"{hours * 60:,.1f} minutes"


def _bytes(count: float) -> str:
    return f"{count / 1e12:,.2f} TB" if count >= 1e12 else f"{count / 1e9:,.1f} GB"


def _shown(value: float) -> str:
    """Three digits at least; what is worked out uses them as they are shown."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
