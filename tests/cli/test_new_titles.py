"""`guide new`: numbers that no other sheet has, and titles that every check lets through."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.test_new import passes, refused
from tests.support import HANDOUT, LABELS, TOPIC, SmallProject, files_in


def number_of(project: SmallProject, path: str) -> str:
    (line,) = [line for line in project.read(path).split("\n") if line.startswith("number: ")]
    return line.removeprefix("number: ")


def test_numbers_of_topics_do_not_collide(inside: SmallProject) -> None:
    for name, number in (
        ("safe-sleep", "SS-1"),
        ("sun-safety", "SSA-1"),
        ("small-sofas", "SSO-1"),
        ("tummy", "TU-1"),
    ):
        assert inside.guide("new", "topic", name).code == 0
        assert number_of(inside, f"sources/{name}/en/{name}-basics.md") == number
    assert inside.guide("build").code == 0


def test_a_translation_has_the_number_of_its_sheet(inside: SmallProject) -> None:
    inside.guide("new", "handout", "naps")
    (inside.root / TOPIC / "en-GB").mkdir()
    shutil.copy(inside.path(LABELS), inside.path(f"{TOPIC}/en-GB/labels.yaml"))
    inside.set_value(f"{TOPIC}/topic.yaml", "languages", "[en, en-GB]")
    ran = inside.guide("new", "handout", "small", "--language", "en-GB")
    assert ran.said[0] == "Open it, replace its text, and run `make`. It is sheet T-1:"
    assert number_of(inside, f"{TOPIC}/en-GB/small.md") == "T-1"
    assert inside.guide("check").code == 0


def test_a_title_is_words_and_no_markup(inside: SmallProject) -> None:
    title = r"<b>A_b_</b> \ [c] ~d~ {e} &amp; f & g"
    assert inside.guide("new", "handout", "naps", "--title", title).code == 0
    passes(inside, f"{TOPIC}/en/naps.md")
    assert inside.guide("build").code == 0
    (entry,) = [
        entry
        for entry in json.loads(inside.read("build/manifest.json"))["files"]
        if (entry["handout"], entry["edition"]) == ("naps", "letter")
    ]
    assert entry["title"] == title


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("handout", "vitamin-d3"),
            "the title `Vitamin d3` cannot be used: figure `3` does not come from facts.yaml; choose another with "
            "--title",
        ),
        (
            ("handout", "naps", "--title", "Naps in the first 2 years"),
            "the title `Naps in the first 2 years` cannot be used: figure `2` does not come from facts.yaml; choose "
            "another with --title",
        ),
        (
            ("topic", "covid-19"),
            "the title `Covid 19` cannot be used: figure `19` does not come from facts.yaml; choose another with "
            "--title",
        ),
        (
            ("handout", "naps", "--title", "Sleep \U0001f600"),
            "the title `Sleep \U0001f600` cannot be used: no font has U+1F600 (grinning face); choose another with "
            "--title",
        ),
        (
            ("handout", "naps", "--title", "The crab walk"),
            "the title `The crab walk` cannot be used: `crab` is a banned word in this topic; choose another with --title",
        ),
        (
            ("practice", "oak", "--title", "Oak " * 20),
            f"the title `{('Oak ' * 20).strip()}` cannot be used: `name` has 79 characters; at most 60 fit; choose "
            "another with --title",
        ),
        (
            ("handout", "naps", "--title", "Long" * 18),
            f"the title `{'Long' * 18}` cannot be used: `{'Long' * 18}` is 1069 pt wide, but its column is 474 pt; choose "
            "another with --title",
        ),
    ],
)
def test_a_title_that_no_check_lets_through(inside: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    before = files_in(inside.root)
    refused(inside, inside.guide("new", *arguments), message, before)


def test_a_number_that_yaml_would_cut_is_quoted_in_the_next_draft(inside: SmallProject) -> None:
    inside.replace(HANDOUT, "number: T-1", 'number: "Sheet #1"')
    inside.set_value(f"{TOPIC}/topic.yaml", "guide-number", '"Sheet #1"')
    assert inside.guide("new", "handout", "naps").code == 0
    assert number_of(inside, f"{TOPIC}/en/naps.md") == '"Sheet #2"'
    assert inside.guide("check").code == 0
