"""The feed of changes of a language (Atom, RFC 4287) and the sitemap. Both need full addresses, so they are made only
if the site's address is known."""

from __future__ import annotations

from jinja2 import Environment

from guide.compose.dates import print_date
from guide.model.files.site import SiteWords
from guide.model.withdrawn import Withdrawn
from guide.products.site import addresses
from guide.products.site.catalog import Catalog, SiteEntry

# An edition has a day; a feed requires a time.
MIDNIGHT = "T00:00:00Z"


def changes_feed(language: str, catalog: Catalog, words: SiteWords, base: str, templates: Environment) -> bytes:
    """What changed in which edition, the newest first; within a day in the order of the index."""
    found = [
        (change.edition, number, entry, change.what)
        for number, entry in enumerate(entry for topic in catalog.of(language) for entry in topic.entries)
        for change in entry.changes
    ]
    found.sort(key=lambda item: (-item[0].toordinal(), item[1]))
    entries = [
        {
            "title": f"{entry.handout.title}: {print_date(edition, entry.handout.labels)}",
            "id": addresses.absolute(addresses.edition_page(entry.handout, edition), base),
            "address": _page(entry, base),
            "updated": f"{edition.isoformat()}{MIDNIGHT}",
            "author": entry.handout.publisher,
            "what": what,
        }
        for edition, _, entry, what in found
    ]
    former = [gone.said for topic in catalog.of(language) for gone in topic.former]
    entries += [_taken_back(said, words, base) for said in former]
    entries.sort(key=lambda entry: entry["updated"], reverse=True)
    dates = [entry.handout.edition for topic in catalog.of(language) for entry in topic.entries]
    dates += [said.on or said.edition for said in former]
    return (
        templates.get_template("changes.atom")
        .render(
            language=language,
            words=words,
            address=addresses.absolute(addresses.feed(language), base),
            index=addresses.absolute(addresses.language_index(language, catalog.languages[0]), base),
            updated=f"{max(dates).isoformat()}{MIDNIGHT}",
            entries=entries,
        )
        .encode("utf-8")
    )


def _taken_back(said: Withdrawn, words: SiteWords, base: str) -> dict[str, str]:
    """An entry saying that a sheet is no longer offered, at the address of the sheet."""
    page = addresses.absolute(addresses.handout_page(said), base)
    when = words.withdrawn_on.format(date=print_date(said.on, said.labels)) if said.on else ""
    return {
        "title": f"{said.title}: {words.withdrawn}",
        "id": f"{page}#withdrawn",
        "address": page,
        "updated": f"{(said.on or said.edition).isoformat()}{MIDNIGHT}",
        "author": said.publisher,
        "what": " ".join(filter(None, (when, said.reason))) or words.withdrawn,
    }


def sitemap(catalog: Catalog, base: str, templates: Environment) -> bytes:
    """Every index and every sheet's page."""
    first = catalog.languages[0] if catalog.languages else ""
    indexes = [(addresses.absolute(addresses.language_index(name, first), base), "") for name in catalog.languages]
    entries = [(_page(entry, base), entry.handout.edition.isoformat()) for entry in catalog.entries]
    pages = [*(indexes or [(base, "")]), *entries]
    return templates.get_template("sitemap.xml").render(pages=pages).encode("utf-8")


def _page(entry: SiteEntry, base: str) -> str:
    return addresses.absolute(addresses.handout_page(entry.handout), base)
