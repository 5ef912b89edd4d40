"""The list of signs is complete: each sign has words in every language, a source, and its ages."""

from __future__ import annotations

import re

from guide.base.problems import Position, Problems, suggest
from guide.model.files.signs import Sign, SignsFile, SignWords
from guide.model.source import LanguageSource, Located, Source
from guide.rules.urgency import plain_lead, urgencies_said


def check_sign_list(source: Source, problems: Problems) -> None:
    """Report what is missing in a topic's list of signs, or in a language's words for it."""
    for name, located in source.signs.items():
        _check_sign(name, located, source, problems)
    for language_source in source.languages:
        _check_language(language_source, source, problems.of("language", language_source.language))


def _check_sign(name: str, located: Located[Sign], source: Source, problems: Problems) -> None:
    sign, at = located.value, located.at
    for number, reference in enumerate(sign.sources):
        if reference not in source.references and ("reference", reference) not in source.faults:
            problems.error(
                located.place("sources", number), "signs", f"sign `{name}` names an unknown reference `{reference}`",
                suggest(reference, source.references, source.file("references.yaml")),
            )  # fmt: skip
    if sign.picture and sign.picture not in source.picture_names:
        problems.error(
            located.place("picture"),
            "signs",
            f"sign `{name}`: unknown picture `{sign.picture}`",
            suggest(sign.picture, source.picture_names, source.file("pictures/")),
        )
    for fact in _facts(sign):
        if fact not in source.facts and ("fact", fact) not in source.faults:
            problems.error(
                at,
                "signs",
                f"sign `{name}`: unknown fact `{fact}`",
                suggest(fact, source.facts, source.file("facts.yaml")),
            )


def _check_language(language: LanguageSource, source: Source, problems: Problems) -> None:
    words = language.signs
    at = Position(source.file(f"{language.language}/signs.yaml"))
    if words is None:
        if source.signs:
            problems.error(
                at, "signs", f"the signs of this topic have no words in `{language.language}`", "add this file"
            )
        return
    for name, located in source.signs.items():
        if name not in words.signs:
            problems.error(
                at, "signs", f"sign `{name}` has no words here", f"add `{name}: {{parents: …, short: …, clinicians: …, known-by: […]}}` below `signs:`; {located.at} defines it"
            )  # fmt: skip
    for name, said in words.signs.items():
        if name in source.signs:
            _check_words(name, said, source.signs[name].value, problems)
        elif source.signs:  # a list that could not be read has been reported
            problems.error(
                said.parents.at,
                "signs",
                f"`{name}` is not in the topic's list of signs",
                suggest(name, source.signs),
            )
    _check_known(words, source, problems)
    _check_urgencies(words, source, problems)
    _check_urgency_words(words, problems)


def _check_words(name: str, said: SignWords, sign: Sign, problems: Problems) -> None:
    for wording, text in (("parents", said.parents), ("short", said.short), ("clinicians", said.clinicians)):
        if re.search(r"\{(sign|call)\}", text.text):
            problems.error(
                text.at, "signs", f"sign `{name}`: the wording `{wording}` names another sign or an urgency",
                "write it in words; only {fact} is filled in here",
            )  # fmt: skip
        for fact in _facts(sign):
            if f"{{fact}}`{fact}`" not in text.text:
                problems.error(
                    text.at, "signs", f"sign `{name}`: the wording `{wording}` leaves out the age `{fact}`",
                    f"write {{fact}}`{fact}` in it, or take the age out of the list of signs",
                )  # fmt: skip
    if sign.picture and not said.alt.strip():
        problems.error(
            said.parents.at, "alt-text", f"the drawing of sign `{name}` has no alternative text",
            "add `alt` and say in one sentence what it shows",
        )  # fmt: skip
    if not any(phrase.strip() for phrase in said.known_by):
        problems.error(
            said.parents.at, "signs", f"sign `{name}` has no `known-by` words",
            "list under `known-by` the words that a sheet may use for it",
        )  # fmt: skip


def _check_urgencies(words: SignsFile, source: Source, problems: Problems) -> None:
    """Check that every urgency that a sign has is worded."""
    for name, said in words.signs.items():
        urgency = _urgency(name, source)
        if urgency and urgency not in words.urgency:
            problems.error(
                said.parents.at, "signs", f"sign `{name}` is `{urgency}`, and `urgency` has no words for that",
                f"add `{urgency}:` there, with `lead`, `before-list`, `call` and `known-by`",
            )  # fmt: skip


def _check_urgency_words(words: SignsFile, problems: Problems) -> None:
    """Check that the words for an urgency name no other one."""
    for urgency, said in words.urgency.items():
        for text in (said.lead, said.before_list, said.call):
            other = urgencies_said(plain_lead(text.text), words)
            if other and urgency not in other:
                problems.error(
                    text.at, "signs", f"these words for `{urgency}` say `{min(other)}`", "say what to do for this urgency"
                )  # fmt: skip


def _check_known(words: SignsFile, source: Source, problems: Problems) -> None:
    """Report words that mean two signs of different urgency: they would be wrong everywhere."""
    first: dict[str, str] = {}
    for name, said in words.signs.items():
        for phrase in said.known_by:
            folded = re.sub(r"\s+", " ", phrase.strip().lower())
            other = first.setdefault(folded, name)
            if other != name and _urgency(name, source) != _urgency(other, source):
                problems.error(
                    said.parents.at, "signs", f"`{phrase}` is known as sign `{name}` and as sign `{other}`",
                    "use words that only one of them has",
                )  # fmt: skip


def _urgency(name: str, source: Source) -> str:
    return source.signs[name].value.urgency if name in source.signs else ""


def _facts(sign: Sign) -> tuple[str, ...]:
    return tuple(fact for fact in (sign.ages.start, sign.ages.before) if fact)
