"""`guide impose`: one file for whoever folds, cuts or trims, or the reason why there is none.

Sheets to cut apart and bleed are in tests/impose.
"""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest

from tests.impose import NEAR, box, imposed, preferences
from tests.pdf.reader import Element, Reader
from tests.subject import PROJECT
from tests.support import HANDOUT, SmallProject, files_in

BOOKLET = ("parent-guide", "--edition", "letter-booklet")
BOOKLET_PAGE = 396.0


@pytest.fixture
def small(built_once: Path) -> SmallProject:
    """The small project of everyone, for commands that write elsewhere or not at all."""
    return SmallProject(built_once)


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return imposed(SmallProject(PROJECT.root), tmp_path_factory.mktemp("booklet"), *BOOKLET)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The pages of the booklet one by one, as they are before anybody imposes them."""
    return imposed(SmallProject(PROJECT.root), tmp_path_factory.mktemp("pages"), *BOOKLET, "--up", "1")


def feet(reader: Reader, side: int) -> list[int]:
    """The numbers in the feet of the pages of a side, in painting order."""
    artifacts = reader.pages[side].artifacts
    said = "".join(item.text for item in artifacts if item.kind == "Pagination/Footer").split("Page ")[1:]
    return [int(part.split()[0]) for part in said]


def shape(element: Element) -> tuple[str, ...]:
    """The tag of an element, and in their order the kinds of what it holds."""
    return (element.tag, *(type(kid).__name__ for kid in element.kids))


def moved_to(number: int) -> float:
    """How far to the right a page stands in the booklet: those with odd numbers are at the right."""
    return BOOKLET_PAGE if number % 2 else 0.0


# The file


def test_one_file_is_written_and_told(small: SmallProject, tmp_path: Path) -> None:
    out = tmp_path / "press" / "small.pdf"
    ran = small.guide("impose", "small", "--out", str(out))
    assert (ran.code, ran.errors, ran.said) == (0, (), (f"{out}: 1 page, 612 by 792 pt",))
    assert list(files_in(tmp_path)) == ["press/small.pdf"]
    with pikepdf.open(out) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_without_a_name_it_goes_below_build(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.path("sources"))
    ran = project.guide("impose", "small", "--edition", "a4")
    assert (ran.code, ran.said) == (0, ("../build/press/topic/small.a4.press.pdf: 1 page, 595 by 842 pt",))
    assert list(project.built()) == ["press/topic/small.a4.press.pdf"]


def test_the_project_and_its_build_stay_as_they_were(small: SmallProject, tmp_path: Path) -> None:
    before = files_in(small.root)
    imposed(small, tmp_path, "small", "--booklet")
    assert files_in(small.root) == before


def test_without_wishes_it_is_the_file_of_a_build(small: SmallProject, tmp_path: Path) -> None:
    assert imposed(small, tmp_path, "small").path.read_bytes() == small.built()["en/topic/small.letter.pdf"]


@pytest.mark.parametrize(
    "wishes", [("--booklet", "--creep", "0.1mm", "--bleed", "3mm"), ("--up", "8"), ("--bleed", "0.125in")]
)
def test_the_same_command_gives_the_same_bytes(wishes: tuple[str, ...], small: SmallProject, tmp_path: Path) -> None:
    first = imposed(small, tmp_path / "first", "small", *wishes)
    second = imposed(small, tmp_path / "second", "small", *wishes)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_an_older_file_is_replaced(small: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"older")
    imposed(small, tmp_path, "small")
    assert (tmp_path / "out.pdf").read_bytes() == small.built()["en/topic/small.letter.pdf"]
    assert list(files_in(tmp_path)) == ["out.pdf"]


def test_a_disk_that_is_full_leaves_the_older_file(
    small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "out.pdf").write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", full)
    ran = small.guide("impose", "small", "--out", str(tmp_path / "out.pdf"))
    assert (ran.code, ran.errors, ran.said) == (2, ("guide: No space left on device",), ())
    assert files_in(tmp_path) == {"out.pdf": b"older"}


# Booklets


def test_two_pages_of_a_booklet_share_a_side(booklet: Reader, pages: Reader) -> None:
    assert {tuple(box(page, "/MediaBox")) for page in pages.page_objects} == {(0, 0, 396, 612)}
    assert {tuple(box(page, "/MediaBox")) for page in booklet.page_objects} == {(0, 0, 792, 612)}
    # Each sheet has two sides of two pages.
    assert len(booklet.pages) == 2 * -(-len(pages.pages) // 4)


def test_the_pages_of_every_side_add_up_to_one_more_than_there_are(booklet: Reader, pages: Reader) -> None:
    count, sides = len(pages.pages), range(len(booklet.pages))
    places = 2 * len(sides)
    found = [feet(booklet, side) for side in sides]
    # Blank pages have no foot. They are the last ones.
    assert [sum(numbers) for numbers in found if len(numbers) == 2] == [places + 1] * (len(sides) - places + count)
    assert sorted(number for numbers in found for number in numbers) == list(range(1, count + 1))
    assert found[0][0] == 1


def test_a_booklet_says_how_it_is_printed(booklet: Reader, pages: Reader) -> None:
    assert preferences(booklet) == {
        "/DisplayDocTitle": "True", "/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge",
    }  # fmt: skip
    assert preferences(pages) == {"/DisplayDocTitle": "True"}


def test_a_booklet_is_read_aloud_in_the_order_of_its_pages(booklet: Reader, pages: Reader) -> None:
    assert len(pages.lines()) > 100
    assert booklet.lines("text", "alt", "field") == pages.lines("text", "alt", "field")
    assert [shape(element) for element in booklet.elements] == [shape(element) for element in pages.elements]


def test_a_booklet_has_no_content_without_a_tag_and_no_fault(booklet: Reader) -> None:
    assert [(page.untagged, page.faults) for page in booklet.pages] == [([], [])] * len(booklet.pages)
    tied = [kid for element in booklet.elements for kid in element.marked]
    assert len(tied) == sum(len(page.sequences) for page in booklet.pages)


def test_every_link_stands_on_its_page_in_the_booklet(booklet: Reader, pages: Reader) -> None:
    assert len(pages.annotations) > 10
    for (_, link), (_, before) in zip(booklet.annotations, pages.annotations, strict=True):
        numbers = feet(booklet, link.page)
        number = before.page + 1
        assert number in numbers
        moved = moved_to(number)
        left, bottom, right, top = box(before.object, "/Rect")
        assert box(link.object, "/Rect") == pytest.approx([left + moved, bottom, right + moved, top], abs=NEAR)


def test_links_lead_to_the_same_heading_in_the_booklet(booklet: Reader, pages: Reader) -> None:
    both = zip(booklet.annotations, pages.annotations, strict=True)
    targets = [(link.object.Dest, before.object.Dest) for (_, link), (_, before) in both if "/Dest" in before.object]
    assert len(targets) > 5
    for (side, _, left, top, _), (page, _, left_before, top_before, _) in targets:
        number = pages.page_of(page) + 1
        assert number in feet(booklet, booklet.page_of(side))
        assert [float(left), float(top)] == pytest.approx([float(left_before) + moved_to(number), float(top_before)])


def test_creep_moves_links_along_and_leaves_words_and_paper(booklet: Reader, tmp_path: Path) -> None:
    creeping = imposed(SmallProject(PROJECT.root), tmp_path, *BOOKLET, "--creep", "1pt")
    assert creeping.lines() == booklet.lines()
    for (_, link), (_, before) in zip(creeping.annotations, booklet.annotations, strict=True):
        left, bottom, right, top = box(before.object, "/Rect")
        handout = before.page // 2
        moved = -handout if left > BOOKLET_PAGE else handout
        assert box(link.object, "/Rect") == pytest.approx([left + moved, bottom, right + moved, top], abs=NEAR)


def test_any_edition_can_be_made_a_booklet(tmp_path: Path) -> None:
    letter = imposed(SmallProject(PROJECT.root), tmp_path / "letter", "parent-guide")
    tabloid = imposed(SmallProject(PROJECT.root), tmp_path / "tabloid", "parent-guide", "--booklet")
    assert {tuple(box(page, "/MediaBox")) for page in tabloid.page_objects} == {(0, 0, 1224, 792)}
    assert tabloid.lines("text", "alt", "field") == letter.lines("text", "alt", "field")


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("smal",), "unknown handout `smal`: did you mean `small`?"),
        (("../small",), "unknown topic `..`: use one of: `topic`"),
        (("small", "--edition", "leter"), "unknown edition `leter`: did you mean `letter`?"),
        (("small", "--language", "es"), "unknown language `es`: use one of: `en`"),
        (
            ("small", "--creep", "1pt"),
            "--creep is for booklets: add --booklet, or choose a booklet edition",
        ),
        (
            ("small", "--creep", "1pt", "--up", "2"),
            "--creep is for booklets: add --booklet, or choose a booklet edition",
        ),
        (("small", "--booklet", "--creep", "1"), "--creep: a length without a unit in `1`: use pt, in, mm or cm"),
        (("small", "--booklet", "--creep=-1pt"), "--creep: `-1pt` is not between 0 and 200 in"),
        (("small", "--bleed", "3px"), "--bleed: unknown unit `px` in `3px`: use pt, in, mm or cm"),
        (("small", "--bleed", "wide"), "--bleed: expected a length such as `12pt` or `0.75in`, got `wide`"),
        (("small", "--bleed", "0pt"), "--bleed 0pt: use more than 0 and at most 1in, for example 3mm"),
        (("small", "--bleed", "2in"), "--bleed 2in: use more than 0 and at most 1in, for example 3mm"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(
    arguments: tuple[str, ...], message: str, small: SmallProject, tmp_path: Path
) -> None:
    (tmp_path / "out.pdf").write_bytes(b"older")
    ran = small.guide("impose", *arguments, "--out", str(tmp_path / "out.pdf"))
    assert (ran.code, ran.errors, ran.said) == (2, (f"guide: {message}",), ())
    assert files_in(tmp_path) == {"out.pdf": b"older"}


@pytest.mark.parametrize(("edition", "margin"), [("letter-large", 71.98), ("phone", 0.265 * 72)])
def test_creep_that_brings_the_text_into_the_fold_is_told(edition: str, margin: float, tmp_path: Path) -> None:
    wishes = ("parent-guide", "--edition", edition, "--booklet")
    # A sheet has two sides, and the outermost one does not creep.
    most = margin / (len(imposed(SmallProject(PROJECT.root), tmp_path / "still", *wishes).pages) // 2 - 1)
    imposed(SmallProject(PROJECT.root), tmp_path / "less", *wishes, "--creep", f"{most - 0.1:.2f}pt")
    creep = f"{most + 0.1:.2f}pt"
    ran = SmallProject(PROJECT.root).guide("impose", *wishes, "--creep", creep, "--out", str(tmp_path / "out.pdf"))
    message = f"guide: --creep {creep}: more than {most:.2f}pt a sheet moves the text into the fold"
    assert (ran.code, ran.errors, ran.said) == (2, (message,), ())
    assert not (tmp_path / "out.pdf").exists()


def test_an_output_that_is_a_folder_is_told(small: SmallProject, tmp_path: Path) -> None:
    ran = small.guide("impose", "small", "--out", str(tmp_path))
    assert (ran.code, ran.errors, ran.said) == (2, (f"guide: {tmp_path} is a folder; name a file",), ())
    assert files_in(tmp_path) == {}


def test_an_edition_that_the_handout_does_not_have_is_told(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "out.pdf"))
    ran = SmallProject(PROJECT.root).guide("impose", "activity-card", "--edition", "phone", *out)
    message = "guide: `activity-card` has no edition `phone`; "
    message += "`editions` in its front matter or topic.yaml names those it has"
    assert (ran.code, ran.errors, ran.said) == (2, (message,), ())
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize("arguments", [("--booklet", "--up", "2"), ("--up", "3"), ("--up", "two")])
def test_options_that_do_not_go_together_show_the_use(arguments: tuple[str, ...], small: SmallProject) -> None:
    ran = small.guide("impose", "small", *arguments)
    assert (ran.code, ran.said) == (2, ())
    assert ran.errors[0].startswith("usage: guide impose ")


# An error in a source


@pytest.mark.parametrize("wishes", [(), ("--booklet", "--creep", "500pt"), ("--bleed", "3mm")])
def test_an_error_in_a_source_writes_nothing(wishes: tuple[str, ...], project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "out.pdf").write_bytes(b"older")
    project.replace(HANDOUT, "{fact}`crawl-age`", "{fact}`crawl`")
    ran = project.guide("impose", "small", *wishes, "--out", str(tmp_path / "press" / "out.pdf"))
    assert ran.errors == (
        f"{HANDOUT}:14:22: facts: unknown fact `crawl`", "    hint: did you mean `crawl-age`?",
        "1 error; nothing was written",
    )  # fmt: skip
    assert (ran.code, ran.said) == (1, ())
    assert files_in(tmp_path / "press") == {"out.pdf": b"older"}
