"""What those find who come with old paper, what one may do with a sheet, and where the site is."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.test_withdrawn import add
from tests.site.test_command import SITE, page, refused, site_of
from tests.support import HANDOUT, TOPIC, TOPIC_FILE, SmallProject

CHANGES = f"{TOPIC}/en/changes.yaml"
BASE = "https://example.org/"
WHY = "status: withdrawn\nwithdrawn-on: 2026-11-01\nreason: It holds an error.\nreplaced-by: small"
LICENCE = 'licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}\nrights: You may copy it.\n'


def test_every_address_of_a_sheet_that_was_taken_back_says_so(small: SmallProject) -> None:
    add(small, "other", "T-2", WHY)
    small.write(CHANGES, "changes:\n  - {edition: 2026-11-20, what: Fixed.}\n  - {edition: 2025-02-03, what: First.}\n")
    files = site_of(small, "--base-url", BASE)
    for path, there in (("", "../small/"), ("2026-11-20/", "../../small/"), ("2025-02-03/", "../../small/")):
        found = page(small, f"en/topic/other/{path}index.html")
        assert found.one("h1").text == "A small sheet"
        assert "This sheet is no longer offered" in found.one("header").text
        assert "It was taken back on November 1, 2026. It holds an error." in found.one("main").text
        assert found.one("h2").text == "Use this sheet instead"
        assert found.one("a", class_="button").attributes["href"] == f"{there}index.html"
        assert not found.all("meta", http_equiv="refresh")
        assert found.one("meta", name="robots").attributes["content"] == "noindex"
    assert [path for path in files if "en/other" in path and not path.endswith(".html")] == []
    index = page(small)
    assert [head.text for head in index.all("h4")] == ["A small sheet"]
    assert index.one("ul", class_="former").one("a").attributes["href"] == "en/topic/other/index.html"
    assert "other" not in small.read(f"{SITE}/sitemap.xml")
    feed = small.read(f"{SITE}/en/changes.atom")
    assert f"<id>{BASE}en/topic/other/#withdrawn</id>" in feed
    assert "<summary>It was taken back on November\u00a01,\u00a02026. It holds an error.</summary>" in feed
    assert [entry["handout"] for entry in json.loads(small.read(f"{SITE}/topics/topic.json"))["withdrawn"]] == ["other"]


def test_a_site_on_which_nothing_is_offered_any_more(small: SmallProject) -> None:
    small.replace(
        HANDOUT,
        "language: en\n",
        "language: en\nstatus: withdrawn\nwithdrawn-on: 2026-12-01\nreason: It holds an error.\n",
    )
    files = site_of(small, "--base-url", BASE)
    assert [path for path in files if path.endswith(".pdf")] == []
    index = page(small)
    assert "There are no handouts here yet." in index.one("main").text
    assert index.one("ul", class_="former").text == "A small sheet"
    assert page(small, "en/topic/small/index.html").all("h2") == []
    assert "<updated>2026-12-01T00:00:00Z</updated>" in small.read(f"{SITE}/en/changes.atom")


def test_what_one_may_do_with_the_sheets_is_on_the_site(small: SmallProject) -> None:
    site_of(small)
    assert not page(small).all("a", rel="license")
    small.append(TOPIC_FILE, LICENCE)
    site_of(small)
    for path in ("index.html", "en/topic/small/index.html"):
        footer = page(small, path).one("footer")
        link = footer.one("a", rel="license")
        assert link.attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"
        assert footer.one("p", class_="rights").text == "You may copy it. License: CC BY 4.0"
    data = json.loads(small.read(f"{SITE}/topics/topic.json"))
    assert data["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert data["rights"] == "You may copy it."
    said = "You may copy it. CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
    assert said in small.read(f"{SITE}/en/topic/small/small.txt")
    assert said in small.read(f"{SITE}/en/topic/small/small.rtf")
    # On paper it is a line.
    assert "© CC BY 4.0." in page(small, "en/topic/small/index.html").one("article").text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "licence: {name: '', url: 'https://example.org/'}",
            "18: topic: `name` is empty\n    hint: fill it in",
        ),
        (
            "licence: {name: Free, url: 'http://example.org/'}",
            "29: topic: `url`: `http://example.org/` is not an https address\n"
            "    hint: write the whole address of the licence, with https://",
        ),
        (
            "site: http://example.org/",
            "7: topic: `site`: `http://example.org/` is not the https address of a site\n"
            "    hint: write the full address, such as https://example.org/sheets/",
        ),
        (
            "site: https://example.org/?a",
            "7: topic: `site`: `https://example.org/?a` is not the https address of a site\n"
            "    hint: write the full address, such as https://example.org/sheets/",
        ),
        (
            f"site: https://example.org/{'a' * 36}",
            f"7: topic: `site`: https://example.org/{'a' * 36}/en/topic/small/2026-11-20/ has 83 characters, too many for a QR "
            "code\n    hint: a QR code holds at most 80: use a shorter address, or shorten the name of the handout",
        ),
    ],
)
def test_a_topic_that_says_them_wrongly(small: SmallProject, line: str, message: str) -> None:
    small.append(TOPIC_FILE, line + "\n")
    refused(small, f"{TOPIC_FILE}:{small.read(TOPIC_FILE).count(chr(10))}:{message}")


def test_the_address_in_the_topic_is_that_of_the_site(small: SmallProject) -> None:
    small.append(TOPIC_FILE, "site: https://example.org/sheets\nshort-addresses: [small]\n")
    small.replace(HANDOUT, "most: 1", "most: 2")
    files = site_of(small)
    assert "<loc>https://example.org/sheets/</loc>" in small.read(f"{SITE}/sitemap.xml")
    assert site_of(small, "--base-url", "https://example.org/sheets/") == files
    link = next(one for one in page(small, "en/topic/small/index.html").all("a") if "2026-11-20" in one.text)
    assert link.attributes["href"] == "https://example.org/sheets/en/small/2026-11-20/"
    assert {"en/small/2026-11-20/index.html", "en/topic/small/2026-11-20/index.html"} <= set(files)
    ran = small.guide("site", "--base-url", "https://example.org/")
    assert (ran.code, ran.errors) == (
        2, (
            "guide: --base-url https://example.org/: topic.yaml says that the site is at https://example.org/sheets, "
            "and sheets print that address; leave --base-url out, or change `site`",
        ),
    )  # fmt: skip


def test_topics_are_on_one_site(small: SmallProject) -> None:
    small.append(TOPIC_FILE, "site: https://example.org/sheets\n")
    assert small.guide("new", "topic", "sleep").code == 0
    small.append("sources/sleep/topic.yaml", "site: https://example.org/sleep/\n")
    # The first in the order of the names counts.
    line = small.read(TOPIC_FILE).count("\n")
    refused_at = f"{TOPIC_FILE}:{line}:7: topic: `site`: `topic` has another address than `sleep`"
    ran = small.guide("build")
    assert ran.code == 1
    assert refused_at in ran.errors


def test_two_topics_with_one_handout_share_the_address_without_a_topic(small: SmallProject) -> None:
    shutil.copytree(small.path(TOPIC), small.path("sources/again"))
    small.set_value("sources/again/en/small.md", "number", "A-1")
    small.set_value("sources/again/topic.yaml", "guide-number", "A-1")
    site_of(small)
    for path, up in (("en/small/index.html", ".."), ("en/small/2026-11-20/index.html", "../..")):
        links = [link.attributes["href"] for link in page(small, path).one("main").all("a")]
        assert links == [f"{up}/again/small/index.html", f"{up}/topic/small/index.html"]
    small.append("sources/again/topic.yaml", "short-addresses: [small]\n")
    site_of(small)
    (link,) = page(small, "en/small/index.html").one("main").all("a")
    assert link.attributes["href"] == "../again/small/index.html"
    small.append(TOPIC_FILE, "short-addresses: [small, smal]\n")
    line = small.read(TOPIC_FILE).count("\n")
    first = small.read("sources/again/topic.yaml").count("\n")
    refused(
        small,
        f"{TOPIC_FILE}:{line}:19: topic: `short-addresses`: the address of `small` leads to another topic already\n"
        f"    hint: the other place is sources/again/topic.yaml:{first}:19; keep the one that is on paper",
        f"{TOPIC_FILE}:{line}:26: topic: `short-addresses`: unknown handout `smal`\n    hint: did you mean `small`?",
    )
