"""The page where a clinic puts its name on the handouts, in each language that has the words for it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from guide.compose.dates import print_date
from guide.model.countries import COUNTRIES
from guide.model.files.clinic_words import ClinicWords
from guide.model.files.labels import NumberStyle
from guide.products.browser.clinic_part import ClinicPart, Licence, Pack
from guide.products.site import addresses
from guide.products.site.assets import Assets
from guide.products.site.catalog import SiteEntry, kind_name, kind_of
from guide.products.site.pages import ClinicAssets, Shared, SitePage, rendered, size_said
from guide.read.records import key_name

# At the top of the site, since a service worker serves what is below its own address.
OFFLINE = "clinic-offline.js"


def clinic_assets(part: ClinicPart, assets: Assets) -> ClinicAssets:
    """The files of the part, kept for the site."""
    packs = tuple(
        (assets.add(f"clinic-{pack.name}", f"{pack.ending}.gz", pack.data), either_way(pack)) for pack in part.packs
    )
    script = assets.add("clinic", "js", part.script.encode("utf-8"))
    licences = assets.add("clinic-licences", "txt", licence_text(part.licences).encode("utf-8"))
    return ClinicAssets(part, packs, script, licences)


def licence_text(licences: Iterable[Licence]) -> str:
    """All licences in one text: a list of what there is, then each in full."""
    ordered = sorted(licences, key=lambda one: one.of.lower())
    listed = "".join(f"- {one.of}: {one.name}\n" for one in ordered)
    line = "=" * 70
    return f"{listed}\n" + "\n\n".join(
        f"{line}\n{one.of}: {one.name}\n{line}\n\n{one.text.strip()}\n" for one in ordered
    )


def clinic_pages(shared: Shared) -> Iterator[tuple[str, str]]:
    """Path and HTML of the page in each language."""
    spoken = [code for code in shared.catalog.languages if shared.words[code].clinic and _entries(shared, code)]
    for language in spoken:
        page = SitePage(addresses.clinic_page(language, shared.first), language, shared)
        others = [
            (shared.words[other].language, other, page.link(addresses.clinic_page(other, shared.first)))
            for other in spoken
            if other != language
        ]
        assert shared.clinic
        yield (
            page.path,
            rendered(
                page, "clinic.html", script=shared.clinic.script, others=others, data=page_facts(page, shared),
                facts=form_facts(page, shared),
            ),
        )  # fmt: skip


def form_facts(page: SitePage, shared: Shared) -> dict[str, Any]:
    """What the form offers."""
    assert shared.clinic
    entries = _entries(shared)
    topics = {entry.handout.topic for entry in _entries(shared, page.language)}
    styles = [entry.handout.labels.numbers for entry in _entries(shared, page.language)]
    return {
        "limits": shared.clinic.part.limits,
        "size": size_said(
            max(shared.clinic.part.size_for(topic, page.language) for topic in topics), [*styles, NumberStyle()][0]
        ),
        "countries": sorted(((code, one.name) for code, one in COUNTRIES.items()), key=lambda pair: pair[1]),
        "spoken": [
            (code, shared.words[code].language) for code in dict.fromkeys(one.handout.language for one in entries)
        ],
        "sheets": list(
            {f"{one.handout.topic}/{one.handout.name}": one.handout.title for one in reversed(entries)}.items()
        )[::-1],
        "editions": [(name, edition_name(name, page)) for name in _editions(entries)],
        "licences": page.link(shared.clinic.licences),
    }


def page_facts(page: SitePage, shared: Shared, *, kit: str = "") -> dict[str, Any]:
    """What the script needs to know. `kit` is the date of a file for a disk, which has the packs in it."""
    assert shared.clinic
    part = shared.clinic.part
    words = page.words.clinic
    assert words
    entries = _entries(shared)
    topics = {entry.source.name: entry.source.topic.title for entry in entries}
    return {
        "kit": bool(kit),
        "made": kit,
        "parts": [
            {
                "name": pack.name,
                "bytes": len(pack.data),
                "path": page.link(path),
                "integrity": integrity,
                "topic": pack.topic,
                "languages": pack.languages,
                "font": pack.font,
            }
            for pack, (path, integrity) in zip(part.packs, shared.clinic.packs, strict=True)
        ],
        "topics": [
            {"name": name, "title": title, "address": page.link(addresses.topic_data(name))}
            for name, title in topics.items()
        ],
        "sheets": [_sheet(entry) for entry in entries],
        "languages": {code: shared.words[code].language for code in shared.catalog.languages},
        "editions": {name: edition_name(name, page) for name in _editions(entries)},
        "limits": part.limits,
        "offline": page.link(OFFLINE),
        "words": said_words(words),
    }


def said_words(words: ClinicWords) -> dict[str, str]:
    """The words by the names that they have in their file."""
    found = {key_name(name): getattr(words, name) for name in msgspec.structs.asdict(words)}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def edition_name(edition: str, page: SitePage) -> str:
    """An edition as readers know it: the paper and the kind."""
    paper, kind = kind_of(edition)
    named = kind_name(kind, page.words)
    papers = {str(name): words for name, words in page.words.papers.items()}
    return f"{papers.get(edition.split('-')[0], edition.split('-')[0])}: {named}" if paper else named


def _sheet(entry: SiteEntry) -> dict[str, Any]:
    handout = entry.handout
    return {
        "topic": handout.topic,
        "handout": handout.name,
        "language": handout.language,
        "title": handout.title,
        "date": handout.edition.isoformat(),
        "review_by": print_date(handout.review_by, handout.labels),
        "editions": [str(file.output.entry["edition"]) for file in entry.files],
    }


def _entries(shared: Shared, language: str = "") -> list[SiteEntry]:
    """The sheets that a browser can make."""
    assert shared.clinic
    return [
        entry
        for entry in shared.catalog.entries
        if entry.files and entry.handout.topic in shared.clinic.part.topics and language in ("", entry.handout.language)
    ]


def _editions(entries: list[SiteEntry]) -> list[str]:
    return list(dict.fromkeys(str(file.output.entry["edition"]) for entry in entries for file in entry.files))


def integrity(data: bytes) -> str:
    """The digest of a file as browsers compare it."""
    return _said(hashlib.sha256(data).digest())


def either_way(pack: Pack) -> str:
    """The digests of a pack: as it is, and unpacked. Some servers say of every `.gz` that its content is encoded, and then
    browsers unpack it by themselves."""
    return f"{integrity(pack.data)} {_said(pack.unpacked)}"


def _said(digest: bytes) -> str:
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
