"""A real browser for tests: Chromium from the system, which goes nowhere but to this machine.

`opened` gives a page that fails the test if its console shows an error or if it asks another place for anything.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)"
)

# What is awaited comes, however busy the machine is; this ends a test in which it does not.
expect.set_options(timeout=30_000)

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


@contextlib.contextmanager
def launched(*options: str) -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *options])
        try:
            yield browser
        finally:
            browser.close()


def watched(page: Page, allowed: str) -> list[str]:
    """What the page complains of from now on, and what it asks for whose address does not start with `allowed`."""
    faults: list[str] = []
    page.on(
        "console",
        lambda said: (
            faults.append(f"console: {said.text} {said.location}") if said.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on(
        "request", lambda asked: None if asked.url.startswith((allowed, "data:", "blob:")) else faults.append(asked.url)
    )
    return faults


@contextlib.contextmanager
def opened(browser: Browser, allowed: str, **options: Any) -> Iterator[Page]:
    """A page in a context of its own; every address that it asks for has to start with `allowed`."""
    context = browser.new_context(**options)
    page = context.new_page()
    faults = watched(page, allowed)
    try:
        yield page
    finally:
        context.close()
    assert faults == [], "; ".join(faults)
