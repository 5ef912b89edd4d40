"""All errors of all files at once, sorted, each once."""

from __future__ import annotations

import time

from tests.long import in_long
from tests.support import CHART, FACTS, HANDOUT, LAYOUT, TABLE, SmallProject, assert_refused

LETTER = ("--edition", "letter")


def test_errors_of_all_files_are_printed_sorted_by_place(built: SmallProject) -> None:
    built.replace(FACTS, "sources: [play-report]", "sources: [play-report, nowhere]")
    at = built.set_value(LAYOUT, "head", "28px")
    built.replace(HANDOUT, "(ball)", "(bal)")
    built.replace(HANDOUT, "crawl-age", "crawl")
    built.replace(TABLE, "steps-a-day", "steps")
    assert_refused(
        built,
        f"{LAYOUT}:{at}: layout: `head`: unknown unit `px` in `28px`: use pt, in, mm or cm",
        f"{HANDOUT}:14:22: facts: unknown fact `crawl`\n    hint: did you mean `crawl-age`?",
        f"{HANDOUT}:25:1: picture: unknown picture `bal`\n    hint: did you mean `ball`?",
        f"{TABLE}:14:18: facts: unknown fact `steps`\n    hint: did you mean `steps-a-day`?",
        f"{FACTS}:26:26: facts: fact `heard-only` names an unknown reference `nowhere`\n"
        "    hint: add it to references.yaml, as `nowhere: {title: …, publisher: …, grade: read}`; if it is there, use one of: `growth-study`, `play-report`, `sleep-report`",
    )


def test_files_that_cannot_be_read_do_not_hide_other_errors(built: SmallProject) -> None:
    built.replace(CHART, "when: next-visit", "when: later")
    built.replace(HANDOUT, "crawl-age", "crawl")
    built.replace(TABLE, "caption:", "captoin:")
    assert_refused(
        built,
        f"{CHART}:7:48: chart: `when`: `later` is not an allowed value\n"
        "    hint: use one of: `emergency`, `call-now`, `call-soon`, `next-visit`, `at-home`",
        f"{HANDOUT}:14:22: facts: unknown fact `crawl`\n    hint: did you mean `crawl-age`?",
        f"{TABLE}:2:1: table: unknown key `captoin`\n    hint: did you mean `caption`?",
    )


def test_an_unknown_table_is_reported_beside_other_errors(built: SmallProject) -> None:
    built.replace(HANDOUT, "crawl-age", "crawl")
    built.replace(HANDOUT, "{table} ways", "{table} wayz")
    assert_refused(
        built,
        f"{HANDOUT}:14:22: facts: unknown fact `crawl`\n    hint: did you mean `crawl-age`?",
        f"{HANDOUT}:27:12: directive: unknown table `wayz`\n    hint: did you mean `ways`?",
    )


def test_an_error_that_both_editions_find_is_printed_once(built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 2, most: 2}")
    assert_refused(
        built,
        f"{HANDOUT}:9:8: page-count: 1 page, but `pages` asks for at least 2\n    hint: set `least` to 1: `pages: {{least: 1, most: 2}}`, or write more",
    )


def test_warnings_stand_among_the_errors_and_are_not_counted(built: SmallProject) -> None:
    built.replace(HANDOUT, "crawl-age", "steps-a-day")
    built.replace(HANDOUT, "(ball)", "(bal)")
    built.write(
        FACTS, built.read(FACTS).replace("2026-11-20\n  review-by: 2028-05-20", "2026-01-20\n  review-by: 2026-05-20")
    )
    ran = built.guide("build")
    assert ran.errors == (
        f"{HANDOUT}:25:1: picture: unknown picture `bal`",
        "    hint: did you mean `ball`?",
        f"{FACTS}:19:14: facts: warning: fact `steps-a-day` was due for review on 2026-05-20",
        "    hint: look it up again, then set `checked` and `review-by`",
        "1 error; nothing was written",
    )


def test_a_check_reports_the_same_and_does_not_speak_of_writing(built: SmallProject) -> None:
    built.replace(HANDOUT, "crawl-age", "crawl")
    ran = built.guide("check", *LETTER)
    assert ran.code == 1
    assert ran.said == ()
    assert ran.errors == (
        f"{HANDOUT}:14:22: facts: unknown fact `crawl`",
        "    hint: did you mean `crawl-age`?",
        "1 error",
    )


def test_a_paragraph_of_thousands_of_faults_is_read_once(built: SmallProject) -> None:
    """Twice the text takes about twice as long, measured in the time of this process: four times would be too much."""
    whole, slow = built.read(HANDOUT), []
    for name, piece in (
        ("figures", "so 5 mg and 6 mL. "), ("figures that could count", "Week 5 and day 6. "), ("marks on a letter", "\u0301"),
        ("phone numbers", "Call 1-800-222-1222. "), ("unknown facts", "{fact}`nope` "), ("notes", "so[^nope] "),
    ):  # fmt: skip
        taken = []
        for count in in_long((500, 2_000), (1_000, 4_000)):
            built.write(HANDOUT, whole.replace("## Ways to move", f"## Ways to move\n\nA{piece * count}"))
            begun = time.process_time()
            built.guide("check", "--edition", "letter")
            taken.append(time.process_time() - begun)
        if taken[1] > 8 * taken[0] + in_long(0.25, 1):
            slow.append((name, taken))
    assert slow == []
