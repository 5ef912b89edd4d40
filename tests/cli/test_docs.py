"""`guide docs`: where the pages of the manual are. tests/wheel/ has what an installed program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT, run


def test_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anywhere, also where there is no project; a page may be named as hints name it."""
    monkeypatch.chdir(tmp_path)
    ran = run("docs")
    assert (ran.code, ran.errors, ran.said[0]) == (0, (), f"{ROOT / 'docs'}:")
    assert [line.split()[0] for line in ran.said[1:]] == sorted(path.stem for path in (ROOT / "docs").glob("*.md"))
    assert all(len(line.split()) > 1 for line in ran.said[1:])
    for name in ("writing", "writing.md", "docs/writing.md"):
        assert run("docs", name).said == (str(ROOT / "docs" / "writing.md"),)


def test_a_page_that_is_not_there() -> None:
    ran = run("docs", "../writng")
    assert (ran.code, ran.errors) == (2, ("guide: the manual has no page `../writng`: did you mean `writing`?",))
