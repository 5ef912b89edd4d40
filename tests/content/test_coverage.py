"""Every point of the content brief has a place on the sheets, and nobody can lose one by editing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TOPIC = ROOT / "sources" / "crawling-backwards"

# What both articles have and the first edition lost.
LOST = [
    "arms-first",
    "face",
    "texture",
    "no-slide",
    "toys",
    "training-wheels",
    "bare-toes",
    "tunnel",
    "core",
    "weight",
    "beep",
]
# Section of the brief -> its points. Whether each is really printed is checked by every build.
POINTS = {
    "1": ["1"],
    "2": [f"2.{number}" for number in range(1, 14)],
    "3": [f"3.{number}" for number in range(1, 13)],
    "4": [f"4.{number}" for number in range(1, 8)],
    "5": [f"5.{number}" for number in range(1, 5)],
    "6": [*(f"6.{number}" for number in range(1, 18)), "6.9a", "6.10a", "6.questions"],
    "7": [f"7.{number}" for number in range(1, 7)],
    "9": [f"9.{part}" for part in ("why", "builds", "help", "ask", "visit", "safety")],
    "10": [f"10.{number}" for number in range(1, 12)],
    "11": ["11.open", "11.close", "11.backward-builds", *(f"11.{part}" for part in LOST)],
}


@pytest.fixture(scope="module")
def coverage() -> dict[str, list[dict[str, str]]]:
    loaded = yaml.safe_load((TOPIC / "coverage.yaml").read_text("utf-8"))
    return {str(key): value for key, value in loaded.items()}


@pytest.mark.parametrize("section", POINTS)
def test_every_point_of_a_section_is_mapped(section: str, coverage: dict[str, list[dict[str, str]]]) -> None:
    missing = [point for point in POINTS[section] if not coverage.get(point)]
    assert missing == []


def test_nothing_else_is_mapped(coverage: dict[str, list[dict[str, str]]]) -> None:
    known = {point for points in POINTS.values() for point in points}
    assert set(coverage) - known == set()


def test_parents_find_each_point_on_a_sheet_of_theirs(coverage: dict[str, list[dict[str, str]]]) -> None:
    for_clinicians = {"clinician-companion"}
    lost = [point for point, places in coverage.items() if {place["sheet"] for place in places} <= for_clinicians]
    assert lost == []
