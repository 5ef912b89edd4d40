"""A project of many topics, and the section about it on the page of results."""

from __future__ import annotations

from pathlib import Path

from bench.frozen import TODAY
from bench.measure import Run
from bench.topics import (
    BEGIN,
    END,
    LOOKED,
    ONE,
    ONE_WORD,
    SAME,
    WHOLE,
    WORD,
    WORDS,
    lines_of,
    make_topics,
    put,
    section_of,
)
from tests.support import run


def test_each_topic_has_handouts_of_its_own(tmp_path: Path) -> None:
    project = tmp_path / "project"
    assert make_topics(project, 2) == 20
    files = {path.parent.parent.name: path for path in project.glob("sources/*/en/tips-*.md")}
    assert sorted(files) == ["topic-aa", "topic-ab"]
    assert all(path.read_text("utf-8").count(WORDS[0]) == 1 for path in files.values())
    for path in files.values():
        ran = run("build", "--project", str(project), "--handout", path.stem, environment=TODAY)
        assert ran.code == 0, ran.errors


def test_the_section_takes_its_place() -> None:
    tasks = {
        task: (Run(2.0, 2.0, 100.0), handouts)
        for task, handouts in ((WHOLE, 20), (SAME, 20), (LOOKED, 20), (WORD, 20), (ONE, 1), (ONE_WORD, 1))
    }
    more = {task: (Run(22.0, 22.0, 300.0), 10 * handouts) for task, (_, handouts) in tasks.items()}
    lines = lines_of({2: tasks, 20: more}, 2, 20)
    assert f"| {WHOLE} | 2.000 | 22.000 | 1.10 | 100 | 300 |" in lines
    page = put("# Results\n\nOthers.\n", lines)
    assert page.startswith(f"# Results\n\nOthers.\n\n{BEGIN}\n")
    assert page.endswith(f"\n{END}\n")
    assert put(page, lines) == page
    assert section_of(page) == page.partition("Others.\n\n")[2]
    assert section_of("# Results\n") == ""
