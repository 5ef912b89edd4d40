"""What a file says of itself: identifiers, title, language, colour, and nothing that acts on its own."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from PIL import ImageCms

from tests.pdf.conftest import Printed

DRAFT = "not yet checked by a doctor"


def test_the_language_is_said_in_the_catalog_and_on_the_document(printed: Printed) -> None:
    assert str(printed.reader.catalog.Lang) == str(printed.reader.root.object.Lang) == printed.entry["language"]


def test_viewers_show_the_title_in_place_of_the_file_name(printed: Printed) -> None:
    assert bool(printed.reader.catalog.ViewerPreferences.DisplayDocTitle)
    assert str(printed.reader.pdf.docinfo.Title) == printed.entry["title"]


def test_xmp_names_both_standards(printed: Printed) -> None:
    xmp = _xmp(printed)
    assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")


def test_xmp_is_not_compressed_and_names_its_kind(printed: Printed) -> None:
    stream = printed.reader.catalog.Metadata
    assert "/Filter" not in stream
    assert (str(stream.Type), str(stream.Subtype)) == ("/Metadata", "/XML")
    assert stream.read_bytes().startswith('<?xpacket begin="\ufeff"'.encode())


def test_xmp_describes_the_schema_that_pdf_a_does_not_know(printed: Printed) -> None:
    text = printed.reader.catalog.Metadata.read_bytes().decode()
    described = re.search(r"<pdfaExtension:schemas>(.*)</pdfaExtension:schemas>", text, re.DOTALL)
    assert described
    said = dict(re.findall(r"<(pdfa(?:Schema|Property):\w+)>([^<]+)</", described[1]))
    assert said["pdfaSchema:namespaceURI"] == "http://www.aiim.org/pdfua/ns/id/"
    assert (said["pdfaSchema:prefix"], said["pdfaProperty:name"]) == ("pdfuaid", "part")
    assert (said["pdfaProperty:valueType"], said["pdfaProperty:category"]) == ("Integer", "internal")


def test_the_information_dictionary_says_what_xmp_says(printed: Printed) -> None:
    xmp, info = _xmp(printed), printed.reader.pdf.docinfo
    assert str(info.Title) == xmp["dc:title"]
    assert [str(info.Author)] == xmp["dc:creator"]
    assert str(info.Subject) == xmp["dc:description"]
    assert str(info.Producer) == xmp["pdf:Producer"]
    assert _moment(info.CreationDate) == xmp["xmp:CreateDate"]
    assert _moment(info.ModDate) == xmp["xmp:ModifyDate"]
    assert set(info.keys()) == {"/Title", "/Author", "/Subject", "/Producer", "/CreationDate", "/ModDate"}


def test_the_date_is_the_edition_and_not_the_day_of_the_build(printed: Printed) -> None:
    assert _xmp(printed)["xmp:CreateDate"] == f"{printed.handout.edition.isoformat()}T00:00:00Z"


def test_a_draft_says_so_in_its_metadata(printed: Printed) -> None:
    assert (DRAFT in str(printed.reader.pdf.docinfo.Subject)) == (printed.entry["review"] == "draft")
    assert (DRAFT in _xmp(printed)["dc:description"]) == (printed.entry["review"] == "draft")


def test_xmp_says_what_one_may_do_with_the_file(printed: Printed) -> None:
    text = printed.reader.catalog.Metadata.read_bytes().decode()
    rights, xmp = printed.handout.rights, _xmp(printed)
    assert 'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"' in text
    assert xmp["dc:rights"] == f"{rights.licence}. {rights.terms}"
    assert xmp["xmpRights:Marked"] == "True"
    assert xmp["xmpRights:WebStatement"] == rights.url
    assert xmp["xmpRights:UsageTerms"] == rights.terms


def test_colours_mean_srgb_by_an_embedded_profile(printed: Printed) -> None:
    (intent,) = printed.reader.catalog.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
    profile: Any = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes())).profile
    assert (profile.xcolor_space.strip(), int(intent.DestOutputProfile.N)) == ("RGB", 3)
    assert profile.version < 5


def test_pages_and_pictures_use_no_other_colours_and_no_graphics_states(printed: Printed) -> None:
    pdf = printed.reader.pdf
    drawn = [page.obj for page in pdf.pages] + [
        item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    used = {str(step.operator) for stream in drawn for step in pikepdf.parse_content_stream(stream)}
    assert used & {"rg", "g"}
    assert used & {"k", "K", "cs", "CS", "sc", "scn", "SC", "SCN", "sh", "gs", "ri", "INLINE IMAGE"} == set()


def test_no_file_is_locked_or_acts_or_carries_other_files(printed: Printed) -> None:
    assert not printed.reader.pdf.is_encrypted
    forbidden = {
        "/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/EF", "/RichMedia", "/GoToR",
        "/SubmitForm", "/ImportData", "/Perms", "/OCProperties", "/PieceInfo", "/AF", "/B", "/Threads", "/Requirements", "/AlternatePresentations", "/PresSteps",
    }  # fmt: skip
    for item in printed.reader.pdf.objects:
        assert not forbidden & _names(item)


def test_streams_are_inside_the_file_and_packed_by_flate_only(printed: Printed) -> None:
    for item in printed.reader.pdf.objects:
        if isinstance(item, pikepdf.Stream):
            assert not {"/F", "/FFilter", "/FDecodeParms"} & set(item.keys())
            assert str(item.get("/Filter", "/FlateDecode")) == "/FlateDecode"


def test_the_file_has_an_identifier(printed: Printed) -> None:
    one, other = printed.reader.pdf.trailer.ID
    assert len(bytes(one)) == 16
    assert bytes(one) == bytes(other)


def test_the_header_says_version_1_7_and_holds_binary_bytes(printed: Printed) -> None:
    first, second = printed.path.read_bytes()[:20].split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second.startswith(b"%")
    assert len([byte for byte in second if byte > 127]) >= 4


def _xmp(printed: Printed) -> dict[str, Any]:
    with printed.reader.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return {
            key: metadata[key]
            for key in (
                "pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "dc:title", "dc:creator", "dc:description",
                "pdf:Producer", "xmp:CreateDate", "xmp:ModifyDate", "dc:rights", "xmpRights:Marked",
                "xmpRights:WebStatement", "xmpRights:UsageTerms",
            )
        }  # fmt: skip


def _moment(value: Any) -> str:
    return datetime.strptime(str(value), "D:%Y%m%d%H%M%SZ").strftime("%Y-%m-%dT%H:%M:%SZ")


def _names(item: Any) -> set[str]:
    """The keys and names in an object and in what stands directly inside it."""
    if isinstance(item, pikepdf.Name):
        return {str(item)}
    if isinstance(item, pikepdf.Array):
        return set().union(*(_names(part) for part in item if not getattr(part, "is_indirect", False)))
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        inner = [part for part in item.values() if not getattr(part, "is_indirect", False)]
        return set(item.keys()).union(*(_names(part) for part in inner))
    return set()
