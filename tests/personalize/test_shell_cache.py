"""A practice's part, printed into a shell that is kept, gives the bytes of the sheet made from nothing."""

from __future__ import annotations

import datetime
import itertools

import pypdfium2
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ImageChops

from guide.base.problems import Position, Problems
from guide.model.files.practice import LogoSource, PracticeSource
from guide.model.picture import Raster
from guide.model.practice import Practice
from guide.model.prose import Prose
from guide.pipeline.preparation import Common, common_part
from guide.pipeline.select import Selection
from guide.products.personalize import shell_cache as shell_cache_module
from guide.products.personalize.shell_cache import ShellCache, printed, shell_caches
from guide.rules.practice import check as check_practice
from tests.long import examples, in_long
from tests.subject import PROJECT

AT = Position("practice.yaml")
# A sheet of one page, one that stands twice on its page, one on a wall, one for a fold, one where the block comes first.
HANDOUTS = (
    ("pediatrician-checklist", "letter"), ("activity-card", "letter"), ("crawling-types", "tabloid-poster"),
    ("parent-guide", "letter-booklet"), ("tips", "phone"), ("tips", "letter-gray"),
)  # fmt: skip
LOGO = Raster("practice/logo", 4.0, 2.0, bytes(24), jpeg=False, gray=False)


def practice(name: str = "Example Clinic", phone: str = "555-0100", **others: str) -> Practice:
    said = {key: Prose(text, AT) for key, text in others.items()}
    return Practice(PracticeSource(Prose(name, AT), Prose(phone, AT), **said), None, AT.path, {})  # type: ignore[arg-type]


FULL = practice(address="100 Main Street, Anytown", after_hours="(555) 555-0101", web="https://example.org")
WITH_LOGO = replace(
    practice(), source=replace(practice().source, logo=LogoSource(Prose("a.png", AT), Prose("A house", AT))), logo=LOGO
)
ALL = {
    "plain": practice(),
    "other words": practice("Clinic of Beech Hill", "+1 (555) 555-0106 ext. 12"),
    "more lines": FULL,
    "same lines": practice("B", address="1 A Road", after_hours="5550", web="https://example.org/b"),
    "rare letters": practice("Clínica Ñandú"),
    "the same rare letters": practice("Ñandú Clínica"),
    "other rare letters": practice("Ångström Praxis"),
    "a long name": practice("Example Clinic for the Children of Beech Hill and Around"),
    "a logo": WITH_LOGO,
}


@pytest.fixture(scope="module")
def common() -> Common:
    names, editions = (tuple(dict.fromkeys(part)) for part in zip(*HANDOUTS, strict=True))
    problems = Problems()
    selection = Selection(handouts=names, editions=editions)
    found = common_part(PROJECT, selection, datetime.date(2026, 1, 1), problems)
    assert not problems.errors
    return found


def cache_of(common: Common, handout: tuple[str, str]) -> ShellCache:
    layouts = common.layouts(None, Problems())
    return next(
        cache for cache in shell_caches(common, layouts) if (cache.wanted.handout.name, cache.wanted.edition) == handout
    )


def bytes_of(cache: ShellCache, of: Practice, common: Common) -> bytes:
    problems = Problems()
    output = printed(cache, of, common, problems)
    assert not tuple(problems)
    assert output
    return output.data


@pytest.mark.parametrize("handout", HANDOUTS, ids="-".join)
def test_what_was_printed_before_changes_no_byte(common: Common, handout: tuple[str, str]) -> None:
    cache = cache_of(common, handout)
    fresh = {name: bytes_of(cache_of(common, handout), of, common) for name, of in ALL.items()}
    for first, second in itertools.islice(itertools.permutations(ALL, 2), 0, None, in_long(17, 1)):
        assert bytes_of(cache, ALL[first], common) == fresh[first]
        assert bytes_of(cache, ALL[second], common) == fresh[second]


def test_mirrored_pages_are_the_same_too(common: Common) -> None:
    def mirrored() -> ShellCache:
        cache = cache_of(common, ("tips", "letter-gray"))
        layout = cache.wanted.layout
        page = replace(layout.page, mirrored=True)
        return ShellCache(replace(cache.wanted, layout=replace(layout, page=page)), cache.slug)

    cache = mirrored()
    bytes_of(cache, ALL["plain"], common)
    assert bytes_of(cache, ALL["other words"], common) == bytes_of(mirrored(), ALL["other words"], common)


def test_a_sheet_is_laid_out_once_for_practices_that_differ_in_words(
    common: Common, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_of(common, HANDOUTS[0])
    bytes_of(cache, ALL["plain"], common)

    def laid_out(*_: object) -> None:
        raise AssertionError("laid out again")

    monkeypatch.setattr(shell_cache_module, "laid_out", laid_out)
    assert bytes_of(cache, ALL["other words"], common)
    with pytest.raises(AssertionError, match="laid out again"):
        bytes_of(cache, ALL["rare letters"], common)


def test_a_copy_on_the_same_page_shows_the_practice_too(common: Common) -> None:
    data = bytes_of(cache_of(common, HANDOUTS[1]), FULL, common)
    with pypdfium2.PdfDocument(data) as pdf:
        shown = pdf[0].render(scale=1).to_pil().convert("L")
    half = shown.height // 2
    # Without the line to cut along.
    upper, lower = (shown.crop((0, top + 5, shown.width, top + half - 5)) for top in (0, half))
    # Slanting edges may fall on other parts of their pixels.
    assert max(ImageChops.difference(upper, lower).tobytes()) < 100


# Higher than its box.
HIGH = practice(
    "Example Clinic for Children of the Hill",
    address="100 Main Street, Second Floor, Building Five, Anytown, Somewhere, " * 4,
    after_hours="(555) 555-0101",
    web="https://e.org/c",
)


@pytest.mark.parametrize("before", [[], [practice()], [FULL]], ids=["first", "after a short one", "after a full one"])
def test_a_block_that_is_too_high_is_refused_whatever_was_printed_before(
    common: Common, before: list[Practice]
) -> None:
    cache, problems = cache_of(common, HANDOUTS[0]), Problems()
    for of in before:
        bytes_of(cache, of, common)
    assert printed(cache, HIGH, common, problems) is None
    assert [problem.message for problem in problems] == ["the block of the practice is higher than its box"]


WORDS = st.text("AZaz059 .,-'&/áñÅß", min_size=1, max_size=40).map(str.strip).filter(bool)


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, st.none() | WORDS, st.none() | st.just("https://example.org/b"))
def test_any_words_give_the_bytes_of_the_sheet_made_from_nothing(
    common: Common, kept: dict[str, ShellCache], name: str, address: str | None, web: str | None
) -> None:
    others = {key: text for key, text in (("address", address), ("web", web)) if text}
    of, handout = practice(name, **others), HANDOUTS[0]
    problems = Problems()
    check_practice(of, common.faces, common.criteria.contrast_text, problems)
    assume(not problems.errors)
    cache = kept.setdefault("press", cache_of(common, handout))
    made, fresh = Problems(), Problems()
    again = printed(cache, of, common, made)
    assert again == printed(cache_of(common, handout), of, common, fresh)
    assert list(made) == list(fresh)


@pytest.fixture(scope="module")
def kept() -> dict[str, ShellCache]:
    """The cache of shells that all examples are printed with, one after the other."""
    return {}
