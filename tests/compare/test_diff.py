"""`guide diff`: what changed since a commit, or between two folders, in one file."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import launched, needs_chromium, opened
from tests.support import FACTS, SHEET, Ran, SmallProject

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(project: SmallProject, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=project.root, check=True, capture_output=True)


@pytest.fixture
def committed(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """The small project in git, and the command called in its folder."""
    monkeypatch.chdir(project.root)
    # Git looks no further up than here.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "first")
    git(project, "tag", "v1")
    return project


class _Text(HTMLParser):
    """What a page says, without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipped = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped = tag == "style"
        self.said += [f"[{value}]" for name, value in attrs if name == "alt"]

    def handle_data(self, data: str) -> None:
        if not self.skipped and data.strip():
            self.said.append(" ".join(data.split()))


def text_of(path: Path) -> str:
    parser = _Text()
    parser.feed(path.read_text("utf-8"))
    return "\n".join(parser.said)


def done(ran: Ran, said: str) -> None:
    assert (ran.code, ran.errors, ran.said) == (0, (), (said,))


@needs_git
def test_what_changed_since_the_last_commit(committed: SmallProject) -> None:
    committed.replace(SHEET, "Your baby loses a skill.", "Your baby loses any skill.")
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    text = re.sub(r"HEAD \([0-9a-f]{7}\)", "HEAD (…)", text_of(committed.path("diff.html")))
    assert (
        text.split("\nPages\n")[0]
        == """What changed in the sheets
What changed in the sheets
From
HEAD (…)
to
the files as they are now
: 1 sheet changed, 0 new, 0 gone, 0 the same.
A small sheet
: 1 change of words
A small sheet
en/small.letter
Words
for new skills. Call now Your baby loses
removed:
a
, end.
added:
any
, end.
skill. Your clinic Ways to move Babies roll"""
    )
    assert "[Before: page 1 of A small sheet]" in text
    assert "[Now: page 1 of A small sheet]" in text


@needs_git
def test_a_figure_that_changed_stands_first(committed: SmallProject) -> None:
    value = committed.read(FACTS)
    assert "value: [7, 10]" in value
    committed.replace(FACTS, "value: [7, 10]", "value: [6, 10]")
    done(committed.guide("diff", "v1"), "diff.html: 1 sheet differs")
    text = text_of(committed.path("diff.html"))
    assert text.index("Figures that changed") < text.index("Words")
    assert "figures among them" in text


@needs_git
def test_another_look_with_the_same_words(committed: SmallProject) -> None:
    committed.set_value("layouts/base.yaml", "accent", '"#5b2a6e"')
    done(committed.guide("diff"), "diff.html: 1 sheet differs")
    text = text_of(committed.path("diff.html"))
    assert "the same words, another look" in text
    assert "[Now: page 1 of A small sheet]" in text


@needs_git
def test_nothing_changed(committed: SmallProject) -> None:
    done(committed.guide("diff"), "diff.html: no sheet differs")
    assert "The same" in text_of(committed.path("diff.html"))


@needs_git
def test_sheets_that_are_new_or_gone_and_titles_with_markup(committed: SmallProject) -> None:
    committed.guide("new", "handout", "naps", "--title", 'More < less & "naps"')
    done(committed.guide("diff", "--out", "a.html"), "a.html: 1 sheet differs")
    html = committed.read("a.html")
    assert "More &lt; less &amp; \u201cnaps\u201d" in html
    assert "More <" not in html
    git(committed, "add", "-A")
    git(committed, "commit", "-qm", "second")
    done(committed.guide("diff", "HEAD", "v1", "--out", "b.html"), "b.html: 1 sheet differs")
    assert "Gone" in text_of(committed.path("b.html"))


@needs_git
def test_the_same_bytes_twice(committed: SmallProject) -> None:
    committed.replace(SHEET, "Your baby loses a skill.", "Your baby loses any skill.")
    committed.guide("diff", "--out", "a.html")
    committed.guide("diff", "--out", "b.html")
    assert committed.read("a.html") == committed.read("b.html")


def test_two_build_folders(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.root)
    shutil.copytree("build", "old")
    built.replace(SHEET, "Your baby loses a skill.", "Your baby loses any skill.")
    built.guide("build")
    done(built.guide("diff", "old", "build"), "diff.html: 1 sheet differs")
    text = text_of(built.path("diff.html"))
    assert "the files in old/\nto\nthe files in build/" in text
    assert "removed:\na\n, end.\nadded:\nany" in text


def test_a_file_that_is_not_the_one_of_the_manifest(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.root)
    built.write("build/en/small.letter.pdf", b"%PDF-1.7 other")
    ran = built.guide("diff", "build")
    assert (ran.code, ran.errors) == (
        1,
        (
            "build/en/small.letter.pdf:1:1: manifest: this file is not the one that the manifest describes",
            "    hint: run `make`",
            "1 error; nothing was written",
        ),
    )
    assert not built.path("diff.html").exists()


@needs_git
def test_sources_with_errors(committed: SmallProject) -> None:
    committed.replace(SHEET, "number: T-1\n", "")
    ran = committed.guide("diff")
    assert (ran.code, ran.errors[0]) == (1, f"{SHEET}:2:1: front-matter: missing key `number`")
    git(committed, "commit", "-qam", "broken")
    committed.write(SHEET, committed.read(SHEET).replace("title:", "number: T-1\ntitle:", 1))
    ran = committed.guide("diff")
    assert (ran.code, ran.errors[0]) == (1, f"HEAD:{SHEET}:2:1: front-matter: missing key `number`")


@needs_git
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v9",), "`v9` is no folder, and no revision that git knows"),
        (("--", "--all"), "`--all` is no folder, and no revision that git knows"),
        (("sources",), "sources is neither a build folder (with manifest.json) nor a project (with sources/)"),
        (("--out", "layouts"), "layouts is a folder; name a file"),
        (("--edition", "leter"), "unknown edition `leter`: did you mean `letter`?"),
    ],
)
def test_wrong_use(committed: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    ran = run_diff(committed, *arguments)
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))


def run_diff(project: SmallProject, *arguments: str) -> Ran:
    """The options of the test stand before a `--` of its own."""
    if "--" in arguments:
        from tests.support import run

        return run("diff", "--project", str(project.root), *arguments)
    return project.guide("diff", *arguments)


def test_without_git(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = project.guide("diff")
    message = "guide: git is not installed; name a build folder or a project folder instead"
    assert (ran.code, ran.errors) == (2, (message,))


@needs_git
def test_a_folder_that_is_not_in_git(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    ran = project.guide("diff")
    assert ran.code == 2
    assert ran.errors[0].startswith("guide: git: fatal: not a git repository")


@needs_git
@needs_chromium
def test_everybody_can_read_it(committed: SmallProject) -> None:
    committed.replace(FACTS, "value: [7, 10]", "value: [6, 10]")
    committed.guide("diff")
    address = committed.path("diff.html").as_uri()
    with launched() as browser:
        for width in (360, 1280):
            with opened(browser, address, viewport={"width": width, "height": 800}) as page:
                page.goto(address)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                found = Axe().run(page)
                assert [fault["id"] for fault in found.response["violations"]] == []
