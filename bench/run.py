"""How long the build takes and how much memory it needs: `make bench` writes bench/RESULTS.md.

Whole processes, started cold one after the other, several rounds in turn. Machines differ and are noisy, so
what counts are the ratios to a Python that only starts and to one that only imports what the build imports.
"""

from __future__ import annotations

import datetime
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRACTICE = ROOT / "practices" / "example.yaml"
ROUNDS = 9
IMPORTS = "import uharfbuzz, markdown_it, mdit_py_plugins.colon_fence, mdit_py_plugins.myst_role, yaml, segno"
PACKAGES = ("uharfbuzz", "markdown-it-py", "PyYAML", "segno")


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds on the clock, seconds of processor, peak memory in MB."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    """Run every command in turn, and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "guide", "build", "--out"]
        commands = {
            "Python starts": ["-c", "pass"],
            "Python imports the libraries": ["-c", IMPORTS],
            "one sheet, one edition": [*build, f"{folder}/one", "--handout", "crawling-types", "--edition", "letter"],
            "every handout and edition": [*build, f"{folder}/all"],
            "the same again, nothing changed": [*build, f"{folder}/all"],
            "the same for a practice": [*build, f"{folder}/practice", "--practice", str(PRACTICE)],
        }
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(ROUNDS + 1):
            # A build remembers what it made: each round starts with empty folders.
            for made in Path(folder).iterdir():
                shutil.rmtree(made)
            for name, arguments in commands.items():
                runs[name].append(timed([sys.executable, *arguments]))
    # The first round warms the disk cache and Python's compiled files.
    (ROOT / "bench" / "RESULTS.md").write_text(report({name: found[1:] for name, found in runs.items()}), "utf-8")


def timed(command: list[str]) -> Run:
    """Run a command to its end; it must succeed."""
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, {**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    # Linux gives kilobytes, macOS bytes.
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def report(runs: dict[str, list[Run]]) -> str:
    """The results as a Markdown page."""
    base = statistics.median(run.wall for run in runs["Python imports the libraries"])
    rows = []
    for name, found in runs.items():
        walls = sorted(run.wall for run in found)
        middle = statistics.median(walls)
        processor = statistics.median(run.processor for run in found)
        memory = max(run.memory for run in found)
        rows.append(
            f"| {name} | {middle:.3f} | {walls[0]:.3f} to {walls[-1]:.3f} | {processor:.3f} | {memory:.0f} | {middle / base:.2f} |"
        )
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        [
            "# Results",
            "",
            "Written by `make bench`; do not edit. Whole cold processes, in turn, "
            f"{ROUNDS} rounds after one to warm up.",
            "",
            f"- {datetime.datetime.now(datetime.timezone.utc).date()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} cores, Python {platform.python_version()}",
            f"- {packages}",
            "",
            "| process | seconds (median) | least to most | processor seconds | peak memory (MB) | to the imports |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
