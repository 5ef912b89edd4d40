"""Pages for readers of old paper: of an earlier edition, or of a withdrawn sheet.

Neither redirects, since readers must see what it says.
"""

from __future__ import annotations

import datetime

from guide.model.withdrawn import Withdrawn
from guide.products.site import addresses
from guide.products.site.catalog import SiteEntry
from guide.products.site.pages import Shared, SitePage, rendered


def older_page(entry: SiteEntry, edition: datetime.date, shared: Shared) -> tuple[str, str]:
    """The page of an earlier edition: what changed since, and the way to the newest. Path and HTML."""
    handout = entry.handout
    page = SitePage(addresses.edition_page(handout.language, handout.name, edition), handout.language, shared)
    target = addresses.handout_page(handout.language, handout.name)
    return page.path, rendered(
        page,
        "older.html",
        handout=handout,
        edition=edition,
        changes=[change for change in entry.changes if change.edition > edition],
        target=page.link(target),
        whole=page.whole(target) if shared.base else "",
    )


def withdrawn_page(path: str, said: Withdrawn, shared: Shared) -> tuple[str, str]:
    """The page of a withdrawn sheet: when, why, and what to use instead. Path and HTML."""
    page = SitePage(path, said.language, shared)
    other = shared.catalog.entry(said.language, said.replaced_by)
    target = addresses.handout_page(said.language, said.replaced_by)
    return path, rendered(
        page,
        "withdrawn.html",
        said=said,
        other=other.handout if other else None,
        target=page.link(target),
        others=[
            (
                shared.words[one.language].language,
                one.language,
                page.link(addresses.handout_page(one.language, one.name)),
            )
            for one in (entry.handout for entry in shared.catalog.entries)
            if one.name == said.name and one.language != said.language
        ],
    )
