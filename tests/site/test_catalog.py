"""What the catalog makes of editions, numbers and changes."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import msgspec.structs
import pytest

from guide.base.problems import Position
from guide.model.files.changes import Change
from guide.model.handout import Handout
from guide.model.prose import Prose
from guide.model.source import Source
from guide.products.site.bundle import bundle
from guide.products.site.catalog import catalog, kind_of
from guide.publish.outputs import Output, output_of
from tests.layout.factory import composed

AT = Position("sources/topic/en/changes.yaml")
OLD, NEW = datetime.date(2026, 1, 2), datetime.date(2026, 11, 20)


def entry(name: str, number: str, *changes: Change, **front: Any) -> tuple[Source, Handout]:
    made = composed("Babies roll.\n", handout=name, number=number, edition=NEW, **front)
    language = msgspec.structs.replace(made.source.languages[0], changes=changes)
    return msgspec.structs.replace(made.source, languages=(language,)), made.handout


def output(handout: Handout, edition: str) -> Output:
    return output_of(handout, edition, "paper", 1, b"%PDF")


@pytest.mark.parametrize(
    ("edition", "kind"),
    [
        ("letter", ("letter", "standard")),
        ("a4-large", ("a4", "large")),
        ("tabloid-poster", ("letter", "poster")),
        ("a3-poster", ("a4", "poster")),
        ("phone", ("", "phone")),
        ("card", ("", "card")),
    ],
)
def test_paper_and_kind_of_an_edition(edition: str, kind: tuple[str, str]) -> None:
    assert kind_of(edition) == kind


def test_sheets_are_in_the_order_of_their_numbers() -> None:
    found = catalog([entry("ten", "CB-10"), entry("two", "CB-2"), entry("one", "CB-1")], [])
    assert [item.handout.name for item in found.entries] == ["one", "two", "ten"]


def test_files_are_in_the_order_of_their_buttons() -> None:
    source, handout = entry("tips", "CB-1")
    names = ("phone", "letter-wide", "letter-gray", "letter", "a4", "letter-large")
    found = catalog([(source, handout)], [output(handout, name) for name in names]).entries[0]
    assert [file.kind for file in found.on("letter")] == ["standard", "large", "gray", "wide"]
    assert [file.kind for file in found.on_screen] == ["phone"]
    assert [file.path for file in found.on("a4")] == ["en/topic/tips/tips.a4.pdf"]


def test_changes_are_those_of_the_sheet_one_for_each_edition() -> None:
    def change(edition: datetime.date, what: str, *names: str) -> Change:
        return Change(edition, Prose(what, AT), tuple(Prose(name, AT) for name in names))

    changes = (
        change(OLD, "First."),
        change(NEW, "A new sign.", "tips"),
        change(NEW, "Mended."),
        change(NEW, "No.", "faq"),
    )
    (found,) = catalog([entry("tips", "CB-1", *changes)], []).entries
    assert [(item.edition, item.what) for item in found.changes] == [(NEW, "A new sign. Mended."), (OLD, "First.")]
    assert found.editions == (NEW, OLD)


def test_a_sheet_without_changes_still_has_its_edition() -> None:
    (found,) = catalog([entry("tips", "CB-1")], []).entries
    assert (found.changes, found.editions) == ((), (NEW,))


def test_a_bundle_is_the_same_on_every_day_and_in_any_order() -> None:
    one, other = bundle({"a b.pdf": b"1", "é.pdf": b"2"}), bundle({"é.pdf": b"2", "a b.pdf": b"1"})
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.testzip() is None
        assert [(entry.filename, entry.date_time) for entry in archive.infolist()] == [
            ("a b.pdf", (1980, 1, 1, 0, 0, 0)), ("é.pdf", (1980, 1, 1, 0, 0, 0)),
        ]  # fmt: skip
        assert archive.read("é.pdf") == b"2"
