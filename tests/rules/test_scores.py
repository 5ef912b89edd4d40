"""Answers about a sheet: complete, each once, good enough."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.model.files.scores import ACTIONABILITY, CLEAR_COMMUNICATION, UNDERSTANDABILITY, Answers, HandoutScores
from guide.model.source import Located
from guide.rules.scores import check_scores
from tests.layout.factory import composed
from tests.support import SmallProject

AT = Position("sources/topic/scores.yaml", 3, 1)
GOOD = HandoutScores(Answers(UNDERSTANDABILITY), Answers(ACTIONABILITY), Answers(CLEAR_COMMUNICATION))


def said(
    scores: HandoutScores = GOOD, handouts: tuple[str, ...] = ("sheet",), of: str = "sheet", *, reviewed: bool = True
) -> list[str]:
    problems = Problems()
    source = replace(composed("Text.").source, scores={of: Located(scores, AT)})
    check_scores(source, dict.fromkeys(handouts, reviewed), problems)
    return [str(problem) for problem in problems]


def test_complete_answers_are_silent() -> None:
    assert said() == []


def test_without_scores_there_is_nothing_to_check() -> None:
    problems = Problems()
    check_scores(composed("Text.").source, {"sheet": True}, problems)
    assert list(problems) == []


def test_a_sheet_that_is_not_there() -> None:
    assert said(handouts=("sheet", "other"), of="shet")[0] == (
        "sources/topic/scores.yaml:1:1: scores: `other` has no scores\n    hint: add `other:` with the answers of a person, as in docs/scoring.md"
    )
    assert said(handouts=("sheet", "other"), reviewed=False) == [
        "sources/topic/scores.yaml:1:1: scores: warning: `other` has no scores\n    hint: add `other:` with the answers of a person, as in docs/scoring.md"
    ]
    assert f"{AT}: scores: unknown sheet `shet`\n    hint: did you mean `sheet`?" in said(of="shet")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (Answers((20, 21, 22, 23, 24, 25)), "item 26 is not answered\n    hint: answer question 26 of PEMAT-P (docs/scoring.md says what it asks): put 26 under `agree`, `not-applicable` or `disagree`"),
        (Answers(ACTIONABILITY, (20,)), "item 20 is answered twice\n    hint: keep 20 in one of `agree`, `not-applicable` and `disagree`"),
        (Answers((*ACTIONABILITY, 27)), "no such item: 27\n    hint: delete it: these are questions 20 to 26 of PEMAT-P"),
    ],
)  # fmt: skip
def test_items_are_answered_once(answers: Answers, message: str) -> None:
    assert said(replace(GOOD, actionability=answers)) == [f"{AT}: scores: sheet: actionability: {message}"]


def test_items_for_video_are_not_asked() -> None:
    assert not {13, 14} & set(UNDERSTANDABILITY)
    assert len(UNDERSTANDABILITY) == 17


def test_a_disagreement_has_a_reason() -> None:
    answers = Answers(CLEAR_COMMUNICATION[1:], (), {"1": " "})
    assert said(replace(GOOD, clear_communication=answers)) == [
        f"{AT}: scores: sheet: clear-communication: `disagree` needs an item and a reason\n"
        '    hint: write the number of the question and why not: `disagree: {"7": why not}`'
    ]


def test_90_percent_is_enough_and_less_is_not() -> None:
    # 18 of 20 are 90 %; 17 of 20 are 85 %.
    enough = Answers(CLEAR_COMMUNICATION[2:], (), {"1": "why", "2": "why"})
    short = Answers(CLEAR_COMMUNICATION[3:], (), {"1": "why", "2": "why", "3": "why"})
    assert said(replace(GOOD, clear_communication=enough)) == []
    assert said(replace(GOOD, clear_communication=short)) == [
        f"{AT}: scores: warning: sheet: clear-communication: 85 % is under 90 %\n    hint: change the sheet as the reasons under `disagree` ask, then have a person answer these questions again"
    ]


def test_what_does_not_apply_does_not_count() -> None:
    assert Answers((1, 2, 3), (4, 5), {"6": "why"}).score == 75.0
    assert Answers(()).score == 0.0


def test_a_fault_is_where_it_is_written(project: SmallProject) -> None:
    entry = (
        f"small:\n  understandability: {{agree: {list(UNDERSTANDABILITY)}}}\n"
        f"  actionability:\n    agree: [20, 21, 22, 23, 24, 20]\n    not-applicable: [26, 31]\n"
        f"  clear-communication:\n    agree: {list(CLEAR_COMMUNICATION)}\n    disagree:\n      first: why\n"
    )
    project.write("sources/topic/scores.yaml", entry)
    _, problems = project.prepare()
    assert [one.partition("\n")[0] for one in problems if ": scores: " in one] == [
        "sources/topic/scores.yaml:3:3: scores: small: actionability: item 25 is not answered",
        "sources/topic/scores.yaml:4:33: scores: small: actionability: item 20 is answered twice",
        "sources/topic/scores.yaml:5:26: scores: small: actionability: no such item: 31",
        "sources/topic/scores.yaml:9:14: scores: small: clear-communication: `disagree` needs an item and a reason",
    ]
