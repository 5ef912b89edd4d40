"""Which handouts an error stops, and which are whole: made with `--keep-going`, and alone in the preview.

A handout is made in all its editions or in none. An error stops the handouts that have it: those that use a faulty fact,
drawing or data file have its errors too (`Problems.of`). What is of no part of a topic stops all of the topic, and what is
of no topic stops everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guide.base.problems import Part, Problem, Problems
from guide.model.handout import Handout
from guide.model.source import HandoutSource, Source
from guide.pipeline.select import Composed, HandoutName, Selection
from guide.read.project import handouts_in
from guide.rules.coverage import check_coverage
from guide.rules.scores import check_scores

# Parts that a topic's handouts use by name: their faults are those of who uses them; and what no handout can use.
USED = frozenset({"data", "fact", "picture", "reference", "sign", "unused"})


# A handout with its topic and language.
Placed = tuple[str, str, HandoutSource]
# The handouts that cannot be made, each with its errors.
Stopped = Mapping[HandoutName, tuple[Problem, ...]]


def stopped_handouts(
    folders: Mapping[str, Path], sources: Mapping[str, Source], problems: Problems, selection: Selection
) -> Stopped:
    """The selected handouts that errors stop, in the topics that were read, which are in these folders."""
    found: dict[HandoutName, tuple[Problem, ...]] = {}
    for name, folder in folders.items():
        own = problems.of("topic", name)
        if not own.error_count:
            continue
        everywhere, faults = own.own_errors, own.faults
        for language, handout in sorted(_there(folder, sources.get(name), faults)):
            errors = (
                *everywhere,
                *faults.get(("language", language), ()),
                *faults.get(("handout", language, handout), ()),
            )
            spoken = not selection.languages or language in selection.languages
            if errors and spoken and selection.has(name, handout):
                found[HandoutName(name, language, handout)] = tuple(dict.fromkeys(errors))
    return found


def _there(folder: Path, source: Source | None, faults: Mapping[Part, tuple[Problem, ...]]) -> set[tuple[str, str]]:
    """Language and name of the handouts that a topic has, whether or not they can be read, without withdrawn ones."""
    if source is None:
        return set(handouts_in(folder))
    found = {
        (language.language, handout.name)
        for language in source.languages
        for handout in language.handouts
        if handout.front.withdrawn is None
    }
    read = {language.language for language in source.languages}
    unread = {said.text for said in source.topic.languages if ("language", said.text) in faults} - read
    if unread:
        found.update(one for one in handouts_in(folder) if one[0] in unread)
    known = {(language.language, one.name) for language in source.languages for one in language.handouts}
    # A handout that cannot be read.
    found.update(
        (part[1], part[2])
        for part in faults
        if part[0] == "handout" and part[1] in read and (part[1], part[2]) not in known
    )
    return found


def concerning(problems: Problems, topics: Iterable[str]) -> Problems:
    """The problems without those of parts that no handout uses, for a build of some handouts only."""
    unused = {
        problem
        for name in topics
        for problem in problems.of("topic", name)
        if not problems.of("topic", name).is_elsewhere(problem, USED)
    }
    found = Problems()
    found.extend(problem for problem in problems if problem not in unused)
    return found


def put_by_place(found: Problems, sources: Iterable[Source], problems: Problems) -> None:
    """Add what checks of several topics found: what is in a handout's file stops this handout, what is in a file of a
    topic all of the topic. In a withdrawn handout it stops nothing, since its files must go all the same."""
    handouts = {one.path: (source.name, language, one) for source in sources for language, one in handouts_of(source)}
    topics = {source.topic_path: source.name for source in sources}
    for problem in found:
        path = problem.at.path
        if path in handouts:
            for topic, language, handout in _alike(handouts[path], handouts.values()):
                part = ("withdrawn",) if handout.front.withdrawn else ("handout", language, handout.name)
                problems.of("topic", topic).of(*part).extend([problem])
        elif path in topics:
            problems.of("topic", topics[path]).extend([problem])
        else:
            problems.extend([problem])


def _alike(one: Placed, handouts: Iterable[Placed]) -> Iterator[Placed]:
    """A handout, and others that claim its number or name, or the beginning of its number for another topic: nobody knows
    which of them is right."""
    topic, language, handout = one
    for other in handouts:
        same_topic, front = other[0] == topic, other[2].front
        same_name = same_topic and front.handout == handout.front.handout
        if (
            other is one
            or (same_name and other[1] == language)
            or (not same_name and front.number == handout.front.number)
            or (not same_topic and _prefix(front.number) == _prefix(handout.front.number) != "")
        ):
            yield other


def _prefix(number: str) -> str:
    return number.rpartition("-")[0]


def handouts_of(source: Source) -> Iterable[tuple[str, HandoutSource]]:
    """Every handout of a topic that could be read, with its language."""
    return ((language.language, handout) for language in source.languages for handout in language.handouts)


def _check_topic(source: Source, handouts: Sequence[Handout], problems: Problems) -> None:
    """The brief of a topic is covered, and its sheets are scored. `handouts` are all; faulty ones are left
    out, since every mention of them would seem wrong."""
    first = source.topic.languages[0].text
    faulty = {part[2] for part in problems.faults if part[:2] == ("handout", first)}
    if problems.own_errors or ("language", first) in problems.faults:
        return
    own = [handout for handout in handouts if handout.language == first and handout.name not in faulty]
    check_coverage(source, own, problems, faulty)
    parents = {handout.name: handout.standing.approved for handout in own if handout.audience == "parents"}
    check_scores(source, parents, problems, faulty)


def check_topics(sources: Iterable[Source], composed: Sequence[Composed], problems: Problems) -> None:
    """Checks of each topic as a whole."""
    by_topic: dict[str, list[Handout]] = {}
    for one in composed:
        by_topic.setdefault(one.source.name, []).append(one.handout)
    for source in sources:
        if source.name in by_topic:
            _check_topic(source, by_topic[source.name], problems.of("topic", source.name))
