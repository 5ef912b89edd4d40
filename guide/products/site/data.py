"""Data for programs: the file of a topic, and the description of a page for search engines (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from guide.compose.standing import plain_status, review_data
from guide.model.source import Source
from guide.products.site.addresses import absolute, file_beside, handout_page
from guide.products.site.catalog import SiteEntry, SiteTopic
from guide.publish.outputs import withdrawn_entry

CONTEXT = "https://schema.org"


def topic_file(topics: Iterable[SiteTopic]) -> bytes:
    """The data of a topic in all its languages, without what the sources do not say."""
    spoken = tuple(topics)
    source = spoken[0].source
    licence = source.topic.licence
    said: dict[str, Any] = {"name": source.name, "title": source.topic.title, "publisher": source.topic.publisher}
    said |= {
        "languages": [topic.language for topic in spoken],
        "synonyms": {language: list(words) for language, words in source.topic.synonyms.items()},
        "ages": _ages(source),
        "licence": {"name": licence.name, "url": licence.url.text} if licence else None,
        "rights": source.topic.rights or None,
        "codes": [{"system": code.system, "code": code.code, "display": code.display} for code in source.topic.codes],
        "handouts": [_entry(entry) for topic in spoken for entry in topic.entries],
        "withdrawn": [withdrawn_entry(gone.said) for topic in spoken for gone in topic.former],
    }
    return _json({key: value for key, value in said.items() if value not in ({}, [], None)})


def page_data(entry: SiteEntry, base: str, picture: str) -> dict[str, Any]:
    """A sheet as a MedicalWebPage. It mentions a review only if there was one."""
    handout = entry.handout
    said: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "name": handout.title,
        "description": handout.summary,
        "inLanguage": handout.language,
        "dateModified": handout.edition.isoformat(),
        "version": handout.number,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": handout.publisher},
        "creativeWorkStatus": "Published" if handout.standing.approved else "Draft",
        "audience": (
            {"@type": "MedicalAudience", "audienceType": "Clinician"}
            if handout.audience == "clinicians"
            else {"@type": "ParentAudience", "audienceType": "Parents"}
        ),
    }
    if handout.standing.approved:
        said["lastReviewed"] = max(one.on for one in handout.standing.approvals).isoformat()
        said["reviewedBy"] = [{"@type": "Person", "name": one.by} for one in handout.standing.approvals]
    if handout.rights.url:
        said["license"] = handout.rights.url
    if base:
        said["url"] = absolute(handout_page(handout), base)
        if picture:
            said["image"] = absolute(picture, base)
    return said


def _entry(entry: SiteEntry) -> dict[str, Any]:
    handout = entry.handout
    return {
        "handout": handout.name,
        "language": handout.language,
        "title": handout.title,
        "summary": handout.summary,
        "number": handout.number,
        "audience": handout.audience,
        "edition": handout.edition.isoformat(),
        "review_by": handout.review_by.isoformat(),
        **review_data(handout.standing),
        "standing": plain_status(handout.standing, handout.labels),
        "reading_grade": None if entry.grade is None else round(entry.grade, 1),
        "page": handout_page(handout),
        "text": file_beside(handout, "txt"),
        "rtf": file_beside(handout, "rtf"),
        "files": [
            {"path": file.path, **{key: file.output.entry[key] for key in ("edition", "page_size", "pages", "bytes", "sha256")}}
            for file in entry.files
        ],
    }  # fmt: skip


def _ages(source: Source) -> dict[str, Any] | None:
    """The ages that the topic is about: a fact that is a range. Its `about` is a note for editors."""
    if source.topic.ages is None:
        return None
    fact = source.facts[source.topic.ages.text].value
    low, high = fact.value if isinstance(fact.value, tuple) else (fact.value, fact.value)
    return {
        "low": low.number, "high": high.number, "unit": fact.unit,
        "sources": [source.references[name].value.title for name in fact.sources],
    }  # fmt: skip


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
