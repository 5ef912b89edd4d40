"""What the commands of the Makefile give to the program, and what is said to those who ask for what is not there."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from tests.long import in_long
from tests.make.conftest import MAKE, Place, Said
from tests.support import ROOT, SmallProject, run

# Stands for the program: notes what it was asked for, a line for each word.
PROGRAM = """#!/bin/sh
case "$*" in
  *guide/base/inputs.py*) exit 1 ;;
  "-I -c import pip") exit ;;
esac
shift 2
for word; do printf '%s\\n' "$word"; done >calls
"""


@pytest.fixture
def noted(tmp_path: Path) -> Place:
    """A folder with the Makefile and a program that only notes what it is asked for."""
    folder = tmp_path / "a folder"
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "environment.sh"):
        shutil.copy(ROOT / name, folder)
    for name in ("requirements.txt", "requirements-web.txt", "requirements-dev.txt"):
        (folder / name).write_text("")
        (folder / ".venv" / f".{name}").write_text("")
    program = folder / ".venv" / "bin" / "python"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    return Place(SmallProject(folder))


BUILD = ["build", "--mark", ".venv/.mark"]
GIVEN: list[tuple[list[str], list[str]]] = [
    ([], BUILD),
    (["build"], BUILD),
    (["build/"], BUILD),
    (["PRACTICE=a b.yaml"], [*BUILD, "--practice=a b.yaml"]),
    (["build/en/tips.letter.pdf"], [*BUILD, "--", "build/en/tips.letter.pdf"]),
    (["build/en/it's $HOME.letter.pdf"], [*BUILD, "--", "build/en/it's $HOME.letter.pdf"]),
    (["build/en/tips.letter.pdf", "PRACTICE=-x.yaml"], [*BUILD, "--practice=-x.yaml", "--", "build/en/tips.letter.pdf"]),
    (["KEEP=1"], [*BUILD, "--keep-going"]),
    (["build/en/tips.letter.pdf", "KEEP=1"], [*BUILD, "--keep-going", "--", "build/en/tips.letter.pdf"]),
    (["site", "KEEP=1", "CLINICS=0"], ["site", "--keep-going", "--no-clinics"]),
    (["approve", "HANDOUT=tips"], ["approve", "--", "tips"]),
    (
        ["approve", "HANDOUT=tips", 'BY=O\'Hara "Pat", MD $1', "AS=plain-language", "ON=2026-11-28", "LANGUAGE=en"],
        ["approve", '--by=O\'Hara "Pat", MD $1', "--as=plain-language", "--on=2026-11-28", "--language=en", "--", "tips"],
    ),
    (["approvals"], ["approve", "--list"]),
    (["new", "WHAT=handout naps"], ["new", "--", "handout", "naps"]),
    (["new", "WHAT=handout my * naps", "TITLE=My naps: $5"], ["new", "--title=My naps: $5", "--", "handout", "my * naps"]),
    (["new", "WHAT=handout"], ["new", "--", "handout"]),
    (["impose", "HANDOUT=tips", "OPTIONS=--edition letter --up 4"], ["impose", "--edition", "letter", "--up", "4", "--", "tips"]),
    (["impose", "HANDOUT=tips", "EDITION=a4", "OUT=my file.pdf"], ["impose", "--edition=a4", "--out=my file.pdf", "--", "tips"]),
    (["personalize", "TABLE=our list.csv"], ["personalize", "--out=build/personalized", "--", "our list.csv"]),
    (["personalize", "TABLE=a.csv", "OUT=b.zip", "HANDOUT=tips"], ["personalize", "--out=b.zip", "--handout=tips", "--", "a.csv"]),
    (["list"], ["list"]),
    (["open"], ["open"]),
    (["open", "HANDOUT=tips", "EDITION=a4"], ["open", "--edition=a4", "--", "tips"]),
    (["diff"], ["diff", "--", "HEAD"]),
    (["diff", "PRACTICE=none"], ["diff", "--practice=none", "--", "HEAD"]),
    (["diff", "OLD=../last year/build", "NEW=build"], ["diff", "--", "../last year/build", "build"]),
    (["watch", "PRACTICE=a b.yaml"], ["watch", "--practice=a b.yaml"]),
    (["clinic-kit"], ["site", "--kit=build/clinic-kit.html"]),
    (["site"], ["site"]),
    (["site", "BASE_URL=https://example.org/?a=1&b=2", "CLINICS=0"], ["site", "--no-clinics", "--base-url=https://example.org/?a=1&b=2"]),
]  # fmt: skip


def test_what_is_given_goes_to_the_program_as_it_is(noted: Place) -> None:
    wrong = []
    for arguments, words in GIVEN:
        # What systems and other programs set is not meant for us.
        said = noted.make(*arguments, LANGUAGE="en_US:en", AS="as")
        calls = noted.root / "calls"
        found = calls.read_text().splitlines() if calls.exists() else []
        if (said.code, said.errors, found) != (0, (), words):
            wrong.append((arguments, said, found))
        calls.unlink(missing_ok=True)
    assert wrong == []


MISUSE: list[tuple[list[str], str]] = [
    (["nonsense"], "there is no command `nonsense`: make help lists them"),
    (["it's"], "there is no command `it's`: make help lists them"),
    # Files and folders that are there, which make would call up to date.
    (["sources"], "there is no command `sources`: make help lists them"),
    (["practices/one.yaml"], "there is no command `practices/one.yaml`: make help lists them"),
    (["build/manifest.json"], "there is no command `build/manifest.json`: make help lists them"),
    (["build/en/small"], "there is no command `build/en/small`: make help lists them"),
    (["new"], 'WHAT is needed, as in: make new WHAT="handout naps"'),
    (["new", "WHAT=handout my naps"], "guide: `my naps` cannot be used: use lower-case letters, digits and hyphens, for example `my-naps`"),
    (["approve"], "HANDOUT is needed, as in: make approve HANDOUT=tips"),
    (["approve", "HANDOUT=smal"], "guide: unknown handout `smal`: did you mean `small`?"),
    (["impose"], 'HANDOUT is needed, as in: make impose HANDOUT=parent-guide OPTIONS="--edition letter --booklet"'),
    (["impose", "HANDOUT=smal"], "guide: unknown handout `smal`: did you mean `small`?"),
    (["personalize"], "TABLE is needed, as in: make personalize TABLE=practices.csv"),
    (["personalize", "TABLE=no.csv"], "guide: there is no file or folder no.csv"),
    (["bench-compare"], "WITH is needed, as in: make bench-compare WITH=../before"),
    (["open", "HANDOUT=smal"], "guide: unknown handout `smal`: did you mean `small`?"),
    (["open", "HANDOUT=small", "EDITION=phone"], "guide: build/ has no such file: `guide list` shows the names, `make` makes the files"),
    (["open", "EDITION=letter"], "guide: name the handout to open as well"),
    (["build/en/small.pdf"], "guide: build/en/small.pdf lacks the edition: write it as in en/small.letter.pdf"),
    (["build/small.letter.pdf"], "guide: build/small.letter.pdf is not the name of a handout's file: write it as in en/TOPIC/tips.letter.pdf"),
    (["build/en/smal.letter.pdf"], "guide: unknown handout `smal`: did you mean `small`?"),
    (["build/en/small.leter.pdf"], "guide: unknown edition `leter`: did you mean `letter`?"),
    (["build/es/small.letter.pdf"], "guide: unknown language `es`: use one of: `en`"),
    (["build/en/small.phone.pdf"], "guide: no handout makes this file: `guide list` shows each handout with its languages and editions"),
    (["PRACTICE=practices/on.yaml"], "guide: there is no file practices/on.yaml: did you mean `practices/one.yaml`?"),
    (["build/en/small.letter.pdf", "PRACTICE=one"], "guide: there is no file one: did you mean `practices/one.yaml`?"),
]  # fmt: skip


# What the program itself says of these is what make prints; of the others, make is asked what it gives to the program.
WHOLE = in_long(2, len(MISUSE))


def test_wrong_use_is_told_in_a_sentence(place: Place, noted: Place) -> None:
    before = place.project.built()
    wrong = []
    programs = [arguments for arguments, message in MISUSE if message.startswith("guide: ")]
    for arguments, message in MISUSE:
        if arguments in programs[WHOLE:]:
            calls = noted.root / "calls"
            calls.unlink(missing_ok=True)
            assert noted.make(*arguments).code == 0
            with contextlib.chdir(place.root):
                ran = run(*calls.read_text().splitlines())
            said = Said(ran.code, "\n".join(ran.said), ran.errors)
        else:
            said = place.make(*arguments)
        if (said.code, said.out, said.errors) != (2, "", (message,)):
            wrong.append((arguments, said))
    assert wrong == []
    assert place.project.built() == before


def test_list(place: Place) -> None:
    place.project.write("practices/._one.yaml", b"\0\5\26\7")
    said = place.make("list").out.splitlines()
    assert said[0] == "sheets of topic:"
    assert said[1:3] == ["  small  en  A small sheet", "  in letter, unless it says otherwise"]
    assert "  letter-large" in said
    assert said[-2:] == ["practices:", "  practices/one.yaml  First Clinic"]


def test_open_prints_where_it_is_if_nothing_can_show_it(place: Place) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "WSL_DISTRO_NAME": ""}
    assert place.make("open", **nothing).out == "build"
    assert place.make("open", "HANDOUT=small", **nothing).out == "build/en/topic/small.letter.pdf"
    shutil.rmtree(place.root / "build")
    assert place.make("open", **nothing).errors == ("guide: build/ is empty: run `make` first",)


def test_open_shows_it_with_what_the_system_has(place: Place, tmp_path: Path) -> None:
    tools, shown = tmp_path / "tools", tmp_path / "shown"
    tools.mkdir()
    (tools / "xdg-open").write_text(f'#!/bin/sh\necho "$1" >"{shown}"\n')
    (tools / "xdg-open").chmod(0o755)
    assert place.make("open", "HANDOUT=small", PATH=f"{tools}:/usr/bin:/bin", DISPLAY=":0").code == 0
    assert shown.read_text().strip() == str(place.root / "build/en/topic/small.letter.pdf")


def test_impose_goes_below_build_and_is_no_reason_to_build(place: Place) -> None:
    said = place.make("impose", "HANDOUT=small", "OPTIONS=--up 2", "PRACTICE=practices/one.yaml")
    assert (said.code, said.out) == (0, "build/press/topic/small.letter.press.pdf: 1 page, 612 by 1584 pt")
    assert not place.builds()


def test_personalize_goes_below_build_and_is_no_reason_to_build(place: Place) -> None:
    place.project.write("our list.csv", "id,name,phone\noak,Oak Clinic,(555) 555-0100\n")
    said = place.make("personalize", "TABLE=our list.csv", "EDITION=letter")
    assert (said.code, said.out) == (0, "build/personalized: 1 files for 1 practices (1 made)")
    assert (place.root / "build/personalized/oak/en/topic/small.letter.pdf").is_file()
    assert not place.builds()


def test_warnings_are_told_once(place: Place) -> None:
    """What was told is only counted, until the file is touched; the first build counts what it finds."""
    late = {"SOURCE_DATE_EPOCH": "1860000000"}
    said = place.make(**late)
    assert said.code == 0
    warned = [line for line in said.errors if "warning: " in line]
    assert warned
    again = f"{len(warned)} warnings in files that have not changed ("
    place.project.append("layouts/letter.yaml", "# more\n")
    said = place.make(**late)
    assert (len(said.errors), said.errors[0][: len(again)]) == (1, again)
    assert said.errors[0].endswith("); `make check` shows them")
    place.project.append("sources/topic/facts.yaml", "# more\n")
    assert [line for line in place.make(**late).errors if "warning: " in line] == [
        line for line in warned if "facts.yaml" in line
    ]
    (place.root / ".venv/.mark").unlink()
    assert len(place.make(**late).errors) == 1


def test_help_lists_every_command(place: Place) -> None:
    said = place.make("help").out
    lines = (ROOT / "Makefile").read_text("utf-8").split(".PHONY: ")[1].split("\n\n")[0].replace("\\\n", " ").split()
    listed = {line.split()[1] for line in said.splitlines() if line.startswith("  make ") and len(line.split()) > 1}
    assert set(lines) - {"all", "build", "FORCE"} - listed == set()
    assert "Look at them" in said.splitlines()
    assert MAKE  # the same for every make
