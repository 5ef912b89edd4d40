"""`guide personalize`: the sheets of many practices, each with its own block."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.shared import (
    Commands,
    WrongUseError,
    add_command,
    add_selection,
    clear_progress,
    project_of,
    report,
    selection_of,
    today,
    uncollected,
)

if TYPE_CHECKING:
    from guide.personalize.run import Progress, Tally

# How often the line of progress is drawn, in seconds.
EVERY = 0.1
MOST_PROCESSES = 64


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        "personalize",
        "make the sheets of many practices, each with its own block",
        "Make every chosen sheet for every practice of a CSV file, a file of JSON Lines (.jsonl) or a folder of practice "
        "files, as FOLDER/ID/LANGUAGE/HANDOUT.EDITION.pdf, with manifest.jsonl and report.jsonl. A row that is wrong is "
        "reported, and the others go on. A run that was stopped goes on where it was when it is started again; files of "
        "an earlier run that are not of this one are taken away. A zip is made in a folder beside it, .FILE.zip.work, "
        "which stays until the zip is whole, so it goes on as well.",
        "  guide personalize practices.csv --handout tips --edition letter --out sheets\n"
        "  guide personalize practices.csv --language en --out sheets.zip",
    )
    parser.add_argument(
        "practices", type=Path, metavar="PRACTICES", help="a .csv or .jsonl file, or a folder of YAML files"
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER|FILE.zip", required=True, help="where to put the files")
    parser.add_argument("--processes", type=int, metavar="N", help="how many processes work (one for each core)")
    add_selection(parser, practice=False)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the sheets of every practice. Returns 1 if any row failed."""
    from guide.personalize.archive import pack, work_folder
    from guide.personalize.rows import kind_of
    from guide.personalize.run import ChangedError, personalize
    from guide.personalize.workers import WorkerError
    from guide.problems import InputError
    from guide.sharing import cores

    project = project_of(options)
    practices, out = options.practices, options.out
    if not practices.is_dir() and not practices.is_file():
        raise WrongUseError(f"there is no file or folder {practices}")
    if not kind_of(practices):
        raise WrongUseError(f"{practices}: expected a .csv or .jsonl file, or a folder of practice files")
    zipped = out.suffix.lower() == ".zip"
    if zipped and out.is_dir():
        raise WrongUseError(f"{out} is a folder; name a file")
    if not zipped and out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")
    if options.processes is not None and not 1 <= options.processes <= MOST_PROCESSES:
        raise WrongUseError(f"--processes {options.processes}: use 1 to {MOST_PROCESSES}")
    selection, folder = selection_of(options, project), work_folder(out) if zipped else out
    try:
        with uncollected():
            tally = personalize(
                project, practices, folder, selection, today(), options.processes or cores(), _progress()
            )
            if zipped:
                pack(folder, out)
    except ChangedError as error:
        return report(error.problems, "no manifest was written")
    except InputError as error:
        return report(error.problems, "nothing was written")
    except WorkerError as error:
        clear_progress()
        raise WrongUseError(str(error)) from None
    clear_progress()
    return _told(tally, out)


def _told(tally: Tally, out: Path) -> int:
    report(tally.warnings)
    if tally.failed:
        rows = "1 row" if tally.failed == 1 else f"{tally.failed:,} rows"
        report(tally.reasons, f"{rows} of {tally.rows:,} failed: see report.jsonl")
    kept = f", {tally.there:,} were there" if tally.there else ""
    print(f"{out}: {tally.files:,} files for {tally.made + tally.there:,} practices ({tally.made:,} made{kept})")
    return 1 if tally.failed else 0


def _progress() -> Progress:
    """A line with rate and time left on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return lambda _tally: None
    begun = time.monotonic()
    drawn = 0.0

    def show(tally: Tally) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - drawn < EVERY and tally.done < tally.rows:
            return
        drawn = now
        print(f"\r\x1b[K{progress_line(tally, now - begun)}", end="", file=sys.stderr, flush=True)

    return show


def progress_line(tally: Tally, seconds: float) -> str:
    """`[####....] 40/100 practices, 250 files a second, 2:05 left`."""
    width = 24
    filled = width * tally.done // max(tally.rows, 1)
    left = seconds / max(tally.done, 1) * (tally.rows - tally.done)
    rate = tally.new_files / seconds if seconds else 0.0
    minutes, rest = divmod(round(left), 60)
    bar = "#" * filled + "." * (width - filled)
    return f"[{bar}] {tally.done:,}/{tally.rows:,} practices, {rate:,.0f} files a second, {minutes}:{rest:02} left"
