"""A practice's own country decides how its numbers are dialled, and nothing else."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.compose.practice import practice_box
from guide.model.inlines import Link
from guide.read.practice import read_practice
from tests.compose.conftest import Composer
from tests.support import SmallProject

FILE = "practices/oak.yaml"
NUMBERS = "name: Oak Clinic\nphone: 020 7946 0000\nafter-hours: +44 (0)20 7946 0001\nfax: 020 7946 0003\n"
UNKNOWN = (
    "2:8: practice: warning: `phone`: `020 7946 0000` has no form that is known in US, so a tap does not dial it\n"
    "    hint: write it as in 1-800-222-1222, or with `+` and the code of its country; or delete `country`"
)


def targets(project: SmallProject, composed: Composer, content: str) -> list[str]:
    project.write(FILE, content)
    problems = Problems()
    practice = read_practice(project.path(FILE), problems)
    assert practice is not None, list(problems)
    box = practice_box(composed("Text."), practice, "your-clinic")
    return [inline.target for line in box.lines for inline in line.inlines if isinstance(inline, Link)]


def test_without_a_country_a_number_is_dialled_as_typed(project: SmallProject, composed: Composer) -> None:
    assert targets(project, composed, NUMBERS) == ["tel:02079460000", "tel:+442079460001"]


def test_with_a_country_it_is_dialled_from_abroad_too(project: SmallProject, composed: Composer) -> None:
    assert targets(project, composed, NUMBERS + "country: GB\n") == ["tel:+442079460000", "tel:+442079460001"]


def test_a_number_of_no_known_form_is_printed_and_not_dialled(project: SmallProject, composed: Composer) -> None:
    assert targets(project, composed, NUMBERS + "country: US\n") == ["tel:+442079460001"]


def test_such_a_number_is_a_warning(built: SmallProject) -> None:
    built.write(FILE, NUMBERS + "country: US\n")
    path = built.path(FILE)
    ran = built.guide("build", "--practice", str(path))
    assert ran.code == 0
    assert f"{path}:{UNKNOWN}" in "\n".join(ran.errors)


def test_a_country_that_is_not_known_is_refused(built: SmallProject) -> None:
    built.write(FILE, NUMBERS + "country: uk\n")
    path = built.path(FILE)
    ran = built.guide("build", "--practice", str(path))
    assert ran.code == 1
    assert ran.errors[:2] == (
        f"{path}:5:10: practice: `country`: `uk` is not a country whose telephone numbers are known",
        "    hint: write `GB`",
    )


def test_a_tap_never_dials_the_emergency_number(project: SmallProject, composed: Composer) -> None:
    night = "name: Oak Clinic\nphone: (555) 555-0100\nafter-hours: 911\n"
    assert targets(project, composed, night) == ["tel:5555550100"]
    assert targets(project, composed, night + "country: US\n") == ["tel:+15555550100"]
    ran = project.guide("check", "--practice", str(project.path(FILE)))
    assert not any("practice:" in line for line in ran.errors)
