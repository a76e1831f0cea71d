"""A catalogue service that dies by ``kill -9`` in the middle of things, again and again.

Run as ``python -m tests.catalogue.service.dying DATABASE SEED``; kiosks were let in before.
Prints its address, then one line for each death; ends when its input does. The parent only holds
the port and makes children; each child serves until it kills itself at a place drawn by lot:
before some SQL statement, some microseconds into a commit, or before or after an answer is sent.
"""

from __future__ import annotations

import os
import random
import select
import signal
import socket
import sqlite3
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.opened_library import StoredKeys
from kiosk.catalogue.service.app import all_routes, create_app
from kiosk.catalogue.service.serving import listen, serve_until_stopped, url_of
from tests.catalogue.embedded.world import CHEAP, Clock

RULES = Rules(renewals_limit=1_000_000, renew_again_s=0, hold_limit=1_000, pin_attempts=1_000)
PATIENCE = 16
"""Statements and answers a child lives through at most."""


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


class Fate:
    """Where one child dies. Counts from many threads; it need not be exact."""

    def __init__(self, lot: random.Random) -> None:
        self._place = lot.choice(("statement", "commit", "before answer", "after answer"))
        self._left = lot.randrange(1, PATIENCE)
        self._delay_s = lot.random() * 0.003

    def passes(self, place: str) -> None:
        if place != self._place:
            return
        self._left -= 1
        if self._left == 0:
            if place == "commit":
                threading.Thread(target=self._soon).start()
            else:
                die()

    def _soon(self) -> None:
        time.sleep(self._delay_s)  # the commit goes on meanwhile
        die()


class MortalStore(Store):
    """Tells fate of every statement of the writer."""

    def __init__(self, path: Path, fate: Fate) -> None:
        self._fate = fate
        super().__init__(path)

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        connection.set_trace_callback(self._saw)
        return connection

    def _saw(self, statement: str) -> None:
        self._fate.passes("commit" if statement == "COMMIT" else "statement")


def mortal(app: ASGIApp, fate: Fate) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                fate.passes("before answer")
            await send(message)
            if message["type"] == "http.response.body":
                fate.passes("after answer")

        await app(scope, receive, sending)

    return wrapped


def serve_until_death(database: Path, listen_fd: int, number: int) -> None:
    fate = Fate(random.Random(number))
    store = MortalStore(database, fate)
    backend = EmbeddedBackend(store, clock=Clock(), rules=RULES, hasher=CHEAP)
    app = create_app(backend, keys=StoredKeys(store))
    listener = socket.socket(fileno=listen_fd)
    serve_until_stopped(mortal(app, fate), listener, on_ready=lambda: None)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(database: Path, seed: int) -> None:
    all_routes()  # made once here, not in each child
    listener = listen("127.0.0.1", 0)
    say(url_of(listener))
    number = seed * 1_000_000
    while True:
        number += 1
        child = os.fork()
        if child == 0:
            os.close(0)
            serve_until_death(database, listener.detach(), number)
            os._exit(3)
        watched = os.pidfd_open(child)
        ready, _, _ = select.select([watched, sys.stdin], [], [])
        os.close(watched)
        if watched not in ready:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if watched not in ready:
            return
        died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        say("killed" if died else f"ended with {status}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
