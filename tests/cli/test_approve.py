"""Approvals: who signs which words, and what ends an approval."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Callable

import pytest
from PIL import Image

from tests.cli.conftest import APPROVALS, BY, OTHER, said
from tests.support import (
    FACTS,
    HANDOUT,
    LABELS,
    LAYOUT,
    PICTURE,
    SIGN_WORDS,
    SIGNS,
    TABLE,
    TODAY,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
)


def entry(project: SmallProject, path: str = "en/topic/small.letter.pdf") -> dict[str, object]:
    files = json.loads(project.read("build/manifest.json"))["files"]
    return next(file for file in files if file["path"] == path)


def test_a_sheet_says_who_approved_it_and_when(signed: SmallProject) -> None:
    assert entry(signed)["review"] == "reviewed"
    assert entry(signed)["review_state"] == "approved"
    assert entry(signed)["reviewed_by"] == [{"by": BY, "on": "2026-12-01", "as": "medical"}]
    assert entry(signed)["review_due"] == "2028-11-20"
    assert entry(signed)["changes_on"] == "2028-11-21"
    assert b"Reviewed by Test Reviewer, MD on December 1, 2026." in signed.built()["en/topic/small.letter.pdf"]
    assert entry(signed, "en/topic/other.letter.pdf")["review_state"] == "never"
    assert entry(signed, "en/topic/other.letter.pdf")["changes_on"] is None


def test_without_a_name_the_text_is_shown_and_nothing_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small")
    assert ran.code == 0
    assert ran.said[0] == "guide reviewed text 1"
    assert "text: Most babies crawl at 7 to 10 months. Look for **new skills**." in "\n".join(ran.said)
    assert ran.errors == ("", 'Nothing was signed. To sign: guide approve small --by "Name, credentials"')
    assert not built.path(APPROVALS).exists()


def test_the_text_that_was_signed_is_kept_and_an_older_one_deleted(signed: SmallProject) -> None:
    (first,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    signed.replace(HANDOUT, "Babies roll", "Babies sit")
    assert signed.guide("approve", "small", "--by", "Another Reviewer").code == 0
    (second,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    assert first.name != second.name
    assert "Babies sit" in second.read_text("utf-8")
    assert signed.read(APPROVALS).count("- handout:") == 1


def _comma(project: SmallProject) -> None:
    project.replace(HANDOUT, "Babies roll and walk.", "Babies roll, and walk.")


def _fact(project: SmallProject) -> None:
    project.replace(FACTS, "value: [7, 10]", "value: [7, 11]")


def _alternative_text(project: SmallProject) -> None:
    project.replace(TABLE, "alt: A ball that rolls.", "alt: A ball rolls.")


def _sign(project: SmallProject) -> None:
    project.replace(SIGN_WORDS, "short: limp,", "short: very limp,")


def _urgency(project: SmallProject) -> None:
    project.replace(SIGNS, "loses-skill: {urgency: call-now", "loses-skill: {urgency: emergency")


def _picture(project: SmallProject) -> None:
    text = project.read(PICTURE)
    project.write(PICTURE, re.sub(r'fill="#......"', 'fill="#123456"', text, count=1))


def _review_day(project: SmallProject) -> None:
    project.replace(HANDOUT, "review-by: 2028-11-20", "review-by: 2028-11-19")


@pytest.mark.parametrize(
    "change", [_comma, _fact, _alternative_text, _sign, _urgency, _picture, _review_day], ids=lambda one: one.__name__
)
def test_any_change_makes_it_a_draft_that_says_so(change: Callable[[SmallProject], None], signed: SmallProject) -> None:
    change(signed)
    ran = signed.guide("build")
    assert ran.code == 0
    assert (
        f"{HANDOUT}:2:10: approvals: warning: changed since {BY} approved it on 2026-12-01, so it is a draft: "
        in said(ran)
    )
    assert entry(signed)["review_state"] == "changed"
    assert entry(signed)["review"] == "draft"
    assert b"Draft: changed since its review." in signed.built()["en/topic/small.letter.pdf"]
    assert (
        signed.guide("approve", "--list")
        .said[1]
        .startswith("en/topic/small: changed since (Draft: changed since its review;")
    )


def test_another_photo_ends_it(signed: SmallProject) -> None:
    signed.path(PICTURE).unlink()
    signed.write(PICTURE.replace(".svg", ".png"), field("red"))
    assert signed.guide("approve", "small", "--by", BY).code == 0
    assert signed.guide("build").code == 0
    assert entry(signed)["review_state"] == "approved"
    signed.write(PICTURE.replace(".svg", ".png"), field("navy"))
    assert signed.guide("build").code == 0
    assert entry(signed)["review_state"] == "changed"


def field(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (300, 300), colour).save(written, "PNG")
    return written.getvalue()


def _layout(project: SmallProject) -> None:
    project.replace(LAYOUT, 'ink: "#17303b"', 'ink: "#000000"')


def _other_handout(project: SmallProject) -> None:
    project.replace(OTHER, "Babies roll and walk.", "Babies sit.")


def _order_of_facts(project: SmallProject) -> None:
    project.write(FACTS, project.read(FACTS).replace("\n", "\r\n"))


@pytest.mark.parametrize("change", [_layout, _other_handout, _order_of_facts], ids=lambda one: one.__name__)
def test_what_is_not_read_on_the_sheet_leaves_it_approved(
    change: Callable[[SmallProject], None], signed: SmallProject
) -> None:
    change(signed)
    assert signed.guide("build").errors == ()
    assert entry(signed)["review_state"] == "approved"


def test_a_practice_leaves_it_approved(signed: SmallProject) -> None:
    signed.write("practices/p.yaml", "name: Oak Street Clinic\nphone: (555) 555-0100\n")
    assert signed.guide("build", "--practice", str(signed.path("practices/p.yaml"))).code == 0
    assert entry(signed)["review_state"] == "approved"


def test_the_change_is_named(signed: SmallProject) -> None:
    _comma(signed)
    (line,) = [line for line in signed.guide("build").errors if "changed since" in line]
    assert line.endswith(
        "`text: Babies roll and walk. See [more ways](heading: Ways to…` -> "
        "`text: Babies roll, and walk. See [more ways](heading: Ways t…`"
    )


def test_past_its_review_day_it_is_a_draft_that_gives_the_reason(signed: SmallProject) -> None:
    last = datetime.date(2028, 11, 20)
    assert signed.guide("build", today=last).code == 0
    before = signed.built()
    assert entry(signed)["review_state"] == "approved"
    assert signed.guide("build", today=last + datetime.timedelta(days=1)).code == 0
    assert entry(signed)["review_state"] == "overdue"
    assert entry(signed)["changes_on"] is None
    assert b"Draft: review was due November 20, 2028." in signed.built()["en/topic/small.letter.pdf"]
    after = signed.built()
    assert signed.guide("build", today=last + datetime.timedelta(days=999)).code == 0
    assert signed.built() == after
    assert signed.guide("build", today=TODAY).code == 0
    assert signed.built() == before


def test_two_roles_are_asked_for(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\napprovals: [medical, plain-language]\n")
    built.guide("approve", "small", "--by", BY)
    assert (
        built.guide("approve", "--list")
        .said[0]
        .startswith("en/topic/small: approved in part (Draft: one review is still missing;")
    )
    built.guide("approve", "small", "--by", "Plain Reader", "--as", "plain-language", "--on", "2026-11-30")
    built.guide("build")
    assert (
        b"Reviewed by Test Reviewer, MD on December 1, 2026. Reviewed by Plain Reader on November 30, 2026."
        in (built.built()["en/topic/small.letter.pdf"])
    )


def test_a_comma_makes_no_other_person(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\napprovals: [medical, plain-language]\n")
    built.guide("approve", "small", "--by", "Ana Ruiz, MD")
    assert built.guide("approve", "small", "--by", "Ana Ruiz MD", "--as", "plain-language").code == 2


def test_every_change_is_shown_when_asked(signed: SmallProject) -> None:
    _comma(signed)
    _alternative_text(signed)
    ran = signed.guide("approve", "small", "--changes")
    assert ran.code == 0
    assert ran.said[0] == f"since {BY} approved it as medical on 2026-12-01:"
    assert len(ran.said) == 3


@pytest.mark.parametrize("label", ["no-advice", "feedback", "published-by"])
def test_what_the_publisher_says_is_read_too(label: str, signed: SmallProject) -> None:
    signed.set_value(LABELS, label, f'"Other words{" by {publisher}" if label == "published-by" else ""}."')
    signed.guide("build")
    assert entry(signed)["review_state"] == "changed"


@pytest.mark.parametrize("content", ["", "# Nothing yet.\napprovals:\n"])
def test_no_approvals_at_all(content: str, built: SmallProject) -> None:
    built.write(APPROVALS, content)
    assert built.guide("build").errors == ()
