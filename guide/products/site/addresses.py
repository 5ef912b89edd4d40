"""The addresses of the site. Once given, an address leads to its sheet for good.

`en/tips/` is the page of a sheet, whatever its edition; `en/tips/2026-11-20/` leads there from a sheet of that edition.
Paths are relative to the site and name complete files (`…/index.html`), so that links work from disk.
"""

from __future__ import annotations

import datetime
import posixpath
from urllib.parse import quote

from guide.model.addresses import edition_folder, handout_folder

INDEX = "index.html"
SITEMAP = "sitemap.xml"


def language_index(language: str, first: str) -> str:
    """The index of a language; that of the first language is the site's own."""
    return INDEX if language == first else f"{language}/{INDEX}"


def handout_page(language: str, handout: str) -> str:
    return f"{handout_folder(language, handout)}/{INDEX}"


def edition_page(language: str, handout: str, edition: datetime.date) -> str:
    return f"{edition_folder(language, handout, edition)}/{INDEX}"


def file_beside(language: str, handout: str, ending: str) -> str:
    """A file of a sheet, beside its page: `en/tips/tips.letter.pdf`, `en/tips/tips.txt`."""
    return f"{handout_folder(language, handout)}/{handout}.{ending}"


def bundle(language: str, topic: str, paper: str) -> str:
    return f"{language}/{topic}.{paper}.zip"


def topic_data(topic: str) -> str:
    return f"topics/{topic}.json"


def feed(language: str) -> str:
    return f"{language}/changes.atom"


def link(target: str, page: str) -> str:
    """The relative address of a file of the site, from a page of it."""
    return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


def absolute(target: str, base: str) -> str:
    """The whole address of a file of the site; a page is called by its folder."""
    return base + quote(target.removesuffix(INDEX))
