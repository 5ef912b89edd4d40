"""The page for clinics of a project that a stranger started: nothing but the wheel, npm and a network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import launched, needs_chromium, opened
from tests.long import only_long
from tests.site.conftest import serving
from tests.wheel.conftest import done

NO_NETWORK = "the network is needed this once"


@pytest.fixture
def guide(wheel: Path, tmp_path: Path) -> str:
    """The program in an environment of its own; its packages are those that run the tests, since there may be no network."""
    environment = tmp_path / "venv"
    done(sys.executable, "-m", "venv", str(environment), cwd=tmp_path)
    python = environment / "bin" / "python"
    done(str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel), cwd=tmp_path)
    place = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
    ).stdout.strip()
    here = [path for path in sys.path if path.endswith("site-packages")]
    (Path(place) / "here.pth").write_text("".join(f"{path}\n" for path in here))
    return str(environment / "bin" / "guide")


@only_long
@needs_chromium
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_a_project_of_ones_own_has_the_page(guide: str, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [guide, *arguments], cwd=project, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )

    project = tmp_path / "my hàndouts"
    project.mkdir()
    assert run("init", "--topic", "fever", "--country", "US").returncode == 0
    ran = run("site")
    if NO_NETWORK in ran.stdout:
        pytest.skip("the network cannot be reached")
    assert ran.returncode == 0, ran.stderr
    assert "1 of 2: npm fetches" in ran.stderr
    assert "2 of 2: pip fetches" in ran.stderr
    again = run("site")
    assert "fetches" not in again.stderr
    ran = run("build", "--practice", "practices/yours.yaml")
    assert ran.returncode == 0, ran.stderr
    made = next((project / "build").glob("en/**/*.letter.pdf")).read_bytes()
    with (
        serving(project / "build" / "site") as address,
        launched() as browser,
        opened(browser, address, accept_downloads=True) as page,
    ):
        page.goto(f"{address}clinic/index.html")
        page.get_by_role("button", name="Start").click()
        expect(page.locator("[data-preview] > svg")).to_be_visible()
        page.locator("[data-file=practice]").set_input_files(project / "practices" / "yours.yaml")
        expect(page.locator("[data-own]")).not_to_be_empty()
        page.locator("[data-choose=edition]").select_option("letter")
        with page.expect_download() as waited:
            page.get_by_role("button", name="Download the PDF").click()
        data = Path(waited.value.path()).read_bytes()
    assert hashlib.sha256(data).hexdigest() == hashlib.sha256(made).hexdigest()
