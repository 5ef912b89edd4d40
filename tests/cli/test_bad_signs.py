"""Lists of signs that are not whole, and sheets that name what no list has."""

from __future__ import annotations

import pytest

from guide.model.blocks import Callout
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.support import (
    CHART,
    CHECKLIST,
    FACTS,
    HANDOUT,
    LABELS,
    SIGN_WORDS,
    SIGNS,
    TOPIC,
    TOPIC_FILE,
    SmallProject,
    add_signs,
    assert_refused,
)

WORDED = "`emergency`, `call-now`, `call-soon`, `next-visit`"
KNOWN = "`emergency`, `call-now`, `call-soon`, `next-visit`, `at-home`"


@pytest.fixture
def signed(built: SmallProject) -> SmallProject:
    add_signs(built)
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    return built


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "{sign}`limb`",
            ("33:1: signs: unknown sign `limb`\n    hint: did you mean `limp`?",),
        ),
        (
            "{sign}`limp:shrt`",
            ("33:1: signs: unknown wording `shrt` of a sign\n    hint: did you mean `short`?",),
        ),
        (
            "{call}`soon`",
            (f"33:1: signs: unknown urgency `soon`\n    hint: use one of: {WORDED}",),
        ),
        ("{number}`fax`", ("33:1: signs: unknown number `fax`\n    hint: write {number}`emergency`",)),
        (
            ":::{signs}\n:::",
            ("33:1: signs: `signs` names no urgency\n    hint: write for example `:::{signs} emergency call-now`",),
        ),
        (
            ":::{signs} call\n:::",
            (f"33:12: signs: unknown urgency `call`\n    hint: use one or more of: {KNOWN}",),
        ),
        (
            ":::{signs} emergency\n:only: late\n:::",
            ("34:8: signs: sign `late` is `next-visit`, which is not named here\n"
             "    hint: add `next-visit` after `signs`, or leave the sign out",),
        ),
        (
            ":::{signs} emergency\n:as: lines\n:::",
            ("34:6: signs: `as` cannot be `lines`\n    hint: did you mean `line`?",),
        ),
        (
            ":::{signs} emergency\n:only: limp\n:except: limp\n:::",
            ("35:2: signs: `only` and `except` cannot be used together\n    hint: keep one",),
        ),
        (
            ":::{callout} call-now\n:sign: limp\n\nCall now.\n:::",
            ("34:8: signs: sign `limp` has no drawing\n    hint: use one of: `loses-skill`",),
        ),
    ],
)  # fmt: skip
def test_names_that_no_list_has(body: str, messages: tuple[str, ...], signed: SmallProject) -> None:
    signed.append(HANDOUT, f"\n{body}\n")
    assert_refused(signed, *sorted((f"{HANDOUT}:{message}" for message in messages), key=_place))


def _place(message: str) -> tuple[int, int]:
    _, line, column, _ = message.split(":", 3)
    return int(line), int(column)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (SIGNS, "late: {", "limp: {", f"{SIGNS}:4:1: yaml: key `limp` appears twice"),
        (SIGNS, "urgency: emergency", "urgency: now", f"{SIGNS}:1:17: signs: `urgency`: `now` is not an allowed value"),
        (SIGNS, "before: crawl-age", "before: crawl", f"{SIGNS}:3:1: signs: sign `same-hand`: unknown fact `crawl`"),
        (SIGNS, "picture: ball", "picture: bal", f"{SIGNS}:2:43: signs: sign `loses-skill`: unknown picture `bal`"),
        (
            SIGNS, "next-visit, sources: [growth-study]", "next-visit, sources: [growth]",
            f"{SIGNS}:4:39: signs: sign `late` names an unknown reference `growth`",
        ),
        (
            SIGN_WORDS, "  late: {", "  slow: {",
            f"{SIGN_WORDS}:1:1: signs: sign `late` has no words here",
        ),
        (
            SIGN_WORDS, 'short: "one hand before {fact}`crawl-age`"', "short: one hand",
            f"{SIGN_WORDS}:21:12: signs: sign `same-hand`: the wording `short` leaves out the age `crawl-age`",
        ),
        (
            SIGN_WORDS, "    alt: A ball that rolls away.\n", "",
            f"{SIGN_WORDS}:14:14: alt-text: the drawing of sign `loses-skill` has no alternative text",
        ),
        (
            SIGN_WORDS, "known-by: [sits late]", "known-by: [Limp]",
            f"{SIGN_WORDS}:24:19: signs: `Limp` is known as sign `late` and as sign `limp`",
        ),
        (
            TOPIC_FILE, "country: {en: US}\n", "",
            f"{SIGN_WORDS}:3:30: signs: the emergency number depends on the country, and topic.yaml names none",
        ),
        (
            TOPIC_FILE, "country: {en: US}", "country: {en: XX}",
            f"{TOPIC_FILE}:5:15: topic: `country`: no emergency number is known for `XX`",
        ),
        (
            TOPIC_FILE, "country: {en: US}", "country: {en: US, fr: FR}",
            f"{TOPIC_FILE}:5:23: topic: `country`: the topic is not in `fr`",
        ),
    ],
)  # fmt: skip
def test_a_list_that_is_not_whole(file: str, old: str, new: str, message: str, signed: SmallProject) -> None:
    signed.replace(file, old, new)
    ran = signed.guide("build")
    assert ran.code == 1
    assert message in ran.errors


def test_a_language_that_words_no_signs(signed: SmallProject) -> None:
    signed.path(SIGN_WORDS).unlink()
    ran = signed.guide("build")
    assert ran.errors[:4] == (
        f"{SIGN_WORDS}:1:1: signs: the signs of this topic have no words in `en`",
        "    hint: add this file",
        f"{HANDOUT}:18:1: signs: this topic has no list of signs",
        "    hint: write signs.yaml in the topic's folder and in the folder of each language",
    )


@pytest.mark.parametrize("item", ["{sign: late, text: sits late}", "{id: late}", "{text: sits late}"])
def test_a_thing_to_tick_that_is_neither_sign_nor_words(item: str, signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{table} ways", ":::{checklist} visit")
    signed.replace(CHECKLIST, "{id: no-sitting, text: does not sit}", item)
    ran = signed.guide("build")
    assert any("checklist: an item to tick needs `sign`, or `id` and `text`" in line for line in ran.errors)


@pytest.mark.parametrize(
    "row", ["{sign: late, when: call-soon, causes: [muscles]}", "{text: Cries, causes: [muscles]}"]
)
def test_a_row_of_a_chart_that_is_neither_sign_nor_words(row: str, signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{table} ways", ":::{chart} chart")
    signed.replace(CHART, "{text: Sits late, causes: [muscles], when: next-visit}", row)
    ran = signed.guide("build")
    assert any("chart: a row needs `sign`, or `text` and `when`" in line for line in ran.errors)


def test_a_badge_without_a_label_has_the_words_of_the_list(signed: SmallProject) -> None:
    signed.replace(HANDOUT, ":::{table} ways", ":::{chart} chart")
    signed.replace(CHART, "{text: Sits late, causes: [muscles], when: next-visit}", "{sign: limp, causes: [muscles]}")
    assert signed.guide("build").errors == ()


def test_a_box_without_a_label_has_the_words_of_the_list(signed: SmallProject) -> None:
    signed.append(HANDOUT, "\n::::{callout} emergency\n:::{signs} emergency\n:::\n::::\n")
    ready, problems = signed.prepare()
    assert problems == ()
    boxes = [
        block for block in walk(ready[0].handout.blocks) if isinstance(block, Callout) and block.kind == "emergency"
    ]
    assert [plain(box.heading.inlines) for box in boxes] == ["Emergency number (911)"]


def test_the_number_of_another_country(signed: SmallProject) -> None:
    signed.replace(TOPIC_FILE, "country: {en: US}", "country: {en: GB}")
    ready, problems = signed.prepare()
    assert problems == ()
    words = "".join(repr(block) for block in ready[0].handout.blocks)
    assert "999" in words
    assert "911" not in words
    assert signed.read(FACTS).count("911") == 0


IN_BOX = "::::{callout} call-now\n:::{signs} emergency call-now\n:as: line\n:wording: short\n:::\n::::\n"
ROWS = """type: chart
causes:
  muscles: {name: Weak muscles, short: Muscles, means: They tire soon., see: floppy arms}
signs:
  - {sign: limp, causes: [muscles]}
  - {sign: loses-skill, causes: [muscles]}
"""


def test_a_chart_says_when_to_call(signed: SmallProject) -> None:
    """No box need repeat the signs of its rows; one that is in neither is missing."""
    signed.write(CHART, ROWS)
    signed.replace(LABELS, "urgency:\n", "urgency:\n  emergency: E\n  call-now: N\n")
    signed.replace(HANDOUT, IN_BOX, ":::{chart} chart\n:::\n")
    signed.replace(HANDOUT, "pages: {least: 1, most: 2}", "pages: {least: 1, most: 3}")
    assert signed.guide("build").errors == ()
    signed.replace(HANDOUT, ":::{chart}", "::::{callout} call-soon\n:::{signs} call-soon\n:::\n::::\n\n:::{chart}")
    assert signed.guide("build").errors == ()
    signed.replace(CHART, "  - {sign: limp, causes: [muscles]}\n", "")
    assert any("this sheet says when to call, but leaves out `limp`" in line for line in signed.guide("build").errors)


@pytest.mark.parametrize("kind", ["note", "safety", "do", ""])
def test_things_to_tick_need_be_no_signs(signed: SmallProject, kind: str) -> None:
    said = f"kind: {kind}, " if kind else ""
    signed.write(
        CHECKLIST,
        f"type: checklist\ncolumns:\n  - {{{said}title: At home, items: [{{id: lid, text: Cups have lids}}]}}\n",
    )
    signed.append(HANDOUT, "\n:::{checklist} visit\n:::\n")
    assert signed.guide("build").errors == ()


# Columns whose second holds the part in question, in line 39 of the sheet.
LEFT_OUT = "\n:::::{{columns}}\n:posters: none\n::::{{column}}\nRoll.\n::::\n::::{{column}}\n{}\n::::\n:::::\n"
OWN = f"{TOPIC}/en/own.yaml"
OWN_CHART = (
    "type: chart\ncauses: {cold: {name: A cold, short: Cold, means: The nose runs., see: Your baby sneezes.}}\n"
    "signs: [{text: Cries, causes: [cold], when: next-visit}]\n"
)
OWN_LIST = (
    "type: checklist\ncolumns:\n  - {kind: note, title: Today, items: [{id: rolled, text: Rolled over}]}\n"
    "  - {kind: next-visit, title: Next visit, items: [{sign: late}]}\n"
)
OWN_TABLE = (
    "type: table\nrow-header: way\ncolumns: {way: {title: Way}, looks: {title: What you see}, call: {title: Call}}\n"
    "rows: [{way: Walk, looks: Your baby walks., call: 'Call: {sign}`limp`.'}]\n"
)


@pytest.mark.parametrize(
    ("part", "file", "column", "what"),
    [
        ("{call}`call-now`", "", 1, "a `call`"),
        ("Call {number}`emergency`.", "", 6, "a `number`"),
        (":::{chart} own\n:::", OWN_CHART, 1, "a `chart`"),
        (":::{checklist} own\n:::", OWN_LIST, 16, "`own`, in which there is a column of the kind `next-visit`"),
        (":::{table} own\n:::", OWN_TABLE, 12, "`own`, in which there is a `sign`"),
    ],
)
def test_posters_leave_out_nothing_that_warns(
    part: str, file: str, column: int, what: str, signed: SmallProject
) -> None:
    signed.write(OWN, file or OWN_TABLE)
    signed.append(HANDOUT, LEFT_OUT.format(part))
    assert_refused(
        signed,
        f"{HANDOUT}:39:{column}: directive: posters cannot leave out {what}\n"
        "    hint: move it out of these columns, or delete `:posters: none`",
    )


@pytest.mark.parametrize(
    ("part", "file"),
    [
        (":::{checklist} own\n:::", OWN_LIST[: OWN_LIST.index("  - {kind: next-visit")]),
        (":::{table} own\n:columns: way, looks\n:::", OWN_TABLE),
    ],
)
def test_posters_leave_out_what_does_not_warn(part: str, file: str, signed: SmallProject) -> None:
    """Things to tick that are no signs; a table without its column of signs."""
    signed.write(OWN, file)
    signed.append(HANDOUT, LEFT_OUT.format(part))
    assert signed.guide("check").errors == ()
