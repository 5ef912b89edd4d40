"""Logos that are not there, or lead elsewhere; and the text in the place of a logo."""

from __future__ import annotations

import pytest

from tests.cli.test_bad_logos import BARE, FILE, picture, refused
from tests.support import SmallProject, assert_refused

OUTSIDE = "put the logo beside this file, and write its name without `..` or a leading `/`"
MISSING = "check the name, or add the file"
NAMES = {
    "missing": ("none.png", "there is no logo `none.png` beside this file", MISSING),
    "a folder": ("below", "there is no logo `below` beside this file", MISSING),
    "this folder": (".", "there is no logo `.` beside this file", MISSING),
    "long": ("a" * 300, f"there is no logo `{'a' * 89}…{'a' * 30}` beside this file", MISSING),
    "home": ("~/logo.png", "there is no logo `~/logo.png` beside this file", MISSING),
    "above": ("../logo.png", "`../logo.png` is not a file in this folder", OUTSIDE),
    "above and back": ("../practices/logo.png", "`../practices/logo.png` is not a file in this folder", OUTSIDE),
    "above from below": ("below/../logo.png", "`below/../logo.png` is not a file in this folder", OUTSIDE),
    "above as on Windows": ("..\\logo.png", "`..\\logo.png` is not a file in this folder", OUTSIDE),
    "drive": ("C:\\logo.png", "`C:\\logo.png` is not a file in this folder", OUTSIDE),
    "address": ("http://example.org/a.png", "`http://example.org/a.png` is not a file in this folder", OUTSIDE),
    "local address": ("file:///etc/passwd", "`file:///etc/passwd` is not a file in this folder", OUTSIDE),
    "from the root": ("/etc/passwd", "`/etc/passwd` is not a file in this folder", OUTSIDE),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_that_is_no_file_of_the_folder_is_refused(case: str, built: SmallProject) -> None:
    name, message, hint = NAMES[case]
    built.path("practices/below").mkdir(parents=True)
    built.write("practices/logo.png", picture("PNG"))
    built.write("logo.png", picture("PNG"))
    refused(built, name, None, f"{{}}/a.yaml:4:9: practice: {message}\n    hint: {hint}")


def test_the_whole_path_of_a_logo_in_the_folder_is_refused(built: SmallProject) -> None:
    built.write("practices/logo.png", picture("PNG"))
    name = str(built.path("practices/logo.png"))
    refused(built, name, None, f"{{}}/a.yaml:4:9: practice: `{name}` is not a file in this folder\n    hint: {OUTSIDE}")


@pytest.mark.parametrize("name", ["logo.png", "below/logo.png"])
def test_a_link_that_leads_out_is_not_followed(name: str, built: SmallProject) -> None:
    before = built.built()
    built.write("outside/logo.png", picture("PNG"))
    built.path("practices").mkdir()
    link = built.path("practices") / name.split("/")[0]
    link.symlink_to(built.path("outside") / ("logo.png" if link.suffix else ""))
    built.write(FILE, f"{BARE}logo: {{file: {name}, alt: A logo.}}\n")
    ran = built.guide("build", "--practice", str(built.path(FILE)))
    assert ran.code == 1
    place = f"{built.path('practices')}/{name}:1:1"
    assert ran.errors[0].startswith(f"{place}: file: this path leads out of {built.path('practices')}/")
    assert ran.errors[1:] == (
        "    hint: links to other places are not followed; copy the file into this folder", "1 error; nothing was written",
    )  # fmt: skip
    assert built.built() == before


def test_a_logo_in_a_folder_below_is_found(built: SmallProject) -> None:
    built.write("practices/below/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo: {{file: below/logo.png, alt: A logo.}}\n")
    assert built.guide("build", "--practice", str(built.path(FILE))).code == 0


ALTS = {
    "empty": ('""', "5:9: practice: `alt` is empty\n    hint: fill it in"),
    "long": ("A logo. " * 32, "5:8: practice: `alt` has 255 characters; at most 250 fit\n    hint: use a shorter form"),
}


@pytest.mark.parametrize("case", ALTS)
def test_a_text_in_its_place_has_to_be_one(case: str, built: SmallProject) -> None:
    alt, message = ALTS[case]
    built.write("practices/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo:\n  file: logo.png\n  alt: {alt}\n")
    path = str(built.path(FILE))
    assert_refused(built, f"{path}:{message}", arguments=("--practice", path))


def test_a_logo_without_a_text_in_its_place_is_refused(built: SmallProject) -> None:
    built.write("practices/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo:\n  file: logo.png\n")
    path = str(built.path(FILE))
    message = f"{path}:4:3: practice: missing key `alt`\n    hint: add `alt: …` here"
    assert_refused(built, message, arguments=("--practice", path))
