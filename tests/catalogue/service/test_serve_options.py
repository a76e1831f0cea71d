"""Of ``catalogue serve``: nobody else is listened to in clear; its log says nothing of anybody."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from config.plain_http import ALLOWING_VALUE, ALLOWING_VARIABLE
from kiosk.catalogue.cli.serve_options import log_to
from kiosk.catalogue.models import Library
from kiosk.catalogue.service.serving import serve_in_thread
from tests.catalogue.conftest import KEY, House
from tests.catalogue.fakes import NINO, FakeBackend
from tests.catalogue.service.peers import answer, ending, peers_of, request
from tests.catalogue.service.test_cli import run


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.10", "catalogue.example.ge", ""])
@pytest.mark.parametrize("said", ["nowhere", "option", "variable"])
def test_other_machines_are_not_listened_to_in_clear(
    monkeypatch: pytest.MonkeyPatch, host: str, said: str
) -> None:
    monkeypatch.delenv(ALLOWING_VARIABLE, raising=False)
    if said == "variable":
        monkeypatch.setenv(ALLOWING_VARIABLE, ALLOWING_VALUE)
    more = ("--allow-plain-http",) if said == "option" else ()
    status, told = run("serve", "--demo", "--host", host, *more)
    assert status == 1
    assert "K112 --host: " in told
    assert "PINs would travel in clear" in told
    still = told.partition("still to be said: ")[2]
    assert ("--allow-plain-http" in still) is (said != "option")
    assert (ALLOWING_VARIABLE in still) is (said != "variable")


@pytest.mark.parametrize("said_of", ["127.0.0.1", "localhost", "::1", "0.0.0.0"])
def test_what_may_be_listened_to_is_not_refused(
    monkeypatch: pytest.MonkeyPatch, said_of: str
) -> None:
    monkeypatch.setenv(ALLOWING_VARIABLE, ALLOWING_VALUE)
    monkeypatch.delenv("KIOSK_CATALOGUE_DEMO_KEY", raising=False)
    more = ("--allow-plain-http",) if said_of == "0.0.0.0" else ()
    status, told = run("serve", "--demo", "--host", said_of, *more)
    assert status == 2
    assert "The kiosk has no key" in told


def test_a_log_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    status, told = run("serve", "--demo", "--log-file", tmp_path / "none" / "service.log")
    assert status == 1
    assert "K108 --log-file: " in told


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Where this process logs as the service does."""
    root = logging.getLogger()
    before, level, raising = [*root.handlers], root.level, logging.raiseExceptions
    log_to(tmp_path / "service.log", most_bytes=10_000, files=3)
    yield tmp_path / "service.log"
    for each in [each for each in root.handlers if each not in before]:
        root.removeHandler(each)
        each.close()
    root.setLevel(level)
    logging.raiseExceptions = raising


class Failing(FakeBackend):
    """Breaks with a patron's words in its message."""

    def libraries(self) -> tuple[Library, ...]:
        raise RuntimeError(f"no shelf for {NINO[0]} with {NINO[1]}, Nino's")


def test_the_log_rotates_and_says_nothing_of_anybody(log: Path) -> None:
    app: FastAPI = House(backend=Failing()).app
    body = f'{{"card": "{NINO[0]}", "pin": "{NINO[1]}"}}'
    sign_in = request(
        "/sessions", method="POST", more=f"Content-Length: {len(body)}\r\n", body=body
    )
    with serve_in_thread(app) as served, peers_of(served) as peers:
        assert answer(peers.one(sign_in))[0] == 201
        for _ in range(100):
            assert answer(peers.one(request()))[0] == 500
            ending(peers.one(f"{NINO[0]} {NINO[1]} token-{0:038}\r\n\r\n".encode()))
    kept = sorted(each for each in log.parent.iterdir() if each.name.startswith(log.name))
    assert len(kept) == 3
    written = "".join(each.read_text("utf-8") for each in kept)
    assert "request failed: RuntimeError at " in written
    for each in (*NINO, "token-", KEY, "Nino"):
        assert each not in written
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.stat().st_size <= 10_000
