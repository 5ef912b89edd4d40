"""What is approved of a sheet, as text: a kept example stays equal for good."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.compose.approvals import changes_between, digest_of
from guide.compose.handout import compose
from guide.compose.reviewed_text import reviewed_text
from guide.model.handout import Handout
from guide.model.source import Source
from guide.read.files import Project
from guide.read.topic import read_topic
from tests.support import CASES, CHECKLIST, HANDOUT, PICTURE, TOPIC, SmallProject, add_signs

# Never renewed: a change here would end every approval that was ever given.
KEPT = CASES / "approved" / "every-kind.txt"
KEPT_DIGEST = "146651762f57e61cc8391a6b137e2197e3214640d758b6c5b41a5afdd9f7f1a0"
EVERY_KIND = """
::::{callout} call-now
:sign: loses-skill

:::{signs} emergency call-now
:::
::::

Two  lines,\\
and **{fact}`crawl-age`** on page {page}`ways-to-move`.

:::{contents}
:::

## Ways to move

1. One
2. Two
   - inside

:::{table} ways
:::

:::{chart} chart
:::

:::{checklist} visit
:::

:::{log} week
:::

::::{steps}
:::{step} Do this
:picture: ball
:alt: A ball.

Go.
:::
::::

:::{qr} https://example.org/find
:label: Find it:
:::

:::{sources}
:::
"""
# What the program itself prints may be worded otherwise one day; here it is as it was.
WORDS = {
    "callouts": {"main": "What matters most", "call-now": "Call now", "call-soon": "Call soon", "next-visit": "Next",
                 "safety": "Safe", "try": "Try", "note": "Note"},
    "urgency": {"call-soon": "Call soon", "next-visit": "Next visit"},
    "contents": "In this guide", "sign": "What you may see", "when": "Tell the doctor", "see": "You may see:",
    "sign_note": "A dot: this may be behind the sign.", "marked": "Yes", "cause_heading": "What may be behind a sign",
    "no_advice": "This does not replace your doctor.", "feedback": "Unclear? Ask your clinic.",
    "published_by": "By {publisher}.", "sign_heading": "Signs to watch for", "questions_heading": "Questions your doctor may ask",
}  # fmt: skip
LOG = "type: log\nrow-title: Day\ncolumns: [{id: what, title: What}]\nrows: [{id: monday, title: Monday}]\n"


def read(project: SmallProject) -> tuple[Handout, Source]:
    problems = Problems()
    source = read_topic(Project(project.root), project.root / TOPIC, problems)
    assert source is not None
    language = replace(source.languages[0], labels=replace(source.languages[0].labels, **WORDS))
    handout = compose(source, language, language.handouts[0], problems)
    assert [str(problem) for problem in problems] == []
    return handout, source


def with_every_kind(project: SmallProject) -> SmallProject:
    add_signs(project)
    front = project.read(HANDOUT).partition("\n---\n")[0]
    project.write(HANDOUT, f"{front}\npicture: ball\nalt: A ball beside the title.\n---\n{EVERY_KIND}")
    project.write(f"{TOPIC}/en/week.yaml", LOG)
    project.replace(CHECKLIST, "{id: one-side, text: uses one side more}", "{sign: same-hand}")
    return project


def test_a_kept_example_stays_equal(project: SmallProject) -> None:
    text = reviewed_text(*read(with_every_kind(project)))
    assert text == KEPT.read_text("utf-8")
    assert digest_of(text) == KEPT_DIGEST


def test_how_a_text_is_kept_in_pieces_changes_nothing(project: SmallProject) -> None:
    project.replace(HANDOUT, "Babies roll and walk.", "Babies roll &#97;nd\nwalk.")
    in_pieces = reviewed_text(*read(project))
    project.replace(HANDOUT, "Babies roll &#97;nd\nwalk.", "Babies roll and walk.")
    assert in_pieces == reviewed_text(*read(project))


def test_line_ends_of_a_picture_change_nothing(project: SmallProject) -> None:
    before = reviewed_text(*read(project))
    project.write(PICTURE, project.path(PICTURE).read_bytes().replace(b"\n", b"\r\n"))
    assert reviewed_text(*read(project)) == before


def test_nothing_that_is_typed_makes_a_line_of_its_own(project: SmallProject) -> None:
    handout, source = read(project)
    odd = replace(handout, signs=(("a", "call-now\nsign: b = emergency\u2028"),))
    assert "\nsign: a = call-now\\u000asign: b = emergency\\u2028\n" in reviewed_text(odd, source)


def test_changes_are_said_where_they_are() -> None:
    long = "text: " + "word " * 40
    assert changes_between(f"a\n{long}end\n", f"a\n{long}END\n") == [
        "`…word word word word end` -> `…word word word word END`"
    ]
    assert changes_between("a\nb\n", "a\n") == ["gone: `b`"]
    assert changes_between("a\n", "a\nb\nc\nd\ne\nf\n") == ["new: `b`", "new: `c`", "new: `d`", "and 2 more"]


def test_the_day_of_a_sheet_is_part_of_it(project: SmallProject) -> None:
    handout, source = read(project)
    later = replace(handout, review_by=handout.review_by + datetime.timedelta(days=1))
    assert reviewed_text(later, source) != reviewed_text(handout, source)


WAYS = """\
type: table
row-header: way
columns: {way: {title: Way}, looks: {title: Looks}}
rows:
  - {way: Roll, looks: {text: Rolls over and over., poster: Rolls.}}
"""


def test_words_that_posters_alone_say_are_reviewed_too(project: SmallProject) -> None:
    project.write(f"{TOPIC}/en/ways.yaml", WAYS)
    project.append(HANDOUT, "\n:::{table} ways\n:::\n")
    before = reviewed_text(*read(project))
    assert "on posters:\n  text: Rolls.\n" in before
    project.write(f"{TOPIC}/en/ways.yaml", WAYS.replace("poster: Rolls.", "poster: Walks."))
    assert digest_of(reviewed_text(*read(project))) != digest_of(before)


def test_a_link_of_a_poster_leads_somewhere(project: SmallProject) -> None:
    project.write(f"{TOPIC}/en/ways.yaml", WAYS.replace("poster: Rolls.", 'poster: "[Rolls](#nowhere)."'))
    project.append(HANDOUT, "\n:::{table} ways\n:::\n")
    ran = project.guide("check")
    assert ran.code == 1
    assert "no heading of this handout has the address `#nowhere`" in ran.errors[0]
