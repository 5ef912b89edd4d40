"""What a person does on the page, and what it says then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from guide.products.clinic.form import written
from tests.support import TODAY

# Chromium compiles the interpreter twice, the second time better: that costs half of every start, and tests gain nothing by it.
COMPILED_ONCE = ("--js-flags=--liftoff-only",)
# As in a private window: what could be kept is refused.
REFUSED = """globalThis.real = Object.getOwnPropertyDescriptor(window, "localStorage");
for (const name of ["localStorage", "caches"]) {
    Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("", "SecurityError"); } });
}
Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { return undefined; } });"""


def at(page: Page, address: str) -> Page:
    """The page on the day of the tests, before anything is loaded."""
    page.clock.set_fixed_time(TODAY.isoformat() + "T12:00:00")
    page.goto(address)
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    return page


def begun(page: Page, address: str) -> Page:
    """The page with its form."""
    at(page, address)
    start(page)
    drawn(page)
    return page


def start(page: Page) -> None:
    page.get_by_role("button", name="Start").click()


def drawn(page: Page) -> None:
    expect(page.locator("[data-preview] > svg")).to_be_visible()


def said(page: Page, words: str) -> None:
    """Wait until the page says these words."""
    expect(page.locator("[data-said]")).to_have_text(words)


def field(page: Page, key: str, words: str) -> None:
    """Type into a field, whether or not its group is open."""
    page.locator(f"[data-key='{key}']").fill(words)


def shows(page: Page, words: str) -> None:
    """Wait until page 1 has these words as a practice's own."""
    expect(page.locator("[data-own]")).to_contain_text(words)


def until(page: Page, condition: str) -> None:
    """Wait for a condition in the page; its policy forbids Playwright's own way."""
    met = page.evaluate(
        f"async () => {{ for (let tries = 0; tries < 1000; tries += 1) {{ if (await ({condition})) return true; "
        "await new Promise((done) => setTimeout(done, 30)); } return false; }"
    )
    assert met, condition


def told(page: Page, wanted: list[str]) -> list[str]:
    """The messages at the fields, as soon as they are the wanted ones, or after some seconds."""
    found: list[str] = page.evaluate(
        """async (wanted) => {
            const now = () => [...document.querySelectorAll(".clinic-form .said p")].map((one) => one.textContent);
            for (let tries = 0; tries < 200 && now().sort().join() !== [...wanted].sort().join(); tries += 1) {
                await new Promise((done) => setTimeout(done, 25));
            }
            return now();
        }""",
        wanted,
    )
    return sorted(found)


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def open_file(page: Page, text: str) -> None:
    """Open a practice file."""
    practice: FilePayload = {"name": "practice.yaml", "mimeType": "text/yaml", "buffer": text.encode()}
    page.locator("[data-file=practice]").set_input_files(practice)


def fill(page: Page, values: dict[str, Any], desk: Path) -> None:
    """Open a practice file with these values, and its logo."""
    if logo := values.get("logo", {}).get("file"):
        path = desk / logo
        if path.parent == desk and path.is_file():
            page.locator("[data-file=logo]").set_input_files(path)
    open_file(page, written(values))


def downloaded(page: Page, button: str = "Download the PDF") -> tuple[str, bytes]:
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def in_words(problems: list[dict[str, Any]], hint: str) -> list[str]:
    """What the page says of problems; `hint` is its word for what to do."""
    return sorted(
        f"{one['message']}. {hint.replace('{hint}', one['hint'])}" if one["hint"] else one["message"]
        for one in problems
    )
