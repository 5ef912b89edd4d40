"""Names from many languages: drawn whole, every glyph with its text, and copied as they were typed."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import Any

import pdfua
import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.pdf.cmap import parse_cmap
from tests.support import HANDOUT, SmallProject

NAMES = (
    "Nguyễn Thị Hường ở Đắk Lắk",
    unicodedata.normalize("NFD", "Phạm Quốc Ngữ và Trần Ỷ"),
    "Ōtā Tūhoe Māori Łukasz Őry Țepeș Şule Đorđe",
    "Жанна Ёлкина Київ Ґалаґан Љубиша Ђурђа",
    "Ελένη Άγγελος Ηλίας ΐ ΰ",
    "Ọláyẹ́mí Ńkẹ́chi ọ̀ m̄ n̄ g̃",
    "Naatʼáanii Dził į́ ǫ́ ɓ ɗ ƙ ɛ ɔ ŋ ḥ",
    "ax\u0323\u0302a x\u0302\u0323 J\u0301 **x\u0323\u0302 x\u0302\u0301** \u0125\u0303",
)
SAID = [unicodedata.normalize("NFC", name).replace("*", "") for name in NAMES]


@pytest.fixture(scope="module")
def sheet(built_once: object, tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    folder = tmp_path_factory.mktemp("letters") / "project"
    shutil.copytree(str(built_once), folder)
    project = SmallProject(folder)
    project.replace(HANDOUT, "Babies roll and walk.", f"Babies roll. {' End. '.join(NAMES)} end.")
    project.replace(HANDOUT, "most: 1", "most: 2")
    ran = project.guide("build", "--edition", "letter")
    assert (ran.code, ran.errors) == (0, ())
    return project


def test_pdfium_reads_what_was_typed(sheet: SmallProject) -> None:
    with pdfium.PdfDocument(sheet.path("build/en/topic/small.letter.pdf")) as read:
        said = " ".join(page.get_textpage().get_text_range() for page in read)
    assert [name for name in SAID if name not in " ".join(said.split())] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("how", [(), ("-raw",), ("-layout",)], ids=["reading", "raw", "layout"])
def test_poppler_reads_what_was_typed(how: tuple[str, ...], sheet: SmallProject) -> None:
    command = ["pdftotext", *how, str(sheet.path("build/en/topic/small.letter.pdf")), "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    assert [name for name in SAID if name not in " ".join(said.split())] == []


def test_every_glyph_has_a_text(sheet: SmallProject) -> None:
    with pikepdf.open(sheet.path("build/en/topic/small.letter.pdf")) as file:
        for page in file.pages:
            shown: dict[str, set[int]] = {}
            font = ""
            instructions: list[Any] = list(pikepdf.parse_content_stream(page))
            for operands, operator in instructions:
                if str(operator) == "Tf":
                    font = str(operands[0])
                elif str(operator) == "TJ":
                    string = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                    found = (int.from_bytes(string[at : at + 2], "big") for at in range(0, len(string), 2))
                    shown.setdefault(font, set()).update(found)
            for name, codes in shown.items():
                texts = parse_cmap(page.Resources.Font[name].ToUnicode.read_bytes()).texts
                assert codes <= set(texts)
                assert 0 not in codes and all(texts.values())


def test_pdfua_finds_nothing(sheet: SmallProject) -> None:
    report = pdfua.validate(str(sheet.path("build/en/topic/small.letter.pdf")))
    assert [f"{finding.rule_id}: {finding.message}" for finding in report.findings] == []
