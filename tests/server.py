"""Small HTTP servers for tests."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path


class Quiet(http.server.BaseHTTPRequestHandler):
    """Answers nothing by itself, and keeps no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, data: bytes, kind: str) -> None:
        """A whole answer of this type."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class QuietFiles(Quiet, http.server.SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""


@contextlib.contextmanager
def listening(handler: Callable[..., Quiet], folder: Path | None = None) -> Iterator[str]:
    """The address, without a slash at its end, of a server whose answers come from a handler, for files of a folder."""
    made = functools.partial(handler, directory=str(folder)) if folder else handler
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), made)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
