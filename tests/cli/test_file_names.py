"""Names of files with accents: macOS keeps a letter and its accent apart, and a text says them as one character."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from tests.personalize.support import personalize
from tests.support import HANDOUT, ROOT, TABLE, TOPIC, SmallProject


def apart(name: str) -> str:
    return unicodedata.normalize("NFD", name)


FORMS: dict[str, Literal["NFC", "NFD"]] = {"together": "NFC", "apart": "NFD"}


@pytest.mark.parametrize("named", FORMS)
@pytest.mark.parametrize("stored", FORMS)
def test_whichever_form_is_stored_and_named_the_file_is_found(stored: str, named: str, built: SmallProject) -> None:
    def on_disk(name: str) -> str:
        return unicodedata.normalize(FORMS[stored], name)

    def in_text(name: str) -> str:
        return unicodedata.normalize(FORMS[named], name)

    built.write(f"{TOPIC}/en/{on_disk('maneras-más')}.yaml", built.read(TABLE))
    built.write(f"{TOPIC}/en/{on_disk('también')}.md", "Babies walk.\n")
    built.replace(
        HANDOUT,
        ":::{table} ways",
        f":::{{include}} {in_text('también')}.md\n:::\n\n:::{{table}} {in_text('maneras-más')}",
    )
    logo = (ROOT / "practices" / "example-logo.svg").read_bytes()
    built.write(f"{on_disk('imágenes')}/{on_disk('clínica')}.svg", logo)
    file = in_text("imágenes/clínica.svg")
    built.write(f"{on_disk('práctica')}.yaml", f"name: Elm\nphone: 555-0100\nlogo: {{file: {file}, alt: A house.}}\n")
    built.write("p.csv", f"id,name,phone,logo,logo-alt\noak,Elm,555-0100,{file},A house.\n")
    ran = built.guide("build", "--practice", str(built.path(f"{in_text('práctica')}.yaml")))
    assert (ran.code, ran.errors) == (0, ())
    assert personalize(built, "p.csv").errors == ()


def test_a_font_file_is_found_too(built: SmallProject) -> None:
    regular = "FiraSans-Regular.ttf"
    built.path(f"fonts/{regular}").rename(built.path(f"fonts/{apart('Légible')}.ttf"))
    built.replace("fonts/fonts.yaml", regular, "Légible.ttf")
    assert built.guide("build").errors == ()


def test_a_name_that_no_file_has_is_still_refused(built: SmallProject) -> None:
    built.write("p.yaml", "name: Elm\nphone: 555-0100\nlogo: {file: clínica.svg, alt: A house.}\n")
    built.write("clinica.svg", "")
    ran = built.guide("build", "--practice", str(built.path("p.yaml")))
    assert ran.errors[0] == f"{built.path('p.yaml')}:3:14: practice: there is no logo `clínica.svg` beside this file"


TWINS = (
    "file: two files here have this name: they differ only in how letters with accents are stored\n"
    "    hint: delete or rename one of them"
)


def both(project: SmallProject, name: str, content: str | bytes) -> None:
    """Write a file under both forms of its name."""
    project.write(name, content)
    project.write(apart(name), content)
    if len({path.name for path in project.path(name).parent.iterdir()}) == 1:
        pytest.skip("this file system has one form only")


def test_two_files_of_one_name_are_refused_wherever_one_is_named(built: SmallProject) -> None:
    table, part = f"{TOPIC}/en/maneras-más.yaml", f"{TOPIC}/en/también.md"
    both(built, table, built.read(TABLE))
    both(built, part, "Babies walk.\n")
    built.replace(HANDOUT, ":::{table} ways", ":::{include} también.md\n:::\n\n:::{table} maneras-más")
    said = [line for line in built.guide("build").errors if ": file: " in line]
    assert said == [
        f"{name}:1:1: {TWINS.partition(chr(10))[0]}" for name in sorted((table, apart(table), part, apart(part)))
    ]


def test_two_logos_and_two_practices_of_one_name_are_refused(built: SmallProject) -> None:
    both(built, "clínica.svg", (ROOT / "practices" / "example-logo.svg").read_bytes())
    built.write("p.yaml", "name: Elm\nphone: 555-0100\nlogo: {file: clínica.svg, alt: A house.}\n")
    assert TWINS.partition("\n")[0] in built.guide("build", "--practice", str(built.path("p.yaml"))).errors[0]
    both(built, "práctica.yaml", "name: Elm\nphone: 555-0100\n")
    path = built.path("práctica.yaml")
    assert built.guide("build", "--practice", str(path)).errors[:2] == tuple(f"{path}:1:1: {TWINS}".split("\n"))


def test_two_tables_of_one_name_are_refused(built: SmallProject) -> None:
    both(built, "clínicas.csv", "id,name,phone\noak,Elm,555-0100\n")
    for name in ("clínicas.csv", apart("clínicas.csv")):
        ran = personalize(built, name)
        assert (ran.code, ran.errors) == (
            2,
            (
                f"guide: two files beside each other are called {built.path(name)}: they differ only in how letters with "
                "accents are stored; rename one of them",
            ),
        )


@pytest.mark.parametrize("form", FORMS.values())
def test_a_table_is_found_by_either_form_of_its_name(form: Literal["NFC", "NFD"], built: SmallProject) -> None:
    built.write("clínicas.csv", "id,name,phone\noak,Elm,555-0100\n")
    assert personalize(built, unicodedata.normalize(form, "clínicas.csv"), "--edition", "letter").errors == ()
