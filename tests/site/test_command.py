"""`guide site` as it is called: what it writes, what it refuses, and in which words."""

from __future__ import annotations

import json
import re
import shutil
import sys
from hashlib import sha256
from typing import Any
from unittest import mock

import pytest

from guide.read.site import read_site_words
from tests.site.html import Element, parsed
from tests.support import HANDOUT, SmallProject, files_in

WORDS = "sources/site.en.yaml"
SITE = "build/site"


def site_of(project: SmallProject, *arguments: str) -> dict[str, bytes]:
    """The files of a site that has to come about."""
    ran = project.guide("site", *arguments)
    assert (ran.code, ran.errors) == (0, ())
    return files_in(project.path(SITE))


def page(project: SmallProject, path: str = "index.html") -> Element:
    return parsed(project.read(f"{SITE}/{path}"))


def refused(project: SmallProject, *messages: str, arguments: tuple[str, ...] = ()) -> None:
    """Exactly these problems, and build/ as it was."""
    before = project.built()
    ran = project.guide("site", *arguments)
    counted = "1 error" if len(messages) == 1 else f"{len(messages)} errors"
    assert "\n".join(ran.errors) == "\n".join((*messages, f"{counted}; nothing was written"))
    assert (ran.code, ran.said) == (1, ())
    assert project.built() == before


def test_it_says_what_it_wrote(small: SmallProject) -> None:
    ran = small.guide("site")
    assert ran.code == 0
    assert re.fullmatch(r".*build/site: 6 pages, 0\.\d MB", ran.said[0])
    assert (
        ran.said[1]
        == "without --base-url, the site has no sitemap, no feed of changes and no picture for shared addresses"
    )


def test_the_same_input_gives_the_same_bytes(small: SmallProject) -> None:
    first = site_of(small, "--base-url", "https://example.org")
    shutil.rmtree(small.path("build"))
    assert site_of(small, "--base-url", "https://example.org/") == first


def test_without_an_address_nothing_needs_one(small: SmallProject) -> None:
    files = site_of(small)
    assert not [path for path in files if path.endswith((".xml", ".atom", ".jpg"))]
    assert not [
        one
        for one in page(small, "en/topic/small/index.html").all("meta")
        if one.attributes.get("property") == "og:image"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "example.org", "https://example.org/?a", "javascript:alert(1)", 'https://x.org/"', "https://.../",
        "https://a..example.org/", "https://-example.org/", "https://example.org:99999/", "https://example.org/%zz",
        "https://example.org/../x", "https://example.org/a/.", "https://example.org/%2e%2E/x",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(small: SmallProject, address: str) -> None:
    ran = small.guide("site", "--base-url", address)
    assert (ran.code, ran.errors) == (
        2, (f"guide: --base-url {address}: write the full address, such as https://example.org/sheets/",),
    )  # fmt: skip
    assert not small.path(SITE).exists()


@pytest.mark.parametrize("address", ["http://localhost:8000", "https://example.org/a/b.c/%C3%A9/"])
def test_an_address_that_is_one(small: SmallProject, address: str) -> None:
    site_of(small, "--base-url", address)
    assert f"<loc>{address.rstrip('/')}/</loc>" in small.read(f"{SITE}/sitemap.xml")


def test_without_the_packages_of_the_web_it_says_what_to_do(small: SmallProject) -> None:
    gone = {name: None for name in sys.modules if name.startswith(("guide.products.site", "guide.products.browser"))}
    with mock.patch.dict(sys.modules, {**gone, "jinja2": None}):
        for name in gone:
            del sys.modules[name]
        ran = small.guide("site")
    assert (ran.code, ran.errors) == (
        2, ("guide: the site needs the package `jinja2`: install guide-handouts[web], or, in a clone of the program, run `make site`",),
    )  # fmt: skip


def test_a_folder_with_other_files_is_refused(small: SmallProject) -> None:
    small.write("out/letter.txt", "mine")
    ran = small.guide("site", "--out", str(small.path("out")))
    assert (ran.code, ran.errors) == (
        2,
        (
            f"guide: {small.path('out')} holds files that `guide site` did not write; empty it, or name another with "
            "--out",
        ),
    )
    assert files_in(small.path("out")) == {"letter.txt": b"mine"}


def test_a_file_in_its_place_is_refused(small: SmallProject) -> None:
    small.write("out", "mine")
    ran = small.guide("site", "--out", str(small.path("out")))
    assert (ran.code, ran.errors) == (2, (f"guide: {small.path('out')} is not a folder",))


def test_a_folder_with_spaces_and_accents_is_taken(small: SmallProject) -> None:
    out = small.path("Téléchargements à lire")
    assert small.guide("site", "--out", str(out)).code == 0
    assert "index.html" in files_in(out)
    assert not small.path(SITE).exists()


def test_a_build_leaves_the_site_alone(small: SmallProject) -> None:
    before = site_of(small)
    small.replace(HANDOUT, "Babies roll and walk.", "Babies roll and sit.")
    assert small.guide("build").code == 0
    assert files_in(small.path(SITE)) == before
    assert site_of(small) != before


def test_errors_in_a_sheet_write_nothing(small: SmallProject) -> None:
    site_of(small)
    small.append(HANDOUT, "\n{fact}`crawl-ag`\n")
    line = small.read(HANDOUT).count("\n")
    refused(small, f"{HANDOUT}:{line}:1: facts: unknown fact `crawl-ag`\n    hint: did you mean `crawl-age`?")


def test_a_language_without_words_is_told(built: SmallProject) -> None:
    refused_one = built.guide("site")
    assert refused_one.errors == (
        f"{WORDS}:1:1: file: this file does not exist", "    hint: check the name, or add the file",
        "1 error; nothing was written",
    )  # fmt: skip


def test_words_with_an_unknown_place_are_told(small: SmallProject) -> None:
    at = small.set_value(WORDS, "file", "PDF {page} {size}")
    ran = small.guide("site")
    assert ran.errors == (
        f"{WORDS}:{at}: site: `file`: unknown placeholder `{{page}}`", "    hint: did you mean `{pages}`?",
        "1 error; nothing was written",
    )  # fmt: skip


@pytest.mark.parametrize("folder", ["sources", "sources/site", "layouts/site", "fonts/a/b", "practices/site"])
def test_a_place_among_the_sources_is_refused(small: SmallProject, folder: str) -> None:
    out, before = small.path(folder), files_in(small.root)
    for command in ("site", "build", "watch"):
        ran = small.guide(command, "--out", str(out))
        assert (ran.code, ran.errors) == (
            2,
            (f"guide: {out} is inside {folder.split('/')[0]}/, which holds the input; name another place with --out",),
        )
    assert files_in(small.root) == before


def test_a_site_made_in_the_folder_that_one_is_in(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    site_of(small)
    monkeypatch.chdir(small.path(SITE))
    ran = small.guide("site", "--out", ".")
    assert (ran.code, ran.errors) == (0, ())
    assert re.fullmatch(r"\.: 6 pages, 0\.\d MB", ran.said[0])


def test_a_save_while_the_site_is_made(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and PDFs say the same, whichever it is."""

    def saving(*arguments: Any) -> Any:
        if "A raced sheet" not in small.read(HANDOUT):
            small.replace(HANDOUT, "title: A small sheet", "title: A raced sheet")
        return read_site_words(*arguments)

    monkeypatch.setattr("guide.read.site.read_site_words", saving)
    files = site_of(small)
    (entry,) = [
        entry for entry in json.loads(small.read("build/manifest.json"))["files"] if entry["edition"] == "letter"
    ]
    assert page(small, "en/topic/small/index.html").one("h1").text == entry["title"]
    assert sha256(files["en/topic/small/small.letter.pdf"]).hexdigest() == entry["sha256"]
