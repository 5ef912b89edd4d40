"""Why objects are written by `guide/pdf/write/objects.py`: 3,000 structure elements with it and with ReportLab's
pdfdoc.

Prints seconds (median) and bytes: `.venv-bench/bin/python -m bench.writers`, after `make bench` has made that environment.
"""

from __future__ import annotations

import io
import statistics
import timeit

from bench.measure import script
from guide.pdf.write.objects import PdfFile, array, dictionary

ELEMENTS = 3000
ROUNDS = 7


def own() -> int:
    """The elements through our writer: the size of the file."""
    pdf = PdfFile()
    root = pdf.reserve()
    kids = [pdf.add(dictionary({"Type": "/StructElem", "S": "/P", "P": root, "K": n})) for n in range(ELEMENTS)]
    pdf.fill(root, dictionary({"Type": "/StructTreeRoot", "K": array(kids)}))
    catalog = pdf.add(dictionary({"Type": "/Catalog", "StructTreeRoot": root}))
    return len(pdf.assembled(catalog, pdf.add(dictionary({"Producer": "(guide)"}))))


def reportlab() -> int:
    """The same through ReportLab, on a document of one page."""
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), invariant=1)
    document = canvas._doc
    root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
    parent = document.Reference(root, "root")
    kids = []
    for number in range(ELEMENTS):
        element = {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName("P"), "P": parent, "K": number}
        kids.append(document.Reference(pdfdoc.PDFDictionary(element), f"e{number}"))
    root.dict["K"] = pdfdoc.PDFArray(kids)
    document.Catalog.StructTreeRoot = parent
    canvas.showPage()
    return len(canvas.getpdfdata())


if __name__ == "__main__":
    script("writers", __doc__).parse_args()
    for name, write in (("guide/pdf/write/objects.py", own), ("reportlab.pdfbase.pdfdoc", reportlab)):
        size = write()
        seconds = statistics.median(timeit.repeat(write, number=1, repeat=ROUNDS))
        print(f"{name}: {seconds * 1000:.1f} ms, {size:,} bytes")
