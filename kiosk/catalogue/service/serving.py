"""Listening: in this process for good, or in a thread for as long as a test or a show lasts."""

from __future__ import annotations

import asyncio
import logging
import resource
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import IO, cast

import uvicorn
from starlette.types import ASGIApp

from kiosk.catalogue.service.connection import Connection
from kiosk.catalogue.service.limits import ConnectionLimits
from kiosk.catalogue.service.open_connections import OpenConnections

START_TIMEOUT_S = 10.0
ACCEPTED_AT_ONCE = 8
"""As many newcomers are taken before those that came before are read from."""
QUEUED_BY_THE_SYSTEM = 1024


class _Server(uvicorn.Server):
    """Tells when it listens, and leaves signals alone when told to."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for each in sockets or ():
            # asyncio made the queue as short as the number that it takes at once.
            each.listen(QUEUED_BY_THE_SYSTEM)
        if self.started:
            self._on_ready()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio switches off Nagle's algorithm, which would hold back
    # the second half of every answer for 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(QUEUED_BY_THE_SYSTEM)
    except OSError:
        listener.close()
        raise
    return listener


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def server(
    app: ASGIApp, on_ready: Callable[[], None], limits: ConnectionLimits | None = None
) -> uvicorn.Server:
    """A quiet server: no access log, for it would hold what patrons search for."""
    limits = limits or ConnectionLimits()
    made = partial(Connection, connections=OpenConnections(limits), limits=limits)
    config = uvicorn.Config(
        app,
        http=cast("type[asyncio.Protocol]", made),  # uvicorn only calls it
        access_log=False,
        log_config=None,
        log_level=logging.WARNING,
        lifespan="off",
        ws="none",
        server_header=False,
        date_header=False,
        backlog=ACCEPTED_AT_ONCE,
        h11_max_incomplete_event_size=limits.head_bytes,
        timeout_keep_alive=ceil(limits.next_request_s),
        timeout_graceful_shutdown=3,
    )
    return _Server(config, on_ready)


def allow_many_connections() -> None:
    """Let this process have as many open files as the system lets it; each connection is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def serve_until_stopped(
    app: ASGIApp,
    listener: socket.socket,
    *,
    on_ready: Callable[[], None],
    stop_with: IO[str] | None = None,
    limits: ConnectionLimits | None = None,
) -> None:
    """Serve until a signal comes or ``stop_with`` ends; so a child goes when its parent does."""
    allow_many_connections()
    running = server(app, on_ready, limits)

    def watch(stream: IO[str]) -> None:
        while stream.read(1024):
            pass
        running.should_exit = True

    if stop_with is not None:
        threading.Thread(target=watch, args=(stop_with,), daemon=True).start()
    running.run([listener])


@dataclass(frozen=True, slots=True)
class ServedApp:
    """An app being served from a thread. Use as a context manager, or call :meth:`stop`."""

    base_url: str
    _server: uvicorn.Server
    _thread: threading.Thread

    def stop(self) -> None:
        """Close the port and wait for the thread. Twice is no error."""
        self._server.should_exit = True
        self._thread.join()

    def __enter__(self) -> ServedApp:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()


def serve_in_thread(app: ASGIApp, limits: ConnectionLimits | None = None) -> ServedApp:
    """Serve ``app`` on a free loopback port. Returns once it listens.

    Raises RuntimeError where it does not begin to.
    """
    ready = threading.Event()
    listener = listen("127.0.0.1", 0)
    base_url = url_of(listener)
    running = server(app, ready.set, limits)
    thread = threading.Thread(
        target=running.run, args=([listener],), name="catalogue service", daemon=True
    )
    thread.start()
    if not ready.wait(START_TIMEOUT_S):
        running.should_exit = True
        raise RuntimeError("the catalogue service did not start in time")
    return ServedApp(base_url, running, thread)
