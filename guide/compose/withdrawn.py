"""A sheet that is no longer offered, from its front matter alone; its text is ignored."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.compose.context import Context
from guide.compose.handout import check_identity
from guide.compose.headings import heading
from guide.model.inlines import plain
from guide.model.prose import Prose
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.model.withdrawn import Withdrawn


def withdrawn_handouts(source: Source, problems: Problems) -> tuple[Withdrawn, ...]:
    """The withdrawn sheets of a topic, in all its languages."""
    found = (
        _withdrawn(source, language, handout, problems)
        for language in source.languages
        for handout in language.handouts
    )
    return tuple(handout for handout in found if handout)


def _withdrawn(
    source: Source, language: LanguageSource, handout: HandoutSource, problems: Problems
) -> Withdrawn | None:
    front, said = handout.front, handout.front.withdrawn
    if said is None:
        return None
    check_identity(handout, language, problems)
    title = heading(
        Prose(front.title, handout.at("title")), 1, handout.at("title"), Context(source, language, handout, problems)
    )
    return Withdrawn(
        name=front.handout,
        topic=source.name,
        language=language.language,
        number=front.number,
        title=plain(title.inlines),
        edition=front.edition,
        on=said.on,
        reason=said.reason,
        replaced_by=said.replaced_by.text if said.replaced_by else "",
        publisher=source.topic.publisher,
        labels=language.labels,
        at=handout.at("handout"),
        keys=handout.keys,
    )
