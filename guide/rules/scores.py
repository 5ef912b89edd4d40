"""People's answers about a sheet are complete and good enough (criteria, rows 12 and 13)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from guide.base.problems import Position, Problems, suggest
from guide.model.files.scores import ACTIONABILITY, CLEAR_COMMUNICATION, UNDERSTANDABILITY, Answers, HandoutScores
from guide.model.source import Located, Source

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
        for key, answers, items in (
            ("understandability", scores.understandability, UNDERSTANDABILITY),
            ("actionability", scores.actionability, ACTIONABILITY),
            ("clear-communication", scores.clear_communication, CLEAR_COMMUNICATION),
        ):
            _check(name, key, answers, items, located, own)
    for name in sorted(set(handouts) - set(source.scores)):
        at = Position(next(iter(source.scores.values())).at.path)
        # A sheet still being written need not be scored; a reviewed one must be.
        own = problems.of("handout", language, name)
        add = own.error if handouts[name] else own.warning
        add(
            at,
            "scores",
            f"`{name}` has no scores",
            f"add `{name}:` with the answers of a person, as in docs/scoring.md",
        )


def _check(
    name: str, key: str, answers: Answers, items: tuple[int, ...], located: Located[HandoutScores], problems: Problems
) -> None:
    what, tool = f"{name}: {key}", _TOOLS[key]
    given = list(_given(key, answers, located))
    for item in items:
        places = [at for one, at in given if one == item]
        if not places:
            problems.error(
                located.place(key), "scores", f"{what}: item {item} is not answered",
                f"answer question {item} of {tool} (docs/scoring.md says what it asks): put {item} under `agree`, `not-applicable` or "
                "`disagree`",
            )  # fmt: skip
        elif len(places) > 1:
            problems.error(
                places[-1], "scores", f"{what}: item {item} is answered twice",
                f"keep {item} in one of `agree`, `not-applicable` and `disagree`",
            )  # fmt: skip
    for item, at in given:
        if item not in items:
            problems.error(
                at,
                "scores",
                f"{what}: no such item: {item}",
                f"delete it: these are questions {_range(items)} of {tool}",
            )
    for item_key, reason in answers.disagree.items():
        if not _is_item(item_key) or not reason.strip():
            problems.error(
                located.place(key, "disagree", item_key),
                "scores",
                f"{what}: `disagree` needs an item and a reason",
                'write the number of the question and why not: `disagree: {"7": why not}`',
            )
    if answers.score < LEAST:
        # A warning: an error would teach people to bend their answers.
        problems.warning(
            located.place(key, "disagree"),
            "scores",
            f"{what}: {answers.score:.0f} % is under {LEAST:.0f} %",
            "change the sheet as the reasons under `disagree` ask, then have a person answer these questions again",
        )


def _given(key: str, answers: Answers, located: Located[HandoutScores]) -> Iterator[tuple[int, Position]]:
    """Every answered item with its place."""
    for kind, items in (("agree", answers.agree), ("not-applicable", answers.not_applicable)):
        for number, item in enumerate(items):
            yield item, located.place(key, kind, number)
    for item_key in filter(_is_item, answers.disagree):
        yield int(item_key), located.place(key, "disagree", item_key)


def _range(items: tuple[int, ...]) -> str:
    """1, 2, 3, 5, 6 as `1 to 3 and 5 to 6`."""
    starts = [item for item in items if item - 1 not in items]
    ends = [item for item in items if item + 1 not in items]
    return " and ".join(f"{start} to {end}" for start, end in zip(starts, ends, strict=True))


def _is_item(key: str) -> bool:
    return key.isascii() and key.isdigit()
