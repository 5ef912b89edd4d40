"""No practice moves the page: its block takes what the empty box takes, or is a problem of its file."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import InputError, Problem
from guide.model.blocks import PracticeBox
from guide.model.page import Artifact, Item, Shape, Tagged, Text
from guide.pipeline import prepare
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.read.files import Project
from guide.structure.tree import StructureTree
from tests.long import examples, in_long
from tests.subject import OWN_CONTENT, PROJECT, TODAY
from tests.support import HANDOUT, ROOT, make_project

# Where the box has a height of its own and an empty one can be filled in. (A poster has no fields.)
EDITIONS = ("letter", "a4")
POSTERS = ("tabloid-poster", "a3-poster")
Placed = tuple[int, str, str, tuple[float, ...]]


def inside(tree: StructureTree, item: Item, top: int) -> bool:
    """Whether an item belongs to an element or to one inside it."""
    node = item.role.node if isinstance(item.role, Tagged) else -1
    while node not in (-1, top):
        node = tree.nodes[node].parent
    return node == top


def box_of(handout: Ready) -> int:
    """The element of the block of the practice."""
    (box,) = (block for block in handout.handout.blocks if isinstance(block, PracticeBox))
    return handout.context.tree[box.key, ""]


def bottom_of(handout: Ready) -> float:
    """Where the box ends on page 1."""
    box, tree = box_of(handout), handout.context.tree
    return max(item.box.bottom for item in handout.context.pages[0].items if inside(tree, item, box))


def around(handout: Ready, bottom: float) -> list[Placed]:
    """What stands around the box, and where: all that is read aloud, and all that is painted below it but the foot."""
    box, tree = box_of(handout), handout.context.tree
    found = []
    for page in handout.context.pages:
        for item in page.items:
            read = isinstance(item.role, Tagged) and not inside(tree, item, box)
            below = page.number > 1 or item.box.y >= bottom
            if read or (below and not (isinstance(item.role, Artifact) and item.role.kind == "Footer")):
                area = (item.box.x, item.box.y, item.box.width, item.box.height)
                said = item.string if isinstance(item, Text) else ""
                found.append((page.number, type(item).__name__, said, tuple(round(side, 3) for side in area)))
    return found


def assert_nothing_moved(made: list[Ready], plain: dict[tuple[str, str, str], Ready]) -> None:
    assert {(handout.handout.topic, handout.handout.name, handout.edition) for handout in made} == set(plain)
    for handout in made:
        without = plain[handout.handout.topic, handout.handout.name, handout.edition]
        assert len(handout.context.pages) == len(without.context.pages)
        bottom = bottom_of(without)
        assert around(handout, bottom) == around(without, bottom)
        # Letters reach a little over the line that they stand on, into the padding.
        assert bottom_of(handout) <= bottom + 1.0


def made_with(project: Project, practice: Path | None, *editions: str) -> list[Ready]:
    return prepare(project, Selection((), (), editions, practice), TODAY)[0]


def by_name(made: list[Ready]) -> dict[tuple[str, str, str], Ready]:
    return {(handout.handout.topic, handout.handout.name, handout.edition): handout for handout in made}


@functools.cache
def real() -> dict[tuple[str, str, str], Ready]:
    """The real sheets without a practice."""
    return by_name(made_with(PROJECT, None, *EDITIONS))


OFFICE = "early-intervention: {name: Anytown Early Help, phone: (555) 555-0102}\n"
PHONES = "phone: (555) 555-0100\nafter-hours: (555) 555-0101\nearly-intervention: {phone: (555) 555-0102}\n"
LOGO = "logo: {file: logo.svg, alt: A house with a heart in it.}\n"
# As long as fits, each in another way.
LONG = {
    "little": "name: A\nphone: 911\n",
    "everything": f"name: Example Family Clinic\n{PHONES}address: 100 Main Street, Anytown\n{LOGO}web: https://example.org/clinic\n",
    "name": "name: Example Family and Community Clinic of Anytown on the River\nphone: 555-0100\n",
    "address": f"name: Example Clinic\n{PHONES}address: {'Building 7, 100 North Main Street, Anytown on the River, Example State 00000'}\n",
    "numbers": "name: Example Clinic\nphone: +1 (555) 555-0100 ext. 123456\nafter-hours: +1 (555) 555-0101 ext. 123456\n"
    "early-intervention: {phone: +1 (555) 555-0102 ext. 123456}\naddress: 100 Main Street, Anytown\n",
    "web": f"name: Example Clinic\n{PHONES}web: https://example.org/a/clinic/for/all\n",
    "logo": f"name: Example Clinic\nphone: 555-0100\n{OFFICE}{LOGO}",
}  # fmt: skip


def written(folder: Path, content: str) -> Path:
    (folder / "logo.svg").write_bytes((ROOT / "practices" / "example-logo.svg").read_bytes())
    path = folder / "practice.yaml"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize("case", in_long(("address", "everything"), tuple(LONG)))
def test_no_real_sheet_is_moved_by_a_practice(case: str, tmp_path: Path) -> None:
    assert_nothing_moved(made_with(PROJECT, written(tmp_path, LONG[case]), *EDITIONS), real())


@pytest.mark.parametrize("case", ["little", "everything"])
def test_a_poster_stays_one_page(case: str, tmp_path: Path) -> None:
    made = made_with(PROJECT, written(tmp_path, LONG[case]), *POSTERS)
    assert {len(handout.context.pages) for handout in made} == {1}


def test_the_block_stands_on_page_1_where_it_comes_first_and_on_phones() -> None:
    made = made_with(PROJECT, ROOT / "practices" / "example.yaml", "a4-large", "phone")
    for handout in made:
        if handout.edition != "phone" and handout.context.layout.practice_place != "first":
            continue
        first, *others = handout.context.pages
        box, tree = box_of(handout), handout.context.tree
        assert any(inside(tree, item, box) for item in first.items), (handout.handout.name, handout.edition)
        assert not any(inside(tree, item, box) for page in others for item in page.items)


def test_a_high_block_is_on_page_1_or_on_top_of_page_2(tmp_path: Path) -> None:
    """Where the title with its picture leaves too little room, as in the guide for parents."""
    content = f"{LONG['everything']}fax: 555-0103\nhours: [Monday, Tuesday, Friday]\ndepartment: Therapy\nphones: " + (
        "[{label: Appointments, number: 555-0104}, {label: Nurses, number: 555-0105}, {label: Office, number: 555-0106}]\n"
    )
    found = set()
    for handout in made_with(PROJECT, written(tmp_path, content), "letter-large", "a4-large", "phone"):
        box, tree, pages = box_of(handout), handout.context.tree, handout.context.pages
        at = [page.number for page in pages if any(inside(tree, item, box) for item in page.items)]
        number, *more = at
        top = min(item.box.y for item in pages[number - 1].items if isinstance(item.role, Tagged))
        first = min(item.box.y for item in pages[number - 1].items if inside(tree, item, box))
        assert not more, (handout.handout.name, handout.edition)
        assert number == 1 or (number == 2 and first == top), (handout.handout.name, handout.edition)
        found.add(number)
    # The handouts that editors write may all leave enough room.
    assert found == {1, 2} or (OWN_CONTENT and found == {1})


def test_one_page_sheets_stay_one_page() -> None:
    single = {key for key, handout in real().items() if handout.handout.pages.most == 1}
    assert {name for _, name, _ in single} >= {"activity-card", "causes-to-monitor", "crawling-types", "faq"}
    assert {len(real()[key].context.pages) for key in single} == {1}


# Each is more than the box beside the callout holds; where that is said, and how much is too much.
SHORT = (
    "name: Example Clinic\nphone: 555-0100\nafter-hours: 555-0101\nfax: 555-0102\nearly-intervention: {phone: 555-0103}\n"
    "phones: [{label: Nurses, number: 555-0104}, {label: Therapy, number: 555-0105}]\naddress: 1 Main Street\n"
)
FULL = {
    "a line too many": (
        f"{SHORT}department: Therapy\nhours: [Monday, Tuesday]\n", "9:9", "about 1 line (13 pt)",
        "this takes 2 lines there: shorten it, or leave out other lines",
    ),
    "only short lines": (
        f"{SHORT.replace('phones: [', 'phones: [{label: Doctor, number: 555-0106}, ')}department: Therapy\nhours: Monday\n",
        "4:6", "about 1 line (13 pt)", "leave out this or other lines",
    ),
    "a long address": (
        f"{SHORT}{LOGO}web: https://example.org\n".replace("1 Main Street", "Main Street 100, " * 4 + "Anytown"),
        "7:10", "about 1 line (13 pt)",
        "this takes 3 lines there: shorten it, or leave out other lines; without `logo` and `web`, lines are longer",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FULL)
def test_what_does_not_fit_is_told_by_its_line_with_sheet_and_excess(case: str, tmp_path: Path, small: Project) -> None:
    content, place, excess, hint = FULL[case]
    path = written(tmp_path, content)
    with pytest.raises(InputError) as refused:
        made_with(small, path, "letter")
    assert [str(problem) for problem in refused.value.problems] == [
        f"{path}:{place}: practice: the block is {excess} higher than its box in `small.letter`\n    hint: {hint}"
    ]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("small") / "project")
    project.replace(HANDOUT, "handout: small", "handout: small\nlook: sheet")
    return Project(project.root)


@pytest.fixture(scope="module")
def plain(small: Project) -> dict[tuple[str, str, str], Ready]:
    return by_name(made_with(small, None))


WORD = st.text("abcdefghijklmnoprstuvwyzABCDEFGHMNOQW", min_size=1, max_size=12)
NUMBER = st.from_regex(r"(\+1 )?(\(555\) )?555-[0-9]{4}( ext\. [0-9]{1,4})?", fullmatch=True)


def words(most: int) -> st.SearchStrategy[str]:
    return st.lists(WORD, min_size=1, max_size=8).map(lambda parts: " ".join(parts)[:most].strip())


PRACTICES = st.fixed_dictionaries(
    {"name": words(60).map("'{}'".format), "phone": NUMBER},
    optional={
        "address": words(90).map("'{}'".format),
        "department": words(60).map("'{}'".format),
        "phones": st.builds("[{{label: '{}', number: {}}}]".format, words(30), NUMBER),
        "hours": words(60).map("'{}'".format) | st.just("[Mon-Fri 8 am-5 pm, Sat 9 am-noon]"),
        "fax": NUMBER,
        "after-hours": NUMBER,
        "early-intervention": st.builds("{{name: '{}', phone: {}}}".format, words(40), NUMBER)
        | NUMBER.map("{{phone: {}}}".format),
        "web": st.from_regex(r"https://[a-z]{3,12}\.org(/[a-z]{1,10})?", fullmatch=True),
        "logo": st.just("{file: logo.svg, alt: A house with a heart in it.}"),
    },
).map(lambda keys: "".join(f"{key}: {value}\n" for key, value in keys.items()))


@settings(deadline=None, derandomize=True, max_examples=examples(10))
@given(content=PRACTICES)
def test_a_practice_moves_nothing_or_its_file_is_named(
    content: str, small: Project, plain: dict[tuple[str, str, str], Ready]
) -> None:
    path = written(small.root, content)
    try:
        made = made_with(small, path)
    except InputError as refused:
        assert_names_the_file(refused.problems, path)
    else:
        assert_nothing_moved(made, plain)


def assert_names_the_file(problems: tuple[Problem, ...], path: Path) -> None:
    assert any(problem.at.path == str(path) for problem in problems)


def test_the_empty_box_and_the_block_have_one_frame(tmp_path: Path) -> None:
    (with_block,) = (
        s for s in made_with(PROJECT, written(tmp_path, LONG["little"]), "letter") if s.handout.name == "faq"
    )
    frames = [framed(handout) for handout in (with_block, real()[with_block.handout.topic, "faq", "letter"])]
    assert frames[0] == frames[1]


def framed(handout: Ready) -> tuple[float, ...]:
    """The edge of the box: the smallest shape around all of it."""
    box, tree = box_of(handout), handout.context.tree
    items = handout.context.pages[0].items
    content = [item.box for item in items if inside(tree, item, box)]
    around_it = [
        item.box for item in items if isinstance(item, Shape) and all(item.box.contains(one, 0.01) for one in content)
    ]
    edge = min(around_it, key=lambda area: area.width * area.height)
    if edge.width < 260:  # the field of the empty box has an edge of its own
        edge = min((area for area in around_it if area.width >= 260), key=lambda area: area.width * area.height)
    return (round(edge.x, 3), round(edge.y, 3), round(edge.width, 3), round(edge.height, 3))
