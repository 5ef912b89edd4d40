"""What sheets, topics and their data make of the site, and what does not fit in them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from guide.base.problems import Problems
from guide.pipeline.preparation import planned
from guide.pipeline.select import Selection
from guide.products.site.build import Materials, site_files
from guide.read.files import Project
from guide.read.layouts import read_layout
from guide.read.site import read_site_words
from tests.layout.factory import faces
from tests.site.html import parsed
from tests.site.test_command import SITE, WORDS, page, refused, site_of
from tests.support import HANDOUT, ROOT, TODAY, TOPIC, TOPIC_FILE, SmallProject


def test_titles_with_markup_and_quotes_stay_words(small: SmallProject) -> None:
    small.set_value(HANDOUT, "title", "'Is \\<b>\"this\"\\</b> & that \\</script> fine?'")
    small.set_value(HANDOUT, "summary", "'\"><img src=x onerror=alert(1)>'")
    site_of(small, "--base-url", "https://example.org/")
    index = page(small)
    (title,) = [head.text for head in index.all("h4")]
    assert "<b>" in title
    assert "</script>" in title
    assert not index.all("b")
    entry = page(small, "en/topic/small/index.html")
    assert entry.one("h1").text == title
    assert [image.attributes["src"] for image in entry.all("img") if image.attributes["src"] == "x"] == []
    assert entry.one("meta", name="description").attributes["content"] == '"><img src=x onerror=alert(1)>'
    (data,) = [json.loads("".join(map(str, one.children))) for one in entry.all("script") if "type" in one.attributes]
    assert data["name"] == title


def test_a_sheet_without_a_picture(small: SmallProject) -> None:
    small.replace(HANDOUT, "![A ball on the floor.](ball)\n\n", "")
    site_of(small)
    assert page(small, "en/topic/small/index.html").one("header").all("img") == []
    assert page(small).one("img", class_="page-picture")


def test_a_sheet_without_files_still_has_its_page(small: SmallProject) -> None:
    project, problems = Project(small.root), Problems()
    words, layout = read_site_words(project, "en", problems), read_layout(project, "base", "", None, problems)
    assert words
    assert layout
    composed = planned(project, Selection(), TODAY).composed
    files = site_files(Materials(composed, (), {"en": words}, layout, faces()))
    index, entry = (parsed(files[path].decode("utf-8")) for path in ("index.html", "en/topic/small/index.html"))
    assert index.one("h4").text == "A small sheet"
    assert not index.all("img")
    assert not entry.all("section", class_="get")
    assert "Babies roll and walk." in entry.text


def test_an_empty_topic_has_a_page_that_says_so(small: SmallProject) -> None:
    for path in small.path(f"{TOPIC}/en").glob("*.md"):
        path.unlink()
    for name in ("references.yaml", "facts.yaml"):
        small.write(f"{TOPIC}/{name}", "{}\n")
    files = site_of(small, "--base-url", "https://example.org/")
    assert [path for path in files if path.endswith(".html")] == ["index.html"]
    assert page(small).one("main").text == "There are no handouts here yet."


def test_an_empty_topic_beside_another_is_left_out(small: SmallProject) -> None:
    small.write("sources/other/topic.yaml", small.read(TOPIC_FILE).replace("Small topic", "Other topic"))
    for name in ("references.yaml", "facts.yaml"):
        small.write(f"sources/other/{name}", "{}\n")
    small.write("sources/other/en/labels.yaml", small.read(f"{TOPIC}/en/labels.yaml"))
    site_of(small)
    assert [head.text for head in page(small).all("h2")] == ["Small topic"]


def in_two_languages(project: SmallProject, other: str) -> None:
    """The small sheet once more, as one in another language."""
    shutil.copytree(project.path(f"{TOPIC}/en"), project.path(f"{TOPIC}/{other}"))
    project.replace(TOPIC_FILE, "languages: [en]", f"languages: [en, {other}]")
    project.replace(f"{TOPIC}/{other}/small.md", "language: en", f"language: {other}")
    project.replace(f"{TOPIC}/{other}/small.md", "title: A small sheet", "title: A small leaflet")
    facts = project.read(f"{TOPIC}/facts.yaml")
    project.write(f"{TOPIC}/facts.yaml", re.sub(r"( +)en: (.*)", rf"\g<0>\n\g<1>{other}: \g<2>", facts))
    project.write(
        f"sources/site.{other}.yaml", project.read(WORDS).replace("language: English", "language: English (UK)")
    )


def test_sheets_in_two_languages_lead_to_each_other(small: SmallProject) -> None:
    in_two_languages(small, "en-GB")
    site_of(small, "--base-url", "https://example.org/")
    for path, language, other, name in (
        ("index.html", "en", "en-GB/index.html", "English (UK)"),
        ("en-GB/index.html", "en-GB", "../index.html", "English"),
        ("en/topic/small/index.html", "en", "../../../en-GB/topic/small/index.html", "English (UK)"),
        ("en-GB/topic/small/index.html", "en-GB", "../../../en/topic/small/index.html", "English"),
    ):
        found = page(small, path)
        assert found.one("html").attributes["lang"] == language
        link = found.one("nav", class_="languages").one("a")
        assert (link.attributes["href"], link.text) == (other, name)
        assert link.attributes["lang"] == found.one("link", rel="alternate", href=other).attributes["hreflang"]
    assert [head.text for head in page(small, "en-GB/index.html").all("h4")] == ["A small leaflet"]
    assert page(small, "en/index.html").one("a", class_="button").attributes["href"] == "../index.html"
    data = json.loads(small.read(f"{SITE}/topics/topic.json"))
    assert data["languages"] == ["en", "en-GB"]


def test_two_topics_may_have_pictures_of_one_name(small: SmallProject) -> None:
    shutil.copytree(small.path(TOPIC), small.path("sources/other"))
    small.path("sources/other/en/small.md").rename(small.path("sources/other/en/other.md"))
    small.replace("sources/other/en/other.md", "handout: small", "handout: other")
    small.replace("sources/other/en/other.md", "number: T-1", "number: O-1")
    drawn = small.read("sources/other/pictures/ball.svg")
    assert "<circle" in drawn
    small.write(
        "sources/other/pictures/ball.svg",
        drawn.replace("<circle", '<rect x="1" y="1" width="2" height="2" fill="#000000"/><circle', 1),
    )
    site_of(small)
    balls = {
        page(small, path).all("img", class_="drawing")[0].attributes["src"]
        for path in ("en/topic/small/index.html", "en/other/other/index.html")
    }
    assert len(balls) == 2
    assert [link.attributes["href"] for link in page(small).one("nav", class_="contents").all("a")] == [
        "#_topic-1",
        "#_topic-2",
    ]


CHANGES = f"{TOPIC}/en/changes.yaml"


def test_an_earlier_edition_says_what_changed_and_leads_to_the_new_one(small: SmallProject) -> None:
    small.write(
        CHANGES,
        "changes:\n  - {edition: 2026-11-20, what: Fixed.}\n  - {edition: 2026-01-02, handouts: [small], what: More.}\n"
        "  - {edition: 2025-02-03, what: First.}\n",
    )
    site_of(small)
    old = page(small, "en/topic/small/2025-02-03/index.html")
    assert old.one("a", class_="button").attributes["href"] == "../index.html"
    assert old.one("h1").text == "You hold an older edition of this sheet"
    assert "Yours is of February 3, 2025. The newest is of November 20, 2026." in old.one("main").text
    assert old.one("h2").text == "This changed since"
    assert [item.text for item in old.all("li")] == [
        "Edition of November 20, 2026: Fixed.", "Edition of January 2, 2026: More.",
    ]  # fmt: skip
    # It is to be read, so it does not lead on by itself.
    assert not old.all("meta", http_equiv="refresh")
    middle = page(small, "en/topic/small/2026-01-02/index.html")
    assert [item.text for item in middle.all("li")] == ["Edition of November 20, 2026: Fixed."]
    # The address of the newest edition leads on.
    current = page(small, "en/topic/small/2026-11-20/index.html")
    assert current.one("meta", http_equiv="refresh").attributes["content"] == "0; url=../index.html"
    assert current.one("h1").text == "A small sheet"
    assert current.one("a", class_="button").attributes["href"] == "../index.html"
    assert page(small, "en/index.html").one("h1").text == "Health handouts"
    assert "Edition of February 3, 2025: First." in page(small, "en/topic/small/index.html").one("footer").text


def test_a_change_of_what_is_not_there_is_told(small: SmallProject) -> None:
    small.write(
        CHANGES,
        "changes:\n  - {edition: 2026-11-20, handouts: [smal], what: Mended.}\n"
        "  - {edition: 2027-01-01, handouts: [small], what: Later.}\n  - {edition: 2027-01-01, what: All.}\n",
    )
    refused(
        small,
        f"{CHANGES}:2:38: changes: unknown handout `smal`\n    hint: did you mean `small`?",
        f"{CHANGES}:3:38: changes: `small` has no edition of 2027-01-01: its front matter says 2026-11-20\n"
        "    hint: set `edition` there, or correct the date here",
        f"{CHANGES}:4:33: changes: no handout has an edition of 2027-01-01\n    hint: correct the date, or name the handouts",
    )


def test_data_of_a_topic_that_do_not_fit_are_told(small: SmallProject) -> None:
    small.append(TOPIC_FILE, "ages: crawl-agee\nsynonyms: {fr: [ramper]}\n")
    line = small.read(TOPIC_FILE).count("\n") - 1
    refused(
        small,
        f"{TOPIC_FILE}:1:1: topic: `synonyms`: the topic is not in `fr`\n    hint: use one of: `en`",
        f"{TOPIC_FILE}:{line}:7: topic: `ages`: unknown fact `crawl-agee`\n    hint: did you mean `crawl-age`?",
    )


def test_codes_are_said_where_the_source_gives_them(small: SmallProject) -> None:
    small.append(TOPIC_FILE, "codes: [{system: Example terminology, code: X1}]\n")
    site_of(small)
    data = json.loads(small.read(f"{SITE}/topics/topic.json"))
    assert data["codes"] == [{"system": "Example terminology", "code": "X1", "display": ""}]


def test_a_practice_stands_on_every_page(small: SmallProject, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    site_of(small, "--practice", str(tmp_path / "practices" / "example.yaml"))
    box = page(small, "en/topic/small/index.html").one("section", class_="practice")
    assert box.all("a")[0].attributes["href"].startswith("tel:")
    assert box.one("img").attributes["alt"]


def test_a_reviewed_sheet_says_so(small: SmallProject) -> None:
    assert small.guide("approve", "small", "--by", "Ada Example, MD", "--on", "2026-11-19").code == 0
    site_of(small)
    assert page(small).one("span", class_="reviewed").text == "Reviewed by Ada Example, MD on November 19, 2026"
    entry = page(small, "en/topic/small/index.html")
    assert "Draft" not in entry.one("header").text
    (data,) = [json.loads("".join(map(str, one.children))) for one in entry.all("script") if "type" in one.attributes]
    assert (data["lastReviewed"], data["reviewedBy"][0]["name"]) == ("2026-11-19", "Ada Example, MD")
