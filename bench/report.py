"""The results as a Markdown page."""

from __future__ import annotations

import itertools
import statistics
from dataclasses import dataclass
from importlib.metadata import version

from bench import editing, merging
from bench.frozen import HANDOUT, LONG, digest
from bench.inputs import SIZES, WARM_COUNT, WARM_PAGES
from bench.measure import Run, Spread, processors, ratios, spread, walls
from bench.peers import NAMES, peer
from bench.tables import machine, section, table
from bench.words import PAGES_WITHIN, Said

PACKAGES = ("uharfbuzz", "markdown-it-py", "PyYAML", "segno")
TYPST = "typst"
# The tasks, by their names on the page of results.
IMPORTS_NAME, HANDOUT_NAME = "Python imports the libraries", "one sheet, one edition"
WHOLE_NAME, SET_BY_TYPST = "every handout and edition", "the same set by Typst"
HANDOUT_BY_TYPST = f"{HANDOUT} by Typst"


@dataclass(frozen=True, slots=True)
class Results:
    """All measurements. `own` and `sheets` by task, `by_size` by program and pages, `warm` seconds of each document by
    program, round after round; `whole` the words in the files of the complete set; `editing` how long an editor waits,
    round after round, and the memory of the preview in MB; `merged` seconds for each sheet of many practices by
    program, round after round, and the words in a file of each."""

    own: dict[str, list[Run]]
    handouts: dict[str, list[Run]]
    by_size: dict[tuple[str, int], list[Run]]
    said: dict[tuple[str, int], Said]
    warm: dict[str, list[list[float]]]
    whole: dict[str, list[Said]]
    editing: dict[str, list[float]]
    preview_memory: float
    merged: dict[str, list[float]]
    merged_said: dict[str, Said]

    def rates(self, name: str) -> list[float]:
        """Pages a second of each round of warm processes."""
        pages = self.said[name, WARM_PAGES].pages
        return [pages * len(seconds) / sum(seconds) for seconds in self.warm[name]]

    def added(self, name: str, first: int, second: int) -> float:
        """Seconds of processor for each page that is added between two lengths: they depend least on what else runs."""
        seconds = [min(processors(self.by_size[name, size])) for size in (first, second)]
        pages = [self.said[name, size].pages for size in (first, second)]
        return (seconds[1] - seconds[0]) / (pages[1] - pages[0])


def report(results: Results) -> str:
    """Every table, with what readers need to know."""
    peers = ", ".join(f"{peer(name).TITLE} {version(peer(name).PACKAGE)}" for name in NAMES if peer(name).PACKAGE)
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `make bench`; do not edit. Whole processes in turn; figures are medians, ranges least to most.",
            "",
            f"- {machine()}",
            "- " + ", ".join(f"{name} {version(name)}" for name in PACKAGES),
            f"- {peers}",
            f"- the frozen sheets of `bench/corpus` (state {digest()}), not those of `sources/`",
            "",
            *_targets(results),
            "",
            *_own(results),
            *_editing(results),
            *_single(results),
            *_warm(results),
            *_merged(results),
            *_lengths(results),
            *_fairness(results),
        ]
    )


def _targets(results: Results) -> list[str]:
    """The ratios that matter, in one place."""
    own, said, merged = results.own, results.said, results.merged
    warm = ratios(results.rates("ours"), results.rates(TYPST))
    first, last = (results.added("ours", *pair) for pair in itertools.pairwise(SIZES[1:]))
    per_page = {name: said[name, SIZES[1]].size / said[name, SIZES[1]].pages for name in NAMES}
    return table(
        "| measure | here | target |",
        [
            f"warm pages a second, to Typst's | {warm:.2f} | 2 or more",
            f"complete set, cold: seconds to Typst's | {_against(own[WHOLE_NAME], own[SET_BY_TYPST]):.2f} | below 1",
            f"one sheet, cold: seconds | {spread(walls(own[HANDOUT_NAME])):.3f} | 0.15",
            f"time for an added page, 100 to 1000 pages to 10 to 100 | {last / first:.2f} | 1",
            "one sheet for many practices: times as fast as Typst "
            f"| {ratios(merged[merging.TYPST], merged[merging.OURS]):.2f} | 10 or more",
            f"{SIZES[-1]} pages: peak memory (MB) | {_memory(results.by_size['ours', SIZES[-1]])} | 300",
            f"bytes a page, to WeasyPrint's | {per_page['ours'] / per_page['weasyprint']:.2f} | 1 or less",
        ],
    )


def _own(results: Results) -> list[str]:
    base = statistics.median(walls(results.own[IMPORTS_NAME]))
    return section(
        "The build",
        "Cold processes; each round starts with empty folders. Our builds check every rule, Typst's checks none, and its "
        "sheets have no fields, QR codes or cards side by side.",
        "| process | seconds | range | processor seconds | peak memory (MB) | to the imports |",
        [
            f"{name} | {_timing(runs)} | {statistics.median(walls(runs)) / base:.2f}"
            for name, runs in results.own.items()
        ],
    )


def _editing(results: Results) -> list[str]:
    """How long an editor waits."""
    return section(
        "Editing",
        "On the frozen sheets, in a folder of their own with the program. The preview shows one sheet in Chromium; it is "
        "timed from the save to the new file, and to the new picture on the screen. Its peak memory: "
        f"{results.preview_memory:.0f} MB.",
        "| what | seconds | range | aim |",
        [
            f"{name} | {spread(seconds).cells('.3f')} | {editing.AIMS.get(name, '')}"
            for name, seconds in results.editing.items()
        ],
    )


def _single(results: Results) -> list[str]:
    """One page, cold."""
    return section(
        "One page, cold",
        f"The first page of the words of `{LONG}`, without drawings; and the sheet `{HANDOUT}` with them. Each process "
        "starts Python, reads its input and writes a file. Ours leaves out the rules here, as in all that follows.",
        "| program | seconds | range | processor seconds | peak memory (MB) | to Typst |",
        [
            f"{_title(name)} | {_timing(runs)} | {_against(runs, results.handouts[TYPST]):.2f}"
            for name, runs in results.handouts.items()
        ],
    )


def _warm(results: Results) -> list[str]:
    rates = {name: results.rates(name) for name in NAMES}
    return section(
        "Warm",
        f"One process sets {WARM_COUNT - 1} documents after one that does not count. No text stands in two of them.",
        "| program | pages a second | range | to Typst |",
        [
            f"{_title(name)} | {spread(own).cells('.0f')} | {ratios(own, rates[TYPST]):.2f}"
            for name, own in rates.items()
        ],
    )


def _merged(results: Results) -> list[str]:
    """One sheet for many practices."""
    base = results.merged[merging.TYPST]
    said = "; ".join(
        f"{name}: {found.size / 1000:.0f} KB, {found.pages} page{'s' * (found.pages > 1)}, {found.missing} words missing"
        for name, found in results.merged_said.items()
    )
    return section(
        "One sheet for many practices",
        f"`{merging.HANDOUT}` in `{merging.EDITION}` with each practice's own block, title and foot, on the disk: what each further "
        f"practice costs. Typst is one process that keeps what it can from one practice to the next. A file: {said}.",
        "| program | ms a sheet | sheets a second | times as fast as Typst |",
        [
            f"{name} | {spread([1000 * each for each in seconds]):.2f} "
            f"| {statistics.median(1 / each for each in seconds):.0f} | {ratios(base, seconds):.2f}"
            for name, seconds in results.merged.items()
        ],
    )


def _lengths(results: Results) -> list[str]:
    """Growth with the number of pages."""
    sizes, rows = SIZES[1:], []
    for name in NAMES:
        cells = []
        for size in sizes:
            runs, said = results.by_size[name, size], results.said[name, size]
            cells.append(
                f"{statistics.median(walls(runs)):.2f} | {_memory(runs)} | {said.size / said.pages / 1000:.1f}"
            )
        cells += [f"{1000 * results.added(name, *pair):.1f}" for pair in itertools.pairwise(sizes)]
        rows.append(" | ".join([_title(name), *cells]))
    heads = [f"{size} pages: s | MB | KB a page" for size in sizes]
    heads += [f"ms a page, {first} to {second}" for first, second in itertools.pairwise(sizes)]
    return section(
        "Length",
        "Cold processes. The last columns are processor time for each page that is added.",
        f"| program | {' | '.join(heads)} |",
        rows,
    )


def _fairness(results: Results) -> list[str]:
    """Whether all set the same."""
    compared = {
        f"{_title(name)}, {size}": ([results.said[name, size]], [results.said["ours", size]])
        for name in NAMES
        for size in SIZES
    }
    compared |= {
        f"{_title(name)}, complete set": (found, results.whole["ours"]) for name, found in results.whole.items()
    }
    tags = "; ".join(f"{_title(name)}: {peer(name).TAGS}" for name in NAMES)
    return section(
        "The same content?",
        "The words of every file, read back and counted against those that it was to set. Words besides are page numbers, "
        "feet and labels; `like ours` says that all words are there and pages are as many as ours, within "
        f"{PAGES_WITHIN:.0%}. All use the same page, typeface, sizes and distances.\n\nTags: {tags}.",
        "| program, pages | pages | words | missing | besides | like ours |",
        [f"{name} | {_said(found, ours)}" for name, (found, ours) in compared.items()],
    )


def _said(found: list[Said], ours: list[Said]) -> str:
    total, own = sum(found, Said()), sum(ours, Said())
    verdict = (
        "no: words are missing" if not all(said.complete for said in found)
        else "yes" if total.near(own) else "no: pages differ"
    )  # fmt: skip
    return f"{total.pages} | {total.words} | {total.missing} | {total.others} | {verdict}"


def _title(name: str) -> str:
    return peer(name).TITLE if name in NAMES else name


def _memory(runs: list[Run]) -> str:
    return f"{max(run.memory for run in runs):.0f}"


def _timing(runs: list[Run]) -> str:
    """Seconds and their range, of the processor, and memory: four columns."""
    return f"{spread(walls(runs)).cells('.3f')} | {statistics.median(processors(runs)):.3f} | {_memory(runs)}"


def _against(runs: list[Run], base: list[Run]) -> Spread:
    return ratios(walls(runs), walls(base))
