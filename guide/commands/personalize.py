"""`guide personalize`: the sheets of many practices, each with its own block."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from guide.commands.names import project_of, selection_of
from guide.commands.say import put, say
from guide.commands.shared import (
    Commands,
    WrongUseError,
    a_name,
    a_path,
    add_command,
    add_selection,
    clear_progress,
    report,
    today,
    uncollected,
)

if TYPE_CHECKING:
    from guide.products.personalize.outcome import Progress, Tally

# How often the line of progress is drawn, in seconds.
EVERY = 0.1
MOST_PROCESSES = 64


def add(commands: Commands) -> None:
    parser = add_command(
        commands,
        run,
        "personalize",
        "make the handouts of many practices, each with its own block",
        "Make every chosen handout for every practice of a CSV file, a file of JSON Lines (.jsonl) or a folder of practice "
        "files, as OUT/ID/LANGUAGE/TOPIC/HANDOUT.EDITION.pdf, with manifest.jsonl and report.jsonl. A faulty row is "
        "reported, and the rest continue. A run that was stopped continues where it was when you start it again; files of "
        "an earlier run that do not belong to this one are deleted. A zip is made in a folder beside it, .FILE.zip.work, "
        "which stays until the zip is complete, so it can continue too. OUT may be an address that fsspec knows, such as "
        "s3://bucket/sheets (extra `remote`). With --engine dask, a Dask cluster does the work (extra `dask`); its workers "
        "must be able to reach OUT.",
        "  guide personalize practices.csv --handout tips --edition letter --out sheets\n"
        "  guide personalize practices.csv --language en --out sheets.zip\n"
        "  guide personalize practices.csv --edition letter --out s3://bucket/sheets\n"
        "  guide personalize practices.csv --out s3://bucket/sheets --engine dask --scheduler tls://10.0.0.5:8786",
        "nothing was written",
    )
    parser.add_argument(
        "practices", type=a_path, metavar="PRACTICES", help="a .csv or .jsonl file, or a folder of YAML files"
    )
    parser.add_argument(
        "--out",
        type=a_name,
        metavar="OUT",
        required=True,
        help="where to put the files: a folder, a .zip or an address",
    )
    parser.add_argument("--processes", type=int, metavar="N", help="the number of processes (one for each core)")
    parser.add_argument(
        "--engine",
        choices=("local", "dask"),
        default="local",
        help="what does the work: processes here, or a Dask cluster",
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="the scheduler of the cluster, for example tcp://host:8786"
    )
    parser.add_argument(
        "--verify",
        action="store_true",
        help="at an address or with a cluster: compare the bytes of files from earlier runs, not only their size",
    )
    add_selection(parser, practice=False)


def run(options: argparse.Namespace) -> int:
    """Make the sheets of every practice. Returns 1 if any row failed."""
    from guide.base.processes import EngineError, LostError, WorkerError
    from guide.products.personalize.chunks import OtherProgramError
    from guide.products.personalize.ledger import SegmentError
    from guide.products.personalize.outcome import ChangedError
    from guide.products.personalize.remote.addresses import AddressError, without_secrets

    try:
        _check_place(options)
        _check_engine(options)
        with uncollected():
            tally = _made(options)
    except ChangedError as error:
        return report(error.problems, "no manifest was written")
    except (AddressError, EngineError, LostError, OtherProgramError, SegmentError, WorkerError) as error:
        clear_progress()
        raise WrongUseError(str(error)) from None
    clear_progress()
    return _told(tally, without_secrets(options.out) if _is_address(options) else options.out)


# What spreadsheets save on their own.
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")


def _hint(practices: Path) -> str:
    return "; save it as CSV UTF-8 first" if practices.suffix.lower() in _SHEETS else ""


def _check_place(options: argparse.Namespace) -> None:
    """Check that the practices exist and that the files can be written."""
    from guide.products.personalize.archive import is_ours
    from guide.products.personalize.remote.addresses import check_address
    from guide.products.personalize.rows import kind_of
    from guide.read.files import has_twin, named_file

    given, out = options.practices, Path(options.out)
    practices = options.practices = named_file(given.parent, PurePath(given.name))
    if not practices.is_dir() and not practices.is_file():
        raise WrongUseError(f"there is no file or folder {practices}")
    if has_twin(practices):
        raise WrongUseError(
            f"two files beside each other are called {practices}: they differ only in how letters with accents are stored; "
            "rename one of them"
        )
    if not kind_of(practices):
        raise WrongUseError(
            f"{practices}: expected a .csv or .jsonl file, or a folder of practice files{_hint(practices)}"
        )
    if _is_address(options):
        check_address(options.out)
    elif _is_zip(options) and out.is_dir():
        raise WrongUseError(f"{out} is a folder; name a file")
    elif _is_zip(options) and not is_ours(out):
        raise WrongUseError(f"{out} is a file that `guide personalize` did not write; name another with --out")
    elif not _is_zip(options) and out.exists() and not out.is_dir():
        raise WrongUseError(f"{out} is not a folder")


def _check_engine(options: argparse.Namespace) -> None:
    """Check that the options about workers fit together."""
    from guide.products.personalize.remote.addresses import ALONE, protocol_of
    from guide.products.personalize.remote.cluster import is_scheduler

    dask, scheduler = options.engine == "dask", options.scheduler
    alone = _is_address(options) and protocol_of(options.out) == ALONE
    faults = {
        f"--processes {options.processes}: use 1 to {MOST_PROCESSES}":
            options.processes is not None and not 1 <= options.processes <= MOST_PROCESSES,
        "--scheduler is for a cluster: add --engine dask":
            not dask and scheduler is not None,
        "--verify is for an address or a cluster: in a folder, bytes are always compared":
            options.verify and not dask and not _is_address(options),
        "--engine dask needs --scheduler ADDRESS, for example tcp://host:8786":
            dask and scheduler is None,
        f"--scheduler {scheduler}: write it as in tcp://host:8786 or tls://host:8786":
            dask and scheduler is not None and not is_scheduler(scheduler),
        "--processes is for --engine local: a cluster decides its own number of workers":
            dask and options.processes is not None,
        f"{options.out}: only one process can reach this store; a cluster cannot":
            dask and alone,
    }  # fmt: skip
    for fault, there in faults.items():
        if there:
            raise WrongUseError(fault)


def _made(options: argparse.Namespace) -> Tally:
    """Make the sheets, and pack them if a zip is wanted. Another run for the same zip waits for this one."""
    from guide.products.personalize.archive import pack, work_folder
    from guide.publish.transaction import locked

    if not _is_zip(options):
        return _made_at(options, options.out)
    target = Path(options.out)
    folder = work_folder(target)
    with locked(target.resolve().parent):
        tally = _made_at(options, str(folder))
        pack(folder, target)
    return tally


def _made_at(options: argparse.Namespace, out: str) -> Tally:
    """Read what is needed, then make the sheets as the options say."""
    from guide.base.processes import cores
    from guide.products.personalize.archive import foreign_file
    from guide.products.personalize.folder import is_ours, out_fault
    from guide.products.personalize.preparation import prepared
    from guide.products.personalize.remote.addresses import folder_of
    from guide.products.personalize.run import personalize

    project = project_of(options)
    selection = selection_of(options, project)
    folder = folder_of(out) if _is_address(options) else Path(out)
    fault = out_fault(folder, options.practices, project.root, options.out) if folder else ""
    if folder and not fault and not is_ours(folder):
        fault = (
            f"{options.out} holds files that `guide personalize` did not write; empty it, or name another folder with "
            "--out"
        )
        if _is_zip(options):
            # A zip is made in a folder beside it. Without a record of what is in there, its names must be ours.
            foreign = foreign_file(folder)
            fault = foreign and (
                f"{out}/{foreign} is not from `guide personalize`, which makes the zip in that folder; move the file away, or "
                f"delete the folder: rm -r {shlex.quote(out)}"
            )
    if fault:
        raise WrongUseError(fault)
    given = prepared(project, options.practices, selection, today())
    here = not _is_address(options) and options.engine == "local"
    if options.engine == "dask" and not _is_address(options):
        out = str(Path(out).resolve())  # workers run in other folders
    try:
        return personalize(
            given, out, options.processes or cores(), options.scheduler, _progress(), verify=options.verify or here
        )
    except ModuleNotFoundError as error:
        if error.name not in ("distributed", "dask"):
            raise
        raise WrongUseError(f"--engine dask needs the package `{error.name}`: install guide-handouts[dask]") from None


def _is_address(options: argparse.Namespace) -> bool:
    from guide.products.personalize.remote.addresses import is_address

    return is_address(options.out)


def _is_zip(options: argparse.Namespace) -> bool:
    return not _is_address(options) and Path(options.out).suffix.lower() == ".zip"


def _told(tally: Tally, out: str) -> int:
    report(tally.warnings)
    if tally.failed:
        rows = "1 row" if tally.failed == 1 else f"{tally.failed:,} rows"
        report(tally.reasons, f"{rows} of {tally.rows:,} failed: see report.jsonl")
    kept = f", {tally.there:,} already there" if tally.there else ""
    say(f"{out}: {tally.files:,} files for {tally.made + tally.there:,} practices ({tally.made:,} made{kept})")
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
        put(f"\r\x1b[K{progress_line(tally, now - begun)}", error=True)

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
