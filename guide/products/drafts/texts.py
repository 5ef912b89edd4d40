"""The files of a new topic, handout or practice, as text. Nothing is written here."""

from __future__ import annotations

import datetime
import itertools
import json
import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from importlib.resources import files
from string import Template

from msgspec import Struct

from guide.model.files.topic import NO_PUBLISHER
from guide.model.source import Source
from guide.read.labels import own_labels
from guide.read.project import USUAL_PRACTICE

# The form of a name: it becomes the name of a file or a folder, and part of an address.
NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_BARE = re.compile(r"\w[\w-]*")
_NUMBER = re.compile(r"(.*?)(\d+)")
# Characters with a meaning in Markdown.
_MARKUP = re.compile(r"[\\`*_\[\]<>{}~]|&(?=#?\w+;)")
# When to call, in the words of a draft, and from a topic's list of signs.
_CALL = """\
:::{callout} call-now
Say here when to call at once.
:::
"""
_FROM_THE_LIST = """\
::::{callout} call-now
:::{signs} emergency call-now
:as: line
:::
::::
"""
# Within this many years a sheet is reviewed again.
REVIEW_YEARS = 2


class Wish(Struct, frozen=True):
    """What the user chose; `title` may be empty."""

    name: str
    title: str
    language: str
    today: datetime.date

    @property
    def said_title(self) -> str:
        """The title, or the name with a capital and spaces."""
        return self.title or self.name.replace("-", " ").capitalize()


def nearest_name(text: str) -> str:
    """An allowed name similar to the text, letters without their accents; "" if nothing of it is left."""
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).lstrip("-0123456789")[:40].strip("-")


def handout_draft(wish: Wish, number: str, *, signs: bool = False) -> str:
    """A sheet that says what belongs where. With `signs`, its topic has a list of signs, and it takes those that cannot
    wait."""
    text = _filled(
        "handout.md", name=wish.name, title=_quoted(_MARKUP.sub(r"\\\g<0>", wish.said_title)), number=_typed(number),
        language=wish.language, today=wish.today.isoformat(), later=_later(wish.today).isoformat(),
    )  # fmt: skip
    return text.replace(_CALL, _FROM_THE_LIST) if signs else text


def topic_drafts(
    wish: Wish,
    publisher: str,
    country: str,
    editions: tuple[str, ...],
    numbers: Iterable[str],
    *,
    laid_over: bool,
    signs: bool = False,
) -> dict[str, str]:
    """The files of a topic by their path in its folder, with one handout. Publisher and country may be empty; `numbers` are
    those of other sheets. With `laid_over`, the words that the program prints come with it; with `signs`, it gets a list
    of signs."""
    number = f"{_prefix(wish.said_title, numbers)}1"
    dates = {"today": wish.today.isoformat(), "later": _later(wish.today).isoformat()}
    handout = Wish(first_handout(wish), f"{wish.said_title}: the basics", wish.language, wish.today)
    topic = _filled(
        "topic.yaml", title=_quoted(wish.said_title), publisher=_quoted(publisher or NO_PUBLISHER), number=_typed(number),
        language=wish.language, editions=", ".join(editions),
    )  # fmt: skip
    if country:
        topic = re.sub(r"(?m)^# (country: .*): US", rf"\1: {country}", topic)
    signed = sign_drafts((wish.language,)) if signs else {}
    return {
        "topic.yaml": topic,
        "facts.yaml": _filled("facts.yaml", **dates),
        "references.yaml": _filled("references.yaml"),
        **{name: text for name, text in signed.items() if "/" not in name},
        f"{wish.language}/labels.yaml": _labels_to_change() if laid_over else own_labels(),
        f"{wish.language}/glossary.yaml": _template("glossary.yaml"),
        f"{wish.language}/everyday.yaml": _template("everyday.yaml"),
        **{name: text for name, text in signed.items() if "/" in name},
        f"{wish.language}/{handout.name}.md": handout_draft(handout, number),
    }  # fmt: skip


def sign_drafts(languages: Sequence[str]) -> dict[str, str]:
    """A list of signs and its words in each language, by their path in the topic's folder."""
    words = {f"{language}/signs.yaml": _template("sign-words.yaml") for language in languages}
    return {"signs.yaml": _filled("signs.yaml", language=languages[0]), **words}


def _labels_to_change() -> str:
    """The labels as a list to choose from: each line is a comment."""
    about, *lines = own_labels().rstrip().split("\n")
    return "\n".join(
        (
            f"{about} They come with the program.",
            "# To say something otherwise, delete the # before its line and change it; at the first one, delete the braces at the end.",
            "#",
            *(f"# {line}" for line in lines),
            "{}\n",
        )
    )


def first_handout(wish: Wish) -> str:
    """The name of the handout that a new topic has."""
    return f"{wish.name}-basics"


def practice_draft(wish: Wish, path: str) -> str:
    """A practice's file with every key."""
    if path == USUAL_PRACTICE:
        use = (
            "Change this file, then run: make\n# It is on every sheet, unless a command names another or PRACTICE=none."
        )
    else:
        use = f"Change this file, then run: make PRACTICE={path}\n# A file {USUAL_PRACTICE} is on every sheet without PRACTICE."
    return _filled("practice.yaml", title=_quoted(wish.said_title), use=use)


def numbers_of(source: Source) -> list[str]:
    """The numbers of a topic's sheets."""
    return [handout.front.number for language in source.languages for handout in language.handouts]


def number_for(name: str, source: Source, numbers: Iterable[str]) -> str:
    """The number of a sheet: its number in another language, otherwise the one after the highest of its topic.
    `numbers` are those of all topics."""
    for handout in (handout for language in source.languages for handout in language.handouts):
        if handout.front.handout == name:
            return handout.front.number
    matched = [found for number in numbers_of(source) if (found := _NUMBER.fullmatch(number))]
    highest = max(matched, key=lambda found: int(found[2]), default=None)
    taken = set(numbers)
    prefix, count = (highest[1], int(highest[2])) if highest else (_prefix(source.topic.title, taken), 0)
    return next(number for more in itertools.count(count + 1) if (number := f"{prefix}{more}") not in taken)


def _prefix(title: str, numbers: Iterable[str]) -> str:
    """The unique prefix of a topic's sheet numbers: the first letters of its title, and one more of its last word if
    another topic has the same."""
    words = re.findall(r"[^\W\d_]+", title)
    own = "".join(word[0] for word in words).upper()[:4] or "H"
    taken = {found[1] for number in numbers if (found := _NUMBER.fullmatch(number))}
    more = words[-1][1:].upper() if words else ""
    free = (f"{own}{letter}-" for letter in ("", *more, *string.ascii_uppercase))
    return next((prefix for prefix in free if prefix not in taken), f"{own}-")


def _later(day: datetime.date) -> datetime.date:
    """The same day some years later; the last of February for its 29th."""
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:
        return day.replace(year=day.year + REVIEW_YEARS, day=28)


def _quoted(text: str) -> str:
    """A text as YAML writes it in quotes; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def _typed(number: str) -> str:
    """A number of a sheet, in quotes if it has more than letters, digits and hyphens."""
    return number if _BARE.fullmatch(number) else _quoted(number)


def _filled(template: str, **values: str) -> str:
    return Template(_template(template)).substitute(values)


def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")
