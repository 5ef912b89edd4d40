"""What runs the program in browsers is fetched once, with its hashes; where that fails, the site is made without it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guide.products.clinic import fetching
from guide.products.clinic.faults import PackError
from guide.products.clinic.fetching import NAMES, PINS, fetch, is_ready
from tests.support import ROOT, SmallProject

# Stand for npm and pip: each puts a file where it was told to, or says what went wrong.
NPM = """#!/bin/sh
test -z "$FAULT" || { echo "npm error $FAULT"; exit 1; }
while [ "$1" != --prefix ]; do shift; done
/bin/mkdir -p "$2/node_modules/pyodide"; echo interpreter >"$2/node_modules/pyodide/one"
"""
PIP = """#!/bin/sh
test -z "$PIP_FAULT" || { echo "ERROR: $PIP_FAULT"; exit 1; }
while [ "$1" != --dest ]; do shift; done
/bin/mkdir -p "$2"; echo wheel >"$2/one.whl"
"""
WITHOUT = "without the page for clinics: "


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, the only ones that are found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, text in (("npm", NPM), ("pip", PIP), ("node", "#!/bin/sh\n")):
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(fetching, "_pip", lambda: [str(folder / "pip")])
    monkeypatch.chdir(tmp_path)
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


WHOLE = {*NAMES, ".gitignore", "node_modules/pyodide/one", "wheels/one.whl"}


@pytest.mark.usefixtures("clients")
def test_it_is_fetched_once(tmp_path: Path) -> None:
    folder, told = tmp_path / "tools", list[str]()
    fetch(folder, told.append)
    assert is_ready(folder)
    assert files(folder) == WHOLE
    assert (folder / ".gitignore").read_text() == "*\n"
    assert told == [
        "for the page for clinics, 1 of 2: npm fetches the interpreter into tools (about 15 MB on the disk, only the first time)",
        "for the page for clinics, 2 of 2: pip fetches the packages that are compiled for it into tools",
    ]
    fetch(folder, told.append)
    assert len(told) == 2
    # Other pins, of an earlier program.
    (folder / "package.json").write_text("{}")
    (folder / "wheels" / "earlier.whl").write_text("")
    fetch(folder, told.append)
    assert len(told) == 4
    assert files(folder) == WHOLE


def test_what_was_there_stays_if_nothing_comes(clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tools"
    fetch(folder, lambda _: None)
    (folder / "requirements-browser.txt").write_text("earlier")
    before = files(folder)
    monkeypatch.setenv("PIP_FAULT", "No matching distribution found for msgspec")
    with pytest.raises(PackError) as refused:
        fetch(folder, lambda _: None)
    assert str(refused.value) == (
        "pip could not fetch the packages that are compiled for it: the network is needed this once, and does not reach its "
        "server (tools/fetch.log has all it said)"
    )
    assert files(folder) == {*before, "fetch.log"}
    (clients / "npm").unlink()
    with pytest.raises(PackError, match=r"^Node\.js with npm is needed for it, and is not installed$"):
        fetch(tmp_path / "other", lambda _: None)
    assert not (tmp_path / "other").exists()


REASONS = (
    ("code ENOTFOUND", "the network is needed this once, and does not reach its server"),
    ("code EINTEGRITY", "what came is not what the program names: it was damaged or changed on its way"),
    ("code ENOSPC", "the disk is full"),
    ("code SELF_SIGNED: self-signed certificate", "the certificate of the server is not trusted here"),
    ("something else", "npm error something else"),
)


@pytest.mark.usefixtures("clients")
def test_why_nothing_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for fault, reason in REASONS:
        monkeypatch.setenv("FAULT", fault)
        with pytest.raises(PackError) as refused:
            fetch(tmp_path / "tools", lambda _: None)
        assert str(refused.value) == (
            f"npm could not fetch the interpreter: {reason} (tools/fetch.log has all it said)"
        ), fault


@pytest.mark.usefixtures("clients")
def test_nothing_of_others_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "letters")
    (tmp_path / "file").write_text("mine")
    for name, fault in (
        ("letters", "letters has other files in it; name an empty or a new folder"),
        ("link", "link is a link, and what it leads to is of another version; delete the link"),
        ("file", "file is not a folder"),
        ("file/inside", "file/inside cannot be made (not a directory)"),
    ):
        with pytest.raises(PackError) as refused:
            fetch(tmp_path / name, lambda _: None)
        assert str(refused.value) == fault
    assert files(tmp_path / "letters") == {"mine.txt"}


@pytest.fixture
def with_words(project: SmallProject) -> SmallProject:
    """A project whose site has words for the page."""
    shutil.copy(ROOT / "sources" / "site.en.yaml", project.path("sources/site.en.yaml"))
    return project


def test_the_site_is_made_without_it(with_words: SmallProject, clients: Path) -> None:
    (clients / "npm").unlink()
    ran = with_words.guide("site")
    assert (ran.code, ran.errors) == (0, ())
    assert ran.said[1] == f"{WITHOUT}Node.js with npm is needed for it, and is not installed"
    assert not with_words.path("build/site/clinic").exists()
    assert "clinic/index.html" not in with_words.read("build/site/en/topic/small/index.html")
    assert with_words.guide("site", "--no-clinics").said[1:] == ran.said[2:]
    ran = with_words.guide("site", "--kit", "kit.html")
    assert (ran.code, ran.errors) == (2, (f"guide: {WITHOUT}Node.js with npm is needed for it, and is not installed",))
    assert not with_words.path(".venv-clinic").exists()


def test_wrong_use(with_words: SmallProject) -> None:
    tools, kit = str(with_words.path("sources/tools")), str(with_words.path("fonts/kit.html"))
    for options, message in (
        (("--no-clinics", "--kit", "kit.html"), "--kit and --no-clinics exclude each other"),
        (("--no-clinics", "--clinics", "tools"), "--clinics and --no-clinics exclude each other"),
        (
            ("--clinics", tools),
            f"{tools} is inside sources/, which holds the input; name another place with --clinics",
        ),
        (("--kit", kit), f"{kit} is inside fonts/, which holds the input; name another place with --kit"),
    ):
        ran = with_words.guide("site", *options)
        assert (ran.code, ran.errors) == (2, (f"guide: {message}",))


def test_every_package_is_pinned_by_its_hash() -> None:
    lines = [line for line in (PINS / "requirements-browser.txt").read_text().splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z]+==[\d.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
