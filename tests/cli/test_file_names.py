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
    regular = "AtkinsonHyperlegibleNext-Regular.ttf"
    built.path(f"fonts/{regular}").rename(built.path(f"fonts/{apart('Légible')}.ttf"))
    built.replace("fonts/fonts.yaml", regular, "Légible.ttf")
    assert built.guide("build").errors == ()


def test_a_name_that_no_file_has_is_still_refused(built: SmallProject) -> None:
    built.write("p.yaml", "name: Elm\nphone: 555-0100\nlogo: {file: clínica.svg, alt: A house.}\n")
    built.write("clinica.svg", "")
    ran = built.guide("build", "--practice", str(built.path("p.yaml")))
    assert ran.errors[0] == f"{built.path('p.yaml')}:3:14: practice: there is no logo `clínica.svg` beside this file"
