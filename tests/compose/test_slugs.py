"""The addresses of headings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.compose.context import Context, slug_of
from guide.model.blocks import Heading
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.long import examples


@settings(deadline=None, max_examples=examples(75), derandomize=True)
@given(st.text(max_size=20))
def test_an_address_is_its_own_address(text: str) -> None:
    assert slug_of(slug_of(text)) == slug_of(text)


@settings(deadline=None, max_examples=examples(38), derandomize=True)
@given(st.text(max_size=20))
def test_an_address_is_made_of_letters_figures_and_hyphens(text: str) -> None:
    assert re.fullmatch(r"[\w-]+", slug_of(text))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("When to call?", "when-to-call"),
        ("Your baby’s way", "your-babys-way"),
        ("Crème brûlée", "creme-brulee"),
        ("¿Qué hacer?", "que-hacer"),
        ("什么时候", "什么时候"),
        ("…", "section"),
        ("℡", "tel"),
    ],
)
def test_an_address_is_what_an_editor_would_type(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_headings_that_repeat_are_numbered_and_never_share_an_address(composed: Composer) -> None:
    handout = composed("## Roll\n\n## Roll\n\n## Roll 2\n\n## Roll-2\n\n## Roll")
    slugs = [block.slug for block in walk(handout.blocks) if isinstance(block, Heading)]
    assert slugs[:2] == ["roll", "roll-2"]
    assert len(slugs) == 5
    assert len(set(slugs)) == 5


class _CountedSlugs(dict[str, int]):
    """Addresses that are taken, and how often it was asked for one."""

    asked = 0

    def __contains__(self, slug: object) -> bool:
        self.asked += 1
        return super().__contains__(slug)


def test_the_same_heading_thousands_of_times_is_asked_for_twice_each() -> None:
    slugs = _CountedSlugs()
    context = Context(None, None, None, None, slugs=slugs)  # type: ignore[arg-type]  # an address needs none of them
    found = [context.slug("Play") for _ in range(5_000)]
    assert found[:3] == ["play", "play-2", "play-3"]
    assert len(set(found)) == len(found)
    assert slugs.asked <= 2 * len(found)
