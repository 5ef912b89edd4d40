"""What the page says when something fails around it, in Chromium; and that what was typed stays."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import launched, needs_chromium, opened
from tests.clinic.page import COMPILED_ONCE, REFUSED, at, drawn, field, said, shows, start
from tests.clinic.shared_site import PAGE, Made, made_site, needs_tools
from tests.long import in_long
from tests.server import Quiet, listening
from tests.site.conftest import serving

pytestmark = [needs_chromium, *needs_tools]
PROGRAM = "**/clinic-program.*"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_site(tmp_path_factory)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched(*in_long(COMPILED_ONCE, ())) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(made: Made) -> Iterator[str]:
    with serving(made.folder) as one:
        yield one


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """One page for all, as in a private window, at which the browser itself may complain. Each test goes on from what the one
    before left."""
    context = chromium.new_context()
    try:
        context.add_init_script(REFUSED)
        yield at(context.new_page(), f"{address}{PAGE}")
    finally:
        context.close()


@contextlib.contextmanager
def answering(answer: Callable[[Quiet], None]) -> Iterator[str]:
    """The address of a server that gives this answer to everything."""

    class Handler(Quiet):
        def do_GET(self) -> None:  # noqa: N802  # what the server calls
            answer(self)

    with listening(Handler) as address:
        yield f"{address}/"


def cut(handler: Quiet) -> None:
    """The beginning of a long answer, and no more."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(bytes(1000))


def test_parts_that_do_not_come_or_are_not_the_right_ones(page: Page, made: Made) -> None:
    def fulfilled(status: int, body: bytes) -> Callable[[Route], None]:
        return lambda route: route.fulfill(status=status, body=body)

    with answering(cut) as elsewhere:
        for words, answer in (
            ("broken", fulfilled(200, b"\x1f\x8b damaged")),
            ("broken", fulfilled(200, gzip.compress(b"of another version"))),
            ("broken", fulfilled(404, b"")),
            ("offline", fulfilled(503, b"")),
            ("offline", lambda route: route.abort()),
            ("offline", lambda route: route.continue_(url=elsewhere)),
        ):
            page.route(PROGRAM, answer)
            start(page)
            said(page, made.words[words])
            expect(page.get_by_role("button", name="Start")).to_be_enabled()
            page.unroute(PROGRAM)
    # What came meanwhile is not asked for again.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    start(page)
    drawn(page)
    assert [url.partition("clinic-")[2].partition(".")[0] for url in asked if url.endswith(".gz")] == ["program"]


def test_nothing_leaves_the_worker(page: Page) -> None:
    asked: list[str] = []

    def heard(handler: Quiet) -> None:
        asked.append(handler.path)
        handler.send_response(200)
        handler.send_header("Access-Control-Allow-Origin", "*")
        handler.end_headers()

    with answering(heard) as elsewhere:
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


def test_memory_that_ends(page: Page, made: Made) -> None:
    """A worker that the browser ends without a word, and one that can tell of it: the program starts anew with what is there."""
    field(page, "phone", "555-0100")
    endings = ("self.close()", "throw new RangeError('Out of memory')")
    for number, ending in enumerate(endings[: in_long(1, 2)]):
        page.workers[0].evaluate(f"void (self.onmessage = () => {{ {ending}; }})")
        field(page, "name", f"Oak {number}")
        said(page, made.words["memory"])
        field(page, "address", f"{number} Main Street")
        shows(page, f"{number} Main Street")
        shows(page, f"Oak {number}")


def test_a_browser_that_keeps_nothing(page: Page, made: Made) -> None:
    """As in a private window, in which all of this ran until here; then what this site may keep is used up."""
    keep = page.get_by_label(made.words["keep"])
    full = """Object.defineProperty(window, "localStorage", globalThis.real);
        for (let size = 1 << 22, name = 0; size >= 1; size >>= 1) {
            for (;;) { try { localStorage.setItem(`x${name++}`, "x".repeat(size)); } catch { break; } }
        }"""
    for before in ("", full):
        page.evaluate(before)
        keep.click()
        said(page, made.words["keep-failed"])
        expect(keep).not_to_be_checked()
        field(page, "name", "Elm")
        shows(page, "Elm")
    page.evaluate("localStorage.clear()")
    keep.check()
    said(page, made.words["kept"])


def test_where_it_cannot_work_it_says_what_else_to_do(chromium: Browser, made: Made, address: str) -> None:
    with opened(chromium, address, java_script_enabled=False) as page:
        page.goto(f"{address}{PAGE}")
        expect(page.get_by_text(made.words["without"])).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
    with opened(chromium, address) as page:
        page.add_init_script("delete window.DecompressionStream")
        page.goto(f"{address}{PAGE}")
        said(page, made.words["old"])
        expect(page.get_by_text(made.words["without"])).to_be_visible()
        expect(page.get_by_role("button", name="Start")).to_be_hidden()
    with opened(chromium, "file://") as page:
        page.goto((made.folder / PAGE).as_uri())
        said(page, made.words["from-disk"])
