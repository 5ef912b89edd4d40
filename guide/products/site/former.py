"""Pages for readers of old paper: of an earlier edition, or of a withdrawn sheet.

Neither redirects, since readers must see what it says.
"""

from __future__ import annotations

import datetime

from guide.model.withdrawn import Withdrawn, full_name
from guide.products.site import addresses
from guide.products.site.catalog import SiteEntry
from guide.products.site.pages import Shared, SitePage, rendered


def older_page(entry: SiteEntry, edition: datetime.date, shared: Shared) -> tuple[str, str]:
    """The page of an earlier edition: what changed since, and the way to the newest. Path and HTML."""
    handout = entry.handout
    page = SitePage(addresses.edition_page(handout, edition), handout.language, shared)
    target = addresses.handout_page(handout)
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
    topic, _, name = full_name(said.replaced_by, f"{said.topic}/{said.name}").partition("/")
    other = shared.catalog.entry(topic, name, said.language)
    return path, rendered(
        page,
        "withdrawn.html",
        said=said,
        other=other.handout if other else None,
        target=page.link(addresses.handout_page(other.handout)) if other else "",
        others=page.others(said),
    )
