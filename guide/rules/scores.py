"""People's answers about a sheet are complete and good enough (criteria, rows 12 and 13)."""

from __future__ import annotations

from collections.abc import Container, Mapping

from guide.base.problems import Position, Problems, suggest
from guide.model.files.scores import ACTIONABILITY, CLEAR_COMMUNICATION, UNDERSTANDABILITY, Answers
from guide.model.source import Source

LEAST = 90.0
# Where the numbers of the items are explained.
_TOOLS = {
    "understandability": "PEMAT-P",
    "actionability": "PEMAT-P",
    "clear-communication": "the Clear Communication Index",
}


def check_scores(source: Source, handouts: Mapping[str, bool], problems: Problems, faulty: Container[str] = ()) -> None:
    """Check that every sheet for parents has answers for all items; `handouts` says whether each was reviewed, and has
    all but the faulty ones. Without a scores.yaml there is nothing to check."""
    if not source.scores:
        return
    language = source.topic.languages[0].text
    for name, located in source.scores.items():
        if name in source.withdrawn:
            continue
        own = problems.of("handout", language, name)
        if name not in handouts and name not in faulty:
            problems.error(located.at, "scores", f"unknown sheet `{name}`", suggest(name, handouts))
        scores = located.value
        for tool, answers, items in (
            ("understandability", scores.understandability, UNDERSTANDABILITY),
            ("actionability", scores.actionability, ACTIONABILITY),
            ("clear-communication", scores.clear_communication, CLEAR_COMMUNICATION),
        ):
            _check(f"{name}: {tool}", _TOOLS[tool], answers, items, located.at, own)
    for name in sorted(set(handouts) - set(source.scores)):
        at = Position(next(iter(source.scores.values())).at.path)
        # A sheet still being written need not be scored; a reviewed one must be.
        own = problems.of("handout", language, name)
        add = own.error if handouts[name] else own.warning
        add(
            at,
            "scores",
            f"`{name}` has no scores",
            f"add `{name}:` with the answers of a person, as in docs/writing.md",
        )


def _check(what: str, tool: str, answers: Answers, items: tuple[int, ...], at: Position, problems: Problems) -> None:
    disagreed = [int(item) for item in answers.disagree if _is_item(item)]
    given = [*answers.agree, *answers.not_applicable, *disagreed]
    for item in items:
        if given.count(item) != 1:
            said = "is not answered" if item not in given else "is answered twice"
            problems.error(
                at, "scores", f"{what}: item {item} {said}",
                f"answer question {item} of {tool} (docs/writing.md says where it is): put {item} under `agree`, `not-applicable` or "
                "`disagree`" if item not in given else f"keep {item} in one of `agree`, `not-applicable` and `disagree`",
            )  # fmt: skip
    for item in sorted(set(given) - set(items)):
        problems.error(
            at, "scores", f"{what}: no such item: {item}", f"delete it: these are questions {_range(items)} of {tool}"
        )
    for key, reason in answers.disagree.items():
        if not _is_item(key) or not reason.strip():
            problems.error(
                at,
                "scores",
                f"{what}: `disagree` needs an item and a reason",
                'write the number of the question and why not: `disagree: {"7": why not}`',
            )
    if answers.score < LEAST:
        # A warning: an error would teach people to bend their answers.
        problems.warning(
            at,
            "scores",
            f"{what}: {answers.score:.0f} % is under {LEAST:.0f} %",
            "change the sheet as the reasons under `disagree` ask, then have a person answer these questions again",
        )


def _range(items: tuple[int, ...]) -> str:
    """1, 2, 3, 5, 6 as `1 to 3 and 5 to 6`."""
    starts = [item for item in items if item - 1 not in items]
    ends = [item for item in items if item + 1 not in items]
    return " and ".join(f"{start} to {end}" for start, end in zip(starts, ends, strict=True))


def _is_item(key: str) -> bool:
    return key.isascii() and key.isdigit()
