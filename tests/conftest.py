"""Fixtures that every test may use."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.long import LONG, examples
from tests.memory_folder import memory_folder

# Many tests start the program anew: it is not to compile all of itself each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A folder that somebody named counts.
if not {"PYTEST_DEBUG_TEMPROOT", "TMPDIR"} & os.environ.keys() and (in_memory := memory_folder()):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(in_memory)

# A shell that runs the tests in its background has Ctrl-C ignored, by every process that tests start too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says how busy the machine is. What must not take long measures that itself.
# What is tried is the same in every run, so that a run judges what was changed; `make test-long` tries other examples each time.
hypothesis.settings.register_profile("any machine", deadline=None, derandomize=not LONG, max_examples=examples(50))
hypothesis.settings.load_profile("any machine")

# Before the first import of it, so that its assertions explain themselves as those of tests do.
pytest.register_assert_rewrite("tests.support")

from guide.base.processes import cores  # noqa: E402  # see above
from tests.each import Each, try_each  # noqa: E402  # see above
from tests.kept_layouts import read_layout  # noqa: E402  # see above
from tests.support import SmallProject, make_project  # noqa: E402  # see above
from tests.together import group_of, scheduler  # noqa: E402  # see above

# What takes longest, most of it waiting for browsers and processes: it starts first, so that no worker is left with it alone.
LONGEST = (
    "clinic/test_browser.py", "clinic/test_failures.py", "site/test_browser.py", "clinic/test_node.py", "clinic/test_firefox.py", "personalize/test_killed.py", "personalize/test_resume.py", "personalize/test_cluster.py", "make/test_stale.py",
    "personalize/test_addresses.py", "publish/test_killed.py", "make/test_practices.py", "preview/test_browser.py",
    "preview/test_worker.py", "make/test_commands.py", "preview/test_server.py", "wheel/test_wheel.py",
)  # fmt: skip


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One more than there are cores, since tests also wait; None where somebody named a number."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else cores() + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Files that share what takes long to make go to one process."""
    return scheduler(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first: files by name, then groups."""
    if hasattr(config, "workerinput"):
        ranks = {f"tests/{name}": rank for rank, name in enumerate(LONGEST)}

        def rank(item: pytest.Item) -> int:
            file = item.nodeid.partition("::")[0]
            return ranks.get(file, len(LONGEST) + (group_of(file) == file))

        items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Tests kill processes and never the machine, so what is written need not be on the disk: to wait for it, file by file,
    takes longer than most tests. Those that are about it watch the calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_searching_of_what_stays() -> Iterator[None]:
    """What all test modules have in memory is not searched for garbage: that takes longer than many a run, which
    collects before it forks. The rest is searched seldom."""
    with pytest.MonkeyPatch.context() as patch:
        gc.set_threshold(10_000, 20, 20)
        gc.collect()
        gc.freeze()
        patch.setattr(gc, "unfreeze", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_reading_of_the_same_layouts() -> Iterator[None]:
    """What is in `layouts/` of most projects is the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guide.pipeline.select.read_layout", read_layout)
        yield


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """A fresh small project, not built."""
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its build/, to copy from; nobody changes it."""
    project = make_project(tmp_path_factory.mktemp("built") / "project")
    ran = project.guide("build")
    assert (ran.code, ran.errors) == (0, ())
    return project.root


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> SmallProject:
    """A small project of the test's own, with a finished build/."""
    shutil.copytree(built_once, tmp_path / "project")
    return SmallProject(tmp_path / "project")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Carry out a test that goes over many values (`tests/each.py`)."""
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    for argument, values in wanted.items():
        if isinstance(values, Each):
            try_each(argument, values, lambda value: pyfuncitem.obj(**{**wanted, argument: value}))  # noqa: B023  # called in the loop
            return True
    return None
