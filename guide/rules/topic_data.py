"""A topic's data for search, records, feed and site fit the rest of it: ages, synonyms, changes, licence, address."""

from __future__ import annotations

from collections.abc import Sequence

from guide.base.problems import Position, Problems, suggest
from guide.compose.closing import newest_address
from guide.compose.directives.qr import LONGEST_QR_ADDRESS
from guide.model.addresses import is_address, is_site_address, site_base
from guide.model.files.changes import Change
from guide.model.prose import Prose
from guide.model.source import LanguageSource, Source


def check_topic_data(source: Source, problems: Problems) -> None:
    """Check that `ages` is a fact with a range, `synonyms` are in the topic's languages, and changes name existing
    editions."""
    ages = source.topic.ages
    faults = source.faults.get(("fact", ages.text), ()) if ages is not None else ()
    problems.extend(faults)  # the site prints this fact for all handouts
    if faults:
        pass
    elif ages is not None and ages.text not in source.facts:
        problems.error(
            ages.at,
            "topic",
            f"`ages`: unknown fact `{ages.text}`",
            suggest(ages.text, source.facts, source.file("facts.yaml")),
        )
    elif ages is not None and not isinstance(source.facts[ages.text].value.value, tuple):
        problems.error(ages.at, "topic", f"`ages`: fact `{ages.text}` is one figure", "name a fact that is a range")
    languages = [said.text for said in source.topic.languages]
    for language in source.topic.synonyms:
        if language not in languages:
            hint = suggest(language, languages)
            problems.error(Position(source.topic_path), "topic", f"`synonyms`: the topic is not in `{language}`", hint)
    licence = source.topic.licence
    if licence and not is_address(licence.url.text):
        problems.error(
            licence.url.at, "topic", f"`url`: `{licence.url.text}` is not an https address",
            "write the whole address of the licence, with https://",
        )  # fmt: skip
    if source.topic.site:
        _check_site(source.topic.site, source, problems)
    for spoken in source.languages:
        for change in spoken.changes:
            # A list of changes is told by the site; no handout is wrong for it.
            _check_change(change, spoken, source, problems.of("changes", spoken.language))


def check_sites(sources: Sequence[Source], problems: Problems) -> None:
    """Check that all topics share one download page, and that an address without a topic leads to one sheet."""
    named = [(source, source.topic.site) for source in sources if source.topic.site]
    for source, site in named[1:]:
        first, known = named[0]
        if site_base(site.text) != site_base(known.text):
            problems.error(
                site.at, "topic", f"`site`: `{source.name}` has another address than `{first.name}`",
                f"all topics share one download page: write {known.text} here, or change the other",
            )  # fmt: skip
    taken: dict[str, Prose] = {}
    for source in sources:
        own = {handout.front.handout for language in source.languages for handout in language.handouts}
        for name in source.topic.short_addresses:
            other = taken.setdefault(name.text, name)
            if name.text not in own:
                problems.error(
                    name.at, "topic", f"`short-addresses`: unknown handout `{name.text}`", suggest(name.text, own)
                )
            elif other is not name:
                problems.error(
                    name.at, "topic", f"`short-addresses`: the address of `{name.text}` leads to another topic already",
                    f"the other place is {other.at}; keep the one that is on paper",
                )  # fmt: skip


def _check_site(site: Prose, source: Source, problems: Problems) -> None:
    """Check for an https address, short enough that the code of every sheet can be read from paper."""
    if not is_site_address(site.text) or not is_address(site.text):
        problems.error(
            site.at, "topic", f"`site`: `{site.text}` is not the https address of a site",
            "write the full address, such as https://example.org/sheets/",
        )  # fmt: skip
        return
    fronts = (handout.front for language in source.languages for handout in language.handouts)
    longest = max((newest_address(site.text, source, front) for front in fronts), key=len, default="")
    if len(longest) > LONGEST_QR_ADDRESS:
        problems.error(
            site.at, "topic", f"`site`: {longest} has {len(longest)} characters, too many for a QR code",
            f"a QR code holds at most {LONGEST_QR_ADDRESS}: use a shorter address, or shorten the name of the handout",
        )  # fmt: skip


def _check_change(change: Change, language: LanguageSource, source: Source, problems: Problems) -> None:
    editions = {handout.front.handout: handout.front.edition for handout in language.handouts}
    for name in change.handouts:
        if ("handout", language.language, name.text) in source.faults:
            continue
        if name.text not in editions:
            problems.error(name.at, "changes", f"unknown handout `{name.text}`", suggest(name.text, editions))
        elif change.edition > editions[name.text]:
            problems.error(
                name.at,
                "changes",
                f"`{name.text}` has no edition of {change.edition}: its front matter says {editions[name.text]}",
                "set `edition` there, or correct the date here",
            )
    if not change.handouts and editions and change.edition > max(editions.values()):
        problems.error(
            change.what.at,
            "changes",
            f"no handout has an edition of {change.edition}",
            "correct the date, or name the handouts",
        )
