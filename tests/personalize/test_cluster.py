"""The sheets of many practices made by a Dask cluster: a scheduler and workers as real processes on loopback."""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.cluster import WAIT, Cluster, until
from tests.long import only_long
from tests.personalize.support import PLAIN, THREE, as_table, many, personalize
from tests.support import ROOT, TODAY, Ran, SmallProject, files_in

PRACTICES = 40
# The day of runs in this process.
NOON = str(int(datetime.datetime.combine(TODAY, datetime.time(12), datetime.timezone.utc).timestamp()))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers."""
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    cluster.start()
    cluster.add_worker()
    cluster.add_worker()
    yield cluster
    cluster.end()


def by_dask(project: SmallProject, address: str, out: str, *arguments: str) -> Ran:
    chosen = ("--edition", "letter", "--engine", "dask", "--scheduler", address, *arguments)
    return project.guide("personalize", str(project.path("practices.csv")), "--out", out, *chosen)


def expected(project: SmallProject) -> dict[str, bytes]:
    personalize(project, "practices.csv", "--edition", "letter", out="expected")
    return files_in(project.path("expected"))


def test_a_folder_and_an_address_hold_what_a_local_run_makes(project: SmallProject, cluster: Cluster) -> None:
    project.write("practices.csv", as_table(*THREE, *many(10), {**PLAIN, "id": "oak", "phone": "none"}))
    whole = expected(project)
    for out in (str(project.path("shared")), f"file://{project.path('address')}"):
        ran = by_dask(project, cluster.address, out)
        assert ran.errors[-1] == "1 error; 1 row of 14 failed: see report.jsonl"
        assert ran.said == (f"{out}: 13 files for 13 practices (13 made)",)
        ran = by_dask(project, cluster.address, out)
        assert ran.said == (f"{out}: 13 files for 13 practices (0 made, 13 already there)",)
    assert files_in(project.path("shared")) == whole
    assert files_in(project.path("address")) == whole


def test_a_zip_is_packed_here(project: SmallProject, cluster: Cluster) -> None:
    project.write("practices.csv", as_table(*THREE))
    assert by_dask(project, cluster.address, str(project.path("by-dask.zip"))).code == 0
    personalize(project, "practices.csv", "--edition", "letter", out="local.zip")
    assert project.path("by-dask.zip").read_bytes() == project.path("local.zip").read_bytes()
    assert not list(project.root.glob(".*.work"))


@contextlib.contextmanager
def scheduled(folder: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    cluster = Cluster(folder)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.end()


@pytest.fixture(scope="module")
def other_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Another one, at first without workers. Each test that has it goes on from what the one before left; the last one
    kills it."""
    with scheduled(tmp_path_factory.mktemp("other")) as cluster:
        yield cluster


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler of the test's own, without workers."""
    (tmp_path / "cluster").mkdir()
    with scheduled(tmp_path / "cluster") as cluster:
        yield cluster


class Gate:
    """A practice at which every worker that comes to it waits, until it is opened: a run cannot be over before. Its file
    of an earlier run is a pipe, which gives nothing and does not end as long as it is open here."""

    def __init__(self, project: SmallProject, out: Path, row: dict[str, str]) -> None:
        project.write("practices.csv", as_table(row))
        personalize(project, "practices.csv", "--edition", "letter", out=out.name)
        (self.place,) = out.glob("*/*/*/*.pdf")
        self.place.unlink()
        os.mkfifo(self.place)
        self.handle = os.open(self.place, os.O_RDWR)

    def open(self) -> None:
        """Let all go on: what they find is not the file, so they make it."""
        self.place.unlink()
        self.place.write_bytes(b"spoilt")
        os.close(self.handle)


def start(project: SmallProject, cluster: Cluster, out: Path) -> subprocess.Popen[str]:
    """A run in a process of its own, as far as its first files."""
    command = (
        sys.executable, "-m", "guide", "personalize", str(project.path("practices.csv")), "--out", str(out),
        "--edition", "letter", "--engine", "dask", "--scheduler", cluster.address, "--project", str(project.root),
        "--verify",
    )  # fmt: skip
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOON},
    )  # fmt: skip
    until(lambda: len(list(out.glob(".made/*/*.made.jsonl"))) > 2)
    return process


def test_a_worker_that_is_killed_takes_no_row_with_it(project: SmallProject, cluster: Cluster) -> None:
    out, rows = project.path("out"), many(PRACTICES)
    gate = Gate(project, out, rows[0])
    project.write("practices.csv", as_table(*rows, {**PLAIN, "phone": "none"}))
    process = start(project, cluster, out)
    worker = cluster.workers.pop()
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    assert process.poll() is None, "the run was over before the worker was killed"
    gate.open()
    said, errors = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert f"1 row of {PRACTICES + 1} failed" in errors
    assert said == f"{out}: {PRACTICES} files for {PRACTICES} practices ({PRACTICES} made)\n"
    assert files_in(out) == expected(project)
    cluster.add_worker()


def test_a_stopped_run_goes_on(project: SmallProject, cluster: Cluster) -> None:
    out, rows = project.path("out"), many(PRACTICES)
    gate = Gate(project, out, rows[0])
    project.write("practices.csv", as_table(*rows))
    process = start(project, cluster, out)
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=WAIT)
    assert (process.returncode, said, errors) == (130, "", "guide: stopped\n")
    assert not (out / "manifest.jsonl").exists()
    gate.open()
    ran = by_dask(project, cluster.address, str(out))
    assert (ran.code, ran.errors) == (0, ())
    assert " already there)" in ran.said[0]
    assert files_in(out) == expected(project)


def refused(project: SmallProject, message: str, *arguments: str) -> None:
    """The command says exactly this, ends with 2 and writes nothing."""
    project.write("practices.csv", as_table(PLAIN))
    before = files_in(project.root)
    out = () if "--out" in arguments else ("--out", str(project.path("out")))
    ran = project.guide("personalize", str(project.path("practices.csv")), *out, *arguments)
    assert (ran.code, ran.errors, ran.said) == (2, (f"guide: {message}",), ())
    assert files_in(project.root) == before
    assert not project.path("out").exists()


def test_an_unreachable_scheduler(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.products.personalize.remote.cluster.PATIENCE", 1)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
        refused(project, f"no Dask scheduler answers at {address}", "--engine", "dask", "--scheduler", address)


def test_a_scheduler_without_workers(
    project: SmallProject, other_cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.products.personalize.remote.cluster.FOR_WORKERS", 0.5)
    address = other_cluster.address
    refused(project, f"the Dask scheduler at {address} has no workers", "--engine", "dask", "--scheduler", address)


def test_a_worker_with_another_version(project: SmallProject, other_cluster: Cluster, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "guide", tmp_path / "other" / "guide")
    with (tmp_path / "other" / "guide" / "base" / "units.py").open("a") as file:
        file.write("# another version\n")
    other_cluster.add_worker(tmp_path / "other")
    worker = other_cluster.first_worker()
    version = platform.python_version()
    refused(
        project, f"the worker {worker} has another version of this program or of its packages (Python {version} there, "
        f"Python {version} here): install the same versions on both", "--engine", "dask", "--scheduler", other_cluster.address,
    )  # fmt: skip


def test_a_scheduler_that_is_lost_is_said(project: SmallProject, other_cluster: Cluster) -> None:
    out, rows = project.path("out"), many(PRACTICES)
    gate = Gate(project, out, rows[0])
    project.write("practices.csv", as_table(*rows))
    other_cluster.end_workers()
    other_cluster.add_worker()
    process = start(project, other_cluster, out)
    assert other_cluster.scheduler
    other_cluster.scheduler.kill()
    said, errors = process.communicate(timeout=WAIT)
    assert errors == f"guide: the Dask scheduler at {other_cluster.address} is gone; run this again to continue\n"
    assert (process.returncode, said) == (2, "")
    gate.open()
    assert not (out / "manifest.jsonl").exists()


@only_long
def test_a_worker_without_the_program(project: SmallProject, own_cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    own_cluster.add_worker(tmp_path / "nothing")
    worker = own_cluster.first_worker()
    why = "ModuleNotFoundError(\"No module named 'guide'\")"
    refused(
        project, f"the worker {worker} cannot run this program: install it there ({why})",
        "--engine", "dask", "--scheduler", own_cluster.address,
    )  # fmt: skip


@only_long
def test_a_scheduler_without_the_program(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    cluster = Cluster(tmp_path)
    cluster.start(tmp_path / "nothing")
    try:
        cluster.add_worker()
        address, why = cluster.address, "No module named 'guide'"
        refused(
            project, f"the scheduler {address} cannot run this program: install it there ({why})",
            "--engine", "dask", "--scheduler", address,
        )  # fmt: skip
    finally:
        cluster.end()


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        ("--engine dask needs --scheduler ADDRESS, for example tcp://host:8786", "--engine dask"),
        ("--scheduler is for a cluster: add --engine dask", "--scheduler tcp://host:8786"),
        ("--scheduler host: write it as in tcp://host:8786 or tls://host:8786", "--engine dask --scheduler host"),
        ("--processes is for --engine local: a cluster decides its own number of workers", "--engine dask --scheduler h:1 --processes 2"),
        ("memory://x: only one process can reach this store; a cluster cannot", "--engine dask --scheduler h:1 --out memory://x"),
        ("--verify is for an address or a cluster: in a folder, bytes are always compared", "--verify"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together(project: SmallProject, message: str, arguments: str) -> None:
    refused(project, message, *arguments.split())


def test_without_distributed(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused(
        project, "--engine dask needs the package `distributed`: install guide-handouts[dask]",
        "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1",
    )  # fmt: skip


def test_a_scheduler_by_tls_without_certificates(project: SmallProject, cluster: Cluster) -> None:
    address = cluster.address.replace("tcp", "tls")
    message = f"{address} needs certificates: name them in Dask's configuration, distributed.comm.tls"
    refused(project, message, "--engine", "dask", "--scheduler", address)
