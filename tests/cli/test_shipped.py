"""A project with `guide.yaml` takes layouts, fonts, limits and words from the program, and lays its own files over them."""

from __future__ import annotations

import shutil

import pytest

from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.products.personalize.remote.project_zip import packed, unpacked
from guide.read.project import project_in
from tests.support import HANDOUT, LABELS, TODAY, TOPIC_FILE, SmallProject, assert_refused

EDITION = ("--edition", "letter")


@pytest.fixture
def elsewhere(built: SmallProject) -> SmallProject:
    """The small project and its build/, without layouts and fonts of its own."""
    for name in ("layouts", "fonts"):
        shutil.rmtree(built.path(name))
    built.path("sources/criteria.yaml").unlink()
    built.write("guide.yaml", "version: 1\n")
    return built


def test_nothing_of_its_own_is_needed(elsewhere: SmallProject) -> None:
    before = elsewhere.built()
    shutil.rmtree(elsewhere.path("build"))
    ran = elsewhere.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    after = elsewhere.built()
    assert {name for name in after if name.endswith(".pdf")}
    assert {name: after[name] for name in after if name.endswith(".pdf")} == {
        name: before[name] for name in before if name.endswith(".pdf")
    }
    assert "  letter-large" in elsewhere.guide("list").said


def test_an_own_file_changes_the_layout_of_its_name_and_what_extends_that(elsewhere: SmallProject) -> None:
    elsewhere.append(TOPIC_FILE, "editions: [letter, a4, letter-large, clinic]\n")
    elsewhere.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    elsewhere.write("layouts/clinic.yaml", "extends: letter\n")
    assert elsewhere.guide("build").code == 0
    before = elsewhere.built()
    elsewhere.write("layouts/letter.yaml", 'extends: letter\npalette: {accent: "#5b2a6e"}\n')
    assert elsewhere.guide("build").code == 0
    after = elsewhere.built()
    changed = {name.split(".")[-2] for name in after if name.endswith(".pdf") and after[name] != before[name]}
    assert changed == {"letter", "letter-large", "clinic"}


def test_the_base_of_all_editions_can_be_changed(elsewhere: SmallProject) -> None:
    before = elsewhere.built()
    elsewhere.write("layouts/base.yaml", 'extends: base\npalette: {accent: "#5b2a6e"}\n')
    assert elsewhere.guide("build").code == 0
    after = elsewhere.built()
    assert all(after[name] != before[name] for name in after if name.endswith(".pdf"))


def test_limits_and_icons_are_laid_over_too(elsewhere: SmallProject) -> None:
    elsewhere.write("sources/criteria.yaml", "type-least: 200pt\n")
    ran = elsewhere.guide("build", *EDITION)
    assert ran.code == 1
    assert ": type-size: " in ran.errors[0]
    elsewhere.path("sources/criteria.yaml").unlink()
    elsewhere.write("layouts/icons/try.svg", "no drawing")
    ran = elsewhere.guide("build", *EDITION)
    assert ran.code == 1
    assert ran.errors[0].startswith("layouts/icons/try.svg:1:1: ")


def test_mistakes_in_what_a_layout_extends(elsewhere: SmallProject) -> None:
    elsewhere.write("layouts/clinic.yaml", "extends: clinic\n")
    elsewhere.replace(HANDOUT, "number: T-1\n", "number: T-1\neditions: [clinic]\n")
    assert_refused(
        elsewhere,
        "layouts/clinic.yaml:1:10: layout: `clinic` extends itself\n"
        "    hint: name another layout, for example `extends: base`",
    )
    elsewhere.write("layouts/clinic.yaml", "extends: leter\n")
    assert_refused(
        elsewhere, "layouts/clinic.yaml:1:10: layout: unknown layout `leter`\n    hint: did you mean `letter`?"
    )
    elsewhere.write("layouts/clinic.yaml", "extends: letter\nspacing: {qr-size: 0pt}\n")
    assert_refused(
        elsewhere,
        "layouts/clinic.yaml:2:20: layout: `qr-size` is less than 1pt\n    hint: use a size that can be seen",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "version: 2\n",
            "guide.yaml:1:10: project: this project is of version 2, and this program knows versions up to 1\n"
            "    hint: install the newest program: `pipx upgrade guide-handouts`, or "
            "`pip install --upgrade guide-handouts`",
        ),
        ("version: 0\n", "guide.yaml:1:10: project: there is no version 0\n    hint: the newest is 1"),
        ("version: one\n", "guide.yaml:1:10: project: `version`: expected a whole number, got `one`\n    hint: write it in at most 9 digits, as in 6"),
        ("", "guide.yaml:1:1: yaml: this file is empty"),
        ("version: 1\nlayouts: mine\n", "guide.yaml:2:1: project: unknown key `layouts`\n    hint: use one of: `version`"),
    ],
    ids=["newer", "none", "word", "empty", "key"],
)  # fmt: skip
def test_a_project_file_that_is_refused(content: str, message: str, elsewhere: SmallProject) -> None:
    """By every command, before it does anything."""
    elsewhere.write("guide.yaml", content)
    for command in ("build", "list"):
        ran = elsewhere.guide(command)
        assert (ran.code, "\n".join(ran.errors).split("\n1 error")[0]) == (1, message)


def test_the_words_of_the_program_are_there_too(elsewhere: SmallProject) -> None:
    """So a newer program with one more word can read the project; a word of its own counts."""
    elsewhere.write(LABELS, "no-advice: Ask your nurse.\nnotice: none\n")
    assert_refused(elsewhere, f"{LABELS}:2:1: labels: unknown key `notice`\n    hint: did you mean `no-advice`?")
    elsewhere.write(LABELS, "no-advice: Ask your nurse.\n")
    assert elsewhere.guide("build").code == 0
    once = elsewhere.built()
    elsewhere.write(LABELS, "{}\n")
    assert elsewhere.guide("build").code == 0
    assert {name for name, data in elsewhere.built().items() if name.endswith(".pdf") and once[name] == data} == set()


def test_it_is_such_a_project_as_a_zip_and_in_a_comparison_too(
    elsewhere: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, folder = unpacked(packed(project_in(elsewhere.root)), "there/")
    with folder:
        _, _, problems = prepare(project, Selection(editions=("letter-large",)), TODAY)
        assert problems.errors == ()
    other = elsewhere.root.parent / "other"
    shutil.copytree(elsewhere.root, other)
    monkeypatch.chdir(elsewhere.root)
    ran = elsewhere.guide("diff", str(other))
    assert (ran.code, ran.errors, ran.said) == (0, (), ("diff.html: no sheet differs",))
    (other / "guide.yaml").write_text("version: 2\n")
    ran = elsewhere.guide("diff", str(other))
    assert (ran.code, ran.errors[0].partition(": ")[2][:38]) == (1, "project: this project is of version 2,")


def test_a_project_without_a_topic_says_what_to_do_first(elsewhere: SmallProject) -> None:
    """And keeps what was made: sources/ may only be moved away."""
    before = elsewhere.built()
    shutil.rmtree(elsewhere.path("sources"))
    for command in ("build", "check"):
        ran = elsewhere.guide(command)
        assert (ran.code, ran.errors[:2]) == (
            1,
            (
                "sources:1:1: topic: there is no topic here",
                '    hint: start one: `make new WHAT="topic NAME"`, or `guide new topic NAME`; `guide docs writing` says what '
                "goes into it",
            ),
        )
    assert elsewhere.built() == before
    ran = elsewhere.guide("list")
    assert (ran.code, ran.said[0]) == (
        0, 'no topic yet: `make new WHAT="topic NAME"` or `guide new topic NAME` starts one',
    )  # fmt: skip
    assert elsewhere.guide("new", "handout", "naps").errors == (
        "guide: make a topic first: guide new topic NAME",
    )  # fmt: skip
    assert elsewhere.guide("new", "topic", "sleep").code == 0
    assert elsewhere.guide("build").code == 0
