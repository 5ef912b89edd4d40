"""The real site in a real browser: by keyboard, without JavaScript, from disk, on narrow screens, light and dark."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import needs_chromium, opened
from tests.site.conftest import Site
from tests.subject import TOPIC

pytestmark = needs_chromium

WIDTHS = (320, 768, 1280)
ENTRY = "tips"
CHECKLIST = f"en/{TOPIC.name}/pediatrician-checklist/index.html"


def focused(page: Page) -> str:
    """The words of what has the focus."""
    text: str = page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
    return text


def texts(page: Page) -> list[Locator]:
    """The fields to write in."""
    return page.locator("textarea, input[type=text]").all()


def ticks(page: Page) -> list[Locator]:
    """The boxes to tick."""
    return page.locator("input[type=checkbox]").all()


def tab_to(page: Page, words: str, most: int = 200) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            return
    pytest.fail(f"no {words!r} within {most} presses")


def test_a_parent_gets_the_large_print_checklist_by_keyboard_alone(page: Page, served: str, real: Site) -> None:
    listed = json.loads((real.build / "manifest.json").read_text("utf-8"))["files"]
    (entry,) = [
        entry for entry in listed if entry["path"] == f"en/{TOPIC.name}/pediatrician-checklist.letter-large.pdf"
    ]
    page.goto(served)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    tab_to(page, f"Large print: {entry['title']}, Letter")
    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert box["height"] >= 44
    # The way of this browser to save what a link leads to, without opening it.
    with page.expect_download() as arriving:
        page.keyboard.press("Alt+Enter")
    arrived = Path(arriving.value.path()).read_bytes()
    assert hashlib.sha256(arrived).hexdigest() == entry["sha256"]


@pytest.mark.parametrize(("locale", "paper"), [("en-US", "letter"), ("es-MX", "letter"), ("en-GB", "a4"), ("es", "a4")])
def test_paper_is_that_of_the_country(chromium: Browser, served: str, locale: str, paper: str) -> None:
    with opened(chromium, served, locale=locale) as page:
        page.goto(served)
        assert page.locator("input[name=paper]:checked").get_attribute("value") == paper
        shown = page.locator(".sheet .button.strong:visible").all()
        links = [str(one.get_attribute("href")) for one in shown]
    assert {link.removesuffix(".pdf").rpartition(".")[2] for link in links} == {paper}


def test_another_paper_can_be_chosen_and_the_choice_is_kept(page: Page, served: str) -> None:
    page.goto(served)
    page.get_by_role("radio", name="Letter").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("a[href$='tips.a4.pdf']").is_visible()
    assert not page.locator("a[href$='tips.letter.pdf']").is_visible()
    page.goto(served + f"en/{TOPIC.name}/tips/index.html")
    assert page.locator("#_main a[href$='tips.a4.pdf']").is_visible()
    assert not page.locator("#_main a[href$='tips.letter.pdf']").is_visible()


def violations(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds on a page, by all its rules or by these."""
    options: dict[str, Any] = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)[
        "violations"
    ]
    return [f"{one['id']}: {node['target']} {node.get('failureSummary')}" for one in found for node in one["nodes"]]


def test_no_page_has_a_barrier_or_scrolls_sideways(page: Page, served: str, real: Site) -> None:
    for path in ("index.html", *real.entries):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(served + path)
        assert violations(page) == [], path
        page.emulate_media(color_scheme="dark")
        assert violations(page, ("color-contrast", "link-in-text-block")) == [], path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_on_a_phone_the_index_leads_to_the_other_forms(page: Page, served: str) -> None:
    large = "a[href$='tips.letter-large.pdf']"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served)
    card = page.locator(".sheet", has=page.locator(large))
    assert card.locator(".button:visible").count() > 4
    assert not card.locator(".more").is_visible()
    page.set_viewport_size({"width": 320, "height": 900})
    assert card.locator(".button:visible").count() == 3
    assert card.locator("a[href$='tips.letter.pdf']").is_visible()
    card.locator(".more a").click()
    assert page.locator(f"#_main {large}").is_visible()
    assert page.url.endswith("tips/index.html#_get")


def test_the_number_of_an_entry_stands_beside_its_first_line(page: Page, served: str) -> None:
    """A browser sets the number beside the last line of what is an inline block."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(served + f"en/{TOPIC.name}/parent-guide/index.html")
    links = page.locator(".contents li a")
    assert max(links.evaluate_all("links => links.map(one => one.offsetHeight)")) > 40
    assert set(links.evaluate_all("links => links.map(one => getComputedStyle(one).display)")) == {"block"}


@pytest.mark.parametrize("entry", ["causes-to-monitor", "movement-log", "tips"])
def test_tables_as_cards_have_no_barrier(page: Page, served: str, entry: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{served}en/{TOPIC.name}/{entry}/index.html")
    assert violations(page) == []


def newest_and_older(real: Site) -> tuple[str, str]:
    """The addresses of two editions of a sheet: the newest one, and the one before."""
    first = sorted(path for path in real.earlier if path.startswith(f"en/{TOPIC.name}/activity-card/"))
    return first[-1], first[-2]


def test_the_address_of_the_newest_edition_leads_on_at_once(page: Page, served: str, real: Site) -> None:
    newest, _ = newest_and_older(real)
    page.goto(served + newest, wait_until="commit")
    page.wait_for_url(f"**/en/{TOPIC.name}/activity-card/index.html")


def test_the_address_of_an_older_edition_says_what_changed(page: Page, served: str, real: Site) -> None:
    _, older = newest_and_older(real)
    page.goto(served + older)
    assert violations(page) == []
    assert page.locator("h1").inner_text() == "You hold an older edition of this sheet"
    page.locator("main a.button").click()
    page.wait_for_url(f"**/en/{TOPIC.name}/activity-card/index.html")


def test_a_page_that_leads_on_has_no_barrier(page: Page, served: str, real: Site) -> None:
    path, _ = newest_and_older(real)
    stays = real.html(path).replace('http-equiv="refresh"', 'name="stays"')
    page.route(f"{served}{path}", lambda route: route.fulfill(body=stays, content_type="text/html"))
    page.goto(served + path)
    assert violations(page) == []
    assert page.locator("main a.button").is_visible()


def test_large_type_does_not_scroll_sideways(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    for path in ("index.html", CHECKLIST, f"en/{TOPIC.name}/causes-to-monitor/index.html"):
        page.goto(served + path)
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_without_javascript_everything_is_there(chromium: Browser, served: str) -> None:
    with opened(chromium, served, java_script_enabled=False) as page:
        page.goto(served)
        assert page.locator("a[href$='tips.a4.pdf']").is_visible()
        assert page.locator("a[href$='tips.letter.pdf']").is_visible()
        assert not page.locator("[data-papers]").is_visible()
        page.goto(served + CHECKLIST)
        texts(page)[0].fill("Sam")
        ticks(page)[2].check()
        assert texts(page)[0].input_value() == "Sam"
        assert not page.locator("[data-keep]").is_visible()


def test_it_works_from_disk(chromium: Browser, real: Site) -> None:
    with opened(chromium, real.folder.as_uri(), locale="en-US") as page:
        page.goto((real.folder / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Sheet")
        page.wait_for_function("[...document.fonts].every(face => face.status === 'loaded')")
        title = page.locator("h4 a[href*=pediatrician-checklist]").inner_text()
        page.get_by_role("link", name=title, exact=True).click()
        assert page.title() == f"{title} | Health handouts"
        texts(page)[0].fill("Sam")
        page.get_by_role("button", name="Keep on this device").click()
        page.reload()
        assert texts(page)[0].input_value() == "Sam"
        page.get_by_role("link", name="All handouts").click()
        assert page.url.endswith("/build/site/index.html")


def test_words_find_sheets(page: Page, served: str, real: Site) -> None:
    page.goto(served)
    field, shown = page.get_by_role("searchbox"), page.locator(".sheet:visible")
    every = shown.count()
    assert every == len(real.entries)
    wanted = page.locator(".sheet h4").first.inner_text()
    field.fill(wanted.upper())
    expect(page.locator(".search [role=status]")).not_to_be_empty()
    assert wanted in shown.locator("h4").all_inner_texts()
    assert shown.count() < every
    expect(page.locator(".search [role=status]")).to_have_text(f"Found: {shown.count()}")
    assert violations(page) == []
    field.fill("no such word")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing found. Try another word.")
    assert shown.count() == 0
    field.fill("")
    expect(shown).to_have_count(every)


def test_addresses_without_a_topic_lead_on(chromium: Browser, served: str, real: Site) -> None:
    for path in (f"en/{ENTRY}/index.html", next(path for path in real.short if path.count("/") == 3 and ENTRY in path)):
        # A page of its own: it may still be on its way when the test ends.
        with opened(chromium, served, locale="en-US") as page:
            page.goto(served + path, wait_until="commit")
            page.wait_for_url(f"**/en/{TOPIC.name}/{ENTRY}/**")
