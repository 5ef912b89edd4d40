"""The manifest tells the truth about the files that stand beside it."""

from __future__ import annotations

import hashlib

import pytest

from tests.pdf.conftest import FILES, Made, Printed
from tests.subject import TOPIC

KEYS = [
    "path", "handout", "topic", "language", "edition", "title", "pages", "bytes", "sha256", "page_size", "review",
    "review_state", "reviewed_by", "review_due", "changes_on",
]  # fmt: skip
CONTRACT = [
    f"en/{TOPIC.name}/{handout}.{edition}.pdf"
    for handout in ("causes-to-monitor", "crawling-types", "parent-guide", "pediatrician-checklist")
    for edition in ("a4", "letter")
]
# Fewest and most pages, whatever the front matter asks for.
PROMISED = {
    "causes-to-monitor": (1, 1), "crawling-types": (1, 1), "parent-guide": (4, 9), "pediatrician-checklist": (1, 1),
}  # fmt: skip
SIZES = {
    "US Letter": (612, 792), "ISO A4": (595.28, 841.89), "US Tabloid": (792, 1224), "ISO A3": (841.89, 1190.55),
    "phone": (360, 777.6), "US Letter with 3 mm of bleed": (629.01, 809.01), "ISO A4 with 3 mm of bleed": (612.28, 858.9),
}  # fmt: skip
# The paper of an edition, by its first word.
PAPERS = {"letter": "US Letter", "a4": "ISO A4", "tabloid": "US Tabloid", "a3": "ISO A3", "phone": "phone"}


def test_build_holds_the_manifest_and_the_files_it_names_and_nothing_else(made: Made) -> None:
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert there == {".made.json", "manifest.json", *FILES}
    assert [entry["path"] for entry in made.manifest] == sorted(FILES)


def test_the_four_handouts_are_made_for_both_papers() -> None:
    assert set(CONTRACT) <= set(FILES)


def test_an_entry_has_the_promised_keys_in_order(printed: Printed) -> None:
    assert list(printed.entry) == KEYS


def test_path_is_language_handout_and_edition(printed: Printed) -> None:
    assert printed.entry["path"] == "{language}/{topic}/{handout}.{edition}.pdf".format(**printed.entry)


def test_bytes_and_digest_are_those_of_the_file(printed: Printed) -> None:
    data = printed.path.read_bytes()
    assert (printed.entry["bytes"], printed.entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_title_pages_and_language_are_those_of_the_file(printed: Printed) -> None:
    reader = printed.reader
    assert printed.entry["title"] == str(reader.pdf.docinfo.Title)
    assert printed.entry["pages"] == len(reader.pages)
    assert printed.entry["language"] == str(reader.catalog.Lang)


def test_page_size_is_that_of_every_page(printed: Printed) -> None:
    width, height = SIZES[printed.entry["page_size"]]
    if printed.entry["edition"].endswith("-booklet"):
        width, height = height, width
    # A page of a phone is as long as its part.
    known = 3 if printed.entry["edition"] == "phone" else 4
    for page in printed.reader.page_objects:
        edges = [float(edge) for edge in page.MediaBox]
        assert edges[:known] == pytest.approx([0, 0, width, height][:known], abs=0.01)


def test_paper_is_the_one_that_the_edition_names(printed: Printed) -> None:
    paper, _, kind = printed.entry["edition"].partition("-")
    assert printed.entry["page_size"] == PAPERS[paper] + (" with 3 mm of bleed" if kind == "print-shop" else "")


def test_review_says_draft_where_the_pages_do(printed: Printed) -> None:
    draft = "not yet checked by a doctor" in printed.reader.text
    assert printed.entry["review"] == ("draft" if draft else "reviewed")


def test_files_stay_small_enough_to_send(printed: Printed) -> None:
    # A tenth of what mail takes; the font of typed fields is up to 25 KB of it.
    assert printed.entry["bytes"] <= (180_000 if printed.entry["handout"] == "parent-guide" else 100_000)


def test_the_number_of_pages_is_the_one_promised(printed: Printed) -> None:
    if printed.entry["edition"].endswith(("-large", "-booklet", "phone")):
        return  # large print and small pages take the pages that they need
    asked = printed.handout.pages
    assert asked.least <= printed.entry["pages"] <= asked.most
    least, most = PROMISED.get(printed.entry["handout"], (1, asked.most))
    assert least <= printed.entry["pages"] <= most
