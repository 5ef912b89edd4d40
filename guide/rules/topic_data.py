"""What a topic says for search, records and its feed fits the rest of it: ages, synonyms, changes."""

from __future__ import annotations

from guide.model.site import Change
from guide.model.source import LanguageSource, Source
from guide.problems import Position, Problems, suggest


def check_topic_data(source: Source, problems: Problems) -> None:
    """`ages` is a fact that is a range, `synonyms` are in languages of the topic, changes are of editions there were."""
    ages = source.topic.ages
    if ages is not None and ages.text not in source.facts:
        problems.error(ages.at, "topic", f"`ages`: unknown fact `{ages.text}`", suggest(ages.text, source.facts))
    elif ages is not None and not isinstance(source.facts[ages.text].value.value, tuple):
        problems.error(ages.at, "topic", f"`ages`: fact `{ages.text}` is one figure", "name a fact that is a range")
    languages = [said.text for said in source.topic.languages]
    for language in source.topic.synonyms:
        if language not in languages:
            hint = suggest(language, languages)
            problems.error(Position(source.topic_path), "topic", f"`synonyms`: the topic is not in `{language}`", hint)
    for spoken in source.languages:
        for change in spoken.changes:
            _check_change(change, spoken, problems)


def _check_change(change: Change, language: LanguageSource, problems: Problems) -> None:
    editions = {sheet.front.handout: sheet.front.edition for sheet in language.sheets}
    for name in change.handouts:
        if name.text not in editions:
            problems.error(name.at, "changes", f"unknown handout `{name.text}`", suggest(name.text, editions))
        elif change.edition > editions[name.text]:
            problems.error(
                name.at,
                "changes",
                f"`{name.text}` has no edition of {change.edition}: its front matter says {editions[name.text]}",
                "set `edition` there, or mend the date here",
            )
    if not change.handouts and editions and change.edition > max(editions.values()):
        problems.error(
            change.what.at,
            "changes",
            f"no handout has an edition of {change.edition}",
            "mend the date, or name handouts",
        )
