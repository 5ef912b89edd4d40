"""Approvals that are refused: nobody's, of no use, or written by hand."""

from __future__ import annotations

import datetime

import pytest

from tests.cli.conftest import APPROVALS, BY, said
from tests.support import (
    HANDOUT,
    LABELS,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
    assert_refused,
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a handout to approve, or use --list"),
        (("small", "--list"), "name a handout to approve, or use --list"),
        (("smal", "--by", BY), "unknown handout `smal`: did you mean `small`?"),
        (("small", "--by", BY, "--language", "fr"), "unknown language `fr`: use one of: `en`"),
        (("small", "--by", BY, "--as", "legal"), "`legal` is not a role in topic.yaml; its roles are medical"),
        (("small", "--by", BY, "--on", "2026-12-02"), "2026-12-02 is in the future: --on is the day the sheet was read"),
        (("small", "--by", BY, "--on", "yesterday"), "`yesterday` is not a date: write it as in 2026-12-01"),
        (("small", "--by", "**Example  Name**, MD"), "`**Example Name**, MD` would be printed with its `*`: give the name without such marks"),
        (("small", "--by", "[Example _Name_](x)"), "`[Example _Name_](x)` would be printed with its `[_]`: give the name without such marks"),
        (("small", "--by", "x" * 121), "the name has 121 characters; use at most 120"),
        *(
            (("small", "--by", name), f"`{name}` is not a person's name: give the name and credentials of the person who read the sheet")
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
        f"guide: {BY.lower()} approved `small` as `medical`; as `plain-language`, somebody else must approve it",
    )


def test_a_day_long_ago_is_no_day_of_this_review(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", BY, "--on", "1990-01-01")
    assert ran.errors == ("guide: 1990-01-01 is more than a year before the edition of 2026-11-20: is the year right?",)


def test_a_reviewed_sheet_has_to_say_by_whom_and_when(built: SmallProject) -> None:
    built.set_value(LABELS, "reviewed", "Reviewed.")
    ran = built.guide("build")
    assert "labels: `reviewed` does not say who reviewed the sheet and when" in said(ran)


def test_a_sheet_with_errors_is_not_signed(built: SmallProject) -> None:
    built.replace(HANDOUT, "{fact}`crawl-age`", "{fact}`crawl`")
    ran = built.guide("approve", "small", "--by", BY)
    assert ran.code == 1
    assert "facts: unknown fact `crawl`" in said(ran)
    assert ran.errors[-1] == "1 error; nothing was signed"
    assert not built.path(APPROVALS).exists()


def test_a_sheet_that_is_too_long_is_not_signed(built: SmallProject) -> None:
    built.append(HANDOUT, "\n" + "Babies roll. Babies sit.\n\n" * 60)
    assert built.guide("approve", "small", "--by", BY).code == 1


def test_a_name_that_no_face_can_print_is_not_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", "山田 太郎")
    assert ran.code == 1
    assert "characters: no font has `" in said(ran)


def test_a_name_that_has_no_room_on_the_sheet_is_not_signed(built: SmallProject) -> None:
    by = f"{'Maria Garcia Jones ' * 4}MD"
    assert built.guide("approve", "small", "--by", by).errors == (
        f"{HANDOUT}:2:10: approvals: `{by}` does not fit on this sheet: a line has 90 characters; at most 75 are easy to follow",
        "    hint: write the name with fewer titles",
        "1 error; nothing was signed",
    )
    assert not built.path(APPROVALS).exists()


def test_a_sheet_whose_review_day_has_passed_is_not_signed(built: SmallProject) -> None:
    ran = built.guide("approve", "small", "--by", BY, today=datetime.date(2029, 1, 1))
    assert ran.errors[-1] == "guide: `review-by: 2028-11-20` has passed: set the day of the next review first"


AGAIN = "    hint: if it was written by hand, delete it and ask the reviewer to run `guide approve` again"


@pytest.mark.parametrize(
    ("key", "value", "messages"),
    [
        ("by", '"Somebody Else"', ("10:12: approvals: this entry is not what `guide approve` wrote\n" + AGAIN,)),
        ("on", "2026-11-01", ("10:12: approvals: this entry is not what `guide approve` wrote\n" + AGAIN,)),
        ("digest", f'"{"0" * 64}"', ("9:14: approvals: this digest has no text kept in approved/\n" + AGAIN,)),
        (
            "on", "2027-01-01",
            ("8:9: approvals: 2027-01-01 is in the future\n    hint: use today's date, or an earlier one",
             "10:12: approvals: this entry is not what `guide approve` wrote\n" + AGAIN),
        ),
        (
            "by", "TBD",
            ("7:9: approvals: `TBD` is not a person's name\n    hint: name the person who read the sheet",
             "10:12: approvals: this entry is not what `guide approve` wrote\n" + AGAIN),
        ),
        (
            "as", "legal",
            ("6:9: approvals: `legal` is not a role under `approvals` in topic.yaml\n    hint: use one of: `medical`",
             "10:12: approvals: this entry is not what `guide approve` wrote\n" + AGAIN),
        ),
        (
            "language", "fr",
            ("5:15: approvals: there is no language `fr`\n    hint: use one of: `en`",
             "9:14: approvals: this digest has no text kept in approved/\n" + AGAIN),
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
        f"    hint: the other entry is at {APPROVALS}:4:5; delete one of them",
        f"{APPROVALS}:14:10: approvals: `small` is approved twice by one person\n"
        f"    hint: the other entry is at {APPROVALS}:4:5; delete one of them",
    )


def test_a_kept_text_that_was_changed_by_hand(signed: SmallProject) -> None:
    (kept,) = signed.path(f"{TOPIC}/approved/en").iterdir()
    kept.write_text(kept.read_text("utf-8").replace("Babies roll", "Babies sit"), "utf-8")
    assert_refused(
        signed,
        f"{APPROVALS}:9:14: approvals: this digest does not match the text kept in approved/\n{AGAIN}",
    )


@pytest.mark.parametrize("roles", ["[]", "[medical, medical]", "['']", "[Medical]"])
def test_roles_that_are_none(roles: str, built: SmallProject) -> None:
    built.replace(TOPIC_FILE, "languages: [en]\n", f"languages: [en]\napprovals: {roles}\n")
    ran = built.guide("build")
    assert ran.code == 1
    assert any("approvals`" in line for line in ran.errors)


@pytest.mark.parametrize(
    "key",
    [
        "reviewed-by: A clinician",
        "reviewed-by: ~",
        'reviewed-by: " "',
        "reviewed-on: 2026-11-20",
        "reviewed-on: 2036-12-01",
    ],
)
def test_front_matter_names_no_reviewer(key: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "number: T-1", f"number: T-1\n{key}")
    assert_refused(
        built,
        f"{HANDOUT}:5:1: approvals: `{key.partition(':')[0]}` cannot be written by hand\n"
        '    hint: delete the line; the reviewer runs `guide approve HANDOUT --by "Name, credentials"`',
    )
