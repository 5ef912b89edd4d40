"""What a practice file puts on the sheets, and what stands there without one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.pdf.reader import Element, Reader, squeezed
from tests.support import HANDOUT, ROOT, SmallProject, make_project

NAME, PHONE = "Example Family Clinic", "(555) 555-0100 ext. 2"
BARE = f"name: {NAME}\nphone: {PHONE}\n"
WHOLE = f"""{BARE}address: 100 Main Street, Anytown
after-hours: +1 555 555-0101
early-intervention: {{name: Anytown Early Help, phone: (555) 555-0102}}
web: https://www.example.org/clinic/
logo: {{file: house.svg, alt: A house with a heart in it.}}
accent: "#5b2a6e"
"""
WHOLE_SHEET = ("letter", "a4", "a4-large", "letter-gray", "letter-booklet", "phone")
ACCENT, OWN_ACCENT = "\n.357 .165 .431 rg", "\n.039 .322 .388 rg"
CARD = HANDOUT.replace("small", "card")


@dataclass(frozen=True, slots=True)
class Built:
    """A small project, built, with a reader for each of its files by name."""

    project: SmallProject
    readers: dict[str, Reader]

    def entry(self, name: str) -> dict[str, Any]:
        listed = json.loads(self.project.read("build/manifest.json"))["files"]
        (found,) = (entry for entry in listed if entry["path"] == f"en/topic/{name}.pdf")
        assert isinstance(found, dict)
        return found

    def box(self, name: str) -> Element:
        """What the block of the practice holds: the element around the second-level heading with its name."""
        return box_of(self.readers[name])


def box_of(reader: Reader, heading: str = NAME) -> Element:
    (found,) = (element for element in reader.headings if element.text == heading)
    assert found.tag == "H2"
    assert found.parent is not None
    return found.parent


def built_in(folder: Path, practice: str, *, warned: bool = False) -> Built:
    """A project of a sheet in many editions and a half sheet, built with a practice file; "" for none."""
    project = make_project(folder / "project")
    project.replace(HANDOUT, "handout: small", "handout: small\nlook: sheet")
    card = project.read(HANDOUT).replace("handout: small", "handout: card\nup: 2\neditions: [letter]")
    card = card.replace("number: T-1", "number: T-2").replace(":::{table} ways\n:::\n", "")
    project.write(CARD, card.replace("![A ball on the floor.](ball)\n", ""))
    project.replace(HANDOUT, "handout: small", f"handout: small\neditions: [{', '.join(WHOLE_SHEET)}]")
    arguments: tuple[str, ...] = ("build",)
    if practice:
        (folder / "house.svg").write_bytes((ROOT / "practices" / "example-logo.svg").read_bytes())
        (folder / "practice.yaml").write_text(practice, "utf-8")
        arguments += ("--practice", str(folder / "practice.yaml"))
    ran = project.guide(*arguments)
    assert (ran.code, bool(ran.errors)) == (0, warned), ran.errors
    return Built(project, {path.stem: Reader(path) for path in sorted(project.path("build/en/topic").glob("*.pdf"))})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built_in(tmp_path_factory.mktemp("whole"), WHOLE)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same without a practice."""
    return built_in(tmp_path_factory.mktemp("plain"), "")


FILES = ("card.letter", *(f"small.{edition}" for edition in WHOLE_SHEET))
HANDOUTS = FILES[1:]


def printed(path: Path) -> Iterator[str]:
    """The words of each page, read by another engine."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield squeezed(page.get_textpage().get_text_bounded().replace("\u00a0", " "))
    document.close()


def addresses(box: Element) -> list[str]:
    return [
        str(annotation.object.A.URI)
        for element in box.walk()
        for annotation in element.annotations
        if annotation.kind == "Link"
    ]


def streams(reader: Reader) -> str:
    contents = (page.Contents for page in reader.page_objects)
    parts = (part for one in contents for part in (one if isinstance(one, pikepdf.Array) else [one]))
    return "\n".join(part.read_bytes().decode("latin-1") for part in parts)


@pytest.mark.parametrize("name", FILES)
def test_the_block_stands_on_page_1_under_the_name_as_a_heading(name: str, whole: Built) -> None:
    assert whole.box(name).pages() == [0]


# The pages of a phone are parts, without a practice in the foot.
@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".phone")])
def test_name_and_phone_stand_in_the_foot_of_every_page(name: str, whole: Built) -> None:
    pages = list(printed(whole.readers[name].path))
    assert len(pages) == len(whole.readers[name].page_objects)
    for words in pages:
        assert NAME in words
        assert PHONE in words


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_whole_sheet_says_everything_in_order(name: str, whole: Built) -> None:
    box = whole.box(name)
    assert [squeezed(kid.text) for kid in box.named("P")][:4] == [
        "100 Main Street, Anytown",
        f"Phone: {PHONE}",
        "After hours: +1 555 555-0101",
        "Anytown Early Help: (555) 555-0102",
    ]
    assert addresses(box) == [
        "tel:5555550100;ext=2", "tel:+15555550101", "tel:5555550102", "https://www.example.org/clinic/",
    ]  # fmt: skip
    assert "example.org/clinic" in box.text


@pytest.mark.parametrize("name", HANDOUTS)
def test_logo_and_code_are_figures_with_a_text_in_their_place(name: str, whole: Built) -> None:
    figures = whole.box(name).named("Figure")
    assert [figure.alt for figure in figures] == [
        "A house with a heart in it.", "QR code that opens example.org/clinic",
    ]  # fmt: skip


def test_a_half_sheet_has_name_and_numbers_only(whole: Built) -> None:
    box = whole.box("card.letter")
    assert [squeezed(kid.text) for kid in box.elements] == [
        NAME, f"Phone: {PHONE}", "After hours: +1 555 555-0101",
    ]  # fmt: skip
    assert addresses(box) == ["tel:5555550100;ext=2", "tel:+15555550101"]
    assert box.named("Figure") == []


@pytest.mark.parametrize("name", FILES)
def test_the_name_stands_in_the_title_of_the_file(name: str, whole: Built) -> None:
    title = f"A small sheet - {NAME}"
    with pikepdf.open(whole.readers[name].path) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == title
    assert whole.entry(name)["title"] == title


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".phone")])
def test_without_a_practice_there_is_an_empty_box_to_fill_in(name: str, plain: Built) -> None:
    box = box_of(plain.readers[name], "Your clinic")
    assert box.pages() == [0]
    (field,) = (annotation for element in box.walk() for annotation in element.annotations)
    assert (field.kind, field.said("/T")) == ("Widget", "clinic_stamp")
    assert field.said("/TU") == "Name and phone of your clinic"
    assert str(field.object.FT) == "/Tx"
    assert int(field.object.get("/Ff", 0)) & 1 == 0
    assert plain.entry(name)["title"] == "A small sheet"


def test_an_accent_recolours_all_but_gray_editions(whole: Built, plain: Built) -> None:
    for name in ("small.letter", "small.phone", "card.letter"):
        assert ACCENT in streams(whole.readers[name])
        assert OWN_ACCENT not in streams(whole.readers[name])
        assert OWN_ACCENT in streams(plain.readers[name])
    assert ACCENT not in streams(whole.readers["small.letter-gray"])


def test_pages_stay_as_many(whole: Built, plain: Built) -> None:
    """Where the box has a fixed height."""
    for name in ("card.letter", "small.letter", "small.a4", "small.letter-gray"):
        assert len(whole.readers[name].page_objects) == len(plain.readers[name].page_objects) == 1


def published(project: SmallProject) -> dict[str, bytes]:
    """The files for readers and their list."""
    return {name: data for name, data in project.built().items() if name.endswith(".pdf") or name == "manifest.json"}


def test_the_same_practice_gives_the_same_bytes(whole: Built, tmp_path: Path) -> None:
    again = built_in(tmp_path, WHOLE)
    assert published(again.project) == published(whole.project)


LIGHT: dict[str, int | tuple[int, ...]] = {
    "1": 1, "L": 200, "LA": (90, 255), "I;16": 50_000, "RGB": (200, 200, 200), "RGBA": (90, 90, 90, 255), "P": 2,
}  # fmt: skip


def picture(mode: str, kind: str, tone: int = 0, **options: Any) -> bytes:
    """A field of one colour with a corner of another, as a file."""
    file = io.BytesIO()
    image = Image.new(mode, (64, 48), tone)
    if mode == "P":
        image.putpalette((0, 0, 0, 90, 90, 90, 200, 200, 200))
    image.paste(LIGHT[mode], (0, 0, 16, 12))
    image.save(file, kind, **options)
    return file.getvalue()


MORE = f"""{BARE}department: Pediatric Physical Therapy
phones:
  - label: Appointments
    number: 030/123456 ext. 5
  - {{label: "Nurse line:", number: +44 (0)20 7946 0000}}
hours: |
  Mon-Fri 8 am-5 pm
  Sat 9 am-noon
fax: (555) 555-0103
"""


def test_every_number_has_its_label_and_only_phones_are_called(tmp_path: Path) -> None:
    made = built_in(tmp_path, MORE)
    for name in HANDOUTS:
        box = made.box(name)
        assert [squeezed(kid.text) for kid in box.named("P")] == [
            "Pediatric Physical Therapy",
            f"Phone: {PHONE}",
            "Appointments: 030/123456 ext. 5",
            "Nurse line: +44 (0)20 7946 0000",
            "Hours: Mon-Fri 8 am-5 pm Sat 9 am-noon",
            "Fax: (555) 555-0103",
        ], name
        assert addresses(box) == ["tel:5555550100;ext=2", "tel:030123456;ext=5", "tel:+442079460000"], name
    # A half sheet has no room for more than it had.
    assert [squeezed(kid.text) for kid in made.box("card.letter").named("P")] == [f"Phone: {PHONE}"]


def test_a_practice_whose_numbers_are_not_dialled_is_printed_in_every_edition(tmp_path: Path) -> None:
    """No link, logo or code: its part of the file has no annotation."""
    made = built_in(tmp_path, f"name: {NAME}\nphone: 555-0100\ncountry: US\n", warned=True)
    for name in FILES:
        assert "Phone: 555-0100" in [squeezed(kid.text) for kid in made.box(name).named("P")]
        assert addresses(made.box(name)) == []
        assert not pikepdf.open(made.readers[name].path).check_pdf_syntax()
