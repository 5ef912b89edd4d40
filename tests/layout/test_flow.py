"""Making up pages: against every way there is to cut the strips into pages."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.layout.flow import FIRST_PAGE_WEIGHT, LAST_PAGE_LEAST, TIGHTER, Overflow, make_up, set_pages
from guide.layout.galley import Strip, height_of
from guide.model.page import Anchor
from tests.long import examples

FEW = settings(max_examples=examples(38), deadline=None, derandomize=True)
# No other strip is so high.
HEAD, FOOT = Strip(7.5), Strip(3.5)
STRIPS = st.builds(
    Strip,
    height=st.integers(1, 30).map(float),
    gap=st.integers(0, 5).map(float),
    keep=st.booleans(),
    cost=st.sampled_from([0.0, 0.02, 0.3]),
    header=st.sampled_from([(), (HEAD,)]),
    footer=st.sampled_from([(), (FOOT,)]),
    starts=st.sampled_from([False, False, False, True]),
)
GALLEYS = st.lists(STRIPS, min_size=1, max_size=9)
ROOMS = st.integers(30, 90).map(float)
FIRST, ROOM = 60.0, 50.0


def pages_of(strips: list[Strip], cuts: tuple[int, ...]) -> list[list[Strip]]:
    parts = [strips[start:end] for start, end in pairwise([0, *cuts, len(strips)])]
    last = len(parts) - 1
    return [
        [*(part[0].header if number else ()), *part, *(part[-1].footer if number < last else ())]
        for number, part in enumerate(parts)
    ]


def cost_of(strips: list[Strip], cuts: tuple[int, ...], first: float, room: float) -> tuple[int, float]:
    """Pages, then as documented: squares of the parts left empty (on page 1 times more), breaks by their cost, the last page free if
    it is not nearly empty. Endless where strips that keep together are cut, where one that starts a page does not, or a page is too full."""
    if any(strips[cut - 1].keep and not strips[cut].starts for cut in cuts):
        return (99, 0.0)
    if {number for number, strip in enumerate(strips) if number and strip.starts} - set(cuts):
        return (99, 0.0)
    pages = pages_of(strips, cuts)
    total = sum(strips[cut].cost for cut in cuts)
    for number, page in enumerate(pages):
        space = room if number else first
        left = (space - height_of(page)) / space
        if left < -1e-4:
            return (99, 0.0)
        weight = 1.0 if number else FIRST_PAGE_WEIGHT
        total += weight * (max(0.0, left - (1 - LAST_PAGE_LEAST)) if number == len(pages) - 1 else left**2)
    return (len(pages), total)


def cuts_of(strips: list[Strip], pages: list[list[Strip]]) -> tuple[int, ...]:
    """Where the made-up pages begin, repeated headers and what closes a page left out."""
    cuts, position = [], 0
    for page in pages:
        position += sum(strip not in (HEAD, FOOT) for strip in page)
        cuts.append(position)
    assert position == len(strips)
    return tuple(cuts[:-1])


def every_cut(strips: list[Strip]) -> list[tuple[int, ...]]:
    inner = range(1, len(strips))
    return [cut for size in range(len(strips)) for cut in combinations(inner, size)]


@given(GALLEYS, ROOMS, st.integers(0, 20).map(float))
@FEW
def test_no_other_make_up_has_fewer_pages_or_costs_less(strips: list[Strip], room: float, more: float) -> None:
    least = min(cost_of(strips, cuts, room + more, room) for cuts in every_cut(strips))
    made = make_up(strips, room + more, room)
    if least[0] == 99:
        assert isinstance(made, Overflow)
        return
    assert not isinstance(made, Overflow)
    pages, cost = cost_of(strips, cuts_of(strips, made), room + more, room)
    assert pages == least[0]
    assert abs(cost - least[1]) < 1e-9


@given(GALLEYS, ROOMS)
@FEW
def test_every_strip_stands_once_and_in_order(strips: list[Strip], room: float) -> None:
    made = make_up(strips, room, room)
    if isinstance(made, list):
        assert made == pages_of(strips, cuts_of(strips, made))


def test_nothing_makes_one_empty_page() -> None:
    assert make_up([], FIRST, ROOM) == [[]]


def test_what_fits_stands_on_one_page() -> None:
    strips = [Strip(30), Strip(20, gap=10)]
    assert make_up(strips, FIRST, ROOM) == [strips]


def test_the_gap_above_a_page_is_dropped() -> None:
    strips = [Strip(60), Strip(50, gap=500)]
    assert make_up(strips, FIRST, ROOM) == [[strips[0]], [strips[1]]]


def test_strips_that_keep_together_move_together() -> None:
    strips = [Strip(40), Strip(15, keep=True), Strip(15)]
    assert make_up(strips, FIRST, ROOM) == [strips[:1], strips[1:]]


def test_a_dear_break_is_made_elsewhere() -> None:
    plain = [Strip(30), Strip(25), Strip(25)]
    dear = [Strip(30), Strip(25), Strip(25, cost=1.6)]
    assert make_up(plain, FIRST, ROOM) == [plain[:2], plain[2:]]
    assert make_up(dear, FIRST, ROOM) == [dear[:1], dear[1:]]


def test_a_nearly_empty_last_page_is_filled_up() -> None:
    # Six strips fill the first page and leave one alone; five leave two, which no longer looks like a mistake.
    strips = [Strip(10) for _ in range(7)]
    assert make_up(strips, FIRST, ROOM) == [strips[:5], strips[5:]]


def test_a_table_begins_its_page_with_its_header_again() -> None:
    strips = [Strip(10, keep=True), Strip(40, header=(HEAD,)), Strip(20, header=(HEAD,))]
    assert make_up(strips, FIRST, ROOM) == [strips[:2], [HEAD, strips[2]]]


def test_room_is_made_for_the_repeated_header() -> None:
    strips = [Strip(60), Strip(45, header=(HEAD,))]
    assert isinstance(make_up(strips, FIRST, ROOM), Overflow)
    assert make_up(strips, FIRST, ROOM + 2.5) == [[strips[0]], [HEAD, strips[1]]]


def test_room_is_made_for_what_closes_a_page() -> None:
    strips = [Strip(30), Strip(28, footer=(FOOT,)), Strip(20)]
    assert make_up(strips, FIRST, ROOM) == [strips[:1], strips[1:]]
    assert make_up(strips, FIRST + 2, ROOM) == [[*strips[:2], FOOT], strips[2:]]


def test_smaller_gaps_save_a_last_page_that_would_be_nearly_empty() -> None:
    strips = [Strip(20), Strip(20, gap=10), Strip(12, gap=10)]
    assert make_up(strips, 70, 70) == [strips[:2], strips[2:]]
    made = set_pages(strips, 70, 70)
    assert not isinstance(made, Overflow)
    (page,) = made
    assert [strip.gap for strip in page] == [0, 10 * TIGHTER, 10 * TIGHTER]


def test_gaps_stay_where_smaller_ones_save_no_page_or_the_last_is_well_filled() -> None:
    for strips in ([Strip(20), Strip(20, gap=10), Strip(15, gap=10)], [Strip(40), Strip(28, gap=10)]):
        assert set_pages(strips, 70, 70) == make_up(strips, 70, 70) == [strips[:-1], strips[-1:]]


def test_a_chunk_higher_than_a_page_says_how_high() -> None:
    strips = [Strip(10), Strip(40, keep=True), Strip(30, gap=5), Strip(3)]
    assert make_up(strips, FIRST, ROOM) == Overflow(75, ROOM)


def test_an_overflow_is_always_higher_than_its_room() -> None:
    made = make_up([Strip(40), Strip(45, header=(HEAD,))], FIRST, ROOM)
    assert isinstance(made, Overflow)
    assert made.height > made.room


def test_what_fits_only_the_roomier_first_page_stays_there() -> None:
    strips = [Strip(2), Strip(55)]
    assert make_up(strips, FIRST, ROOM) == [strips]


def test_a_page_ends_early_only_where_a_part_ends() -> None:
    full, first, *rest = [Strip(FIRST), Strip(27), Strip(20, cost=0.4), Strip(20)]
    inside, heading = Strip(10), Strip(10, anchors=(Anchor("part", 0.0, 0),))
    assert make_up([full, first, inside, *rest], FIRST, ROOM) == [[full], [first, inside], rest]
    assert make_up([full, first, heading, *rest], FIRST, ROOM) == [[full], [first], [heading, *rest]]
