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


def test_two_topics_with_one_number_are_refused(built: SmallProject) -> None:
    shutil.copytree(built.path(TOPIC), built.path("sources/again"))
    assert_refused(
        built,
        f"{HANDOUT}:4:9: front-matter: `number: T-1` is used by two handouts\n"
        "    hint: the other one is sources/again/en/small.md; give one of them another number",
    )


def test_two_topics_with_one_prefix_are_refused(built: SmallProject) -> None:
    again = with_another_topic(built, "T-2")
    assert_refused(
        built,
        f"{HANDOUT}:4:9: front-matter: `number: T-1`: the topic `again` has numbers with `T-` too\n"
        f"    hint: one of them is in {again}; give each topic a prefix of its own",
    )


@pytest.mark.parametrize(
    ("folder", "name"), [("My Topic", "my-topic"), ("Fièvre (bébé); 2024", "fievre-bebe-2024"), ("sleep_1", "sleep-1")]
)
def test_a_topic_folder_may_have_any_name(folder: str, name: str, built: SmallProject) -> None:
    built.path(TOPIC).rename(built.path(f"sources/{folder}"))
    ran = built.guide("build", f"build/en/{name}/small.letter.pdf")
    assert (ran.code, ran.errors) == (0, ())
    assert f"en/{name}/small.letter.pdf" in built.built()


@pytest.mark.parametrize("folder", ["发烧", "con", "a" * 81, "(shared)"])
def test_a_folder_without_a_name_for_files_is_refused(folder: str, built: SmallProject) -> None:
    built.path(TOPIC).rename(built.path(f"sources/{folder}"))
    assert_refused(
        built,
        f"sources/{folder}:1:1: topic: the folder `{folder}` gives no name for file names and web addresses\n"
        "    hint: rename it: use up to 80 letters of a to z, digits and hyphens",
    )


def test_two_topic_folders_of_one_name_are_refused(built: SmallProject) -> None:
    shutil.copytree(built.path(TOPIC), built.path("sources/Topic!"))
    assert_refused(
        built,
        "sources/topic:1:1: topic: this topic would have the name `topic`, as sources/Topic! has\n"
        "    hint: rename one of the folders",
    )


def test_handout_names_are_free_in_each_topic(built: SmallProject) -> None:
    with_another_topic(built, "A-1")
    assert built.guide("build", "--edition", "letter").code == 0
    assert {"en/again/small.letter.pdf", "en/topic/small.letter.pdf"} <= set(built.built())
    for arguments, said in (
        (("build", "--handout", "small"), "guide: `small` is in 2 topics: write again/small or topic/small"),
        (("open", "small"), "guide: `small` is in 2 topics: write again/small or topic/small"),
        (("impose", "small"), "guide: `small` is in 2 topics: write again/small or topic/small"),
        (
            ("build", "build/en/small.letter.pdf"),
            "guide: en/small.letter.pdf is in 2 topics: write en/again/small.letter.pdf or en/topic/small.letter.pdf",
        ),
        (("build", "build/en/agian/small.letter.pdf"), "guide: unknown topic `agian`: did you mean `again`?"),
    ):
        ran = built.guide(*arguments)
        assert (ran.code, ran.errors) == (2, (said,))
    shutil.rmtree(built.path("build"))
    chosen: tuple[tuple[str, ...], ...] = (
        ("build/en/again/small.letter.pdf",), ("--handout", "again/small", "--edition", "letter"),
        ("--topic", "again", "--handout", "small", "--edition", "letter"), ("--topic", "again", "--edition", "letter"),
    )  # fmt: skip
    for one in chosen:
        assert built.guide("build", *one).code == 0
        assert [name for name in built.built() if name.endswith(".pdf")] == ["en/again/small.letter.pdf"]
        shutil.rmtree(built.path("build"))


def with_another_topic(project: SmallProject, number: str) -> str:
    """The same topic again, under another name and with another number; the path of its sheet."""
    shutil.copytree(project.path(TOPIC), project.path("sources/again"))
    project.set_value("sources/again/en/small.md", "number", number)
    project.set_value("sources/again/topic.yaml", "guide-number", number)
    return "sources/again/en/small.md"


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


def test_a_hint_shows_places_of_labels_in_braces(built: SmallProject) -> None:
    built.replace("sources/topic/en/labels.yaml", 'number: "{number}."', 'number: "{nummer}."')
    built.replace(
        "sources/topic/en/labels.yaml", 'sources-in: "Sources: guide {number}."', 'sources-in: "Sources: {number."'
    )
    assert_refused(
        built,
        "sources/topic/en/labels.yaml:20:14: labels: `sources-in`: a brace is not closed\n    hint: write `{number}`",
        "sources/topic/en/labels.yaml:21:10: labels: `number`: unknown placeholder `{nummer}`\n    hint: did you mean `{number}`?",
    )
