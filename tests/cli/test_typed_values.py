"""What a practice says stands on paper as it was typed, from YAML, CSV and JSON Lines, or is refused."""

from __future__ import annotations

import json

import pikepdf
import pypdfium2
import pytest

from tests.personalize.support import failures, personalize
from tests.support import SmallProject, assert_refused

NAME, ADDRESS, PHONE = "Clinic 1.10 #2", "100 Main Street #5, 02134", "+44 (0)20 7946 0000"
NOTHING = "has nothing to print\n    hint: write what should be printed, or delete the line"
FORMULA = "is a formula and no text\n    hint: paste the column as values only, and save the file again"
COUNTED = "a spreadsheet or a program turned it into a number: format the column as text, and write it as people do"


def words(project: SmallProject, name: str) -> str:
    document = pypdfium2.PdfDocument(project.path(name))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(said.replace("\u00a0", " ").split())


def dialled(project: SmallProject, name: str) -> list[str]:
    with pikepdf.open(project.path(name)) as document:
        links = [
            str(one.A.URI)
            for page in document.pages
            for one in page.get("/Annots", ())
            if "/A" in one and "/URI" in one.A
        ]
    return [link for link in links if link.startswith("tel:")]


def test_texts_that_look_like_other_things_are_printed_as_typed(built: SmallProject) -> None:
    texts = {"name": NAME, "phone": PHONE, "address": ADDRESS}
    built.write("p.yaml", "".join(f'{key}: "{text}"\n' for key, text in texts.items()))
    built.write("p.csv", 'id,name,phone,address\noak,{name},{phone},"{address}"\n'.format(**texts))
    built.write("p.jsonl", json.dumps({"id": "oak", **texts}) + "\n")
    built.guide("build", "--edition", "letter", "--practice", str(built.path("p.yaml")))
    made = ["build/en/topic/small.letter.pdf"]
    for kind in ("csv", "jsonl"):
        assert personalize(built, f"p.{kind}", "--edition", "letter", out=kind).errors == ()
        made.append(f"{kind}/oak/en/topic/small.letter.pdf")
    missing = [(name, text) for name in made for text in texts.values() if text not in words(built, name)]
    assert missing == []
    assert [dialled(built, name) for name in made] == [["tel:+442079460000"]] * len(made)


# What stands behind a key of a practice file, and what is said.
REFUSED = {
    "name: null": ("name", "1:7", 'YAML reads `null` as an empty value\n    hint: to print it, write `"null"`; otherwise delete the line'),
    "name: ~": ("name", "1:7", 'YAML reads `~` as an empty value\n    hint: to print it, write `"~"`; otherwise delete the line'),
    "name: '~'": ("name", "1:8", f"`~` {NOTHING}"),
    "name: 'null'": ("name", "1:8", f"`null` {NOTHING}"),
    "name: ' '": ("name", "1:8", ""),
}  # fmt: skip


@pytest.mark.parametrize("line", REFUSED)
def test_a_name_that_is_none_is_refused(line: str, built: SmallProject) -> None:
    key, at, said = REFUSED[line]
    built.write("p.yaml", f"{line}\nphone: 555-0100\n")
    path = built.path("p.yaml")
    message = f"`{key}`: {said}" if said else f"`{key}` is empty\n    hint: fill it in"
    assert_refused(built, f"{path}:{at}: practice: {message}", arguments=("--practice", str(path)))


def test_an_address_and_a_colour_that_yaml_would_cut_are_refused(built: SmallProject) -> None:
    path = built.path("p.yaml")
    built.write(
        "p.yaml", "name: Elm Clinic\nphone: 555-0100 #2\naddress: 100 Main Street #5, Anytown\naccent: #5b2a6e\n"
    )
    form = "write a comment on its own line or after two spaces, with a space after its `#`"
    assert_refused(
        built,
        *(
            f"{path}:{at}: yaml: YAML takes `{lost}` for a comment and leaves it out\n"
            f'    hint: put the text in quotes: "{text}"; {form}'
            for at, lost, text in (
                ("2:17", "#2", "555-0100 #2"), ("3:26", "#5, Anytown", "100 Main Street #5, Anytown"), ("4:9", "#5b2a6e", "#5b2a6e"),
            )
        ),
        arguments=("--practice", str(path)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"phone": 5550100.0', f"practice: `phone`: `5550100.0` is not a phone number\n    hint: {COUNTED}"),
        ('"phone": 5.5501e6', f"practice: `phone`: `5.5501e6` is not a phone number\n    hint: {COUNTED}"),
        ('"phone": true', 'practices: `true` is not text\n    hint: to print it, write `"true"`; otherwise leave the key out'),
        ('"phone": NaN', "practices: this line is not JSON: `NaN` is not a value\n    hint: write one object on each line"),
        ('"phone": 02134', "practices: this line is not JSON: Expecting ',' delimiter\n    hint: write one object on each line"),
        ('"phone": null', "practice: `phone` is empty\n    hint: fill it in"),
        ('"phone": "555-0100", "address": "null"', f"practice: `address`: `null` {NOTHING}"),
    ],
)  # fmt: skip
def test_a_value_of_json_that_is_no_text_is_refused(line: str, message: str, built: SmallProject) -> None:
    built.write("p.jsonl", f'{{"id": "oak", "name": "A Clinic", {line}}}\n')
    ran = personalize(built, "p.jsonl")
    assert "\n".join(ran.errors[:2]) == f"{built.path('p.jsonl')}:1:1: {message}"
    assert len(failures(built.path("out"))) == 1


@pytest.mark.parametrize(
    ("cells", "at", "message"),
    [
        ("A Clinic,5550100.0,", "2:3", f"practice: `phone`: `5550100.0` is not a phone number\n    hint: {COUNTED}"),
        ("A Clinic,5.55E+09,", "2:3", f"practice: `phone`: `5.55E+09` is not a phone number\n    hint: {COUNTED}"),
        ("nan,555-0100,", "2:2", f"practice: `name`: `nan` {NOTHING}"),
        ("~,555-0100,", "2:2", f"practice: `name`: `~` {NOTHING}"),
        ("A Clinic,555-0100,#N/A", "2:4", f"practice: `address`: `#N/A` {NOTHING}"),
        ("#NAME?,555-0100,", "2:2", f"practice: `name`: `#NAME?` {NOTHING}"),
        ('A Clinic,"=""555-0100""",', "2:3", f'practices: `="555-0100"` {FORMULA}'),
        ("=A1,555-0100,", "2:2", f"practices: `=A1` {FORMULA}"),
    ],
)
def test_a_cell_that_another_program_filled_is_refused(cells: str, at: str, message: str, built: SmallProject) -> None:
    built.write("p.csv", f"id,name,phone,address\noak,{cells}\n")
    ran = personalize(built, "p.csv")
    assert "\n".join(ran.errors[:2]) == f"{built.path('p.csv')}:{at}: {message}"
