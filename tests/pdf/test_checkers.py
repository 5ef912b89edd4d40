"""Checkers that are not ours find nothing."""

from __future__ import annotations

import shutil
import subprocess

import pdfua
import pytest

from tests.long import only_long
from tests.pdf.conftest import Printed


def test_pdfua_finds_nothing(printed: Printed) -> None:
    report = pdfua.validate(str(printed.path))
    assert [f"{finding.rule_id}: {finding.message}" for finding in report.findings] == []
    assert report.exit_code == 0


def test_pikepdf_finds_no_fault_in_the_syntax(printed: Printed) -> None:
    assert printed.reader.pdf.check_pdf_syntax() == []


@only_long  # its check is the one before, which is of the same library
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(printed: Printed) -> None:
    found = subprocess.run(["qpdf", "--check", str(printed.path)], capture_output=True, text=True, check=False)
    assert (found.returncode, "No syntax or stream encoding errors found" in found.stdout) == (0, True), found.stderr
