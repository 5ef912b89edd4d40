"""How long a clinic waits for the page on which it puts its name: `python -m bench.clinic` writes it into bench/RESULTS.md.

The page of the frozen sheets in Chromium, quiet and slowed four times: its processes are stopped and go on again, so that
workers are slowed too, and a loop that only counts shows by how much.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.clinic_page import BLOBS, DRIVER, MEMORY, SPIN
from bench.frozen import digest, set_up
from bench.measure import ROOT, environment, say, script, spread
from bench.slowing import processor, renderers, resident, slowed
from bench.tables import machine, placed, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = ROOT / "bench" / "RESULTS.md"
BEGIN, END = "<!-- clinic: python -m bench.clinic -->", "<!-- end of clinic -->"
TOOLS = ROOT / ".venv-clinic"
SLOWER = 4
FIRSTS, KEYS, ROWS, SPINS = 3, 25, 500, 3

Figures = dict[str, list[float]]  # of each measure, all rounds
# Each figure with its unit, its digits and the most that it should be.
AIMS = {
    "loaded before the press": ("MB", 2, "0"),
    "loaded for one topic": ("MB", 2, "8.00"),
    "press to the form": ("s", 2, ""),
    "press to the first PDF": ("s", 2, "2.50"),
    "press to the first PDF, of a processor": ("s", 2, ""),
    "press to the first PDF, slowed": ("s", 2, "8.00"),
    "a key to the new page 1": ("ms", 0, "60"),
    "a key to the new page 1, slowed": ("ms", 0, "150"),
    "complete PDF after a key": ("ms", 0, "20"),
    "complete PDF after a key, slowed": ("ms", 0, ""),
    "memory of the program, ready": ("MB", 0, ""),
    "memory of the program, all sheets and editions": ("MB", 0, "128"),
    "all sheets and editions": ("s", 1, ""),
    f"{ROWS} rows, one sheet": ("s", 1, "15.0"),
    f"memory of the program, 50 rows to {ROWS}": ("MB more", 0, "0"),
    f"memory of the browser's process, 50 rows to {ROWS}": ("MB more", 0, ""),
    "how much slower, page": ("times", 1, ""),
    "how much slower, worker": ("times", 1, ""),
}


def main() -> None:
    parser = script("clinic", __doc__)
    parser.add_argument(
        "--project", type=Path, help="measure the sheets of this project, and only print what comes out"
    )
    project = parser.parse_args().project
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        found = measured(Path(name), project)
    lines = lines_of(found)
    print("\n".join(lines))
    if project is None:
        PAGE.write_text(placed(PAGE.read_text("utf-8"), BEGIN, END, lines), "utf-8")


def measured(folder: Path, project: Path | None) -> Figures:
    """Everything, by its name."""
    from playwright.sync_api import sync_playwright

    say("the site")
    site = _site(folder, project)
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        found = _firsts(browser, address)
        say("keys")
        page = _opened(browser, address)
        page.evaluate("bench.first()")
        found |= _keys(browser, page)
        page.context.close()
        say("rows")
        found |= _rows(browser, address, folder)
        say("all sheets")
        found |= _sheets(browser, address)
        browser.close()
    return found


def _firsts(browser: Browser, address: str) -> Figures:
    """From the press of the button, each time in a browser that has nothing of it; and what came over the network."""
    found: Figures = {name: [] for name in AIMS if name.startswith(("loaded", "press"))}
    for number in range(FIRSTS + 1):
        for slow in (False, True):
            say(f"first PDF {number}{', slowed' * slow}")
            page = _opened(browser, address)
            found["loaded before the press"].append(sum(page.evaluate("bench.loaded()")) / 1e6)
            before = sum(map(processor, renderers(browser)))
            with slowed(browser, SLOWER if slow else 1):
                form, first = page.evaluate("bench.first()")
            spent = sum(map(processor, renderers(browser))) - before
            found["loaded for one topic"].append(sum(page.evaluate("bench.loaded()")) / 1e6)
            page.context.close()
            if not number:
                continue  # the first of all warms the disk
            found["press to the first PDF, slowed" if slow else "press to the first PDF"].append(first / 1000)
            if not slow:
                found["press to the form"].append(form / 1000)
                found["press to the first PDF, of a processor"].append(spent)
    return found


def _keys(browser: Browser, page: Page) -> Figures:
    found: Figures = {}
    spins = {}
    for slow in (False, True):
        with slowed(browser, SLOWER if slow else 1):
            page.evaluate(f"bench.keys({KEYS // 5})")
            keys, files = page.evaluate(f"bench.keys({KEYS})")
            spins[slow] = [[where.evaluate(SPIN) for _ in range(SPINS)] for where in (page, page.workers[0])]
        ending = ", slowed" * slow
        found |= {f"a key to the new page 1{ending}": keys, f"complete PDF after a key{ending}": files}
    for number, where in enumerate(("page", "worker")):
        pairs = zip(spins[False][number], spins[True][number], strict=True)
        found[f"how much slower, {where}"] = [quiet / slow for quiet, slow in pairs]
    return found


def _rows(browser: Browser, address: str, folder: Path) -> Figures:
    """A short table, then a long one."""
    page, found = _opened(browser, address), Figures()
    page.evaluate("bench.first()")
    memory: list[float] = []
    process: list[float] = []
    for rows in (50, ROWS):
        path = folder / f"{rows}.csv"
        lines = (f"clinic-{row},Clinic number {row},(555) 555-{row:04}\n" for row in range(rows))
        path.write_text("id,name,phone\n" + "".join(lines), "utf-8")
        page.evaluate("bench.tick(1)")
        page.locator("[data-file=table]").set_input_files(path)
        seconds = page.evaluate("bench.press('table')") / 1000
        memory.append(_memory(page))
        process.append(max(map(resident, renderers(browser))))
        if rows == ROWS:
            found[f"{ROWS} rows, one sheet"] = [seconds]
    found[f"memory of the program, 50 rows to {ROWS}"] = [memory[1] - memory[0]]
    found[f"memory of the browser's process, 50 rows to {ROWS}"] = [process[1] - process[0]]
    page.context.close()
    return found


def _sheets(browser: Browser, address: str) -> Figures:
    """Every sheet and edition of the topic in a zip. The program never gives back what it once took."""
    page = _opened(browser, address)
    page.evaluate("bench.first()")
    found: Figures = {"memory of the program, ready": [_memory(page)]}
    page.evaluate("bench.tick(0)")
    found["all sheets and editions"] = [page.evaluate("bench.press('zip')") / 1000]
    found["memory of the program, all sheets and editions"] = [_memory(page)]
    page.context.close()
    return found


def _memory(page: Page) -> float:
    return float(page.workers[0].evaluate(MEMORY)) / 1e6


def _opened(browser: Browser, address: str) -> Page:
    """The page in a context that has nothing kept."""
    page = browser.new_context().new_page()
    page.add_init_script(BLOBS)
    page.add_init_script(DRIVER)
    page.goto(f"{address}clinic/index.html")
    return page


def _site(folder: Path, project: Path | None) -> Path:
    """A site of the frozen sheets, with the words of this project for the page; or of another project."""
    own = set_up(folder / "project") if project is None else project.resolve()
    if project is None:
        shutil.copy(ROOT / "sources" / "site.en.yaml", own / "sources" / "site.en.yaml")
    if not TOOLS.is_dir():
        raise SystemExit(f"{TOOLS.name} is not there: make site")
    command = [
        sys.executable,
        "-m",
        "guide",
        "site",
        "--project",
        str(own),
        "--clinics",
        str(TOOLS),
        "--out",
        str(folder / "site"),
    ]
    subprocess.run(command, check=True, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    return folder / "site"


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def lines_of(found: Figures) -> list[str]:
    """The section of the page."""
    rows = []
    for name, (unit, digits, aim) in AIMS.items():
        rows.append(f"{name} | {spread(found[name]).cells(f'.{digits}f')} | {unit} | {aim}")
    load = os.getloadavg()[2]
    return [
        "## A clinic's name, in the browser",
        "",
        f"{machine()}, {load:.1f} processes at work in the quarter of an hour before; the frozen topic (state {digest()}) in Chromium. A first PDF begins "
        "with an empty cache; a key ends when the new page is painted. Slowed: the browser's processes are stopped three "
        "quarters of the time; the last rows show how much less often a loop then counts. Of a processor: with the threads that compile. The memory of the program is what "
        "the interpreter has taken.",
        "",
        *table("| what | median | range | unit | target |", rows),
    ]


if __name__ == "__main__":
    main()
