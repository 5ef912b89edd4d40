"""The real site, made once for all tests that look at it, and a server for it."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from guide.model.handout import Handout
from guide.pipeline.preparation import planned
from guide.pipeline.select import Selection
from tests.browser import launched, watched
from tests.layout.factory import TODAY
from tests.once import made_once
from tests.server import QuietFiles, listening
from tests.site.html import Element, parsed
from tests.subject import PROJECT
from tests.support import SITE_WORDS, SmallProject, run

BASE = "https://handouts.example.org/babies/"


@dataclass(frozen=True)
class Site:
    """A finished site: its folder, and the build/ that it was made beside."""

    folder: Path
    build: Path

    def html(self, path: str = "index.html") -> str:
        return (self.folder / path).read_text("utf-8")

    @property
    def pages(self) -> list[str]:
        """Every page, by its path."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    @property
    def entries(self) -> list[str]:
        """The pages of sheets: `en/topic/tips/index.html`."""
        return [path for path in self.pages if path.count("/") == 3 and not path.split("/")[2][0].isdigit()]

    @property
    def earlier(self) -> list[str]:
        """The pages that lead on from the address of an edition: `en/topic/tips/2026-11-20/index.html`."""
        return [path for path in self.pages if path.count("/") == 4]

    @property
    def short(self) -> list[str]:
        """The pages at addresses without a topic: `en/tips/index.html`, `en/tips/2026-11-20/index.html`."""
        return [
            path for path in self.pages if path.count("/") > 1 and path not in self.entries and path not in self.earlier
        ]

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


SEARCH = 'search: Find a handout\nsearch-found: "Found: {count}"\nsearch-none: Nothing found. Try another word.\n'


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of whole handouts, with an address of its own."""
    root = made_once(tmp_path_factory, "site", _made)
    return Site(root / "build" / "site", root / "build")


def _made(root: Path) -> None:
    for name in ("sources", "layouts", "fonts"):
        shutil.copytree(PROJECT.root / name, root / name)
    words = root / "sources" / "site.en.yaml"
    if "search:" not in words.read_text("utf-8"):  # handouts that never change have none
        words.write_text(words.read_text("utf-8") + SEARCH, "utf-8")
    ran = run(
        "site",
        "--no-clinics",
        "--project",
        str(root),
        "--base-url",
        BASE,
        environment={"SOURCE_DATE_EPOCH": "1796083200"},
    )
    assert ran.code == 0, ran.errors


@pytest.fixture(scope="session")
def served(real: Site) -> Iterator[str]:
    """The address at which the real site is served."""
    with serving(real.folder) as address:
        yield address


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which a site is served, in a folder below the server's own; `else/` in it is the site again."""

    class Handler(QuietFiles):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/some/where").removeprefix("/else"))

    with listening(Handler, folder) as address:
        yield f"{address}/some/where/"


@pytest.fixture
def small(built: SmallProject) -> SmallProject:
    """A small project that is built and has the words of the site."""
    shutil.copy(SITE_WORDS, built.root / "sources" / "site.en.yaml")
    return built


@pytest.fixture(scope="module")
def pages(real: Site) -> dict[str, Element]:
    """Every page as a tree."""
    return {path: parsed(real.html(path)) for path in real.pages}


@pytest.fixture(scope="module")
def handouts() -> dict[str, Handout]:
    """The real sheets by the path of their page."""
    composed = planned(PROJECT, Selection(), TODAY).composed
    return {f"{handout.language}/{handout.topic}/{handout.name}/index.html": handout for _, handout in composed}


def manifest(real: Site) -> dict[str, dict[str, str]]:
    listed = json.loads((real.build / "manifest.json").read_text("utf-8"))["files"]
    return {entry["path"]: entry for entry in listed}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def tab(chromium: Browser, served: str) -> Iterator[tuple[Page, list[str]]]:
    """One page for most tests, since a new one takes a process of its own; and what it complains of."""
    context = chromium.new_context(locale="en-US", reduced_motion="reduce")
    try:
        page = context.new_page()
        yield page, watched(page, served)
    finally:
        context.close()


@pytest.fixture
def page(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page of the site as somebody has it who never was there. It must not complain nor ask anybody else for anything."""
    made, faults = tab
    faults.clear()
    made.set_viewport_size({"width": 1280, "height": 720})
    yield made
    made.unroute_all()
    made.evaluate("localStorage.clear(); sessionStorage.clear()")
    made.context.clear_cookies()
    made.emulate_media(media="null", color_scheme="null")
    found = "; ".join(faults)
    made.goto("about:blank")
    assert found == ""
