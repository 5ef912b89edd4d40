"""An error stops the handouts that have it and no others; what they left in an earlier build stays as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import BY
from tests.cli.three_handouts import (
    EDITIONS,
    FAR,
    FATAL,
    FAULTS,
    PLAIN,
    WORDS,
    topic_of,
    with_three,
)
from tests.support import (
    HANDOUT,
    SITE_WORDS,
    TOPIC,
    SmallProject,
)


@pytest.fixture
def three(project: SmallProject) -> SmallProject:
    return with_three(project)


def test_an_error_stops_who_has_it_and_no_others(three: SmallProject) -> None:
    """Each fault in turn, from the same earlier build."""
    before = three.built()
    saved = three.root.parent / "saved"
    shutil.copytree(three.root, saved)
    wrong: list[str] = []
    for name, (spoil, stops) in FAULTS.items():
        shutil.rmtree(three.root)
        shutil.copytree(saved, three.root)
        spoil(three)
        refused = three.guide("build")
        if refused.code != 1 or three.built() != before:
            wrong.append(f"{name}: without --keep-going: {refused}")
            continue
        ran = three.guide("build", "--keep-going")
        after = three.built()
        same = {path for path, data in before.items() if path.endswith(".pdf") and after.get(path) == data}
        expected = {f"en/{topic_of(handout)}/{handout}.{edition}.pdf" for handout in stops for edition in EDITIONS}
        listed = {entry["path"] for entry in json.loads(after["manifest.json"])["files"]}
        told = {Path(line.split(": ")[1]).stem for line in ran.errors if line.startswith("not made: ")}
        every = {path for path in before if path.endswith(".pdf")}
        if (ran.code, same, listed, told) != (1, expected, every, stops) or every - set(after):
            wrong.append(f"{name}: {ran.code}, told {sorted(told)}, the same {sorted(same)}: {ran.errors}")
        # All problems are those of a build that stops.
        if ran.errors[: len(refused.errors) - 1] != refused.errors[:-1]:
            wrong.append(f"{name}: other problems: {ran.errors} {refused.errors}")
    assert not wrong, "\n\n".join(wrong)


def test_without_anything_to_share_nothing_is_written(three: SmallProject) -> None:
    before = three.built()
    for name, spoil in FATAL.items():
        kept = {path: three.read(path) for path in ("sources/criteria.yaml", "fonts/fonts.yaml")}
        spoil(three)
        ran = three.guide("build", "--keep-going")
        assert (ran.code, ran.errors[-1], three.built()) == (1, "1 error; nothing was written", before), name
        for path, text in kept.items():
            three.write(path, text)


def test_what_is_missing_is_told_with_the_reason(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    three.write(f"{TOPIC}/en/third.md", WORDS.format(name="third", number="T-3") + "\nA crab.\n\nA crab!\n")
    ran = three.guide("build", "--keep-going")
    assert ran.code == 1
    assert ran.errors[-3:] == (
        "3 errors; 2 handouts were not made",
        f"not made: {HANDOUT}: see {HANDOUT}:32:1; 2 files of an earlier build kept",
        f"not made: {TOPIC}/en/third.md: see {TOPIC}/en/third.md:25:3 and 1 more; no file of it",
    )
    ran = three.guide("build", "--keep-going", "--format", "json")
    said = json.loads("\n".join(ran.said))
    assert [(one["topic"], one["language"], one["handout"], one["kept"]) for one in said["missing"]] == [
        ("topic", "en", "small", ["en/topic/small.a4.pdf", "en/topic/small.letter.pdf"]),
        ("topic", "en", "third", []),
    ]
    assert [one["line"] for one in said["missing"][0]["errors"]] == [32]
    assert len(said["problems"]) == 3


def test_the_rest_is_as_a_build_without_errors_makes_it(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    assert three.guide("build", "--keep-going").code == 1
    some = three.built()
    three.replace(HANDOUT, "\n*slanted*\n", "")
    assert three.guide("build", "--keep-going").code == 0
    every = three.built()
    assert {path for path, data in every.items() if some[path] != data} == {
        ".made.json", "manifest.json", "en/topic/small.a4.pdf", "en/topic/small.letter.pdf",
    }  # fmt: skip
    assert three.guide("build", "--out", str(three.path("cold"))).code == 0
    assert {path: data for path, data in every.items() if path.endswith(".pdf")} == {
        path.relative_to(three.path("cold")).as_posix(): path.read_bytes() for path in three.path("cold").rglob("*.pdf")
    }


def test_no_two_practices_are_mixed(three: SmallProject) -> None:
    """A file with the block of another practice, or with none, is no version of the missing one."""
    three.write("one.yaml", "name: Oak Clinic\nphone: 555-0100\n")
    three.write("two.yaml", "name: Elm Clinic\nphone: 555-0111\n")
    one, two = ("--practice", str(three.path("one.yaml"))), ("--practice", str(three.path("two.yaml")))
    assert three.guide("build", *one).code == 0
    three.append(HANDOUT, "\n*slanted*\n")
    three.write("one.yaml", "# Ours.\nname: Oak Clinic\nphone: 555-0100\n")
    ran = three.guide("build", "--keep-going", *one)
    assert ran.errors[-1].endswith("; 2 files of an earlier build kept")
    ran = three.guide("build", "--keep-going", *two)
    assert ran.errors[-1].endswith("; no file of it")
    assert {path for path in three.built() if "small" in path} == set()
    three.write("two.yaml", "name: Elm Clinic\nphone: 555-0111\nfone: 1\n")
    before = three.built()
    assert three.guide("build", "--keep-going", *two).errors[-1] == "2 errors; nothing was written"
    assert three.built() == before


def test_a_withdrawn_handout_goes_whatever_else_is_wrong(three: SmallProject) -> None:
    three.replace(
        PLAIN, "language: en\n", "language: en\nstatus: withdrawn\nwithdrawn-on: 2026-11-01\nreason: An error.\n"
    )
    three.append(HANDOUT, "\n*slanted*\n")
    three.replace(f"{FAR}/en/far.md", "language: en\n", "language: en\nstatus: withdrawn\nwithdrawn-on: 2026-11-01\n")
    assert three.guide("build", "--keep-going").code == 1
    assert {path for path in three.built() if path.endswith(".pdf")} == {
        "en/topic/small.a4.pdf",
        "en/topic/small.letter.pdf",
    }
    withdrawn = json.loads(three.read("build/manifest.json"))["withdrawn"]
    assert [entry["handout"] for entry in withdrawn] == ["far", "plain"]
    # Nobody forgets it while its file cannot be read.
    three.replace(PLAIN, "---\nhandout", "--\nhandout")
    assert three.guide("build", "--keep-going").code == 1
    assert json.loads(three.read("build/manifest.json"))["withdrawn"] == withdrawn


def test_an_approved_handout_stays_approved(signed: SmallProject) -> None:
    before = signed.built()
    signed.append(f"{TOPIC}/approvals.yaml", "- {handout: other, language: en, as: medical, by: TBD, on: 2026-11-30}\n")
    assert signed.guide("build", "--keep-going").code == 1
    assert signed.built() == before
    signed.append(HANDOUT, "\n*slanted*\n")
    assert signed.guide("build", "--keep-going").code == 1
    (entry,) = (
        one
        for one in json.loads(signed.read("build/manifest.json"))["files"]
        if (one["handout"], one["edition"]) == ("small", "letter")
    )
    assert entry["review_state"] == "approved"
    assert BY in json.dumps(entry)
    assert {path: data for path, data in signed.built().items() if "small." in path} == {
        path: data for path, data in before.items() if "small." in path
    }


def test_one_handout_needs_nothing_of_the_others(three: SmallProject) -> None:
    """A build of one handout neither reads nor checks what it does not use."""
    of_others = {name: (spoil, stops) for name, (spoil, stops) in FAULTS.items() if "plain" not in stops}
    saved = three.root.parent / "saved"
    shutil.copytree(three.root, saved)
    wrong = []
    for name, (spoil, _) in of_others.items():
        shutil.rmtree(three.root)
        shutil.copytree(saved, three.root)
        spoil(three)
        before = three.built()
        ran = three.guide("build", "en/topic/plain.letter.pdf")
        changed = {path for path, data in three.built().items() if before.get(path) != data}
        if (ran.code, ran.errors, changed) != (0, (), {".made.json", "manifest.json", "en/topic/plain.letter.pdf"}):
            wrong.append(f"{name}: {ran.code} {ran.errors} {changed}")
    assert not wrong, "\n\n".join(wrong)


def test_the_site_is_without_what_is_missing(three: SmallProject) -> None:
    three.write("sources/site.en.yaml", SITE_WORDS.read_text("utf-8"))
    assert three.guide("site").code == 0
    before = three.built()
    three.append(HANDOUT, "\n*slanted*\n")
    three.replace(f"{FAR}/en/far.md", "language: en\n", "language: en\nreplaced-by: small\nwithdrawn-on: 2026-11-01\n")
    assert three.guide("site").code == 1
    assert three.built() == before
    ran = three.guide("site", "--keep-going")
    assert (ran.code, ran.errors[-2:]) == (
        1, (
            "1 error; 1 handout was not made",
            f"not made: {HANDOUT}: see {HANDOUT}:32:1; 2 files of an earlier build kept",
        ),
    )  # fmt: skip
    after = three.built()
    assert {path.split("/")[2] for path in after if path.startswith("site/en/") and path.endswith("/index.html")} >= {
        "plain"
    }
    assert [path for path in after if path.startswith("site/en/topic/small")] == []
    assert [path for path in after if path.startswith("en/topic/small")] == [
        "en/topic/small.a4.pdf",
        "en/topic/small.letter.pdf",
    ]


def test_only_what_was_asked_for_is_missing(three: SmallProject) -> None:
    three.append(HANDOUT, "\n*slanted*\n")
    three.append(PLAIN, "\n*slanted*\n")
    before = three.built()
    ran = three.guide("build", "--keep-going", "--handout", "plain", "--handout", "far", "--edition", "letter")
    assert (ran.code, ran.errors[-2:]) == (
        1, (
            "1 error; 1 handout was not made",
            f"not made: {PLAIN}: see {PLAIN}:27:1; 2 files of an earlier build kept",
        ),
    )  # fmt: skip
    changed = {path for path, data in three.built().items() if before[path] != data}
    assert changed == {".made.json", "manifest.json", "en/far/far.letter.pdf"}
