"""Parts on a page of their own."""

from __future__ import annotations

from tests.layout.factory import Laid, lay, layout

THREE = "Before.\n\n## First\n\nText.\n\n## Second\n\n{}\n\n## Third\n\nText."


def pages_of(laid: Laid) -> dict[str, int]:
    """The page of each heading."""
    return {anchor.slug: page.number for page in laid.pages for anchor in page.anchors}


def test_what_is_short_is_on_one_page() -> None:
    assert len(lay(THREE.format("Text.")).pages) == 1


def test_a_part_with_a_page_of_its_own_begins_one_and_so_does_what_follows() -> None:
    found = pages_of(lay(THREE.format("Text."), own_page=("second",)))
    assert {slug: found[slug] for slug in ("first", "second", "third")} == {"first": 1, "second": 2, "third": 3}


def test_the_last_part_may_have_a_page_of_its_own() -> None:
    found = pages_of(lay(THREE.format("Text."), own_page=("third",)))
    assert {slug: found[slug] for slug in ("first", "second", "third")} == {"first": 1, "second": 1, "third": 2}


def test_a_part_that_needs_more_than_a_page_has_none_of_its_own() -> None:
    long = "\n\n".join(["Text."] * 60)
    assert pages_of(lay(THREE.format(long), own_page=("second",)))["second"] == 1


def test_on_a_poster_no_part_has_a_page_of_its_own() -> None:
    assert len(lay(THREE.format("Text."), layout("tabloid-poster"), own_page=("second",)).pages) == 1
