"""The preview as a real process: what it answers, to whom, and how it ends."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pytest

from tests.support import HANDOUT, ROOT, SmallProject

QUERY = "/events?handout=topic%2Fsmall&language=en&edition=letter"


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview and its port."""

    process: subprocess.Popen[str]
    port: int
    project: SmallProject

    def get(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    @contextlib.contextmanager
    def events(self) -> Iterator[Iterator[dict[str, Any]]]:
        """The stream of snapshots of the small sheet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", QUERY)
        answer = connection.getresponse()
        try:
            yield map(json.loads, _data(answer))
        finally:
            # The connection goes with the answer: nothing else reads the rest.
            answer.close()
            connection.close()


def _data(answer: http.client.HTTPResponse | BinaryIO) -> Iterator[bytes]:
    for line in answer:
        if line.startswith(b"data: "):
            yield line.removeprefix(b"data: ")


@contextlib.contextmanager
def previewed(project: SmallProject, *options: str, faults: bool = False) -> Iterator[Preview]:
    """A preview that ends well; it tells nothing on standard error, or with `faults` the problems of the sources."""
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "watch", "--no-browser", "--port", "0", "--project", str(project.root), *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.endswith("shows the pages; stop with Ctrl-C\n"), line
        yield Preview(process, int(line.split(":")[2].split("/")[0]), project)
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert ("Traceback" not in errors) if faults else errors == ""


@pytest.fixture
def preview(project: SmallProject) -> Iterator[Preview]:
    with previewed(project) as running:
        yield running


def test_the_page_and_its_parts_come_from_here_only(preview: Preview) -> None:
    status, headers, body = preview.get("/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["content-security-policy"].startswith("default-src 'none'; img-src 'self';")
    assert b"http://" not in body
    assert b"https://" not in body
    for part in ("preview.css", "preview.js", "icon.svg"):
        assert preview.get(f"/static/{part}")[0] == 200


def test_requests_under_another_name_are_refused(preview: Preview) -> None:
    assert preview.get("/project.json", Host="example.org")[0] == 400
    assert preview.get("/project.json", Host="localhost")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/pictures/none.png",
        "/files/en/topic/small.none.pdf",
        "/build/",
    ],
)
def test_there_is_nothing_else(preview: Preview, path: str) -> None:
    assert preview.get(path)[0] == 404


def test_a_save_arrives_in_the_stream_with_its_picture_and_file(preview: Preview) -> None:
    with preview.events() as snapshots:
        first = next(snapshots)
        assert [len(first["sheets"]), first["problems"]] == [1, []]
        preview.project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses one skill.")
        second = next(snapshot for snapshot in snapshots if snapshot["content"] > 0)
    key = second["sheets"][0]["key"]
    assert key != first["sheets"][0]["key"]
    status, headers, body = preview.get(f"/pictures/{key}.png")
    assert (status, headers["content-type"], body[:4]) == (200, "image/png", b"\x89PNG")
    status, headers, body = preview.get("/files/en/topic/small.letter.pdf")
    assert (status, headers["content-type"], body[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_build_beside_a_running_preview(preview: Preview) -> None:
    with preview.events() as snapshots:
        next(snapshots)
        preview.project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses one skill.")
        assert preview.project.guide("build").code == 0
        assert (
            next(snapshot for snapshot in snapshots if snapshot["content"] > 0 and snapshot["checked"])["problems"]
            == []
        )
    built = preview.project.built()
    assert preview.project.guide("build").code == 0
    assert preview.project.built() == built


def test_sources_that_are_moved_away_and_back(project: SmallProject) -> None:
    with previewed(project, faults=True) as preview, preview.events() as snapshots:
        next(snapshot for snapshot in snapshots if snapshot["checked"])
        sources, away = project.path("sources"), project.path("s.x")
        sources.rename(away)
        assert (
            next(snapshot for snapshot in snapshots if snapshot["note"])["note"]
            == "No such file or directory (sources)"
        )
        away.rename(sources)
        back = next(
            snapshot for snapshot in snapshots if snapshot["fresh"] and snapshot["checked"] and not snapshot["note"]
        )
        project.replace(HANDOUT, "Your baby loses a skill.", "Your baby loses one skill.")
        after = next(snapshot for snapshot in snapshots if snapshot["content"] > back["content"] and snapshot["fresh"])
    assert after["sheets"][0]["key"] != back["sheets"][0]["key"]


def test_a_change_of_the_project_file(project: SmallProject) -> None:
    """With one that is good, layouts come from the program; one of a newer version is refused until it is put right."""
    with previewed(project, faults=True) as preview, preview.events() as snapshots:
        next(snapshot for snapshot in snapshots if snapshot["checked"])
        project.write("guide.yaml", "version: 2\n")
        refused = next(snapshot for snapshot in snapshots if snapshot["problems"])
        assert "this project is of version 2" in str(refused["problems"])
        project.write("guide.yaml", "version: 1\n")
        good = next(snapshot for snapshot in snapshots if snapshot["fresh"] and snapshot["checked"])
        assert good["problems"] == []
        project.path("layouts/letter.yaml").unlink()
        after = next(snapshot for snapshot in snapshots if snapshot["content"] > good["content"] and snapshot["fresh"])
    assert after["sheets"]


def test_a_port_that_is_taken(project: SmallProject) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = project.guide("watch", "--port", str(port))
    assert (ran.code, ran.errors) == (
        2, (f"guide: port {port} cannot be used (Address already in use); name another with --port",)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--port", "70000"), "--port 70000: a port is a number from 0 to 65535"),
        (("--practice", "none.yaml"), "there is no file none.yaml"),
    ],
)
def test_wrong_use(project: SmallProject, options: tuple[str, ...], message: str) -> None:
    ran = project.guide("watch", *options)
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))
