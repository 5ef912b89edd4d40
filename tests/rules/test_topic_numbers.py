"""Countries that are not known, and figures among the names."""

from __future__ import annotations

import pytest

from tests.support import TOPIC_FILE, SmallProject, assert_refused


@pytest.mark.parametrize(
    ("line", "place", "message", "hint"),
    [
        ("country: {en: UK}", "5:15", "`country`: no emergency number is known for `UK`", "write `GB`"),
        ("country: {en: us}", "5:15", "`country`: no emergency number is known for `us`", "write `US`"),
        ("country: US", "5:10", "`country`: expected `name: value` lines, got one value",
         "write it for each language: `country: {en: …}`"),
        ("names: [COVID]", "5:9", "`names`: `COVID` has no digits", "delete it: it may be printed anyway"),
        ("names: [5 mL]", "5:9", "`names`: `5 mL` is a figure, not a name",
         "add it to facts.yaml with its source, and write {fact}`its-name` where it is printed"),
        ('names: ["7"]', "5:10", "`names`: `7` is a figure, not a name",
         "add it to facts.yaml with its source, and write {fact}`its-name` where it is printed"),
        ("names: [100.4°F]", "5:9", "`names`: `100.4°F` is a figure, not a name",
         "add it to facts.yaml with its source, and write {fact}`its-name` where it is printed"),
        (f"names: [{'B12 ' * 16}B]", "5:9", f"`names`: `{'B12 ' * 16}B` has 65 characters; at most 60 fit",
         "write only the name, not the sentence around it"),
    ],
)  # fmt: skip
def test_what_a_topic_says_of_numbers(line: str, place: str, message: str, hint: str, built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\n{line}\n")
    assert_refused(built, f"{TOPIC_FILE}:{place}: topic: {message}\n    hint: {hint}")


def test_a_telephone_number_is_no_name(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\ncountry: {en: US}\nnames: [1-800-222-1222]\n")
    assert_refused(
        built,
        f"{TOPIC_FILE}:6:9: topic: `names`: `1-800-222-1222` is a telephone number\n    hint: delete it: it may be printed anyway",
    )


def test_figures_are_no_names(built: SmallProject) -> None:
    figures = (
        "5 mL",
        "160 mg/5 mL",
        "1 in 5",
        "7 to 10 months",
        "4-6",
        "$5",
        "20%",
        "38°C",
        "1/2",
        "14:30",
        "1,5 g",
    )
    names = (
        "COVID-19",
        "H1N1",
        "B12",
        "24/7",
        "3-in-1",
        "type 1 diabetes",
        "Route 9",
        "1990s",
        "SPF 30",
        "5 A DAY",
        "12 Main Street",
    )
    quoted = ", ".join(f'"{one}"' for one in (*figures, *names))
    built.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\nnames: [{quoted}]\n")
    ran = built.guide("build")
    refused = [line.split("`names`: `")[1].split("` is a figure")[0] for line in ran.errors if "is a figure" in line]
    assert refused == list(figures)
