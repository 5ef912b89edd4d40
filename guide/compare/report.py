"""Two states into one HTML file that can be sent to a reviewer."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from importlib.resources import files

from guide.compare.pages import PagePair, changed_pages
from guide.compare.states import Made, State
from guide.compare.words import Change, changes_of, with_figures, words_of
from guide.web.templates import environment


@dataclass(frozen=True, slots=True)
class Compared:
    """A sheet that differs; `rows` are what the manifest says of it, where that changed: name, old, new."""

    made: Made
    rows: tuple[tuple[str, str, str], ...]
    changes: tuple[Change, ...]
    figures: tuple[Change, ...]
    pages: tuple[PagePair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two states."""

    old: str
    new: str
    changed: tuple[Compared, ...]
    added: tuple[Made, ...]
    removed: tuple[Made, ...]
    same: tuple[Made, ...]

    @property
    def count(self) -> int:
        """How many sheets differ."""
        return len(self.changed) + len(self.added) + len(self.removed)


def compare(old: State, new: State) -> Comparison:
    """Every file of both states, in the order of their names."""
    changed, same = [], []
    for key in sorted(old.files.keys() & new.files.keys()):
        before, after = old.files[key], new.files[key]
        if before.pdf == after.pdf:
            same.append(after)
            continue
        changes = tuple(changes_of(words_of(before.pdf), words_of(after.pdf)))
        changed.append(
            Compared(
                after, tuple(_rows(before, after)), changes, with_figures(changes),
                tuple(changed_pages(before.pdf, after.pdf)),
            )
        )  # fmt: skip
    return Comparison(
        old.name, new.name, tuple(changed),
        tuple(new.files[key] for key in sorted(new.files.keys() - old.files.keys())),
        tuple(old.files[key] for key in sorted(old.files.keys() - new.files.keys())),
        tuple(same),
    )  # fmt: skip


def _rows(old: Made, new: Made) -> list[tuple[str, str, str]]:
    pairs = (
        ("Title", old.title, new.title),
        ("Pages", str(old.pages), str(new.pages)),
        ("Review", old.review, new.review),
    )
    return [row for row in pairs if row[1] != row[2]]


def as_html(comparison: Comparison) -> str:
    """One page with everything in it: no script, and nothing is fetched from anywhere."""
    style = (files(__package__) / "templates" / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    template = environment(__package__).get_template("report.html")
    return template.render(comparison=comparison, style=style, digest=digest)
