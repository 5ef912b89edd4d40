"""`guide diff`: what changed since a commit, or between two folders, in one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import launched, needs_chromium, opened
from tests.compare.conftest import commit, done, text_of
from tests.support import CHART, FACTS, HANDOUT, SmallProject


def test_a_report_runs_and_fetches_nothing(committed: SmallProject) -> None:
    """Whatever words are in it: it says itself that a browser is to take nothing but its own style and pictures."""
    committed.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    head = committed.read("diff.html").partition("<title>")[0]
    style = re.findall(r"<style>(.*?)</style>", committed.read("diff.html"), re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in style]
    assert re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head) == [
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        for digest in digests
    ]
    assert len(digests) == 1


def test_the_whole_report_of_a_small_change(committed: SmallProject) -> None:
    committed.replace(FACTS, "value: [7, 10]", "value: [6, 10]")
    committed.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    assert (
        text_of(committed.path("diff.html"))
        == """What changed in the sheets
What changed in the sheets
From
HEAD (commit)
to
the files as they are now
1
changed
0
new
0
gone
0
the same
Figures that changed
before:
7 to 10 months
→
, now:
6 to 10 months
in
A small sheet
Sheets that changed
A small sheet
: words in 2 places,
figures among them
Words are marked like this:
removed
added
. On the pages, outlines mark what looks different.
A small sheet
en/topic/small.letter
Words
Page 1, under “
What matters most
”
Most babies crawl at
removed:
7
, end of removed.
added:
6
, end of added.
to 10 months. Look for new skills.
Page 1, under “
Call now
”
Your baby loses
removed:
a
, end of removed.
added:
any
, end of added.
skill.
Pages
Before, page 1
[Before: page 1 of A small sheet]
Now, page 1
[Now: page 1 of A small sheet]"""
    )


def test_nothing_changed(committed: SmallProject) -> None:
    done(committed.guide("diff"), "diff.html: no sheet differs")
    text = text_of(committed.path("diff.html"))
    assert text.endswith(
        "0\nchanged\n0\nnew\n0\ngone\n1\nthe same\nSheets that are the same\nA small sheet\nen/topic/small.letter"
    )
    assert "data:image" not in committed.read("diff.html")


def test_another_look_with_the_same_words(committed: SmallProject) -> None:
    committed.set_value("layouts/base.yaml", "accent", '"#5b2a6e"')
    done(committed.guide("diff", "v1"), "diff.html: 1 sheet differs")
    text = text_of(committed.path("diff.html"))
    assert ": the same words, but they look different" in text
    assert "Words\nThe words are the same.\nPages\nBefore, page 1" in text


def test_what_is_said_about_a_sheet(committed: SmallProject) -> None:
    committed.set_value(HANDOUT, "number", "T-2")
    committed.set_value(HANDOUT, "edition", "2026-11-21")
    committed.set_value(HANDOUT, "summary", "A sheet that says more.")
    committed.append(HANDOUT, "\nThere is [more](https://example.org/more).\n")
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    about = text_of(committed.path("diff.html")).split("About the sheet\n")[1].split("\nWords")[0]
    assert (
        about
        == """What
Before
Now
Summary
A sheet that says little. Draft, not yet checked by a doctor.
A sheet that says more. Draft, not yet checked by a doctor.
Edition date
2026-11-20
2026-11-21
Foot of the page
T-1 · Edition November 20, 2026
T-2 · Edition November 21, 2026
Links
none
https://example.org/more"""
    )


def test_a_clinician_has_reviewed_the_sheet(committed: SmallProject) -> None:
    assert committed.guide("approve", "small", "--by", "Test Reviewer").code == 0
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    assert "Review\nnever\napproved\n" in text_of(committed.path("diff.html"))


def test_a_mark_of_a_chart_that_is_drawn_only(committed: SmallProject) -> None:
    committed.append(HANDOUT, "\n:::{chart} chart\n:::\n")
    committed.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    commit(committed, "with a chart")
    committed.replace(CHART, "{text: Sits late, causes: [muscles]", "{text: Sits late, causes: [joints]")
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    text = " ".join(text_of(committed.path("diff.html")).split("\n"))
    assert (
        "Sits late | next cell: removed: Yes , end of removed. | next cell: added: Yes , end of added. | next cell: "
        in text
    )


def test_new_and_gone_sheets_and_titles_with_markup(committed: SmallProject) -> None:
    committed.guide("new", "handout", "naps", "--title", 'More < less & "naps"')
    done(committed.guide("diff", "--out", "a.html"), "a.html: 1 sheet differs")
    html = committed.read("a.html")
    assert "More &lt; less &amp; \u201cnaps\u201d" in html
    assert "More <" not in html
    assert "New sheets\nMore < less & \u201cnaps\u201d\nen/topic/naps.letter" in text_of(committed.path("a.html"))
    commit(committed, "second")
    done(committed.guide("diff", "HEAD", "v1", "--out", "b.html"), "b.html: 1 sheet differs")
    assert "Sheets that are gone\nMore <" in text_of(committed.path("b.html"))
    # A handout that only the older state has may be asked for.
    committed.path(HANDOUT.replace("small", "naps")).unlink()
    done(committed.guide("diff", "--handout", "naps"), "diff.html: 1 sheet differs")


def test_the_same_bytes_twice(committed: SmallProject) -> None:
    committed.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    committed.guide("diff", "--out", "a.html")
    committed.guide("diff", "--out", "b.html")
    assert committed.read("a.html") == committed.read("b.html")


def test_two_build_folders(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.root)
    shutil.copytree("build", "old")
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    built.guide("build")
    done(built.guide("diff", "old", "build"), "diff.html: 1 sheet differs")
    text = text_of(built.path("diff.html"))
    assert "From\nthe files in old/\nto\nthe files in build/" in text
    assert "removed:\na\n, end of removed.\nadded:\nany" in text


def test_what_a_manifest_says_is_text(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.root)
    shutil.copytree("build", "old")
    title = '<script src="x">&amp;</script>'
    built.write("old/manifest.json", built.read("old/manifest.json").replace('"A small sheet"', json.dumps(title)))
    built.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses any skill.")
    built.guide("build")
    done(built.guide("diff", "build", "old"), "diff.html: 1 sheet differs")
    html = built.read("diff.html")
    assert "<script" not in html
    assert 'alt="Now: page 1 of &lt;script src=&#34;x&#34;&gt;&amp;amp;&lt;/script&gt;"' in html


def test_two_projects_in_another_edition(committed: SmallProject) -> None:
    shutil.copytree(committed.root, committed.root.parent / "other")
    SmallProject(committed.root.parent / "other").replace(HANDOUT, "Babies roll and walk.", "Babies roll, then walk.")
    done(committed.guide("diff", ".", "../other", "--edition", "a4"), "diff.html: 1 sheet differs")
    text = text_of(committed.path("diff.html"))
    assert "the files as they are now\nto\nthe project in other/" in text
    assert "en/topic/small.a4\n" in text


def test_a_project_in_a_folder_of_a_repository(committed: SmallProject) -> None:
    inside = committed.path("handouts")
    inside.mkdir()
    for name in ("sources", "layouts", "fonts"):
        committed.path(name).rename(inside / name)
    commit(committed, "moved")
    done(SmallProject(inside).guide("diff"), "diff.html: no sheet differs")


@needs_chromium
def test_everybody_can_read_it(committed: SmallProject) -> None:
    committed.replace(FACTS, "value: [7, 10]", "value: [6, 10]")
    committed.set_value(HANDOUT, "number", "T-2")
    committed.append(HANDOUT, "\nThere is [more](https://example.org/more-of-it-with-a-long-address-in-one-word).\n")
    committed.guide("new", "handout", "naps")
    done(committed.guide("diff"), "diff.html: 2 sheets differ")
    address = committed.path("diff.html").as_uri()
    with launched() as browser:
        for width in (320, 1280):
            with opened(browser, address, viewport={"width": width, "height": 800}) as page:
                page.goto(address)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                found = Axe().run(page)
                assert [fault["id"] for fault in found.response["violations"]] == []
                levels = [int(level) for level in re.findall(r"<h(\d)", page.content())]
                assert levels[0] == 1
                assert levels.count(1) == 1
                # The style is let through by the page's own policy: pages stand side by side, or below each other.
                columns = page.evaluate("getComputedStyle(document.querySelector('.pair')).gridTemplateColumns")
                assert len(columns.split()) == (1 if width == 320 else 2)


def test_files_of_a_program_without_topics_are_compared_with_those_of_now(built: SmallProject) -> None:
    assert built.guide("build").code == 0
    shutil.copytree(built.path("build"), built.path("old"))
    for edition in ("letter", "a4"):
        built.path(f"old/en/topic/small.{edition}.pdf").rename(built.path(f"old/en/small.{edition}.pdf"))
    listed = built.read("old/manifest.json").replace("en/topic/", "en/").replace('      "topic": "topic",\n', "")
    built.write("old/manifest.json", listed)
    paths = (str(built.path("old")), str(built.path("build")))
    ran = built.guide("diff", *paths, "--out", str(built.path("d.html")))
    assert (ran.code, ran.errors, ran.said) == (0, (), (f"{built.path('d.html')}: no sheet differs",))
