"""The addresses of the site. Once given, an address leads to its sheet for good.

`en/crawling-backwards/tips/` is the page of a sheet, whatever its edition; `en/crawling-backwards/tips/2026-11-20/` leads
there from a sheet of that edition. Before there were topics in addresses, these were `en/tips/` and `en/tips/2026-11-20/`.
Paths are relative to the site and name complete files (`…/index.html`), so that links work from disk.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable
from urllib.parse import quote

from guide.model.addresses import edition_folder, handout_folder
from guide.model.handout import Handout
from guide.model.withdrawn import Withdrawn

INDEX = "index.html"
SITEMAP = "sitemap.xml"


def language_index(language: str, first: str) -> str:
    """The index of a language; that of the first language is the site's own."""
    return INDEX if language == first else f"{language}/{INDEX}"


def handout_page(of: Handout | Withdrawn) -> str:
    return f"{handout_folder(of.language, of.topic, of.name)}/{INDEX}"


def edition_page(of: Handout | Withdrawn, edition: datetime.date) -> str:
    return f"{edition_folder(of.language, of.topic, of.name, edition)}/{INDEX}"


def short_pages(language: str, name: str, editions: Iterable[datetime.date]) -> tuple[str, ...]:
    """The pages of a sheet and of its editions, before there were topics in addresses."""
    folder = handout_folder(language, "", name)
    return (f"{folder}/{INDEX}", *(f"{folder}/{edition.isoformat()}/{INDEX}" for edition in editions))


def file_beside(of: Handout, ending: str) -> str:
    """A file of a sheet, beside its page: `tips.letter.pdf`, `tips.txt`."""
    return f"{handout_folder(of.language, of.topic, of.name)}/{of.name}.{ending}"


def bundle(language: str, topic: str, paper: str) -> str:
    return f"{language}/{topic}.{paper}.zip"


def clinic_page(language: str, first: str) -> str:
    """Where a clinic puts its name on the handouts. No language is called so."""
    return f"clinic/{INDEX}" if language == first else f"clinic/{language}/{INDEX}"


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
