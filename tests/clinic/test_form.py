"""What is typed becomes a practice file, and a practice file what is typed."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.model.files.practice import PracticeSource
from guide.products.clinic.form import KEYS, field_at, values_of, written
from guide.read.bind import NOTHING
from guide.read.records import key_name
from tests.support import ROOT

TEXT = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=40)
PLACED = """\
name: Oak Street
phones:
  - label: Desk
    number: call us
  - {label: Night, number: "555-0102"}
hours:
  - Mon
early-intervention:
  phone: x
"""


def read(text: str) -> dict[str, Any]:
    problems = Problems()
    values = values_of(text, "practice.yaml", problems)
    assert values is not None, list(map(str, problems))
    return values


def test_every_key_of_a_practice_file_is_a_field() -> None:
    assert tuple(map(key_name, PracticeSource.__struct_fields__)) == KEYS


def test_a_file_that_did_not_change_stays_as_it_is() -> None:
    for name in ("example.yaml", "full.yaml"):
        text = (ROOT / "practices" / name).read_text("utf-8")
        assert written(read(text), text) == text


def test_a_changed_value_keeps_the_comments_and_the_rest() -> None:
    text = "# Our clinic\n\nname: Old  # as patients know it\n# by day\nphone: 555-0100\nhours:\n  - Mon\n  # closed on Tuesday\n  - Wed\n# the end\n"
    values = read(text) | {"phone": "555-0101", "fax": "555-0102"}
    assert written(values, text) == (
        "# Our clinic\n\nname: Old  # as patients know it\n# by day\nphone: 555-0101\n"
        "hours:\n  - Mon\n  # closed on Tuesday\n  - Wed\n# the end\nfax: 555-0102\n"
    )
    assert written(values | {"hours": ""}, text) == (
        "# Our clinic\n\nname: Old  # as patients know it\n# by day\nphone: 555-0101\nfax: 555-0102\n"
    )


def test_a_new_file_has_what_was_typed() -> None:
    values = {
        "phone": "(555) 555-0100", "name": "Oak: Street #5", "hours": "Mon-Fri\n\nSat", "languages": ["en", "en-GB"], "fax": " ",
        "phones": [{"label": "Desk", "number": "555"}, {"label": "", "number": " "}], "logo": {"file": "a.png", "alt": "A house."},
    }  # fmt: skip
    assert written(values) == (
        'name: "Oak: Street #5"\nphone: (555) 555-0100\nphones:\n  - label: Desk\n    number: 555\nhours:\n  - Mon-Fri\n  - Sat\n'
        "logo:\n  file: a.png\n  alt: A house.\nlanguages: [en, en-GB]\n"
    )
    assert written({}) == 'name: ""\nphone: ""\n'


def test_a_word_that_yaml_reads_as_nothing_stays_a_word() -> None:
    for word in filter(None, NOTHING):
        text = written({"name": word, "phone": "5", "hours": word, "languages": [word]})
        found = read(text)
        assert (found["name"], found["hours"], found["languages"]) == (word, word, [word]), text


@given(TEXT, TEXT, st.lists(TEXT, max_size=3), st.lists(st.tuples(TEXT, TEXT), max_size=3))
def test_whatever_is_typed_is_read_back(
    name: str, address: str, lines: list[str], phones: list[tuple[str, str]]
) -> None:
    def tidy(text: str) -> str:
        return " ".join(text.strip().split("\n"))

    values: dict[str, Any] = {
        "name": name, "phone": "5", "address": address, "hours": "\n".join(lines),
        "phones": [{"label": label, "number": number} for label, number in phones if label.strip() and number.strip()],
    }  # fmt: skip
    text = written(values)
    found = read(text)
    assert found["name"] == tidy(name)
    assert found.get("address", "") == tidy(address)
    assert found.get("hours", "") == "\n".join(line.strip() for line in lines if line.strip())
    assert found.get("phones", []) == [
        {"label": tidy(one["label"]), "number": tidy(one["number"])} for one in values["phones"]
    ]
    assert written(json.loads(json.dumps(found)), text) == text


def test_a_place_belongs_to_a_field() -> None:
    places = {
        (1, 7): "name", (3, 12): "phones.0.label", (4, 13): "phones.0.number", (5, 13): "phones.1.label",
        (7, 5): "hours", (9, 10): "early-intervention.phone", (8, 1): "early-intervention", (99, 1): "",
    }  # fmt: skip
    assert {place: field_at(PLACED, Position("practice.yaml", *place)) for place in places} == places
