"""The results as a Markdown page."""

from __future__ import annotations

import datetime
import itertools
import os
import platform
import statistics
from importlib.metadata import version

from bench import editing, merging
from bench.frozen import HANDOUT, LONG, digest
from bench.inputs import SIZES, WARM_COUNT
from bench.measure import Run, Spread, ratios, spread
from bench.peers import NAMES, peer
from bench.results import HANDOUT_NAME, IMPORTS_NAME, SET_BY_TYPST, WHOLE_NAME, Results
from bench.words import PAGES_WITHIN, Said

PACKAGES = ("uharfbuzz", "markdown-it-py", "PyYAML", "segno")
TYPST = "typst"


def report(results: Results) -> str:
    """Every table, with what is to be known to read it."""
    peers = ", ".join(f"{peer(name).TITLE} {version(peer(name).PACKAGE)}" for name in NAMES if peer(name).PACKAGE)
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `make bench`; do not edit. Whole processes in turn; figures are medians, ranges least to most.",
            "",
            f"- {datetime.datetime.now(datetime.timezone.utc).date()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} cores, Python {platform.python_version()}",
            "- " + ", ".join(f"{name} {version(name)}" for name in PACKAGES),
            f"- {peers}",
            f"- the frozen sheets of `bench/corpus` (state {digest()}), not those of `sources/`",
            "",
            *_targets(results),
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
    own, said = results.own, results.said
    rates = {name: _rates(results, name) for name in ("ours", TYPST)}
    largest = SIZES[-1]
    first, last = (_added(results, "ours", *pair) for pair in ((SIZES[1], SIZES[2]), (SIZES[2], SIZES[3])))
    per_page = {name: said[name, SIZES[1]].size / said[name, SIZES[1]].pages for name in NAMES}
    merged = ratios(results.merged.seconds[merging.TYPST], results.merged.seconds[merging.OURS])
    rows = [
        ("warm pages a second, to Typst's", _shown(ratios(rates["ours"], rates[TYPST])), "2 or more"),
        ("complete set, cold: seconds to Typst's", _shown(_against(own[WHOLE_NAME], own[SET_BY_TYPST])), "below 1"),
        ("one sheet, cold: seconds", _shown(spread(_walls(own[HANDOUT_NAME])), 3), "0.15"),
        ("time for an added page, 100 to 1000 pages to 10 to 100", f"{last / first:.2f}", "1"),
        ("one sheet for many practices: times as fast as Typst", _shown(merged), "10 or more"),
        (f"{largest} pages: peak memory (MB)", f"{_memory(results.by_size['ours', largest]):.0f}", "300"),
        ("bytes a page, to WeasyPrint's", f"{per_page['ours'] / per_page['weasyprint']:.2f}", "1 or less"),
    ]
    return ["| measure | here | target |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows), ""]


def _own(results: Results) -> list[str]:
    base = statistics.median(_walls(results.own[IMPORTS_NAME]))
    rows = [
        f"| {name} | {_timing(runs)} | {_memory(runs):.0f} | {statistics.median(_walls(runs)) / base:.2f} |"
        for name, runs in results.own.items()
    ]
    return [
        "## The build",
        "",
        "Cold processes; each round starts with empty folders. Our builds check every rule, Typst's checks none, and its "
        "sheets have no fields, QR codes or cards side by side.",
        "",
        "| process | seconds | range | processor seconds | peak memory (MB) | to the imports |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _editing(results: Results) -> list[str]:
    """How long an editor waits."""
    rows = []
    for name, seconds in results.editing.seconds.items():
        found = spread(seconds)
        rows.append(
            f"| {name} | {found.middle:.3f} | {found.least:.3f} to {found.most:.3f} | {editing.AIMS.get(name, '')} |"
        )
    return [
        "## Editing",
        "",
        "On the frozen sheets, in a folder of their own with the program. The preview shows one sheet in Chromium; it is timed from the save to the new file, and "
        f"to the new picture on the screen. Its peak memory: {results.editing.preview_memory:.0f} MB.",
        "",
        "| what | seconds | range | aim |",
        "|---|---|---|---|",
        *rows,
        "",
    ]


def _single(results: Results) -> list[str]:
    """One page, cold."""
    base = results.handouts[TYPST]
    rows = [
        f"| {_title(name)} | {_timing(runs)} | {_memory(runs):.0f} | {_shown(_against(runs, base))} |"
        for name, runs in results.handouts.items()
    ]
    return [
        "## One page, cold",
        "",
        f"The first page of the words of `{LONG}`, without drawings; and the sheet `{HANDOUT}` with them. Each process "
        "starts Python, reads its input and writes a file. Ours leaves out the rules here, as in all that follows.",
        "",
        "| program | seconds | range | processor seconds | peak memory (MB) | to Typst |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _warm(results: Results) -> list[str]:
    base = _rates(results, TYPST)
    rows = []
    for name in NAMES:
        rates = _rates(results, name)
        found = spread(rates)
        rows.append(
            f"| {_title(name)} | {found.middle:.0f} | {found.least:.0f} to {found.most:.0f} | {_shown(ratios(rates, base))} |"
        )
    return [
        "## Warm",
        "",
        f"One process sets {WARM_COUNT - 1} documents after one that does not count. No text stands in two of them.",
        "",
        "| program | pages a second | range | to Typst |",
        "|---|---|---|---|",
        *rows,
        "",
    ]


def _merged(results: Results) -> list[str]:
    """One sheet for many practices."""
    base = results.merged.seconds[merging.TYPST]
    rows = []
    for name, seconds in results.merged.seconds.items():
        rates = spread([1 / each for each in seconds])
        rows.append(
            f"| {name} | {_shown(spread([1000 * each for each in seconds]))} | {rates.middle:.0f} "
            f"| {_shown(ratios(base, seconds))} |"
        )
    said = "; ".join(
        f"{name}: {found.size / 1000:.0f} KB, {found.pages} page{'s' * (found.pages > 1)}, {found.missing} words missing"
        for name, found in results.merged.said.items()
    )
    return [
        "## One sheet for many practices",
        "",
        f"`{merging.HANDOUT}` in `{merging.EDITION}` with each practice's own block, title and foot, on the disk: what each further "
        f"practice costs. Typst is one process that keeps what it can from one practice to the next. A file: {said}.",
        "",
        "| program | ms a sheet | sheets a second | times as fast as Typst |",
        "|---|---|---|---|",
        *rows,
        "",
    ]


def _lengths(results: Results) -> list[str]:
    """Growth with the number of pages."""
    sizes = SIZES[1:]
    head = " | ".join(f"{size} pages: s | MB | KB a page" for size in sizes)
    rows = []
    for name in NAMES:
        cells = []
        for size in sizes:
            runs, said = results.by_size[name, size], results.said[name, size]
            cells.append(
                f"{statistics.median(_walls(runs)):.2f} | {_memory(runs):.0f} | {said.size / said.pages / 1000:.1f}"
            )
        added = [f"{1000 * _added(results, name, *pair):.1f}" for pair in itertools.pairwise(sizes)]
        rows.append(f"| {_title(name)} | {' | '.join(cells)} | {' | '.join(added)} |")
    between = " | ".join(f"ms a page, {first} to {second}" for first, second in itertools.pairwise(sizes))
    return [
        "## Length",
        "",
        "Cold processes. The last columns are processor time for each page that is added.",
        "",
        f"| program | {head} | {between} |",
        "|---" * (1 + 3 * len(sizes) + len(sizes) - 1) + "|",
        *rows,
        "",
    ]


def _fairness(results: Results) -> list[str]:
    """Whether all set the same."""
    rows = []
    for name in NAMES:
        for size in SIZES:
            rows.append(
                f"| {_title(name)}, {size} | {_said([results.said[name, size]], [results.said['ours', size]])} |"
            )
    rows += [
        f"| {_title(name)}, complete set | {_said(found, results.whole['ours'])} |"
        for name, found in results.whole.items()
    ]
    tags = "; ".join(f"{_title(name)}: {peer(name).TAGS}" for name in NAMES)
    return [
        "## The same content?",
        "",
        "The words of every file, read back and counted against those that it was to set. Words besides are page numbers, "
        "feet and labels; `like ours` says that all words are there and pages are as many as ours, within "
        f"{PAGES_WITHIN:.0%}. All use the same page, typeface, sizes and distances.",
        "",
        f"Tags: {tags}.",
        "",
        "| program, pages | pages | words | missing | besides | like ours |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _said(found: list[Said], ours: list[Said]) -> str:
    pages, words, missing, others = (
        sum(getattr(said, field) for said in found) for field in ("pages", "words", "missing", "others")
    )
    incomplete = sum(not said.complete for said in found)
    total = Said(pages, 0, words, missing, others).near(Said(sum(said.pages for said in ours), 0, 0, 0, 0))
    verdict = "yes" if not incomplete and total else f"no: {'words are missing' if incomplete else 'pages differ'}"
    return f"{pages} | {words} | {missing} | {others} | {verdict}"


def _title(name: str) -> str:
    return peer(name).TITLE if name in NAMES else name


def _walls(runs: list[Run]) -> list[float]:
    return [run.wall for run in runs]


def _memory(runs: list[Run]) -> float:
    return max(run.memory for run in runs)


def _timing(runs: list[Run]) -> str:
    walls = spread(_walls(runs))
    processor = statistics.median(run.processor for run in runs)
    return f"{walls.middle:.3f} | {walls.least:.3f} to {walls.most:.3f} | {processor:.3f}"


def _against(runs: list[Run], base: list[Run]) -> Spread:
    return ratios(_walls(runs), _walls(base))


def _shown(found: Spread, digits: int = 2) -> str:
    return f"{found.middle:.{digits}f} ({found.least:.{digits}f} to {found.most:.{digits}f})"


def _rates(results: Results, name: str) -> list[float]:
    """Pages a second of each round."""
    return [results.warm_pages[name] * len(seconds) / sum(seconds) for seconds in results.warm[name]]


def _added(results: Results, name: str, first: int, second: int) -> float:
    """Seconds of processor for each page that is added between two lengths: they depend least on what else runs."""
    seconds = [min(run.processor for run in results.by_size[name, size]) for size in (first, second)]
    pages = [results.said[name, size].pages for size in (first, second)]
    return (seconds[1] - seconds[0]) / (pages[1] - pages[0])
