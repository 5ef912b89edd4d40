"""The parts of a finished page under Node.js: the bytes and messages of the command line, for every practice and sheet."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide.products.clinic.form import written
from guide.products.clinic.session import Session
from tests import subject
from tests.clinic.logos import faulty_logos, logos
from tests.clinic.node_worker import NodeWorker, worker_of
from tests.clinic.practices import BAD, PRACTICES, Values
from tests.clinic.shared_site import PAGE, SMALL, TOOLS, WORDS, Made, desk_in, made_site, needs_tools
from tests.long import only_long
from tests.support import TODAY, SmallProject

pytestmark = needs_tools
FILE = "practice.yaml"
Sheet = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_site(tmp_path_factory)


@pytest.fixture(scope="module")
def worker(made: Made) -> Iterator[NodeWorker]:
    with worker_of(made.folder / PAGE, TODAY.isoformat(), "topic") as one:
        yield one


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = desk_in(tmp_path / "desk")
    monkeypatch.chdir(folder)
    return folder


def choice(sheet: Sheet) -> dict[str, str]:
    return dict(zip(("topic", "handout", "language", "edition"), sheet, strict=True))


def by_command_line(
    project: SmallProject, folder: Path, sheets: list[Sheet], day: datetime.date
) -> Callable[[Values], dict[str, str]]:
    """What makes every PDF of `guide build --practice`: its digest by its path. If a practice does not fit a sheet, which
    stops a whole build, each sheet is built alone."""

    def made(values: Values) -> dict[str, str]:
        shutil.rmtree(folder, ignore_errors=True)
        Path(FILE).write_text(written(values), "utf-8")
        build = ("build", "--practice", FILE, "--out")
        if project.guide(*build, str(folder), today=day).code:
            for number, (topic, handout, language, edition) in enumerate(sheets):
                one = ("--handout", f"{topic}/{handout}", "--language", language, "--edition", edition)
                project.guide(*build, str(folder / str(number)), *one, today=day)
        files = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.pdf"))}
        return {"/".join(path.parts[-3:]): digest for path, digest in files.items()}

    return made


def by_session(session: Session, sheets: list[Sheet]) -> Callable[[Values], dict[str, str]]:
    """The same, from what `test_session.py` compares with the command line."""

    def made(values: Values) -> dict[str, str]:
        found = [session.pdf(json.dumps(values), choice(sheet)) for sheet in sheets]
        return {one["path"]: one["entry"]["sha256"] for one in found if "data" in one}

    return made


def differing(
    worker: NodeWorker, own: Callable[[Values], dict[str, str]], sheets: list[Sheet], desk: Path
) -> list[str]:
    """What is not the same for every practice: sheets whose bytes differ, or that only one of the two makes."""
    wrong, spoken = [], {language for _, _, language, _ in sheets}
    for values in (one for one in PRACTICES if spoken.issuperset(one.get("languages", ()))):
        wanted = own(values)
        worker.open(values, desk)
        found: dict[str, str] = {}
        for sheet in sheets:
            found |= dict(worker.ask("pdf", json.dumps(values), choice(sheet))[1])
        paths = sorted(path for path in wanted.keys() | found.keys() if wanted.get(path) != found.get(path))
        wrong += [f"{values}: {path}" for path in ([] if wanted else ["nothing was made"]) + paths]
    return wrong


def test_every_file_has_the_bytes_of_the_command_line(worker: NodeWorker, made: Made, desk: Path) -> None:
    assert len(PRACTICES) >= 20
    assert {values["logo"]["file"] for values in PRACTICES if "logo" in values} == set(logos())
    assert differing(worker, by_session(made.session(), SMALL), SMALL, desk) == []


def test_every_fault_has_the_words_of_the_command_line_at_its_field(worker: NodeWorker, made: Made, desk: Path) -> None:
    assert len(BAD) >= 100
    assert {values["logo"].get("file") for values in BAD if "logo" in values} >= set(faulty_logos())
    session, wrong = made.session(), []
    for values in BAD:
        worker.open(values, desk)
        found = worker.ask("check", json.dumps(values), choice(SMALL[0]))[0]["problems"]
        own = session.check(json.dumps(values), choice(SMALL[0]))
        if found != own or not own:
            wrong.append((values, found, own))
    assert wrong == []


@only_long
def test_every_sheet_and_edition_for_every_practice(tmp_path: Path, desk: Path) -> None:
    root = tmp_path / "project"
    for name in ("sources", "layouts", "fonts"):
        shutil.copytree(subject.PROJECT.root / name, root / name)
    shutil.copy(WORDS, root / "sources" / "site.en.yaml")
    project = SmallProject(root)
    assert project.guide("site", "--clinics", str(TOOLS), today=subject.TODAY).code == 0
    sheets = [(topic, handout, language, edition) for language, topic, handout, edition in subject.promised()]
    topics = sorted({topic for topic, *_ in sheets})
    with worker_of(root / "build" / "site" / PAGE, subject.TODAY.isoformat(), *topics) as worker:
        assert (
            differing(worker, by_command_line(project, tmp_path / "built", sheets, subject.TODAY), sheets, desk) == []
        )
