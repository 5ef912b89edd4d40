"""Approvals are by a person, for an existing sheet, of a kept text, and not from the future."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from guide.base.problems import Position, Problems, suggest
from guide.compose.approvals import digest_of, seal_of
from guide.model.source import Source
from guide.model.standing import Signed

NOBODY = frozenset([
    "anonymous", "clinician", "credentials", "draft", "na", "name", "nn", "no", "nobody", "none", "null", "pending", "review",
    "reviewed", "reviewer", "someone", "tba", "tbc", "tbd", "todo", "unknown", "x", "xx", "xxx", "your",
])  # fmt: skip
# Words that no name begins with, and titles that are not names.
NO_BEGINNING = frozenset(["draft", "pending", "reviewed"])
TITLES = frozenset(
    ["a", "an", "do", "doctor", "dr", "md", "mr", "mrs", "ms", "mx", "np", "pa", "phd", "prof", "rn", "the"]
)
LONGEST_NAME = 120
_ROLE = re.compile(r"[a-z][a-z0-9-]{0,39}")
AGAIN = "if it was written by hand, delete it and ask the reviewer to run `guide approve` again"


def is_nobody(by: str) -> bool:
    """Whether this is not a name: blank, a dash, only titles, `TBD`, the words of an example."""
    words = ["".join(filter(str.isalpha, word)).lower() for word in by.split()]
    names = [word for word in words if len(word) > 1 and word not in TITLES]
    return set(names) <= NOBODY or names[0] in NO_BEGINNING or bool(set("{}<>") & set(by))


def marks_in(by: str) -> str:
    """The marks of Markdown in a name, each once: it is printed as it is, so they would be too."""
    return "".join(dict.fromkeys(mark for mark in by if mark in "*_`~^|\\[]"))


def person(by: str) -> str:
    """A name in the form for comparing: commas and dots do not make another person."""
    return "".join(filter(str.isalpha, by)).casefold()


def check_approvals(source: Source, today: datetime.date, problems: Problems) -> None:
    """Report what is wrong with the approvals of a topic."""
    roles = source.topic.approvals
    if not roles or len(set(roles)) < len(roles) or not all(map(_ROLE.fullmatch, roles)):
        problems.error(
            Position(source.topic_path), "topic", f"`approvals` names no roles: {', '.join(roles) or 'it is empty'}",
            "name each role once, in small letters, for example `approvals: [medical, plain-language]`",
        )  # fmt: skip
    handouts = {
        language.language: {handout.front.handout for handout in language.handouts} for language in source.languages
    }
    known: dict[tuple[str, ...], Signed] = {}
    languages = {named.text for named in source.topic.languages}
    for signed in source.approvals:
        language, handout = signed.approval.language, signed.approval.handout
        own = problems.of("handout", language, handout)
        if language not in languages:
            _add(signed, "language", f"there is no language `{language}`", suggest(language, languages), problems)
        elif not (source.only or source.faults):  # otherwise handouts are not all known
            _check_handout(signed, handouts.get(language, set()), problems)
        _check_entry(signed, roles, today, own)
        _check_once(signed, known, own)


def _check_handout(signed: Signed, handouts: set[str], problems: Problems) -> None:
    """Check that the approved sheet exists."""
    handout = signed.approval.handout
    if handout not in handouts:
        _add(signed, "handout", f"there is no sheet `{handout}`", suggest(handout, handouts), problems)


def _check_entry(signed: Signed, roles: Sequence[str], today: datetime.date, problems: Problems) -> None:
    """Check that it is by a person, in a required role, of the kept text, and unchanged."""
    approval = signed.approval
    if approval.as_ not in roles:
        _add(
            signed,
            "as",
            f"`{approval.as_}` is not a role under `approvals` in topic.yaml",
            suggest(approval.as_, roles),
            problems,
        )
    if is_nobody(approval.by):
        _add(signed, "by", f"`{approval.by}` is not a person's name", "name the person who read the sheet", problems)
    if approval.on > today:
        _add(signed, "on", f"{approval.on} is in the future", "use today's date, or an earlier one", problems)
    if signed.text is None or digest_of(signed.text) != approval.digest:
        said = "has no text" if signed.text is None else "does not match the text"
        _add(signed, "digest", f"this digest {said} kept in approved/", AGAIN, problems)
    elif approval.seal != seal_of(approval):
        _add(signed, "seal", "this entry is not what `guide approve` wrote", AGAIN, problems)


def _check_once(signed: Signed, known: dict[tuple[str, ...], Signed], problems: Problems) -> None:
    """Check that a sheet is approved once by each person, and once in each role. `known` are the approvals before this
    one."""
    approval = signed.approval
    for place, key, what in (("by", person(approval.by), "by one person"), ("as", approval.as_, "as one role")):
        first = known.setdefault((approval.language, approval.handout, place, key), signed)
        if first is not signed:
            _add(
                signed, place, f"`{approval.handout}` is approved twice {what}",
                f"the other entry is at {first.at}; delete one of them", problems,
            )  # fmt: skip


def _add(signed: Signed, key: str, message: str, hint: str, problems: Problems) -> None:
    problems.error(signed.position_of(key), "approvals", message, hint)
