"""Approvals: who signs which words, what ends an approval, and what is refused."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable

import pytest

from tests.support import (
    FACTS,
    LABELS,
    LAYOUT,
    PICTURE,
    SHEET,
    SIGN_WORDS,
    SIGNS,
    TABLE,
    TODAY,
    TOPIC,
    TOPIC_FILE,
    Ran,
    SmallProject,
    add_signs,
    assert_refused,
)

APPROVALS = f"{TOPIC}/approvals.yaml"
BY = "Test Reviewer, MD"
OTHER = SHEET.replace("small", "other")


@pytest.fixture
def signed(built: SmallProject) -> SmallProject:
    """A project whose sheet is approved, and built; a second sheet is beside it."""
    add_signs(built)
    built.write(OTHER, built.read(SHEET).replace("handout: small", "handout: other").replace("T-1", "T-2", 1))
    assert built.guide("approve", "small", "--by", BY).code == 0
    assert built.guide("build").code == 0
    return built


def entry(project: SmallProject, path: str = "en/small.letter.pdf") -> dict[str, object]:
    files = json.loads(project.read("build/manifest.json"))["files"]
    return next(file for file in files if file["path"] == path)


def said(ran: Ran) -> str:
    return "\n".join(ran.errors)


def test_a_sheet_says_who_approved_it_and_when(signed: SmallProject) -> None:
    assert entry(signed)["review"] == "reviewed"
    assert entry(signed)["review_state"] == "approved"
    assert entry(signed)["reviewed_by"] == [{"by": BY, "on": "2026-12-01", "as": "medical"}]
    assert entry(signed)["review_due"] == "2028-11-20"
    assert entry(signed)["changes_on"] == "2028-11-21"
    assert b"Reviewed by Test Reviewer, MD on December 1, 2026." in signed.built()["en/small.letter.pdf"]
    assert entry(signed, "en/other.letter.pdf")["review_state"] == "never"
    assert entry(signed, "en/other.letter.pdf")["changes_on"] is None


def test_without_a_name_the_text_is_shown_and_nothing_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small")
    assert ran.code == 0
    assert ran.said[0] == "guide reviewed text 1"
    assert "text: Most babies crawl at 7 to 10 months. Look for **new skills**." in "\n".join(ran.said)
    assert ran.errors == ("", 'Nothing was signed. To sign: guide approve small --by "Name, credentials"')
    assert not built.path(APPROVALS).exists()


def test_the_text_that_was_signed_is_kept_and_an_older_one_deleted(signed: SmallProject) -> None:
    (first,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    signed.replace(SHEET, "Babies roll", "Babies sit")
    assert signed.guide("approve", "small", "--by", "Another Reviewer").code == 0
    (second,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    assert first.name != second.name
    assert "Babies sit" in second.read_text("utf-8")
    assert signed.read(APPROVALS).count("- handout:") == 1


def _comma(project: SmallProject) -> None:
    project.replace(SHEET, "Babies roll and walk.", "Babies roll, and walk.")


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
    project.replace(SHEET, "review-by: 2028-11-20", "review-by: 2028-11-19")


@pytest.mark.parametrize(
    "change", [_comma, _fact, _alternative_text, _sign, _urgency, _picture, _review_day], ids=lambda one: one.__name__
)
def test_any_change_makes_it_a_draft_that_says_so(change: Callable[[SmallProject], None], signed: SmallProject) -> None:
    change(signed)
    ran = signed.guide("build")
    assert ran.code == 0
    assert (
        f"{SHEET}:2:10: approvals: warning: changed since {BY} approved it on 2026-12-01, so it is a draft: "
        in said(ran)
    )
    assert entry(signed)["review_state"] == "changed"
    assert entry(signed)["review"] == "draft"
    assert b"Draft: changed since its review." in signed.built()["en/small.letter.pdf"]
    assert (
        signed.guide("approve", "--list")
        .said[1]
        .startswith("en/small: changed since (Draft: changed since its review;")
    )


def _layout(project: SmallProject) -> None:
    project.replace(LAYOUT, 'ink: "#17303b"', 'ink: "#000000"')


def _other_sheet(project: SmallProject) -> None:
    project.replace(OTHER, "Babies roll and walk.", "Babies sit.")


def _order_of_facts(project: SmallProject) -> None:
    project.write(FACTS, project.read(FACTS).replace("\n", "\r\n"))


@pytest.mark.parametrize("change", [_layout, _other_sheet, _order_of_facts], ids=lambda one: one.__name__)
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
    assert b"Draft: review was due November 20, 2028." in signed.built()["en/small.letter.pdf"]
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
        .startswith("en/small: approved in part (Draft: one review is still missing;")
    )
    built.guide("approve", "small", "--by", "Plain Reader", "--as", "plain-language", "--on", "2026-11-30")
    built.guide("build")
    assert (
        b"Reviewed by Test Reviewer, MD on December 1, 2026. Reviewed by Plain Reader on November 30, 2026."
        in (built.built()["en/small.letter.pdf"])
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a sheet to approve, or ask for --list"),
        (("small", "--list"), "name a sheet to approve, or ask for --list"),
        (("smal", "--by", BY), "unknown handout `smal`: did you mean `small`?"),
        (("small", "--by", BY, "--language", "fr"), "unknown language `fr`: use one of: `en`"),
        (("small", "--by", BY, "--as", "legal"), "nobody asks for an approval as `legal`; topic.yaml names medical"),
        (("small", "--by", BY, "--on", "2026-12-02"), "2026-12-02 is in the future: --on is the day on which the sheet was read"),
        (("small", "--by", BY, "--on", "yesterday"), "`yesterday` is no day: write it as in 2026-12-01"),
        (("small", "--by", "x" * 121), "the name has 121 characters, at most 120 are printed"),
        *(
            (("small", "--by", name), f"`{name}` is nobody's name: an approval is by a person, with credentials")
            for name in (
                "", " ", "-", "~", "TBD", "n/a", "?", "M", "T.B.D.", "null", "Name, credentials", "TBD, MD", "Dr.", "Draft",
                "pending review", "your name", "A clinician", "Reviewed by the AAP", "Ana {date}",
            )
        ),
    ],
)  # fmt: skip
def test_wrong_use_signs_nothing(arguments: tuple[str, ...], message: str, built: SmallProject) -> None:
    arguments = tuple(
        f"--by={part}" if before == "--by" else part
        for before, part in zip(("", *arguments), arguments, strict=False)
        if part != "--by"
    )
    ran = built.guide("approve", *arguments)
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))
    assert not built.path(APPROVALS).exists()


def test_one_person_does_not_sign_in_two_roles(built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\napprovals: [medical, plain-language]\n")
    built.guide("approve", "small", "--by", BY)
    ran = built.guide("approve", "small", "--by", BY.lower(), "--as", "plain-language")
    assert ran.code == 2
    assert ran.errors == (
        f"guide: {BY.lower()} approved `small` as `medical`; as `plain-language` it is for somebody else",
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


def test_a_day_long_ago_is_no_day_of_this_review(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", BY, "--on", "1990-01-01")
    assert ran.errors == ("guide: 1990-01-01 is more than a year before the edition of 2026-11-20: is the year right?",)


@pytest.mark.parametrize("content", ["", "# Nothing yet.\napprovals:\n"])
def test_no_approvals_at_all(content: str, built: SmallProject) -> None:
    built.write(APPROVALS, content)
    assert built.guide("build").errors == ()


def test_a_reviewed_sheet_has_to_say_by_whom_and_when(built: SmallProject) -> None:
    built.set_value(LABELS, "reviewed", "Reviewed.")
    ran = built.guide("build")
    assert "labels: `reviewed` does not say by whom and when" in said(ran)


def test_a_sheet_with_errors_is_not_signed(built: SmallProject) -> None:
    built.replace(SHEET, "{fact}`crawl-age`", "{fact}`crawl`")
    ran = built.guide("approve", "small", "--by", BY)
    assert ran.code == 1
    assert "facts: unknown fact `crawl`" in said(ran)
    assert ran.errors[-1] == "1 error; nothing was signed"
    assert not built.path(APPROVALS).exists()


def test_a_sheet_that_is_too_long_is_not_signed(built: SmallProject) -> None:
    built.append(SHEET, "\n" + "Babies roll. Babies sit.\n\n" * 60)
    assert built.guide("approve", "small", "--by", BY).code == 1


def test_a_name_that_no_face_can_print_is_not_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", "山田 太郎")
    assert ran.code == 1
    assert "characters: no face has `" in said(ran)


def test_a_sheet_whose_review_day_has_passed_is_not_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", BY, today=datetime.date(2029, 1, 1))
    assert ran.errors[-1] == "guide: `review-by: 2028-11-20` has passed: set the day of the next review first"


AGAIN = "    hint: written by hand? take the entry out, and have the reviewer run `guide approve` again"


@pytest.mark.parametrize(
    ("key", "value", "messages"),
    [
        ("by", '"Somebody Else"', ("10:12: approvals: this entry is not as `guide approve` wrote it\n" + AGAIN,)),
        ("on", "2026-11-01", ("10:12: approvals: this entry is not as `guide approve` wrote it\n" + AGAIN,)),
        ("digest", f'"{"0" * 64}"', ("9:14: approvals: this digest has no text that is kept in approved/\n" + AGAIN,)),
        (
            "on", "2027-01-01",
            ("8:9: approvals: 2027-01-01 is in the future\n    hint: an approval is of today or before",
             "10:12: approvals: this entry is not as `guide approve` wrote it\n" + AGAIN),
        ),
        (
            "by", "TBD",
            ("7:9: approvals: `TBD` is nobody's name\n    hint: an approval is by a person",
             "10:12: approvals: this entry is not as `guide approve` wrote it\n" + AGAIN),
        ),
        (
            "as", "legal",
            ("6:9: approvals: nobody asks for an approval as `legal`\n    hint: use one of: `medical`",
             "10:12: approvals: this entry is not as `guide approve` wrote it\n" + AGAIN),
        ),
        (
            "language", "fr",
            ("5:15: approvals: there is no language `fr`\n    hint: use one of: `en`",
             "9:14: approvals: this digest has no text that is kept in approved/\n" + AGAIN),
        ),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_by_hand(key: str, value: str, messages: tuple[str, ...], signed: SmallProject) -> None:
    signed.set_value(APPROVALS, key, value)
    assert_refused(signed, *(f"{APPROVALS}:{message}" for message in messages))


def test_an_approval_of_a_sheet_that_is_not_there(signed: SmallProject) -> None:
    signed.replace(APPROVALS, "- handout: small", "- handout: smell")
    assert f"{APPROVALS}:4:14: approvals: there is no sheet `smell`" in signed.guide("build").errors


def test_two_approvals_by_one_person_or_in_one_role(signed: SmallProject) -> None:
    signed.append(APPROVALS, signed.read(APPROVALS).partition("approvals:\n")[2])
    assert_refused(
        signed,
        f"{APPROVALS}:13:9: approvals: `small` is approved twice as one role\n"
        f"    hint: the other entry is at {APPROVALS}:4:5; take one of them out",
        f"{APPROVALS}:14:10: approvals: `small` is approved twice by one person\n"
        f"    hint: the other entry is at {APPROVALS}:4:5; take one of them out",
    )


def test_a_kept_text_that_was_changed_by_hand(signed: SmallProject) -> None:
    (kept,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    kept.write_text(kept.read_text("utf-8").replace("Babies roll", "Babies sit"), "utf-8")
    assert_refused(
        signed,
        f"{APPROVALS}:9:14: approvals: this digest is not the digest of the text that is kept in approved/\n{AGAIN}",
    )


@pytest.mark.parametrize("roles", ["[]", "[medical, medical]", "['']", "[Medical]"])
def test_roles_that_are_none(roles: str, built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\napprovals: {roles}\n")
    ran = built.guide("build")
    assert ran.code == 1
    assert any("approvals`" in line for line in ran.errors)


@pytest.mark.parametrize("key", ["reviewed-by: A clinician", "reviewed-on: 2026-11-20"])
def test_front_matter_names_no_reviewer(key: str, built: SmallProject) -> None:
    built.replace(SHEET, "number: T-1", f"number: T-1\n{key}")
    assert_refused(
        built,
        f"{SHEET}:5:1: approvals: `{key.partition(':')[0]}` is not written by hand\n"
        '    hint: delete the line; the reviewer runs `guide approve HANDOUT --by "Name, credentials"`',
    )
