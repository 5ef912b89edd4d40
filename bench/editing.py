"""How long an editor waits: from a changed word to the new file, and to the picture in a browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.frozen import TODAY, TOPIC, set_up
from bench.measure import ROOT

ROUNDS = 9
HANDOUT, FILE = f"{TOPIC}/en/tips.md", "build/en/tips.letter.pdf"
VIEW = "?handout=tips&language=en&edition=letter"
# What an editor changes, and back again.
WORDS = ("Wait. Your baby pushes off", "Look. Your baby pushes off")
# Longer than everything else takes to be made, so that rounds do not meet.
REST = 2.5

COLD, IDLE = "`make`, nothing made yet", "`make`, nothing changed"
ONE_FILE, ALL_FILES = "a changed word, one file, one process", "a changed word, `make`"
SEEN_FILE, SEEN_PICTURE = (
    "a changed word, preview: file of the sheet in view",
    "a changed word, preview: picture in the browser",
)
# Seconds that each should take at most.
AIMS = {IDLE: "0.050", SEEN_FILE: "0.150", SEEN_PICTURE: "0.400"}

# Resolves when the first page shows another picture, painted.
_SHOWN = """old => new Promise(done => {
  const box = document.querySelector('.sheet');
  const check = () => { if (box.dataset.shown !== old) requestAnimationFrame(() => done(true)); };
  new MutationObserver(check).observe(box, { attributes: true });
  check();
})"""


@dataclass(frozen=True, slots=True)
class Editing:
    """Seconds of every round, by what was waited for; the memory of the preview in MB, 0 where it is not told."""

    seconds: dict[str, list[float]]
    preview_memory: float


def measured(folder: Path) -> Editing:
    """Everything, on the frozen sheets with this program and the environment that runs this."""
    project = _copied(folder)
    make = ["make", "--no-print-directory"]
    one = [sys.executable, "-m", "guide", "build", "--handout", "tips", "--edition", "letter"]
    found: dict[str, list[float]] = {}
    for _ in range(3):
        shutil.rmtree(project / "build", ignore_errors=True)
        _add(found, COLD, lambda: _run(make, project))
    for _ in range(ROUNDS):
        _add(found, IDLE, lambda: _run(make, project))
    for _ in range(ROUNDS):
        _change(project)
        _add(found, ONE_FILE, lambda: _run(one, project))
    for _ in range(ROUNDS):
        _change(project)
        _add(found, ALL_FILES, lambda: _run(make, project))
    memory = 0.0
    if shutil.which("chromium"):
        memory = _preview(project, found)
    return Editing(found, memory)


def _preview(project: Path, found: dict[str, list[float]]) -> float:
    """The same with a preview that is running, and a browser that shows it."""
    from playwright.sync_api import sync_playwright

    with _watching(project) as (address, process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}{VIEW}")
        page.get_by_text("Everything is made.").wait_for(timeout=60_000)
        for number in range(2 * ROUNDS):
            before, shown = (
                (project / FILE).stat().st_mtime_ns,
                page.locator(".sheet").first.get_attribute("data-shown"),
            )
            start = time.perf_counter()
            _change(project)
            if number % 2:
                page.evaluate(_SHOWN, shown)
                found.setdefault(SEEN_PICTURE, []).append(time.perf_counter() - start)
            else:
                while (project / FILE).stat().st_mtime_ns == before:
                    time.sleep(0.001)
                found.setdefault(SEEN_FILE, []).append(time.perf_counter() - start)
            time.sleep(REST)
        browser.close()
        status = Path(f"/proc/{process.pid}/status")
        peak = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(peak[1]) / 1000 if peak else 0.0


@contextmanager
def _watching(project: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "watch", "--port", "0", "--no-browser"], cwd=project, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, env={**os.environ, **TODAY, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def _copied(folder: Path) -> Path:
    """The frozen project with the program beside it, and the environment that is running in the place of its own."""
    project = set_up(folder / "project")
    shutil.copytree(ROOT / "guide", project / "guide", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "Makefile", *ROOT.glob("requirements*.txt")):
        shutil.copy(path, project)
    (project / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("."):
            (project / ".venv" / part.name).symlink_to(part)
    for mark in (".ready", ".ready-web", ".ready-dev"):
        (project / ".venv" / mark).touch()
    return project


def _change(project: Path) -> None:
    """The other word, saved as editors save: beside it, then in its place."""
    text = (project / HANDOUT).read_text("utf-8")
    old, new = WORDS if WORDS[0] in text else reversed(WORDS)
    assert text.count(old) == 1, f"{HANDOUT} does not say `{old}` once"
    beside = project / f"{HANDOUT}.tmp"
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(project / HANDOUT)


def _add(found: dict[str, list[float]], name: str, work: Callable[[], None]) -> None:
    start = time.perf_counter()
    work()
    found.setdefault(name, []).append(time.perf_counter() - start)


def _run(command: list[str], project: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHONPATH"))}
    subprocess.run(command, cwd=project, check=True, capture_output=True, env={**environment, **TODAY})
