"""People's answers about a sheet are complete and good enough (criteria, rows 12 and 13)."""

from __future__ import annotations

from collections.abc import Mapping

from guide.base.problems import Position, Problems, suggest
from guide.model.files.scores import ACTIONABILITY, CLEAR_COMMUNICATION, UNDERSTANDABILITY, Answers
from guide.model.source import Source

LEAST = 90.0


def check_scores(source: Source, handouts: Mapping[str, bool], problems: Problems) -> None:
    """Check that every sheet for parents has answers for all items; `handouts` says whether each was reviewed. Without
    a scores.yaml there is nothing to check."""
    if not source.scores:
        return
    for name, located in source.scores.items():
        if name in source.withdrawn:
            continue
        if name not in handouts:
            problems.error(located.at, "scores", f"unknown sheet `{name}`", suggest(name, handouts))
        scores = located.value
        for tool, answers, items in (
            ("understandability", scores.understandability, UNDERSTANDABILITY),
            ("actionability", scores.actionability, ACTIONABILITY),
            ("clear-communication", scores.clear_communication, CLEAR_COMMUNICATION),
        ):
            _check(f"{name}: {tool}", answers, items, located.at, problems)
    for name in sorted(set(handouts) - set(source.scores)):
        at = Position(next(iter(source.scores.values())).at.path)
        # A sheet still being written need not be scored; a reviewed one must be.
        add = problems.error if handouts[name] else problems.warning
        add(at, "scores", f"`{name}` has no scores", "answer the items for it")


def _check(what: str, answers: Answers, items: tuple[int, ...], at: Position, problems: Problems) -> None:
    disagreed = [int(item) for item in answers.disagree if _is_item(item)]
    given = [*answers.agree, *answers.not_applicable, *disagreed]
    for item in items:
        if given.count(item) != 1:
            said = "is not answered" if item not in given else "is answered twice"
            problems.error(
                at, "scores", f"{what}: item {item} {said}", "list it once: agree, not-applicable or disagree"
            )
    for item in sorted(set(given) - set(items)):
        problems.error(at, "scores", f"{what}: no such item: {item}", f"use items {items[0]} to {items[-1]}")
    for key, reason in answers.disagree.items():
        if not _is_item(key) or not reason.strip():
            problems.error(at, "scores", f"{what}: `disagree` needs an item and a reason", "write `7: why not`")
    if answers.score < LEAST:
        # A warning: an error would teach people to bend their answers.
        problems.warning(
            at, "scores", f"{what}: {answers.score:.0f} % is under {LEAST:.0f} %", "fix the sheet where you disagreed"
        )


def _is_item(key: str) -> bool:
    return key.isascii() and key.isdigit()
