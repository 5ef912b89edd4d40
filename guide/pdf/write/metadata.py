"""The metadata of the file: XMP, the information dictionary, the output intent.

PDF/A-2a (ISO 19005-2, 6.6) and PDF/UA-1 (ISO 14289-1, clause 5) each require their identifier in XMP; PDF/A requires a
description of the PDF/UA schema, which it does not know.
"""

from __future__ import annotations

import datetime
import html
from pathlib import Path

from msgspec import Struct

from guide.compose.standing import plain_status
from guide.model.handout import Handout, Rights
from guide.pdf.write.objects import PdfFile, Ref, dictionary, string

PRODUCER = "guide handout publisher"
_PROFILE = Path(__file__).with_name("sRGB-v2-micro.icc")


class About(Struct, frozen=True):
    """What the metadata say about a file: its words, and the day from which they are."""

    title: str
    author: str
    subject: str
    language: str
    day: datetime.date
    rights: Rights = Rights()


def about(handout: Handout) -> About:
    """What the metadata of a handout's file say."""
    return About(
        handout.file_title, handout.publisher, subject(handout), handout.language, handout.edition, handout.rights
    )


def write_xmp(pdf: PdfFile, ref: Ref, said: About) -> None:
    """The metadata stream, uncompressed."""
    pdf.fill_stream(ref, {"Type": "/Metadata", "Subtype": "/XML"}, xmp(said).encode("utf-8"), compress=False)


def write_info(pdf: PdfFile, ref: Ref, said: About) -> None:
    """The information dictionary, with the same content as XMP (ISO 19005-2, 6.6.3 does not require it, readers show
    it)."""
    day = f"(D:{said.day.isoformat().replace('-', '')}000000Z)"
    pdf.fill(
        ref,
        dictionary(
            {
                "Title": string(said.title), "Author": string(said.author), "Subject": string(said.subject),
                "Producer": string(PRODUCER), "CreationDate": day, "ModDate": day,
            }
        ),
    )  # fmt: skip


def write_output_intent(pdf: PdfFile) -> Ref:
    """sRGB: what the device colours of the pages mean (ISO 19005-2, 6.2.3)."""
    profile = pdf.add_stream({"N": 3}, _PROFILE.read_bytes(), shared=True)
    return pdf.add(
        dictionary(
            {
                "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
                "Info": "(sRGB IEC61966-2.1)", "DestOutputProfile": profile,
            }
        )
    )  # fmt: skip


def subject(handout: Handout) -> str:
    """The summary, and the state of the sheet."""
    return f"{handout.summary} {plain_status(handout.standing, handout.labels)}."


def xmp(said: About) -> str:
    """The XMP packet."""
    moment = _moment(said.day)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title>{_default(said.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>{_text(said.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>{_default(said.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>{_text(said.language)}</rdf:li></rdf:Bag></dc:language>
{_rights(said.rights)}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{_text(PRODUCER)}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _rights(rights: Rights) -> str:
    """How the file may be used, in Dublin Core and in XMP's rights schema, which PDF/A knows; empty if the topic does
    not say."""
    if not rights.said:
        return ""
    licence = f"{rights.licence}." if rights.licence else ""
    where = f"<xmpRights:WebStatement>{_text(rights.url)}</xmpRights:WebStatement>\n" if rights.url else ""
    return f"""<dc:rights>{_default(" ".join(filter(None, (licence, rights.terms))))}</dc:rights>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
<xmpRights:Marked>True</xmpRights:Marked>
{where}<xmpRights:UsageTerms>{_default(rights.terms or rights.licence)}</xmpRights:UsageTerms>
"""


def _default(text: str) -> str:
    """A text in the language of the file."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


def _moment(day: datetime.date) -> str:
    """The edition date as a moment: no clock is read while building."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    """A text as XML content."""
    return html.escape(text, quote=False)
