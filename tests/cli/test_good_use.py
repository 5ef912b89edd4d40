"""What a good run prints and writes."""

from __future__ import annotations

import contextlib
import datetime
import gc
import io
import json
import shutil

import pytest

from guide.__main__ import main
from guide.commands.shared import uncollected
from guide.model import languages
from tests.support import FACTS, HANDOUT, SITE_WORDS, TODAY, TOPIC, TOPIC_FILE, SmallProject


def test_a_build_in_a_pipe_is_quiet(project: SmallProject) -> None:
    ran = project.guide("build")
    assert (ran.code, ran.errors, ran.said) == (0, (), ())


def test_a_build_writes_one_file_an_edition_and_the_manifest(project: SmallProject) -> None:
    project.guide("build")
    assert sorted(project.built()) == [
        ".made.json",
        "en/topic/small.a4.pdf",
        "en/topic/small.letter.pdf",
        "manifest.json",
    ]


def test_a_second_build_gives_the_same_bytes(built: SmallProject) -> None:
    before = built.built()
    assert built.guide("build", "--out", str(built.path("again"))).code == 0
    assert before == {name: built.path(f"again/{name}").read_bytes() for name in before}


def test_a_check_prints_measures_and_writes_nothing(project: SmallProject) -> None:
    ran = project.guide("check")
    assert (ran.code, ran.errors) == (0, ())
    assert [line.partition(",")[0] for line in ran.said] == [
        "en/topic/small.a4: 1 page",
        "en/topic/small.letter: 1 page",
    ]
    assert project.built() == {}


def test_a_check_says_where_reading_is_not_measured(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", {**languages.LANGUAGES, "es": languages.Language("ltr")})
    project.path(f"{TOPIC}/en").rename(project.path(f"{TOPIC}/es"))
    project.replace(TOPIC_FILE, "languages: [en]", "languages: [es]")
    project.replace(HANDOUT.replace("/en/", "/es/"), "language: en", "language: es")
    project.write(FACTS, project.read(FACTS).replace("    en: ", "    es: "))
    assert project.guide("check").said == tuple(
        f"es/topic/small.{edition}: 1 page, reading not measured: no formula for `es`" for edition in ("a4", "letter")
    )
    shutil.copy(SITE_WORDS, project.path("sources/site.es.yaml"))
    assert project.guide("site").code == 0
    site = project.path("build/site")
    data = json.loads((site / "topics" / "topic.json").read_text("utf-8"))
    assert '"reading_grade": null' in json.dumps(data)
    assert not [path for path in site.rglob("*.html") if "eading grade" in path.read_text("utf-8")]


def test_a_selection_makes_only_what_is_named(project: SmallProject) -> None:
    ran = project.guide("build", "--edition", "letter", "--handout", "small", "--language", "en")
    assert ran.code == 0
    assert sorted(project.built()) == [".made.json", "en/topic/small.letter.pdf", "manifest.json"]


def test_a_sheet_that_is_taken_away_takes_its_files_along(built: SmallProject) -> None:
    built.write(HANDOUT.replace("small", "other"), built.read(HANDOUT).replace("handout: small", "handout: other"))
    built.write("build/en/notes.txt", "mine")
    built.guide("build")
    built.path(HANDOUT).unlink()
    assert built.guide("build").code == 0
    assert sorted(built.built()) == [
        ".made.json",
        "en/notes.txt",
        "en/topic/other.a4.pdf",
        "en/topic/other.letter.pdf",
        "manifest.json",
    ]


def test_an_included_file_is_read_in_place(project: SmallProject) -> None:
    project.write("sources/topic/en/shared.md", "Babies roll.\n")
    project.append(HANDOUT, "\n:::{include} shared.md\n:::\n")
    ready, problems = project.prepare()
    assert problems == ()
    assert "Babies roll." in {
        text.string for item in ready for page in item.context.pages for text in page.items if hasattr(text, "string")
    }


def test_the_manifest_says_that_a_sheet_is_a_draft_until_it_is_reviewed(project: SmallProject) -> None:
    project.guide("build", "--edition", "letter")
    draft = json.loads(project.built()["manifest.json"])["files"][0]
    assert project.guide("approve", "small", "--by", "Test Reviewer").code == 0
    project.guide("build", "--edition", "letter")
    reviewed = json.loads(project.built()["manifest.json"])["files"][0]
    assert (draft["review"], reviewed["review"]) == ("draft", "reviewed")


def test_the_collector_of_objects_is_off_while_a_command_works_and_back_after_a_fault() -> None:
    with pytest.raises(ValueError, match=r"^a fault$"), uncollected():
        assert not gc.isenabled()
        raise ValueError("a fault")
    assert gc.isenabled()


def test_a_terminal_that_lacks_a_letter_gets_an_escape_for_it(
    built: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A reviewer may be called Łukasz where the terminal speaks cp1252.
    assert built.guide("approve", "small", "--by", "José Núñez, MD").code == 0
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.timezone.utc)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    said = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with contextlib.redirect_stdout(said):
        assert main(["approve", "--list", "--project", str(built.root)]) == 0
    said.seek(0)
    assert "approved (Reviewed by Jos\\xe9 N\\xfa\\xf1ez, MD on" in said.read()
