"""Sheets that are taken back: none is made, whoever asks for one is told, and what replaces it is there."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.support import HANDOUT, TOPIC, TOPIC_FILE, SmallProject, assert_refused

SINCE = "status: withdrawn\nwithdrawn-on: 2026-11-01\nreason: It holds an error."


def add(project: SmallProject, name: str, number: str, withdrawn: str = "") -> str:
    """A sheet like the small one; its path."""
    path = f"{TOPIC}/en/{name}.md"
    text = project.read(HANDOUT).replace("handout: small", f"handout: {name}").replace("T-1", number)
    project.write(
        path, text.replace("language: en\n", f"language: en\n{withdrawn}\n" if withdrawn else "language: en\n")
    )
    return path


def test_an_earlier_file_of_it_is_taken_away_and_the_manifest_says_why(built: SmallProject) -> None:
    add(built, "other", "T-2")
    assert built.guide("build").code == 0
    assert "en/topic/other.letter.pdf" in built.built()
    add(built, "other", "T-2", "replaced-by: small\nwithdrawn-on: 2026-11-01")
    assert built.guide("build").code == 0
    manifest = json.loads(built.read("build/manifest.json"))
    assert [path for path in built.built() if "other" in path] == []
    assert {entry["handout"] for entry in manifest["files"]} == {"small"}
    assert manifest["withdrawn"] == [
        {
            "handout": "other", "topic": "topic", "language": "en", "number": "T-2", "title": "A small sheet", "on": "2026-11-01",
            "reason": "", "replaced_by": "small",
        }
    ]  # fmt: skip
    # A part of a build says it too; and what is offered again is no longer in the list.
    assert built.guide("build", "--handout", "small").code == 0
    assert "withdrawn" in json.loads(built.read("build/manifest.json"))
    add(built, "other", "T-2")
    assert built.guide("build").code == 0
    assert "withdrawn" not in json.loads(built.read("build/manifest.json"))


def test_what_it_said_need_not_be_right_any_more(built: SmallProject) -> None:
    path = add(built, "other", "T-2", SINCE)
    built.append(path, "\n{fact}`gone`\n\n![](gone)\n\n:::{table} gone\n:::\n\n<b>\n\n:::{include} gone.md\n:::\n")
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (0, ())


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("build", "--handout", "small")])
def test_asking_for_it_by_name_is_refused(built: SmallProject, arguments: tuple[str, ...]) -> None:
    path = add(built, "other", "T-2", SINCE)
    before = built.built()
    ran = built.guide(*arguments, "--handout", "other")
    assert ran.code == 1
    assert ran.errors[:2] == (
        f"{path}:8:9: withdrawn: `other` was withdrawn on 2026-11-01 and is no longer made",
        "    hint: leave it out",
    )
    assert built.built() == before


def test_the_other_commands_that_name_it_are_refused_too(built: SmallProject) -> None:
    path = add(built, "other", "T-2", "replaced-by: small\nwithdrawn-on: 2026-11-01")
    told = (
        f"{path}:8:14: withdrawn: `other` was withdrawn on 2026-11-01 and is no longer made",
        "    hint: use `small`, which replaces it",
        "1 error; nothing was written",
    )
    ran = built.guide("impose", "other", "--out", str(built.path("a.pdf")))
    assert (ran.code, ran.errors) == (1, told)
    built.write("practices.csv", "id,name,phone\noak,Oak Clinic,555-0100\n")
    practices, out = str(built.path("practices.csv")), str(built.path("out"))
    ran = built.guide("personalize", practices, "--out", out, "--processes", "1", "--handout", "other")
    assert (ran.code, ran.errors) == (1, told)
    assert not built.path("out").exists()
    # Among all sheets it is left out.
    ran = built.guide("personalize", practices, "--out", out, "--processes", "1", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    assert [path.name for path in built.path("out").rglob("*.pdf")] == ["small.letter.pdf"]


def test_a_sheet_may_be_taken_back_in_one_language(built: SmallProject) -> None:
    shutil.copytree(built.path(f"{TOPIC}/en"), built.path(f"{TOPIC}/en-GB"))
    built.replace(TOPIC_FILE, "[en]", "[en, en-GB]")
    built.replace(f"{TOPIC}/en-GB/small.md", "language: en\n", f"language: en-GB\n{SINCE}\n")
    for arguments in ((), ("--handout", "small")):
        ran = built.guide("build", *arguments)
        assert (ran.code, ran.errors) == (0, ())
    (entry,) = json.loads(built.read("build/manifest.json"))["withdrawn"]
    assert (entry["handout"], entry["language"]) == ("small", "en-GB")
    assert {path.split("/")[0] for path in built.built() if path.endswith(".pdf")} == {"en"}
    ran = built.guide("build", "--handout", "small", "--language", "en-GB")
    assert ran.code == 1


def test_every_replacement_that_is_none_is_told_once(built: SmallProject) -> None:
    said = {
        "itself": "itself", "unknown": "smal", "chain": "itself", "there-and": "back", "back": "there-and",
        "one": "two", "two": "three", "three": "one", "into-a-circle": "one", "long": "middle", "middle": "small",
    }  # fmt: skip
    paths = {
        name: add(built, name, f"T-{number}", f"replaced-by: {other}\nwithdrawn-on: 2026-11-01")
        for number, (name, other) in enumerate(said.items(), 2)
    }
    no_way = "name a handout that is offered, or give a `reason`"
    circle = "let one of them name a handout that is offered, or give a `reason` in place of `replaced-by`"
    assert_refused(
        built,
        f"{paths['back']}:8:14: withdrawn: these handouts replace each other in a circle: `back` by `there-and`, "
        f"`there-and` by `back`\n    hint: {circle}",
        f"{paths['chain']}:8:14: withdrawn: `replaced-by`: `itself` is withdrawn itself\n"
        f"    hint: {no_way}: `itself` has no replacement that is offered",
        f"{paths['into-a-circle']}:8:14: withdrawn: `replaced-by`: `one` is withdrawn itself\n"
        f"    hint: {no_way}: `one` has no replacement that is offered",
        f"{paths['itself']}:8:14: withdrawn: `itself` is replaced by itself\n    hint: name another handout",
        f"{paths['long']}:8:14: withdrawn: `replaced-by`: `middle` is withdrawn itself\n"
        "    hint: name `small`, where the chain of replacements ends",
        f"{paths['one']}:8:14: withdrawn: these handouts replace each other in a circle: `one` by `two`, `two` by "
        f"`three`, `three` by `one`\n    hint: {circle}",
        f"{paths['unknown']}:8:14: withdrawn: `replaced-by`: unknown handout `smal` in this language\n"
        "    hint: did you mean `small`?",
    )


def test_a_day_and_a_reason_belong_to_it(built: SmallProject) -> None:
    one, other = (
        add(built, "one", "T-2", "status: withdrawn\nwithdrawn-on: 2026-11-01"),
        add(built, "other", "T-3", SINCE),
    )
    assert_refused(
        built,
        f"{one}:8:9: withdrawn: `status: withdrawn` without `reason`\n"
        "    hint: add `reason:` and say why in plain words for parents",
    )
    built.replace(one, "withdrawn-on: 2026-11-01", "reason: It is too old.")
    built.replace(other, "status: withdrawn\n", "")
    assert_refused(
        built,
        f"{one}:8:9: withdrawn: `status: withdrawn` without `withdrawn-on`\n"
        "    hint: add `withdrawn-on:` with the first day on which it is not offered",
        f"{other}:8:15: withdrawn: `withdrawn-on` is only for a withdrawn handout\n"
        "    hint: delete it, or add `status: withdrawn`",
        f"{other}:9:9: withdrawn: `reason` is only for a withdrawn handout\n"
        "    hint: delete it, or add `status: withdrawn`",
    )


def test_the_sheet_that_lists_the_sources_is_offered(built: SmallProject) -> None:
    add(built, "other", "T-2", SINCE)
    built.replace(TOPIC_FILE, "guide-number: T-1", "guide-number: T-2")
    assert_refused(
        built,
        f"{TOPIC_FILE}:3:15: withdrawn: `guide-number`: T-2 is `other`, which is withdrawn in `en`\n"
        "    hint: give the number of a handout that is offered and lists the sources",
    )


def test_its_number_stays_its_own(built: SmallProject) -> None:
    path = add(built, "other", "T-1", SINCE)
    assert_refused(
        built,
        f"{path}:4:9: front-matter: `number: T-1` is used by two handouts\n"
        f"    hint: the other one is {HANDOUT}; give one of them another number",
    )


def test_brief_and_scores_are_about_what_is_offered(built: SmallProject) -> None:
    add(built, "other", "T-2", SINCE)
    built.write(
        f"{TOPIC}/coverage.yaml",
        "1.1:\n  - {sheet: other, says: gone}\n  - {sheet: small, says: Babies roll}\n1.2: [{sheet: other, says: gone}]\n",
    )
    assert_refused(
        built,
        f"{TOPIC}/coverage.yaml:4:1: coverage: point 1.2 is only on `other`, which is no longer offered\n"
        "    hint: name one that is: write below it `- {sheet: its-name, says: words on it that make the point}`",
    )
    built.replace(f"{TOPIC}/coverage.yaml", "1.2: [{sheet: other, says: gone}]\n", "")
    built.write(f"{TOPIC}/scores.yaml", SCORES)
    ran = built.guide("build")
    assert (ran.code, ran.errors) == (
        0, (
            f"{TOPIC}/scores.yaml:1:1: scores: warning: `small` has no scores", "    hint: add `small:` with the answers of a person, as in docs/scoring.md",
        ),
    )  # fmt: skip


SCORES = """\
other:
  understandability: {agree: [1], not-applicable: [], disagree: {}}
  actionability: {agree: [1], not-applicable: [], disagree: {}}
  clear-communication: {agree: [1], not-applicable: [], disagree: {}}
"""
