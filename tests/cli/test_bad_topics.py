"""Faults of a topic as a whole: its languages, labels and files."""

from __future__ import annotations

import shutil

import pytest

from tests.support import (
    CHART,
    CHECKLIST,
    FACTS,
    HANDOUT,
    LABELS,
    REFERENCES,
    TABLE,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
    assert_refused,
)

MISSING = "file: this file does not exist\n    hint: check the name, or add the file"
DATE = 'date: "{month} {day}, {year}"'


@pytest.mark.parametrize("name", [TOPIC_FILE, FACTS, REFERENCES, LABELS, "sources/criteria.yaml"])
def test_a_missing_file_is_refused(name: str, built: SmallProject) -> None:
    built.path(name).unlink()
    assert_refused(built, f"{name}:1:1: {MISSING}")


def test_a_language_without_a_folder_is_refused(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]", "languages: [en, en-GB]")
    assert_refused(
        built,
        f"{TOPIC_FILE}:4:17: topic: there is no folder `en-GB/` for language `en-GB`\n"
        "    hint: add it, or take the language off the list",
    )


@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans", "eng"])
def test_a_language_without_a_description_is_refused_with_one_message(language: str, built: SmallProject) -> None:
    """Whatever else is wrong with its sheets and its words."""
    shutil.copytree(built.path(f"{TOPIC}/en"), built.path(f"{TOPIC}/{language}"))
    built.append(f"{TOPIC}/{language}/small.md", "\n{fact}`unknown`\n")
    built.write(f"{TOPIC}/{language}/labels.yaml", "months: []\n")
    built.replace(TOPIC_FILE, "languages: [en]", f"languages: [en, {language}]\nsynonyms: {{{language}: [x]}}")
    assert_refused(
        built,
        f"{TOPIC_FILE}:4:17: topic: sheets in the language `{language}` cannot be made yet\n"
        f"    hint: write `en` or one of its regions, such as `en-GB`, or leave it out; whoever looks after the program can add a language",
    )


def test_the_code_of_a_language_has_small_letters(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]", "languages: [en, EN]")
    assert_refused(
        built,
        f"{TOPIC_FILE}:4:17: topic: `EN` is not a language code\n    hint: write it as in `en` or `en-GB`",
    )


@pytest.mark.parametrize("language", ["../../outside", "../topic/en", ".", "''", "en/"])
def test_a_language_that_is_a_path_is_refused_and_nothing_is_written_there(language: str, built: SmallProject) -> None:
    shutil.copytree(built.path(f"{TOPIC}/en"), built.path("outside"))
    for name in (HANDOUT, "outside/small.md"):
        built.replace(name, "language: en", f"language: {language}")
    built.write(FACTS, built.read(FACTS).replace("    en: ", f"    {language}: "))
    built.replace(TOPIC_FILE, "languages: [en]", f"languages: [{language}]")
    before = built.built()
    ran = built.guide("build")
    assert ran.code == 1
    assert any(line.startswith(f"{TOPIC_FILE}:") for line in ran.errors)
    assert built.built() == before
    assert list(built.root.parent.glob("outside/*.pdf")) == []


def test_two_topics_with_one_handout_are_refused(built: SmallProject) -> None:
    shutil.copytree(built.path(TOPIC), built.path("sources/again"))
    assert_refused(
        built,
        f"{HANDOUT}:2:10: front-matter: `handout: small` is in two files\n"
        "    hint: the other one is sources/again/en/small.md",
    )


# What translators do to labels.
LABEL_SLIPS = {
    "a month too few": ("November, December]", "November]"),
    "unknown placeholder": (DATE, 'date: "{moth} {day}, {year}"'),
    "place not closed": (DATE, 'date: "{month"'),
    "place without a name": (DATE, 'date: "{} {}"'),
    "place that looks inside": (DATE, 'date: "{month.__class__} {day}"'),
    "place with a width": (DATE, 'date: "{day:1000000}"'),
    "page without a number": ('page: "Page {page} of {pages}"', 'page: "Page {pag} of {pages}"'),
    "publisher": ("By {publisher}", "By {pulbisher}"),
    "code": ('qr-alt: "QR code that opens {address}"', 'qr-alt: "QR code that opens {adress}"'),
    "urgency without words": ("urgency:\n  call-soon: Call soon", "urgency:\n  call-soon:"),
}


@pytest.mark.parametrize("case", LABEL_SLIPS)
def test_a_slip_in_the_labels_is_a_fault_of_the_labels(case: str, built: SmallProject) -> None:
    built.replace(HANDOUT, ":::{table} ways", ":::{chart} chart\n:::\n\n:::{qr} https://example.org/")
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    built.replace(LABELS, *LABEL_SLIPS[case])
    ran = built.guide("build", "--edition", "letter")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{LABELS}:")


EMPTY_DATA = {
    "chart without causes": ("chart", "chart", CHART, "type: chart\ncauses: {}\nsigns: []\n"),
    "checklist without anything": (
        "checklist",
        "visit",
        CHECKLIST,
        "type: checklist\nchild: []\ncolumns: []\nquestions: []\n",
    ),
    "table without rows": (
        "table",
        "ways",
        TABLE,
        "type: table\nrow-header: way\ncolumns: {way: {title: Way}}\nrows: []\n",
    ),
    "table without columns": ("table", "ways", TABLE, "type: table\nrow-header: way\ncolumns: {}\nrows: []\n"),
}


@pytest.mark.parametrize("case", EMPTY_DATA)
def test_data_without_content_is_refused(case: str, built: SmallProject) -> None:
    kind, name, path, content = EMPTY_DATA[case]
    built.replace(HANDOUT, ":::{table} ways", f":::{{{kind}}} {name}")
    built.write(path, content)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{path}:")


@pytest.mark.parametrize(
    ("old", "new"),
    [("text: uses one side more", 'text: ""'), ("label: Name", 'label: ""'), ("text: What else?", 'text: ""')],
    ids=["item", "field", "question"],
)
def test_a_field_without_words_is_refused(old: str, new: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    built.replace(HANDOUT, ":::{table} ways", ":::{checklist} visit")
    built.replace(CHECKLIST, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{CHECKLIST}:")


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (HANDOUT, "Babies roll", "Babies crab", "23:8"),
        (HANDOUT, "Babies roll", "Crabs roll", "23:1"),
        (HANDOUT, "Babies roll", "Doctors rule out", "23:9"),
        (HANDOUT, "title: A small", "title: A crab", "3:10"),
        (TABLE, "turns over", "can crab", "10:26"),
        (HANDOUT, "![A ball", "![A crab", "25"),
        (TABLE, "alt: A ball", "alt: A crab", "9"),
    ],
    ids=["text", "plural", "phrase", "title", "cell", "alt", "alt in a table"],
)
def test_a_banned_word_is_refused(name: str, old: str, new: str, place: str, built: SmallProject) -> None:
    built.replace(name, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{name}:{place}:")
    assert ran.errors[0].endswith("` is a banned word in this topic")
    assert ran.errors[1] in ("    hint: name the movement", "    hint: say what the doctor does")


def test_a_banned_phrase_over_two_lines_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll", "Doctors rule\nout things. Babies roll")
    assert_refused(
        built,
        f"{HANDOUT}:23:9: banned-words: `rule out` is a banned word in this topic\n    hint: say what the doctor does",
    )
