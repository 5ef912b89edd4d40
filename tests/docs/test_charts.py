"""docs/charts.md: its example of the library runs, and makes what the page says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pdfua

from tests.pdf.reader import Reader
from tests.support import ROOT

PAGE = ROOT / "docs" / "charts.md"


def test_the_example_makes_an_accessible_figure(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{example}"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    reader = Reader(tmp_path / "reading.pdf")
    figure, caption = (next(one for one in reader.elements if one.tag == tag) for tag in ("Figure", "Caption"))
    assert figure.alt == "Of 63 families, 12 never read aloud, 20 sometimes and 31 often."
    assert "".join(part.sequence.text for part in caption.marked).strip() == "How often families read aloud"
    assert "Sometimes" in "".join(part.sequence.text for part in figure.marked)
    assert [finding.message for finding in pdfua.validate(str(tmp_path / "reading.pdf")).findings] == []
