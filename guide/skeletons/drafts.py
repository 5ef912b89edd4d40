"""The files of a new topic, handout or practice, as text. Nothing is written here."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from guide.model.source import Source

# What a name may be: it becomes the name of a file or a folder, and part of an address.
NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_NUMBER = re.compile(r"(.*?)(\d+)")
# Within this many years a sheet is reviewed again.
REVIEW_YEARS = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; `title` may be empty."""

    name: str
    title: str
    language: str
    today: datetime.date

    @property
    def said_title(self) -> str:
        """The title, or the name with a capital and spaces."""
        return self.title or self.name.replace("-", " ").capitalize()


def nearest_name(text: str) -> str:
    """A name that is allowed and like the text; "" if nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).lstrip("-0123456789")[:40].strip("-")


def handout_draft(wish: Wish, number: str) -> str:
    """A sheet that says what belongs where."""
    return _filled(
        "handout.md", name=wish.name, title=_quoted(wish.said_title), number=number, language=wish.language,
        today=wish.today.isoformat(), later=_later(wish.today).isoformat(),
    )  # fmt: skip


def topic_drafts(wish: Wish, labels: str, publisher: str, editions: tuple[str, ...]) -> dict[str, str]:
    """The files of a topic by their path in its folder, with one handout."""
    number = f"{initials(wish.said_title)}-1"
    dates = {"today": wish.today.isoformat(), "later": _later(wish.today).isoformat()}
    sheet = Wish(f"{wish.name}-basics", f"{wish.said_title}: the basics", wish.language, wish.today)
    return {
        "topic.yaml": _filled(
            "topic.yaml", title=_quoted(wish.said_title), publisher=_quoted(publisher), number=number,
            language=wish.language, editions=", ".join(editions),
        ),
        "facts.yaml": _filled("facts.yaml", **dates),
        "references.yaml": _filled("references.yaml"),
        f"{wish.language}/labels.yaml": labels,
        f"{wish.language}/{sheet.name}.md": handout_draft(sheet, number),
    }  # fmt: skip


def practice_draft(wish: Wish, path: str) -> str:
    """A practice's file with every key."""
    return _filled("practice.yaml", title=_quoted(wish.said_title), path=path)


def next_number(source: Source) -> str:
    """The number after the highest of a topic's sheets."""
    numbers = [sheet.front.number for language in source.languages for sheet in language.sheets]
    matched = [found for number in numbers if (found := _NUMBER.fullmatch(number))]
    highest = max(matched, key=lambda found: int(found[2]), default=None)
    return f"{highest[1]}{int(highest[2]) + 1}" if highest else f"{initials(source.topic.title)}-1"


def initials(title: str) -> str:
    """What the numbers of a topic's sheets begin with: the first letters of its title."""
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", title))
    return letters.upper()[:4] or "H"


def _later(day: datetime.date) -> datetime.date:
    """The same day some years on; the last of February for its 29th."""
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:
        return day.replace(year=day.year + REVIEW_YEARS, day=28)


def _quoted(text: str) -> str:
    """A text as YAML writes it in quotes; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def _filled(template: str, **values: str) -> str:
    return Template((files(__package__) / "templates" / template).read_text("utf-8")).substitute(values)
