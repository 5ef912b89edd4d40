"""How long an editor waits: from a changed word to the new file, and to the picture in a browser."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.frozen import TOPIC, set_up
from bench.measure import ROOT, environment

ROUNDS, COLD_ROUNDS = 9, 3
HANDOUT, FILE = f"{TOPIC}/en/tips.md", "build/en/specimen/tips.letter.pdf"
VIEW = "?handout=tips&language=en&edition=letter"
# What an editor changes, and back again.
WORDS = ("Wait. Your baby pushes off", "Look. Your baby pushes off")
# Longer than everything else takes, so that rounds do not overlap.
REST = 2.5

IDLE, SEEN_FILE = "`make`, nothing changed", "a changed word, preview: file of the sheet in view"
SEEN_PICTURE = "a changed word, preview: picture in the browser"
# The most seconds that each should take.
AIMS = {IDLE: "0.050", SEEN_FILE: "0.150", SEEN_PICTURE: "0.400"}

# Resolves when the first page shows another picture, painted.
_SHOWN = """old => new Promise(done => {
  const box = document.querySelector('.sheet');
  const check = () => { if (box.dataset.shown !== old) requestAnimationFrame(() => done(true)); };
  new MutationObserver(check).observe(box, { attributes: true });
  check();
})"""


def measured(folder: Path) -> tuple[dict[str, list[float]], float]:
    """Everything, on the frozen sheets with this program and the environment that runs this: seconds of every round, by
    task, and the memory of the preview in MB, 0 if unknown."""
    project = _copied(folder)
    make = ["make", "--no-print-directory"]
    one = [sys.executable, "-m", "guide", "build", "--handout", "tips", "--edition", "letter"]

    def change() -> None:
        _change(project)

    found = {
        "`make`, nothing made yet": _waited(project, COLD_ROUNDS, lambda: shutil.rmtree(project / "build", True), make),
        IDLE: _waited(project, ROUNDS, lambda: None, make),
        "a changed word, one file, one process": _waited(project, ROUNDS, change, one),
        "a changed word, `make`": _waited(project, ROUNDS, change, make),
    }
    return (found, 0.0) if not shutil.which("chromium") else _preview(project, found)


def _waited(project: Path, rounds: int, before: Callable[[], None], command: Sequence[str]) -> list[float]:
    """Seconds of a command in the project's folder, round after round."""
    clean = {name: value for name, value in environment().items() if not name.startswith(("MAKE", "PYTHONPATH"))}
    seconds = []
    for _ in range(rounds):
        before()
        start = time.perf_counter()
        subprocess.run(command, cwd=project, check=True, capture_output=True, env=clean)
        seconds.append(time.perf_counter() - start)
    return seconds


def _preview(project: Path, found: dict[str, list[float]]) -> tuple[dict[str, list[float]], float]:
    """The same with a preview that is running, and a browser that shows it."""
    from playwright.sync_api import sync_playwright

    found |= {SEEN_FILE: [], SEEN_PICTURE: []}
    with _watching(project) as (address, process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}{VIEW}")
        page.get_by_text("Everything is made.").wait_for(timeout=60_000)
        file, box = project / FILE, page.locator(".sheet").first
        for name in (SEEN_FILE, SEEN_PICTURE) * ROUNDS:
            before, shown = file.stat().st_mtime_ns, box.get_attribute("data-shown")
            start = time.perf_counter()
            _change(project)
            if name == SEEN_PICTURE:
                page.evaluate(_SHOWN, shown)
            else:
                while file.stat().st_mtime_ns == before:
                    time.sleep(0.001)
            found[name].append(time.perf_counter() - start)
            time.sleep(REST)
        browser.close()
        status = Path(f"/proc/{process.pid}/status")
        peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return found, int(peak[1]) / 1000 if peak else 0.0


@contextmanager
def _watching(project: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "watch", "--port", "0", "--no-browser"], cwd=project, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, env={**environment(), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def _copied(folder: Path) -> Path:
    """The frozen project with the program beside it, and the running environment as its own."""
    project = set_up(folder / "project")
    shutil.copytree(ROOT / "guide", project / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "Makefile", ROOT / "environment.sh", *ROOT.glob("requirements*.txt")):
        shutil.copy(path, project)
    (project / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("."):
            (project / ".venv" / part.name).symlink_to(part)
    for path in project.glob("requirements*.txt"):
        shutil.copy(path, project / ".venv" / f".{path.name}")
    return project


def _change(project: Path) -> None:
    """The other word, saved as editors save: beside it, then in its place."""
    text = (project / HANDOUT).read_text("utf-8")
    old, new = WORDS if WORDS[0] in text else reversed(WORDS)
    assert text.count(old) == 1, f"{HANDOUT} does not say `{old}` once"
    beside = project / f"{HANDOUT}.tmp"
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(project / HANDOUT)
