"""The pages at addresses without a topic, `en/tips/`: they are on paper from before topics were part of addresses, and lead
on for good.
"""

from __future__ import annotations

import datetime

from guide.products.site import addresses
from guide.products.site.catalog import NamedSheet
from guide.products.site.pages import Shared, SitePage, moved_page, rendered


def short_pages(shared: Shared) -> dict[str, str]:
    """Path and HTML of every such page. If several topics have a sheet of one name, and none says that the address is its
    own, readers choose."""
    made: dict[str, str] = {}
    for topic in shared.catalog.topics:
        editions: dict[str, tuple[datetime.date, ...]] = {entry.handout.name: entry.editions for entry in topic.entries}
        editions |= {gone.said.name: gone.editions for gone in topic.former}
        for name, dates in editions.items():
            found = shared.catalog.named(topic.language, name)
            own = next((one.sheet for one in found if one.topic is topic), None)
            if own is None:
                continue
            paths = addresses.short_pages(topic.language, name, dates)
            if len(found) > 1:
                made.update(_choice(path, topic.language, found, shared) for path in paths)
                continue
            targets = (addresses.handout_page(own), *(addresses.edition_page(own, edition) for edition in dates))
            for path, target in zip(paths, targets, strict=True):
                made.update([moved_page(path, topic.language, own.title, target, shared)])
    return made


def _choice(path: str, language: str, found: tuple[NamedSheet, ...], shared: Shared) -> tuple[str, str]:
    """A page that leads to the sheets of several topics: path and HTML."""
    page = SitePage(path, language, shared)
    offered = [
        (one.topic.source.topic.title, one.sheet.title, page.link(addresses.handout_page(one.sheet))) for one in found
    ]
    return path, rendered(page, "choice.html", offered=offered)
