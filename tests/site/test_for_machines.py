"""What the real site tells search engines, feeds and programs."""

from __future__ import annotations

import hashlib
import json
from xml.etree import ElementTree

from guide.model.handout import Handout
from tests.site.conftest import BASE, Site, manifest
from tests.site.html import Element
from tests.subject import TOPIC


def test_search_engines_are_told_what_is_true(pages: dict[str, Element], handouts: dict[str, Handout]) -> None:
    for path, handout in handouts.items():
        (data,) = [
            json.loads("".join(map(str, one.children))) for one in pages[path].all("script") if "type" in one.attributes
        ]
        assert (data["@type"], data["name"], data["inLanguage"]) == ("MedicalWebPage", handout.title, "en")
        assert (data["dateModified"], data["url"]) == (
            handout.edition.isoformat(),
            BASE + path.removesuffix("index.html"),
        )
        assert ("lastReviewed" in data, "reviewedBy" in data) == (handout.standing.approved, handout.standing.approved)
        kind = "MedicalAudience" if handout.audience == "clinicians" else "ParentAudience"
        assert data["audience"]["@type"] == kind


def test_shared_addresses_have_a_picture(real: Site, pages: dict[str, Element]) -> None:
    files = real.files()
    for path in real.entries:
        picture = pages[path].one("meta", property="og:image").attributes["content"]
        assert files[picture.removeprefix(BASE)].startswith(b"\xff\xd8")


def test_the_data_of_the_topic(real: Site) -> None:
    data = json.loads((real.folder / "topics" / f"{TOPIC.name}.json").read_text("utf-8"))
    assert data["title"]
    assert data["ages"]["low"] < data["ages"]["high"]
    # What editors write to each other is not published.
    assert set(data["ages"]) == {"low", "high", "unit", "sources"}
    assert "codes" not in data
    files = real.files()
    for entry in data["handouts"]:
        assert {entry["page"], entry["text"], entry["rtf"]} <= set(files)
        assert entry["review"] == next(
            entry["review"] for entry in manifest(real).values() if entry["handout"] == entry["handout"]
        )
        for file in entry["files"]:
            assert hashlib.sha256(files[file["path"]]).hexdigest() == file["sha256"]


def test_the_sitemap_names_every_page_that_stays(real: Site) -> None:
    root = ElementTree.fromstring((real.folder / "sitemap.xml").read_text("utf-8"))  # noqa: S314  # our own file
    found = [element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(map(str, found)) == sorted([BASE, *(BASE + path.removesuffix("index.html") for path in real.entries)])


def test_the_feed_says_what_changed(real: Site) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring((real.folder / "en" / "changes.atom").read_text("utf-8"))  # noqa: S314  # our own file
    entries = list(root.iter(f"{atom}entry"))
    ids = [str(entry.findtext(f"{atom}id")) for entry in entries]
    assert entries
    assert len(set(ids)) == len(ids)
    assert {f"{found.removeprefix(BASE)}index.html" for found in ids} <= set(real.earlier)
    said = (real.build.parent / "sources" / TOPIC.name / "en" / "changes.yaml").read_text("utf-8")
    assert all(str(entry.findtext(f"{atom}summary")) in " ".join(said.split()) for entry in entries)
