"""`chart-causes`: a table of causes whose signs stand under their own urgency."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.compose.editions import as_on_posters
from guide.compose.handout import compose
from guide.model.blocks import Figure, Paragraph, Table
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.walk import walk
from guide.read.files import Project
from guide.read.topic import read_topic
from tests.support import CASES, HANDOUT, TOPIC, SmallProject

CHART = "type: causes\ncause: Cause\nmeans: What it is\ncauses:\n"


def handout_with(chart: str, project: SmallProject) -> tuple[Handout, list[str]]:
    for path in ("signs.yaml", "en/signs.yaml"):
        project.write(f"{TOPIC}/{path}", (CASES / "signs" / path).read_text("utf-8"))
    project.write(f"{TOPIC}/en/why.yaml", CHART + chart)
    front = project.read(HANDOUT).partition("\n---\n")[0]
    project.write(HANDOUT, f"{front}\n---\n:::{{chart-causes}} why\n:::\n")
    problems = Problems()
    source = read_topic(Project(project.root), project.root / TOPIC, problems)
    assert source is not None, list(problems)
    handout = compose(source, source.languages[0], source.languages[0].handouts[0], problems)
    return handout, list(map(str, problems))


def composed_with(chart: str, project: SmallProject) -> tuple[list[Table], list[str]]:
    handout, problems = handout_with(chart, project)
    return [block for block in walk(handout.blocks) if isinstance(block, Table)], problems


def test_signs_stand_under_their_urgency_whatever_the_chart_says(project: SmallProject) -> None:
    row = "  - {name: Weak muscles, means: Hard to move., signs: [late, same-hand, loses-skill]}\n"
    (table,), said = composed_with(row, project)
    assert said == []
    heads = [
        plain(block.inlines) for cell in table.header.cells for block in cell.blocks if isinstance(block, Paragraph)
    ]
    assert heads == ["Cause", "What it is", "Doctor now", "Call soon", "Next visit"]
    cells = [
        [plain(block.inlines).replace("\u00a0", " ") for block in cell.blocks if isinstance(block, Paragraph)]
        for cell in table.rows[0].cells
    ]
    assert cells == [
        ["Weak muscles"], ["Hard to move."], ["Loses a skill."], ["One hand before 7 to 10 months."], ["Sits late."]
    ]  # fmt: skip


def test_a_cell_without_signs_says_so_except_on_posters(project: SmallProject) -> None:
    rows = "  - {name: A, means: B., signs: [late]}\n  - {name: C, means: D., signs: [loses-skill]}\nnone: None of these.\n"
    handout, said = handout_with(rows, project)
    assert said == []
    for posters, expected in ((False, "None of these."), (True, "")):
        made = as_on_posters(handout) if posters else handout
        (table,) = [block for block in walk(made.blocks) if isinstance(block, Table)]
        cells = [
            "".join(plain(block.inlines) for block in row.cells[column].blocks if isinstance(block, Paragraph))
            for row, column in ((table.rows[0], -2), (table.rows[1], -1))
        ]
        assert cells == [expected, expected]


def test_what_a_cause_is_may_be_said_on_posters_in_words_of_their_own(project: SmallProject) -> None:
    handout, said = handout_with(
        "  - {name: A, means: {text: The arms tire soon., poster: Tires soon.}, signs: [late]}\n", project
    )
    assert said == []
    (table,) = [block for block in walk(as_on_posters(handout).blocks) if isinstance(block, Table)]
    words = [plain(block.inlines) for block in table.rows[0].cells[1].blocks if isinstance(block, Paragraph)]
    assert words == ["Tires soon."]


def test_a_cause_shows_the_drawing_of_its_first_sign_that_has_one(project: SmallProject) -> None:
    (table,), _ = composed_with("  - {name: A, means: B., signs: [late, loses-skill]}\n", project)
    (figure,) = [block for block in table.rows[0].cells[0].blocks if isinstance(block, Figure)]
    assert (figure.picture.name, figure.alt) == ("ball", "A ball that rolls away.")


def test_bad_causes_are_refused(project: SmallProject) -> None:
    path = f"{TOPIC}/en/why.yaml"
    told = {
        "  - {name: A, means: B., signs: [lat]}\n": (
            f"{path}:5:34: signs: unknown sign `lat`\n    hint: did you mean `late`?"
        ),
        "  - {name: A, means: B., signs: [late, late]}\n": (
            f"{path}:5:40: chart: sign `late` is there twice\n    hint: keep one"
        ),
        "  - {name: A, means: B., signs: [late]}\n" * 9: (
            f"{path}:1:1: chart: this chart has 9 causes; it can have 8 at most\n"
            "    hint: put causes with the same signs together"
        ),
    }
    assert {chart: composed_with(chart, project)[1] for chart in told} == {
        chart: [said] for chart, said in told.items()
    }
