"""The shipped command line on a library of its own, and its service in a process of its own."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from click.testing import CliRunner

from kiosk.catalogue.cli.main import catalogue

TABLE = "code,kind,sort,name_ka,name_en,pickup\nM0,main,0,მთავარი,Main,yes\n"
READY = "listening on "


@dataclass(frozen=True)
class Ran:
    code: int
    said: str
    complained: str


def run(*arguments: object, typed: str | None = None) -> Ran:
    """One command. No traceback, whatever it is given."""
    result = CliRunner().invoke(catalogue, [str(each) for each in arguments], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return Ran(result.exit_code, result.stdout.strip(), result.stderr.strip())


@dataclass(frozen=True)
class Shelf:
    """A new library in a file, and its commands."""

    database: Path

    def run(self, *arguments: object, typed: str | None = None) -> Ran:
        return run(*arguments, "--database", self.database, typed=typed)

    def patron(self, *arguments: object, typed: str | None = None) -> Ran:
        return self.run("patron", *arguments, typed=typed)


def new_library(folder: Path) -> Shelf:
    table = folder / "libraries.csv"
    table.write_text(TABLE, encoding="utf-8")
    shelf = Shelf(folder / "library.sqlite3")
    made = shelf.run("create", "--libraries", table)
    assert made.code == 0, made.complained
    return shelf


@contextmanager
def served(database: Path) -> Iterator[httpx.Client]:
    """The service as it is shipped, over that file, and a kiosk that may ask it."""
    name = f"door-{secrets.token_hex(4)}"
    key = run("keys", "add", name, "--library", "M0", "--database", database).said
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "kiosk.catalogue", "serve", "--database", str(database)),
            *("--port", "0", "--exit-with-stdin"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith(READY), line
        address = line.removeprefix(READY).strip()
        with httpx.Client(base_url=address, headers={"X-Kiosk-Key": key}, timeout=30) as client:
            yield client
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def sign_in(client: httpx.Client, card: str, pin: str) -> httpx.Response:
    return client.post("/v1/sessions", json={"card": card, "pin": pin})


def account(client: httpx.Client, token: str) -> httpx.Response:
    return client.get("/v1/patron/account", headers={"Authorization": f"Bearer {token}"})
