"""The preview's web server, for this machine only: one page, a stream of what to show, pictures and files."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guide.products.preview.snapshot import Snapshot, View, as_data
from guide.products.preview.worker import Worker

LOOPBACK = "127.0.0.1"
STATIC = Path(__file__).parent / "static"
# Seconds after which a silent stream sends a sign of life.
HEARTBEAT = 15.0

# Everything comes from this server; nothing is framed, sent or run from elsewhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def application(worker: Worker, *, stopping: asyncio.Event | None = None) -> Starlette:
    """The web application. Requests under another name than this machine's are refused, so that no web page can read
    the sources (DNS rebinding). `stopping` ends the streams."""

    async def events(request: Request) -> Response:
        asked = request.query_params
        view = View(*(asked.get(name, "") for name in ("handout", "language", "edition")))
        return StreamingResponse(
            _stream(worker, view, stopping or asyncio.Event()),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    async def picture(request: Request) -> Response:
        drawn = await run_in_threadpool(worker.pictures.picture, request.path_params["key"])
        if drawn is None:
            return PlainTextResponse("This page is gone; reload the preview.", 404)
        return Response(drawn, media_type="image/png", headers={"Cache-Control": "private, max-age=86400, immutable"})

    async def file(request: Request) -> Response:
        named = request.path_params
        view = View(f"{named['topic']}/{named['handout']}", named["language"], named["edition"])
        made = worker.file(view)
        if made is None:
            return PlainTextResponse("This file does not exist yet.", 404)
        return Response(made, media_type="application/pdf", headers={"Cache-Control": "no-store"})

    async def page(_request: Request) -> Response:
        return FileResponse(STATIC / "preview.html", headers={"Cache-Control": "no-cache"})

    async def project(_request: Request) -> Response:
        """Where the sources are, for links that open an editor."""
        meant = worker.practice
        practice = meant and {"path": meant.as_posix(), "file": meant.resolve().as_posix()}
        said = {"root": worker.project.root.as_posix(), "practice": practice}
        return Response(json.dumps(said), media_type="application/json")

    return Starlette(
        routes=[
            Route("/", page),
            Route("/events", events),
            Route("/project.json", project),
            Route("/pictures/{key}.png", picture),
            Route("/files/{language}/{topic}/{handout}.{edition}.pdf", file),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"]),
            Middleware(_with_headers),
        ],
    )


def _with_headers(app: ASGIApp) -> ASGIApp:
    """The application, with our headers on every answer."""
    extra = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await app(scope, receive, send_more)

    return answer


async def _stream(worker: Worker, view: View, stopping: asyncio.Event) -> AsyncIterator[str]:
    """Server-sent events: a snapshot whenever there is a new one, until the browser goes or the server stops."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Snapshot] = asyncio.Queue()

    def deliver(snapshot: Snapshot) -> None:
        # The loop may have been closed since.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(queue.put_nowait, snapshot)

    close = worker.look(view, deliver)
    stopped = asyncio.ensure_future(stopping.wait())
    waiting = asyncio.ensure_future(queue.get())
    try:
        while not stopped.done():
            await asyncio.wait((waiting, stopped), timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                yield f"data: {json.dumps(as_data(waiting.result()), ensure_ascii=False)}\n\n"
                waiting = asyncio.ensure_future(queue.get())
            else:
                yield ": still here\n\n"
    finally:
        stopped.cancel()
        waiting.cancel()
        close()


def listening(port: int, *, any_port: bool) -> socket.socket:
    """A socket for this machine only; another port if this one is taken and any will do. Raises OSError."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError:
        if not any_port:
            raise
        return socket.create_server((LOOPBACK, 0))


def serve(worker: Worker, taken: socket.socket, begun: Callable[[], None] = lambda: None) -> None:
    """Answer requests until the process is interrupted; calls `begun` when the first can be answered."""

    async def run() -> None:
        stopping = asyncio.Event()
        config = uvicorn.Config(
            application(worker, stopping=stopping),
            log_level="error",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        server = _Server(config, stopping)
        started = asyncio.ensure_future(_when_started(server, begun))
        await server.serve([taken])
        started.cancel()

    working = threading.Thread(target=worker.run, name="worker")
    working.start()
    try:
        asyncio.run(run())
    finally:
        worker.stop()
        working.join()


async def _when_started(server: uvicorn.Server, begun: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.005)
    begun()


class _Server(uvicorn.Server):
    """Ends the streams first: otherwise they keep the server from stopping."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self._stopping = stopping

    def handle_exit(self, sig: int, frame: object) -> None:
        self._stopping.set()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]  # the frame is only passed on
