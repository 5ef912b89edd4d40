"""Charts that this machine drew are the same in a browser, which has no ReportLab, in every accent."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from guide.layout.charts.kept import forget
from guide.products.clinic.prepared import prepared_files
from guide.products.clinic.session import Session
from guide.read.files import Project
from tests.clinic.conftest import CHOICE
from tests.clinic.test_sources import for_sheet, parts_of, second_family, unpack
from tests.support import FACTS, HANDOUT, TODAY, TOPIC, SmallProject

RANGES = """type: ranges
caption: When babies start
axis: Age in months
unit: months
label: Skill
mark: Your baby's age
rows:
  - {label: Sits, fact: sit-age}
  - {label: Walks, fact: walk-age}
"""
FACT = """
sit-age:
  value: [4, 9]
  unit: months
  say: {en: "{low} to {high} months"}
  about: Age at which babies sit
  sources: [growth-study]
  grade: read
  checked: 2026-11-20
  review-by: 2028-05-20
walk-age:
  value: [8, 18]
  unit: months
  say: {en: "{low} to {high} months"}
  about: Age at which babies walk
  sources: [growth-study]
  grade: read
  checked: 2026-11-20
  review-by: 2028-05-20
"""
VALUES = ({"name": "Oak", "phone": "555-0100"}, {"name": "Oak", "phone": "555-0100", "accent": "#5b2a6e"})


@pytest.fixture
def charted(project: SmallProject) -> SmallProject:
    project.write(f"{TOPIC}/en/windows.yaml", RANGES)
    project.append(FACTS, FACT)
    project.append(HANDOUT, "\n:::{chart-ranges} windows\n:::\n")
    project.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 4}")
    return project


def files(project: Path) -> list[bytes]:
    session = Session(str(project), ".", TODAY.isoformat())
    made = [session.pdf(json.dumps(values), CHOICE) for values in VALUES]
    assert [one["problems"] for one in made] == [[], []]
    return [bytes(one["data"]) for one in made]


def test_charts_that_came_with_the_project_are_those_that_are_drawn(
    charted: SmallProject, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.is_dir()
    forget()
    drawn = files(charted.root)
    (item,) = prepared_files(Project(charted.root), "topic", "en", charted.root / "kept", TODAY).items()
    forget()
    browser = charted.root.with_name("browser")
    shutil.copytree(charted.root, browser)
    (browser / item[0]).parent.mkdir(parents=True)
    (browser / item[0]).write_bytes(item[1])
    monkeypatch.setitem(sys.modules, "guide.layout.charts.drawing", None)
    assert files(browser) == drawn
    forget()
    with pytest.raises(ImportError):
        files(charted.root)


def test_a_chart_is_found_with_each_number_of_typefaces(
    charted: SmallProject, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.is_dir()
    second_family(charted)
    forget()
    drawn = files(charted.root)
    parts = parts_of(charted)
    forget()
    browser = unpack(parts, for_sheet(parts, CHOICE), tmp_path / "browser")
    monkeypatch.setitem(sys.modules, "guide.layout.charts.drawing", None)
    assert files(browser) == drawn
    unpack(parts, ["font-2"], tmp_path / "browser")
    assert files(browser) == drawn
