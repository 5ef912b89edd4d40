"""The page in Firefox: a script of the test's server presses the buttons and sends back what came out."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clinic.conftest import CHOICE
from tests.clinic.shared_site import Made, made_site, needs_tools
from tests.server import QuietFiles, listening
from tests.support import TODAY

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = [
    pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed (Debian: apt-get install firefox-esr)"),
    *needs_tools,
]
VALUES = {"name": "Ngā Tamariki", "phone": "(555) 555-0100"}
# What a person would do. What is downloaded is a blob, which passes by here.
DRIVER = """
"use strict";
(() => {
  // On the day of the tests.
  globalThis.Date = class extends Date { constructor(...given) { super(...(given.length ? given : [NOW])); } };
  const send = (said) => fetch("/said", { method: "POST", body: JSON.stringify(said) });
  const until = async (condition) => { while (!condition()) await new Promise((done) => setTimeout(done, 50)); };
  const find = (selector) => document.querySelector(selector);
  const fill = (key, words) => { find(`[data-key=${key}]`).value = words; find(`[data-key=${key}]`).dispatchEvent(new Event("input")); };
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (blob.type === "application/pdf") blob.arrayBuffer().then((data) => crypto.subtle.digest("SHA-256", data)).then((digest) =>
      send({ sha256: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""), words: find("[data-own]").textContent }));
    return made.call(URL, blob);
  };
  window.addEventListener("load", async () => {
    try {
      await until(() => !find("[data-start]").hidden);
      find("[data-do=start]").click();
      await until(() => find("[data-preview] > svg"));
      find("[data-choose=edition]").value = "letter";
      fill("name", VALUES.name);
      fill("phone", VALUES.phone);
      await until(() => find("[data-own]").textContent.includes(VALUES.phone));
      find("[data-do=download]").click();
    } catch (fault) {
      send({ fault: String(fault) });
    }
  });
})();
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_site(tmp_path_factory)


@pytest.fixture
def heard(made: Made) -> Iterator[tuple[str, queue.Queue[dict[str, str]]]]:
    """A server of the site whose page for clinics has the driver in it, and what the driver says."""
    said: queue.Queue[dict[str, str]] = queue.Queue()
    site = made.folder

    class Handler(QuietFiles):
        def do_GET(self) -> None:  # noqa: N802  # what the server calls
            if self.path == "/driver.js":
                self.answer(
                    f"const VALUES = {json.dumps(VALUES)}, NOW = '{TODAY}T12:00';{DRIVER}".encode(), "text/javascript"
                )
            elif self.path.startswith("/clinic/"):
                page = (site / "clinic" / "index.html").read_text("utf-8")
                self.answer(page.replace("</head>", '<script src="/driver.js"></script></head>').encode(), "text/html")
            else:
                super().do_GET()

        def do_POST(self) -> None:  # noqa: N802  # as above
            said.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.answer(b"", "text/plain")

    with listening(Handler, site) as address:
        yield address, said


def test_the_bytes_are_those_of_the_command_line(
    made: Made, heard: tuple[str, queue.Queue[dict[str, str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, said = heard
    profile, desk = tmp_path / "profile", tmp_path / "desk"
    profile.mkdir()
    desk.mkdir()
    monkeypatch.chdir(desk)
    assert FIREFOX
    browser = subprocess.Popen(
        [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), f"{address}/clinic/index.html"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(tmp_path), "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
    )  # fmt: skip
    try:
        found = said.get(timeout=90)
    finally:
        browser.terminate()
        browser.wait()
    own = made.session().pdf(json.dumps(VALUES), CHOICE)
    assert found.get("sha256") == hashlib.sha256(own["data"]).hexdigest(), found
    assert "Ngā Tamariki" in found["words"]
