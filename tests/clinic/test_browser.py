"""The page in Chromium: the bytes and messages of the command line, and nothing that leaves the device."""

from __future__ import annotations

import hashlib
import http.server
import io
import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, Route, expect

from guide.products.clinic.form import written
from guide.products.clinic.session import Session
from tests.browser import launched, needs_chromium, opened
from tests.clinic.test_session import BAD, PRACTICES, add_logos
from tests.site.conftest import serving
from tests.support import ROOT, TODAY, make_project

TOOLS = ROOT / ".venv-clinic"
pytestmark = [
    needs_chromium,
    pytest.mark.skipif(not TOOLS.is_dir(), reason="the interpreter for browsers is not here: sh clinic.sh .venv-clinic .venv/bin/python"),
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
]  # fmt: skip
PAGE = "clinic/index.html"
NOON = f"new Date({TODAY.year}, {TODAY.month - 1}, {TODAY.day}, 12)"


@dataclass(frozen=True)
class Made:
    """A site with the page, and a session for what the command line would say."""

    folder: Path
    kit: Path
    project: Path
    desk: Path
    address: str

    def session(self) -> Session:
        return Session(str(self.project), ".", TODAY.isoformat())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    root = tmp_path_factory.mktemp("clinic")
    project = make_project(root / "project")
    words = (ROOT / "sources" / "site.en.yaml").read_text("utf-8")
    (project.root / "sources" / "site.en.yaml").write_text(words, "utf-8")
    ran = project.guide("site", "--clinics", str(TOOLS))
    assert (ran.code, ran.errors) == (0, ())
    kit = root / "kit.html"
    assert project.guide("site", "--clinics", str(TOOLS), "--kit", str(kit)).code == 0
    desk = root / "desk"
    desk.mkdir()
    add_logos(desk)
    with serving(project.root / "build" / "site") as address:
        yield Made(project.root / "build" / "site", kit, project.root, desk, address)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def begun(page: Page, address: str) -> Page:
    """The page with its form, on the day of the tests."""
    page.clock.set_fixed_time(TODAY.isoformat() + "T12:00:00")
    page.goto(address)
    page.get_by_role("button", name="Start").click()
    expect(page.locator("[data-preview] > svg")).to_be_visible(timeout=20_000)
    return page


@pytest.fixture(scope="module")
def page(chromium: Browser, made: Made) -> Iterator[Page]:
    """One page for most tests, since each start takes seconds. It complains of nothing, and asks nobody else."""
    with opened(chromium, made.address, accept_downloads=True) as one:
        yield begun(one, f"{made.address}{PAGE}")


def until(page: Page, condition: str) -> None:
    """Wait for a condition in the page; its policy forbids Playwright's own way."""
    met = page.evaluate(
        f"async () => {{ for (let tries = 0; tries < 300; tries += 1) {{ if (await ({condition})) return true; "
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


def fill(page: Page, values: dict[str, Any], desk: Path) -> None:
    """Open a practice file with these values, and its logo."""
    if logo := values.get("logo", {}).get("file"):
        path = desk / logo
        if path.parent == desk and path.is_file():
            page.locator("[data-file=logo]").set_input_files(path)
    text = written(values).encode()
    practice: FilePayload = {"name": "practice.yaml", "mimeType": "text/yaml", "buffer": text}
    page.locator("[data-file=practice]").set_input_files(practice)


def downloaded(page: Page, button: str = "Download the PDF") -> tuple[str, bytes]:
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def manifest(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("manifest.jsonl").decode()


def test_nothing_is_loaded_before_the_press_and_all_of_it_after(chromium: Browser, made: Made) -> None:
    asked: list[str] = []
    with opened(chromium, made.address) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{made.address}en/topic/small/index.html")
        page.get_by_role("link", name="Put your clinic's name on it").click()
        expect(page.get_by_role("button", name="Start")).to_be_visible()
        assert page.url == f"{made.address}{PAGE}#en/topic/small"
        assert [url for url in asked if url.endswith(".gz")] == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        parts = json.loads(page.locator("#_clinic-data").text_content() or "")["parts"]
        assert sum(part["bytes"] for part in parts) <= 8_000_000


def test_files_have_the_bytes_of_the_command_line(page: Page, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.desk)
    session = made.session()
    for values in PRACTICES:
        fill(page, values, made.desk)
        expect(page.locator("[data-key=name]")).to_have_value(values["name"])
        for edition in ("letter", "a4"):
            page.locator("[data-choose=edition]").select_option(edition)
            name, data = downloaded(page)
            choice = {"topic": "topic", "handout": "small", "language": "en", "edition": edition}
            said = session.pdf(json.dumps(values), choice)
            assert name == f"small.{edition}.pdf"
            assert hashlib.sha256(data).hexdigest() == said["entry"]["sha256"], (values, edition)


def test_bad_values_have_the_messages_of_the_command_line(
    page: Page, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made.desk)
    session = made.session()
    choice = {"topic": "topic", "handout": "small", "language": "en", "edition": "letter"}
    page.locator("[data-choose=edition]").select_option("letter")
    compared = 0
    for values in BAD:
        if session.open(written(values)).get("values") is None:
            continue  # such a file is refused as a whole
        session.text = ""
        fill(page, values, made.desk)
        problems = session.check(json.dumps(values), choice)
        wanted = sorted(
            f"{one['message']}. To do: {one['hint']}" if one["hint"] else one["message"] for one in problems
        )
        assert told(page, wanted) == wanted, values
        compared += 1
    assert compared > 12


def test_a_file_that_is_no_practice_is_refused_and_the_form_stays(page: Page) -> None:
    name = page.locator("[data-key=name]")
    before = name.input_value()
    for text, message in (
        ("name: Oak\nphone: 555-0100\ncolour: red\n", "unknown key"),
        ("a: &a [*a]\n", "anchors are not used"),
    ):
        page.locator("[data-file=practice]").set_input_files(
            {"name": "x.yaml", "mimeType": "text/yaml", "buffer": text.encode()}
        )
        expect(page.locator("[data-others]")).to_contain_text(message)
        assert name.input_value() == before


def test_what_is_typed_is_seen_at_once(page: Page) -> None:
    fill(page, {"name": "Oak", "phone": "555-0100"}, Path())
    page.locator("[data-key=name]").fill("Elm Street <b>")
    expect(page.locator("[data-own]")).to_contain_text("Elm Street <b>")
    unfold(page)
    page.locator("[data-key=accent]").fill("#5b2a6e")
    expect(page.locator("[data-contrast]")).to_have_text("Contrast 8.5 to 1; 4.5 is needed.")
    expect(page.locator("[data-preview] [fill='#5b2a6e']").first).to_be_attached()
    page.locator("[data-key=phone]").fill("call us")
    page.locator("[data-key=phone]").press("Tab")
    expect(page.locator("#_f-phone-said")).to_contain_text("is not a phone number")
    expect(page.locator("[data-key=phone]")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Download the PDF").click()
    expect(page.locator("[data-said]")).to_have_text("Nothing was made. Please mend: 1")
    expect(page.locator("[data-key=phone]")).to_be_focused()


def test_many_files_and_tables(page: Page, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.desk)
    fill(page, PRACTICES[0], made.desk)
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
    (made.desk / "rows.csv").write_text(rows)
    table = made.session().table("rows.csv", {"handouts": ["topic/small"], "languages": ["en"], "editions": ["a4"]})[
        "table"
    ]
    files: dict[str, bytes] = {}
    while (step := table.step()) is not None:
        files.update(step)
    own = b"".join(files[piece] if isinstance(piece, str) else piece for piece in table.pieces())
    assert manifest(data) == manifest(own)
    assert data == own
    with (made.desk / "large.csv").open("wb") as file:
        file.truncate(20_000_001)
    page.locator("[data-file=table]").set_input_files(made.desk / "large.csv")
    page.get_by_role("button", name="Make these for each clinic").click()
    expect(page.locator("[data-many-said]")).to_contain_text("too large for a browser")


def test_kept_on_the_device_and_forgotten(chromium: Browser, made: Made) -> None:
    with opened(chromium, made.address) as page:
        begun(page, f"{made.address}{PAGE}")
        page.locator("[data-key=name]").fill("Oak")
        page.get_by_label("Keep this on my device").check()
        expect(page.locator("[data-said]")).to_contain_text("Kept on this device")
        page.locator("[data-key=phone]").fill("555-0100")
        until(page, "(localStorage.getItem('guide:clinic') ?? '').includes('555-0100')")
        # Without a connection, all of it is there the second time.
        until(
            page,
            "caches.open('guide-clinic-1').then((one) => one.keys()).then((all) => all.some((one) => one.url.endsWith('.ttf')))",
        )
        until(page, "navigator.serviceWorker.controller !== null")
        page.context.set_offline(True)
        page.reload()
        page.get_by_role("button", name="Start").click()
        expect(page.locator("[data-key=phone]")).to_have_value("555-0100", timeout=20_000)
        expect(page.locator("[data-own]")).to_contain_text("555-0100")
        page.get_by_role("button", name="Forget everything").click()
        expect(page.locator("[data-said]")).to_have_text("Everything is forgotten.")
        assert page.evaluate("localStorage.getItem('guide:clinic')") is None
        expect(page.locator("[data-key=name]")).to_have_value("")


def test_nothing_leaves_the_worker(chromium: Browser, made: Made) -> None:
    asked: list[str] = []

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    elsewhere = f"http://127.0.0.1:{server.server_address[1]}/"
    context = chromium.new_context()
    try:
        page = begun(context.new_page(), f"{made.address}{PAGE}")
        (worker,) = page.workers
        # What the worker took away, from where it came: only the policy is left to stop it.
        tried = worker.evaluate(
            """async (elsewhere) => {
                const real = WorkerGlobalScope.prototype.fetch;
                const out = [typeof XMLHttpRequest, typeof WebSocket];
                for (const one of [() => fetch(elsewhere), () => real.call(self, elsewhere), () => real.call(self, "data:,x")]) {
                    out.push(await one().then(() => "went out", () => "stopped"));
                }
                return out;
            }""",
            f"{elsewhere}probe",
        )
        assert tried == ["undefined", "undefined", "stopped", "stopped", "stopped"]
        assert asked == []
    finally:
        context.close()
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_damaged_part_is_refused_and_a_lost_connection_goes_on(chromium: Browser, made: Made) -> None:
    context = chromium.new_context()

    def damaged(route: Route) -> None:
        route.fulfill(status=200, body=b"\x1f\x8b damaged")

    try:
        page = context.new_page()
        page.goto(f"{made.address}{PAGE}")
        page.route("**/clinic-program.*", damaged)
        page.get_by_role("button", name="Start").click()
        expect(page.locator("[data-said]")).to_contain_text("damaged, missing or of another version")
        page.unroute("**/clinic-program.*")
        page.route("**/clinic-program.*", lambda route: route.abort())
        page.get_by_role("button", name="Start").click()
        expect(page.locator("[data-said]")).to_contain_text("The connection was lost")
        page.unroute("**/clinic-program.*")
        page.get_by_role("button", name="Start").click()
        expect(page.locator("[data-preview] > svg")).to_be_visible(timeout=20_000)
    finally:
        context.close()


def test_everyone_can_use_it(page: Page, made: Made, chromium: Browser) -> None:
    axe = Axe()

    def faults(shown: Page) -> list[str]:
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in axe.run(shown).response["violations"]]

    fill(page, BAD[1], made.desk)
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    unfold(page)
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 900})
    with opened(chromium, made.address) as first:
        first.goto(f"{made.address}{PAGE}")
        expect(first.get_by_role("button", name="Start")).to_be_visible()
        assert faults(first) == []
        # By keyboard alone.
        for _ in range(9):
            first.keyboard.press("Tab")
            if first.evaluate("document.activeElement.dataset.do") == "start":
                break
        first.keyboard.press("Enter")
        expect(first.locator("[data-work] h2").first).to_be_focused(timeout=20_000)
        first.keyboard.press("Tab")
        first.keyboard.type("Oak")
        first.keyboard.press("Tab")
        first.keyboard.type("555-0100")
        expect(first.locator("[data-own]")).to_contain_text("555-0100")


def test_without_scripts_it_says_what_else_to_do(chromium: Browser, made: Made) -> None:
    with opened(chromium, made.address, java_script_enabled=False) as page:
        page.goto(f"{made.address}{PAGE}")
        expect(page.get_by_text("Your browser cannot do this here.")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
    with opened(chromium, "file://") as page:
        page.goto((made.folder / PAGE).as_uri())
        expect(page.get_by_text("A browser does not let this page work from a disk.")).to_be_visible()


def test_one_file_works_from_a_disk(chromium: Browser, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made.desk)
    with opened(chromium, "file://", accept_downloads=True) as page:
        begun(page, made.kit.as_uri())
        fill(page, PRACTICES[0], made.desk)
        page.locator("[data-choose=edition]").select_option("letter")
        _, data = downloaded(page)
        choice = {"topic": "topic", "handout": "small", "language": "en", "edition": "letter"}
        assert made.session().pdf(json.dumps(PRACTICES[0]), choice)["data"] == data
        expect(page.locator("[data-age]")).to_contain_text(f"This file was made on {TODAY.isoformat()}.")
