"""A letter is set in the first family that has it, and only then is another family loaded."""

from __future__ import annotations

import pytest

from guide.base.problems import Problems
from guide.model.source import FaceFile, FamilySource, FontSource
from guide.text.faces import Faces, load_faces
from tests.layout.factory import PROJECT
from tests.text.sfnt import cut

REGULAR, BOLD = (next((PROJECT.root / "fonts").glob(f"*{name}.ttf")).read_bytes() for name in ("Regular", "Bold"))
ASCII = "".join(map(chr, range(0x20, 0x7F)))


def families(*letters: str, broken: int = 0) -> Faces:
    """Families that have the basic letters, then these."""
    problems = Problems()
    listed = []
    for number, own in enumerate((ASCII, *letters), 1):
        after = "" if number == 1 else f"-{number}"
        data = [b"no" if number == broken else cut(font, " " + own) for font in (REGULAR, BOLD)]
        files = tuple(
            FaceFile(name + after, f"fonts/{name}{after}.ttf", one)
            for name, one in zip(("regular", "bold"), data, strict=True)
        )
        listed.append(FamilySource("Face", files))
    faces = load_faces(FontSource(tuple(listed), "fonts/fonts.yaml"), problems)
    assert tuple(problems) == ()
    return faces


def split(faces: Faces, text: str, name: str = "regular") -> list[tuple[str, str]]:
    return [(face.name, part) for face, part in faces.split(text, name)]


def test_plain_words_load_no_other_family() -> None:
    faces = families("é")
    assert split(faces, "baby") == [("regular", "baby")]
    assert faces.missing("baby") == ()
    assert sorted(faces) == ["bold", "regular"]


def test_each_letter_is_set_in_the_first_family_that_has_it() -> None:
    faces = families("é", "éü")
    assert split(faces, "baby é ü baby") == [
        ("regular", "baby "), ("regular-2", "é"), ("regular", " "), ("regular-3", "ü"), ("regular", " baby"),
    ]  # fmt: skip
    assert split(faces, "é", "bold") == [("bold-2", "é")]
    assert sorted(faces) == ["bold", "bold-2", "regular", "regular-2", "regular-3"]


def test_a_letter_typed_with_a_separate_accent_is_the_same_letter() -> None:
    assert split(families("é"), "ne\u0301") == [("regular", "n"), ("regular-2", "e\u0301")]


def test_a_letter_stays_with_its_marks() -> None:
    """The first family has the letter, the second has the mark too."""
    assert split(families("g\u0303"), "agg\u0303a") == [("regular", "ag"), ("regular-2", "g\u0303"), ("regular", "a")]


def test_what_no_family_has_is_missing_and_stays_in_the_first() -> None:
    faces = families("é")
    assert faces.missing("é中a中ü") == ("中", "ü")
    assert split(faces, "a中") == [("regular", "a中")]


def test_a_text_is_as_wide_as_its_parts() -> None:
    faces = families("é")
    parts = faces["regular"].width("n", 12, "en") + faces.split("é", "regular")[0][0].width("é", 12, "en")
    assert faces.width("né", "regular", 12, "en") == pytest.approx(parts)


def test_a_broken_family_is_passed_over_and_reported_where_it_was_needed() -> None:
    faces = families("é", "éü", broken=2)
    assert split(faces, "é") == [("regular-3", "é")]
    assert [str(problem) for problem in faces.problems] == [
        "fonts/regular-2.ttf:1:1: fonts: this is not a TrueType font\n    hint: use a .ttf file with TrueType outlines, or put back the one that came with the project: `git checkout fonts`"
    ]
    rest = Problems()
    faces.load_rest(rest)
    assert [problem.at.path for problem in rest] == ["fonts/bold-2.ttf", "fonts/regular-2.ttf"]
