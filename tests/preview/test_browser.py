"""The preview in a real browser: a save is seen, a fault is told, a click names the line, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import launched, needs_chromium, opened
from tests.preview.test_server import Preview, previewed
from tests.support import HANDOUT, SmallProject, make_project

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def page_of_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Preview]]:
    """One browser and one preview for all: starting them is what takes time."""
    project = make_project(tmp_path_factory.mktemp("preview") / "project")
    with previewed(project, faults=True) as preview, launched() as browser:
        address = f"http://127.0.0.1:{preview.port}/"
        with opened(browser, address, viewport={"width": 1280, "height": 800}) as page:
            page.goto(address)
            expect(page.locator("#state")).to_have_text("Everything is made.", timeout=30_000)
            yield page, preview


def shown(page: Page) -> str | None:
    return page.locator(".sheet").first.get_attribute("data-shown")


def say(project: SmallProject, text: str) -> None:
    """Save the sheet with another first sign."""
    lines = project.read(HANDOUT).split("\n")
    lines[lines.index(":::{callout} call-now") + 1] = text
    project.write(HANDOUT, "\n".join(lines))


def test_the_first_handout_is_shown_at_once(page_of_preview: tuple[Page, Preview]) -> None:
    page, _ = page_of_preview
    expect(page.get_by_role("heading", level=1)).to_have_text("A small sheet")
    expect(page.get_by_role("img", name="page 1", exact=True)).to_be_visible()
    assert "handout=topic%2Fsmall" in page.url


def test_a_save_is_seen_without_losing_the_place(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    page.evaluate("scrollTo(0, 300)")
    before = shown(page)
    say(preview.project, "Your baby loses one skill.")
    expect(page.locator(".sheet").first).not_to_have_attribute("data-shown", before or "")
    assert page.evaluate("scrollY") == 300


def test_a_click_names_file_and_line(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    line = preview.project.read(HANDOUT).split("\n").index("## Ways to move") + 1
    page.get_by_role("button", name=f"Written in {HANDOUT}, line {line}", exact=True).click()
    expect(page.locator("#place code")).to_have_text(f"{HANDOUT}:{line}")
    link = page.locator("#place").get_by_role("link", name="Open in VS Code").get_attribute("href")
    assert link == f"vscode://file{preview.project.root.as_posix()}/{HANDOUT}:{line}:1"


def test_a_fault_is_told_and_the_page_stays(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    before, text = shown(page), preview.project.read(HANDOUT)
    preview.project.replace(HANDOUT, "title: A small sheet", "titel: A small sheet")
    expect(page.locator("#state")).to_have_text("1 error. The pages still show the last good version.")
    expect(page.locator("#problems li")).to_have_count(1)
    expect(page.locator("#problems")).to_contain_text("Error, front-matter: unknown key `titel`")
    assert shown(page) == before
    preview.project.write(HANDOUT, text)
    expect(page.locator("#state")).to_have_text("Everything is made.")
    expect(page.locator("#problems li")).to_have_count(0)


def test_a_sheet_that_does_not_fit_is_shown_and_marked(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    text = preview.project.read(HANDOUT)
    preview.project.replace(HANDOUT, "Babies roll and walk.", "\n\n".join(["Babies roll and walk."] * 20))
    state = page.locator("#state")
    expect(state).to_have_text(
        re.compile(r"^\d errors?\. These pages are a draft that does not fit; no file is made of it\.$")
    )
    expect(page.locator("figcaption").nth(1)).to_have_text("Page 2 of 2, changed, a draft that does not fit")
    expect(page.get_by_text("Open the PDF")).to_be_hidden()
    preview.project.write(HANDOUT, text)
    expect(state).to_have_text("Everything is made.")
    expect(page.locator("figcaption")).to_have_count(1)


def test_a_fault_elsewhere_does_not_make_the_page_old(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    page.get_by_label("Go to what I save").uncheck()
    before, other = shown(page), "sources/topic/en/other.md"
    text = (
        preview.project.read(HANDOUT).replace("handout: small", "handout: other").replace("number: T-1", "number: T-2")
    )
    preview.project.write(other, text.replace("Your baby loses", "In 7 days your baby loses"))
    say(preview.project, "Your baby loses every skill.")
    expect(page.locator("#state")).to_have_text("1 error elsewhere. These pages are up to date.")
    assert shown(page) != before
    preview.project.path(other).unlink()
    expect(page.locator("#state")).to_have_text("Everything is made.")
    page.get_by_label("Go to what I save").check()


def test_before_and_after(page_of_preview: tuple[Page, Preview]) -> None:
    page, preview = page_of_preview
    page.get_by_label("Before and after").check()
    page.get_by_role("button", name="Compare from here on").click()
    expect(page.locator("#state")).to_have_text("No page has changed since you began to compare.")
    say(preview.project, "Your baby loses any skill.")
    expect(page.get_by_role("img", name="Before, page 1")).to_be_visible()
    expect(page.get_by_role("img", name="After, page 1")).to_be_visible()
    page.get_by_label("Before and after").uncheck()
    expect(page.get_by_role("img", name="page 1", exact=True)).to_be_visible()


def test_another_edition(page_of_preview: tuple[Page, Preview]) -> None:
    page, _ = page_of_preview
    before = shown(page)
    page.get_by_label("Edition").select_option("a4")
    expect(page.locator(".sheet").first).not_to_have_attribute("data-shown", before or "")
    assert "edition=a4" in page.url
    page.get_by_label("Edition").select_option("letter")
    expect(page.locator(".sheet").first).to_have_attribute("data-shown", before or "")


def test_everybody_can_use_it(page_of_preview: tuple[Page, Preview]) -> None:
    page, _ = page_of_preview
    found = Axe().run(page)
    assert [fault["id"] for fault in found.response["violations"]] == []


def test_it_fits_a_narrow_window(page_of_preview: tuple[Page, Preview]) -> None:
    page, _ = page_of_preview
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_links_to_an_editor_in_odd_folders(page_of_preview: tuple[Page, Preview], tmp_path: Path) -> None:
    """Every part of the path is whole in the link, and a practice's file is where it is."""
    project = make_project(tmp_path / "My #1 100% project?")
    practice = tmp_path / "my clinic.yaml"
    practice.write_text('name: A clinic\nphone: (555) 555-0100\naccent: "#ffff00"\n')
    browser = page_of_preview[0].context.browser
    assert browser is not None
    with previewed(project, "--practice", str(practice), faults=True) as preview:
        address = f"http://127.0.0.1:{preview.port}/"
        with opened(browser, address, viewport={"width": 1280, "height": 800}) as page:
            page.goto(address)
            link = page.locator("#problems").get_by_role("link", name="Open in VS Code")
            expect(link).to_have_attribute("href", f"vscode://file{quote(str(practice))}:3:10")
            practice.write_text("name: A clinic\nphone: (555) 555-0100\n")
            expect(page.locator("#state")).to_have_text("Everything is made.")
            page.locator(".spot").last.click()
            link = page.locator("#place").get_by_role("link", name="Open in VS Code")
            start = f"vscode://file{quote(project.root.as_posix())}/"
            expect(link).to_have_attribute("href", re.compile("^" + re.escape(start)))
