"""What composing one handout needs to remember."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, field

from guide.model.source import LanguageSource, Sheet, Source
from guide.problems import Problems


@dataclass(slots=True)
class Context:
    """The source, what was used of it so far, and the counters. Lives for one handout only."""

    source: Source
    language: LanguageSource
    sheet: Sheet
    problems: Problems
    level: int = 1
    facts: dict[str, None] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    contents: list[tuple[str, str]] = field(default_factory=list)
    field_names: dict[str, None] = field(default_factory=dict)
    _keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def key(self) -> int:
        """The next key of the handout."""
        return next(self._keys)

    def slug(self, text: str) -> str:
        """The heading's address within the handout: lower case, hyphens, a number when it repeats."""
        slug = slug_of(text)
        seen = self.slugs.get(slug, 0) + 1
        self.slugs[slug] = seen
        return slug if seen == 1 else f"{slug}-{seen}"


def slug_of(text: str) -> str:
    """`When to call?` -> `when-to-call`; letters of other scripts stay."""
    folded = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", folded.replace("’", "").replace("'", "")).strip("-_") or "section"
