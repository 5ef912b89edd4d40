"""Fields of the real site in a real browser: filled in, kept only when asked, printed."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser import needs_chromium
from tests.site.test_browser import CHECKLIST, WIDTHS, texts, ticks
from tests.subject import TOPIC

pytestmark = needs_chromium


@pytest.mark.parametrize("width", WIDTHS)
def test_fields_leave_no_hole(page: Page, served: str, width: int) -> None:
    """Every row of fields ends where the first one does, and each label stands right above its field."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served + CHECKLIST)
    boxes = page.locator(".fields .field").evaluate_all(
        "fields => fields.map(one => one.getBoundingClientRect().toJSON())"
    )
    ends: dict[float, float] = {}
    for box in boxes:
        ends[round(box["bottom"])] = max(box["right"], ends.get(round(box["bottom"]), 0.0))
    assert len(boxes) >= 10
    assert max(ends.values()) - min(ends.values()) < 1


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return found


def test_what_is_filled_in_is_kept_only_when_asked(page: Page, served: str) -> None:
    page.goto(served + CHECKLIST)
    texts(page)[0].fill('Sam "S" <b>')
    ticks(page)[2].check()
    assert kept(page) == {}
    page.reload()
    assert texts(page)[0].input_value() == ""
    texts(page)[0].fill('Sam "S" <b>')
    ticks(page)[2].check()
    page.get_by_role("button", name="Keep on this device").click()
    assert page.get_by_role("status").inner_text().startswith("Kept on this device only.")
    texts(page)[2].fill("9 months")
    page.reload()
    assert texts(page)[0].input_value() == 'Sam "S" <b>'
    assert texts(page)[2].input_value() == "9 months"
    assert ticks(page)[2].is_checked()
    assert not ticks(page)[3].is_checked()
    # Another site of the same server has fields of its own, and so has another sheet.
    page.goto(f"{served}else/{CHECKLIST}")
    assert texts(page)[0].input_value() == ""
    page.goto(served + f"en/{TOPIC.name}/movement-log/index.html")
    assert page.locator("textarea").first.input_value() == ""
    page.goto(served + CHECKLIST)
    answers = iter((False, True))

    def answer(dialog: Dialog) -> None:
        dialog.accept() if next(answers) else dialog.dismiss()

    page.on("dialog", answer)
    page.get_by_role("button", name="Clear").click()
    assert texts(page)[2].input_value() == "9 months"
    page.get_by_role("button", name="Clear").click()
    page.remove_listener("dialog", answer)
    assert page.get_by_role("status").inner_text() == "All cleared. Nothing is kept."
    assert texts(page)[2].input_value() == ""
    assert kept(page) == {}


def test_what_somebody_else_kept_there_does_no_harm(page: Page, served: str) -> None:
    page.goto(served)
    key = f"guide:fields:{urlsplit(served + CHECKLIST).path.removesuffix('index.html')}"
    for value in ("[[[", "null", "7", '{"baby-name": {"a": 1}, "stiff-or-floppy": "x", "gone": "y"}'):
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
        page.goto(served + CHECKLIST)
        assert texts(page)[0].input_value() == ""
        assert not ticks(page)[2].is_checked()


def test_a_printed_page_has_what_was_filled_in_and_no_buttons(page: Page, served: str) -> None:
    page.goto(served + CHECKLIST)
    page.locator(".fill textarea").fill("One line.\n" * 12)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".fill textarea").evaluate("field => field.scrollHeight <= field.clientHeight + 1")
    assert page.locator(".button:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
