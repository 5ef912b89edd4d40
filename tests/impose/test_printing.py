"""What a file says of how it is printed: at its size, and turned over the edge that the fold needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.pdf.impose.saddle import largest_creep
from tests.impose import imposed, preferences
from tests.subject import PROJECT
from tests.support import SmallProject

AS_IS = {"/DisplayDocTitle": "True", "/PrintScaling": "/None"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("small", "--booklet"), {**AS_IS, "/Duplex": "/DuplexFlipShortEdge"}),
        (("small", "--up", "2"), AS_IS),
        (("small", "--bleed", "3mm"), AS_IS),
        (("small",), {"/DisplayDocTitle": "True"}),
    ],
)
def test_folds_and_cuts_need_the_true_size(
    arguments: tuple[str, ...], said: dict[str, str], project: SmallProject, tmp_path: Path
) -> None:
    assert preferences(imposed(project, tmp_path, *arguments)) == said


def test_a_booklet_of_upright_sides_is_turned_over_its_long_edge(tmp_path: Path) -> None:
    phone = imposed(SmallProject(PROJECT.root), tmp_path, "tips", "--edition", "phone", "--booklet")
    _, _, width, height = (float(edge) for edge in phone.page_objects[0].MediaBox)
    assert width < height
    assert preferences(phone)["/Duplex"] == "/DuplexFlipLongEdge"


def test_one_sheet_never_creeps_into_its_fold(project: SmallProject, tmp_path: Path) -> None:
    (ready,), _ = project.prepare()[0][:1], None
    assert largest_creep(ready.context.pages) == float("inf")
    imposed(project, tmp_path, "small", "--booklet", "--creep", "1in")


def test_the_creep_that_the_message_names_is_taken(tmp_path: Path) -> None:
    wishes = ("parent-guide", "--edition", "letter-booklet")
    ran = SmallProject(PROJECT.root).guide("impose", *wishes, "--creep", "1in", "--out", str(tmp_path / "out.pdf"))
    most = ran.errors[0].split("more than ")[1].split("pt")[0]
    imposed(SmallProject(PROJECT.root), tmp_path, *wishes, "--creep", f"{most}pt")
