"""Whatever a practice writes within the limits of its lines fits every sheet, or its file is refused before any is laid out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import InputError, Problems
from guide.pipeline.preparation import Plan, laid_out, planned
from guide.pipeline.select import Selection
from guide.read.files import Project
from tests.layout.test_practice import written
from tests.long import examples
from tests.subject import TODAY
from tests.support import HANDOUT, TOPIC_FILE, make_project

EDITIONS = (
    "letter", "a4", "letter-gray", "a4-gray", "letter-large", "a4-large", "letter-booklet", "a4-booklet", "phone",
    "tabloid-poster", "a3-poster",
)  # fmt: skip
# What the front matter of each kind of sheet says besides its name.
KINDS = {
    "plain": "",
    "leaf": "look: leaf\n",
    "sheet": "look: sheet\n",
    "half": "look: sheet\nup: 2\neditions: [letter, a4, a4-gray]\n",
}


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a sheet of every kind in every edition that it can have."""
    project = make_project(tmp_path_factory.mktemp("kinds") / "project")
    project.append(TOPIC_FILE, f"editions: [{', '.join(EDITIONS)}]\n")
    words = project.read(HANDOUT).replace(":::{table} ways\n:::\n", "")
    for number, (kind, front) in enumerate(KINDS.items(), 1):
        text = words.replace("handout: small\n", f"handout: {kind}\n{front}").replace(
            "number: T-1", f"number: T-{number}"
        )
        project.write(HANDOUT.replace("small", kind), text.replace("![A ball on the floor.](ball)\n", ""))
    project.path(HANDOUT).unlink()
    return Project(project.root)


def filled(most: int, word: str) -> str:
    """As many of these words as a text may have characters."""
    return (f"{word} " * most)[:most].strip()


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts as long as they may be, or shorter: of ordinary words, of the widest letters, of words as long as they may be."""
    words = st.sampled_from(("of Anytown and", "WWW W WWWW", "W" * 26, "Building", "internationalised"))
    return st.builds(filled, st.sampled_from((most, most // 2, 8)), words)


NUMBERS = st.sampled_from(
    ("911", "(555) 555-0100", "+1 (555) 555-0100 ext. 123456", "+49 (0) 511 / 12345-67890", "030/123456 ext. 1")
)
OTHERS = st.lists(st.tuples(texts(27), NUMBERS), max_size=4).map(
    lambda phones: (
        "["
        + ", ".join(f"{{label: '{label}{number}', number: {phone}}}" for number, (label, phone) in enumerate(phones))
        + "]"
    )
)
HOURS = st.lists(texts(60) | st.just("Mon-Fri 8:30 am - 5:30 pm; Sat 9 am-noon"), min_size=1, max_size=4).map(
    lambda lines: "[" + ", ".join(f"'{line}'" for line in lines) + "]"
)
LINES = {
    "department": texts(60).map("'{}'".format),
    "address": texts(90).map("'{}'".format),
    "phones": OTHERS,
    "hours": HOURS,
    "after-hours": NUMBERS,
    "early-intervention": st.builds("{{name: '{}', phone: {}}}".format, texts(60), NUMBERS)
    | NUMBERS.map("{{phone: {}}}".format),
    "fax": NUMBERS,
    "web": st.sampled_from(("https://example.org", f"https://{'w' * 28}.org")),
    "logo": st.just("{file: logo.svg, alt: A house with a heart in it.}"),
}
# All lines at once, or any of them.
NAMED = {"name": texts(60).map("'{}'".format), "phone": NUMBERS}
PRACTICES = (st.fixed_dictionaries({**NAMED, **LINES}) | st.fixed_dictionaries(NAMED, optional=LINES)).map(
    lambda keys: "".join(f"{key}: {value}\n" for key, value in keys.items())
)


def faults_of(plan: Plan) -> list[str]:
    """What is only found wrong when the sheets are laid out."""
    problems = Problems()
    for wanted in plan.wanted:
        laid_out(wanted, plan.common, problems)
    return [str(problem) for problem in problems.errors]


@settings(deadline=None, derandomize=True, max_examples=examples(13))
@given(content=PRACTICES)
def test_what_is_not_refused_at_once_fits_every_sheet(content: str, kinds: Project) -> None:
    path = written(kinds.root, content)
    try:
        plan = planned(kinds, Selection(practice=path), TODAY)
    except InputError as refused:
        assert {(problem.at.path, problem.rule) for problem in refused.problems if problem.severity == "error"} == {
            (str(path), "practice")
        }
    else:
        assert faults_of(plan) == []


# The name and nine more lines, in the words of docs/practices.md.
ORDINARY = {
    "department": "Pediatric Physical Therapy", "address": "100 Main Street, Anytown", "after-hours": "(555) 555-0101",
    "early-intervention": "{phone: (555) 555-0102}", "fax": "(555) 555-0103",
    "phones": "[{label: Appointments, number: (555) 555-0104}, {label: Nurse line, number: (555) 555-0105}]",
    "hours": "Mon-Fri 8 am-5 pm; Sat 9 am-noon", "web": "https://example.org",
}  # fmt: skip


def test_any_nine_ordinary_lines_fit_every_sheet(kinds: Project) -> None:
    refused = []
    for left_out in ("web", "fax", "address", "department"):
        keys = {key: value for key, value in ORDINARY.items() if key not in (left_out, "web")}
        path = written(
            kinds.root,
            "name: Example Children's Clinic\nphone: (555) 555-0100\n"
            + "".join(f"{key}: {value}\n" for key, value in keys.items()),
        )
        try:
            refused += faults_of(planned(kinds, Selection(practice=path), TODAY))
        except InputError as error:
            refused.append(str(error))
    assert refused == []
