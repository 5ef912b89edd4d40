"""The page in Chromium: the bytes and messages of the command line, for everyone who uses it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from guide.products.clinic.form import written
from tests.browser import launched, needs_chromium, opened
from tests.clinic.conftest import CHOICE
from tests.clinic.page import (
    COMPILED_ONCE,
    at,
    begun,
    downloaded,
    drawn,
    field,
    fill,
    in_words,
    open_file,
    said,
    shows,
    start,
    told,
    unfold,
    until,
)
from tests.clinic.practices import BAD, PRACTICES
from tests.clinic.shared_site import PAGE, Made, desk_in, made_site, needs_tools
from tests.long import in_long
from tests.site.conftest import serving
from tests.support import TODAY

pytestmark = [needs_chromium, *needs_tools]
# Every day one practice of each kind of logo, and some faults of each part of the form; all of both run under Node.js.
SOME = ("logo.svg", "png-3-4.png", "turned.png", "progressive.jpg", "turned.jpg")
FAULTY = ("zip.png", "bomb.png", "large.png", "cut.jpg", "missing.png")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_site(tmp_path_factory)


@pytest.fixture(scope="module")
def address(made: Made) -> Iterator[str]:
    with serving(made.folder) as one:
        yield one


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched(*in_long(COMPILED_ONCE, ())) as browser:
        yield browser


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """One page for most tests, since each start takes seconds. It complains of nothing, and asks nobody else."""
    with opened(chromium, address, accept_downloads=True) as one:
        yield begun(one, f"{address}{PAGE}")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = desk_in(tmp_path / "desk")
    monkeypatch.chdir(folder)
    return folder


def manifest(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("manifest.jsonl").decode()


def test_nothing_is_loaded_before_the_press(chromium: Browser, address: str) -> None:
    asked: list[str] = []
    with opened(chromium, address) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}en/topic/small/index.html")
        page.get_by_role("link", name="Put your clinic's name on it").click()
        expect(page.get_by_role("button", name="Start")).to_be_visible()
        assert page.url == f"{address}{PAGE}#en/topic/small"
        assert [url for url in asked if url.endswith(".gz")] == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        parts = json.loads(page.locator("#_clinic-data").text_content() or "")["parts"]
        assert sum(part["bytes"] for part in parts) <= 8_000_000


def test_files_have_the_bytes_of_the_command_line(page: Page, made: Made, desk: Path) -> None:
    session = made.session()
    some = [one for one in PRACTICES if one.get("logo", {"file": SOME[0]})["file"] in SOME]
    for values in in_long(some, PRACTICES):
        fill(page, values, desk)
        expect(page.locator("[data-key=name]")).to_have_value(values["name"])
        for edition in ("letter", "a4"):
            page.locator("[data-choose=edition]").select_option(edition)
            name, data = downloaded(page)
            own = session.pdf(json.dumps(values), CHOICE | {"edition": edition})
            assert name == f"small.{edition}.pdf"
            assert hashlib.sha256(data).hexdigest() == own["entry"]["sha256"], (values, edition)


def test_faults_have_the_words_of_the_command_line(page: Page, made: Made, desk: Path) -> None:
    session = made.session()
    page.locator("[data-choose=edition]").select_option("letter")
    some = [one for number, one in enumerate(BAD) if number % 9 == 0 or one.get("logo", {}).get("file") in FAULTY]
    compared = 0
    for values in in_long(some, BAD):
        if session.open(written(values)).get("values") is None:
            continue  # such a file is refused as a whole
        session.text = ""
        fill(page, values, desk)
        wanted = in_words(session.check(json.dumps(values), CHOICE), made.words["hint"])
        assert wanted, values
        assert told(page, wanted) == wanted, values
        compared += 1
    assert compared >= in_long(12, 100)


def test_a_file_that_is_no_practice_is_refused_and_the_form_stays(page: Page, made: Made, desk: Path) -> None:
    assert desk.is_dir()
    fill(page, PRACTICES[0], desk)
    name = page.locator("[data-key=name]")
    expect(name).to_have_value(PRACTICES[0]["name"])
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for text in (
        "name: Oak\nphone: 555-0100\ncolour: red\n",
        "name: Oak\nphone: 555-0100\nversion: 7\nbranches: [{name: Elm}]\n",
        bomb,
        "PK\3\4\0\0",
        "name: Oak\n" * 30_000,
        "- Oak\n",
        "",
    ):
        wanted = in_words(made.session().open(text)["problems"], made.words["hint"])
        open_file(page, text)
        assert told(page, wanted) == wanted != [], text[:60]
        assert name.input_value() == PRACTICES[0]["name"]


def test_what_is_typed_is_seen_at_once(page: Page) -> None:
    fill(page, {"name": "Oak", "phone": "555-0100"}, Path())
    field(page, "name", "Elm Street <b>")
    shows(page, "Elm Street <b>")
    unfold(page)
    field(page, "accent", "#5b2a6e")
    expect(page.locator("[data-contrast]")).to_have_text("Contrast 8.5 to 1; 4.5 is needed.")
    expect(page.locator("[data-preview] [fill='#5b2a6e']").first).to_be_attached()
    field(page, "phone", "call us")
    page.locator("[data-key=phone]").press("Tab")
    expect(page.locator("#_f-phone-said")).to_contain_text("is not a phone number")
    expect(page.locator("[data-key=phone]")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Download the PDF").click()
    said(page, "Nothing was made. Please mend: 1")
    expect(page.locator("[data-key=phone]")).to_be_focused()


def test_many_files_and_tables(page: Page, made: Made, desk: Path) -> None:
    fill(page, PRACTICES[0], desk)
    unfold(page)
    name, data = downloaded(page, "Make a zip of these")
    assert (name, data[:4]) == ("handouts.zip", b"PK\3\4")
    rows = "id,name,phone\n" + "".join(f"oak-{number},Oak {number},555-0100\n" for number in range(12)) + "bad,,1\n"
    page.locator("[data-file=table]").set_input_files(
        {"name": "rows.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    name, data = downloaded(page, "Make these for each clinic")
    expect(page.locator("[data-many-said]")).to_have_text("Clinics made: 12; with a fault: 1")
    expect(page.locator("[data-many-problems] li").first).to_contain_text("rows.csv:14:2: `name` is empty")
    (desk / "rows.csv").write_text(rows)
    chosen = {"handouts": ["topic/small"], "languages": ["en", "en-GB"], "editions": ["letter", "a4"]}
    ticked = page.evaluate("[...document.querySelectorAll('[data-tick]:checked')].map((one) => one.value)")
    table = made.session().table(
        "rows.csv", {name: [one for one in all_ if one in ticked] for name, all_ in chosen.items()}
    )["table"]
    files: dict[str, bytes] = {}
    while (step := table.step()) is not None:
        files.update(step)
    own = b"".join(files[piece] if isinstance(piece, str) else piece for piece in table.pieces())
    assert manifest(data) == manifest(own)
    assert data == own


def test_a_table_that_is_far_too_large_is_not_read(page: Page, made: Made, tmp_path: Path) -> None:
    unfold(page)
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(200_000_000)
    page.evaluate(
        """() => {
            globalThis.reads = 0;
            for (const name of ["slice", "arrayBuffer", "stream", "text"]) {
                const real = Blob.prototype[name];
                Blob.prototype[name] = function (...given) { globalThis.reads += 1; return real.apply(this, given); };
            }
        }"""
    )
    page.locator("[data-file=table]").set_input_files(tmp_path / "large.csv")
    page.get_by_role("button", name="Make these for each clinic").click()
    expect(page.locator("[data-many-said]")).to_have_text(made.words["large-table"])
    assert page.evaluate("globalThis.reads") == 0


def test_kept_and_forgotten_by_keyboard_alone_offline_and_in_two_tabs(
    chromium: Browser, made: Made, address: str
) -> None:
    with opened(chromium, address) as page:
        at(page, f"{address}{PAGE}")
        assert faults(page) == []
        for _ in range(9):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.dataset.do") == "start":
                break
        page.keyboard.press("Enter")
        expect(page.locator("[data-work] h2").first).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.type("Oak")
        page.keyboard.press("Tab")
        page.keyboard.type("555-0100")
        shows(page, "555-0100")
        page.get_by_label(made.words["keep"]).check()
        said(page, made.words["kept"])
        field(page, "phone", "555-0102")
        until(page, "(localStorage.getItem('guide:clinic') ?? '').includes('555-0102')")
        until(
            page,
            "caches.open('guide-clinic-1').then((one) => one.keys()).then((all) => all.some((one) => one.url.endsWith('.ttf')))",
        )
        until(page, "navigator.serviceWorker.controller !== null")
        # Without a connection, all of it is there the second time.
        page.context.set_offline(True)
        other = at(page.context.new_page(), f"{address}{PAGE}")
        start(other)
        expect(other.locator("[data-key=phone]")).to_have_value("555-0102")
        shows(other, "555-0102")
        # The tab that changed something last keeps it, and the other one says so and overwrites nothing.
        field(other, "name", "Elm")
        said(page, made.words["other-tab"])
        expect(page.get_by_label(made.words["keep"])).not_to_be_checked()
        field(page, "name", "Ash")
        shows(page, "Ash")
        assert "Elm" in page.evaluate("localStorage.getItem('guide:clinic')")
        page.get_by_label(made.words["keep"]).check()
        said(page, made.words["kept"])
        said(other, made.words["other-tab"])
        assert "Ash" in page.evaluate("localStorage.getItem('guide:clinic')")
        page.get_by_role("button", name=made.words["forget"]).click()
        said(page, made.words["forgotten"])
        field(other, "name", "Fir")
        shows(other, "Fir")
        assert page.evaluate("localStorage.getItem('guide:clinic')") is None
        expect(page.locator("[data-key=name]")).to_have_value("")


def faults(page: Page) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]


def test_everyone_can_use_it(page: Page, desk: Path) -> None:
    fill(page, BAD[0], desk)
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    unfold(page)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 900})


def test_one_file_works_from_a_disk(chromium: Browser, made: Made, desk: Path) -> None:
    assert desk.is_dir()
    with opened(chromium, "file://", accept_downloads=True) as page:
        at(page, made.kit.as_uri())
        page.evaluate("document.getElementById('_part-worker').textContent = 'H4sIAAAAAAAA'")
        start(page)
        said(page, made.words["broken"])
        begun(page, made.kit.as_uri())
        fill(page, PRACTICES[0], desk)
        page.locator("[data-choose=edition]").select_option("letter")
        _, data = downloaded(page)
        assert made.session().pdf(json.dumps(PRACTICES[0]), CHOICE)["data"] == data
        expect(page.locator("[data-age]")).to_contain_text(f"This file was made on {TODAY.isoformat()}.")
        drawn(page)
