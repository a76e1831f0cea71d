"""Each part of the project works in an environment that has what this part asks for, no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.parts import PROJECT, Installed, asked_for, closure, locked, modules

BASE: list[str] = PROJECT["dependencies"]
SERVICE = (
    "kiosk.catalogue.backends",
    "kiosk.catalogue.cli",
    "kiosk.catalogue.importing",
    "kiosk.catalogue.marc",
    "kiosk.catalogue.opened_library",
    "kiosk.catalogue.patron_files",
    "kiosk.catalogue.service",
)
CLIENT = ("kiosk.catalogue.client", "kiosk.catalogue.exchange", "kiosk.catalogue.lazy_client")
MACHINES = ("catalogue", "kiosk", "page")
SOUND = {"vosk", "numpy", "sounddevice", "soxr", "pyttsx3"}
SERVED = """
import asyncio
from pydantic import SecretStr
from kiosk.catalogue.opened_library import demo_library
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.wire import KIOSK_KEY_HEADER
from urllib.parse import quote

KEY = "k" * 40


async def ask(app):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": "/v1/works", "raw_path": b"/v1/works", "root_path": "",
        "query_string": f"q={quote('ვეფხისტყაოსანი')}".encode(), "server": ("catalogue", 80),
        "headers": [(KIOSK_KEY_HEADER.lower().encode(), KEY.encode())], "client": ("kiosk", 1),
    }
    await app(scope, receive, send)
    print(sent[0]["status"], b"".join(each.get("body", b"") for each in sent[1:]).decode())


with demo_library(SecretStr(KEY)) as opened:
    asyncio.run(ask(create_app(opened.backend, keys=opened.keys)))
"""
SEARCHED = """
from pathlib import Path
from kiosk.catalogue.search.index_file import IndexFile
from kiosk.catalogue.search.query import Query
from kiosk.catalogue.search.records import Copy, Record

file = IndexFile(Path(sys.argv[1]))
with file.writing() as index:
    index.know_libraries(["M0"])
    index.put(Record(7, "ვეფხისტყაოსანი", "ka", "book", "adult", author="შოთა რუსთაველი"))
    index.set_copies(7, [Copy("M0", "821", is_available=True)])
with file.reading() as index:
    found = index.find(Query("vepkhistkaosani", available_only=True), home="M0")
    print(found.match, [work.best for work in found.works])
    print([each.text for each in index.suggest("ვეფხ")])
    print([each.work.best for each in index.heard(["ვეფხის ტყაოსანი"])])
"""
SCREEN = """
from accessibility.page import Grid
from accessibility.pages import pages_on_arrival
from config.i18n import load_lexicons
from kiosk.samples import samples
from kiosk.screens import build

(words,) = load_lexicons(("ka",)).values()
state = dict(samples("ka", Grid(58, 17)))["welcome"]
(page, *_) = pages_on_arrival(build(state), words, Grid(58, 17))
print(type(page).__name__, words.language)
"""


@pytest.mark.parametrize("extra", MACHINES)
def test_all_that_a_part_needs_is_locked_and_nothing_else(extra: str) -> None:
    needed = closure([*BASE, *asked_for(extra)])
    assert locked(f"requirements-{extra}.lock") == needed | {"setuptools"}


def test_the_catalogues_server_has_neither_screen_nor_sound() -> None:
    assert not closure([*BASE, *asked_for("catalogue")]) & {"textual", "httpx", *SOUND}
    assert not closure([*BASE, *asked_for("page")]) & {"textual", *SOUND}
    assert closure([*BASE, *asked_for("kiosk")]) >= {"textual", *SOUND}


def test_search_alone(tmp_path: Path) -> None:
    (folder := tmp_path / "installed").mkdir()
    installed = Installed(folder, closure(asked_for("search")))
    assert closure(asked_for("search")) == {"rapidfuzz"}
    assert installed.imported(modules("kiosk.catalogue.search", "kiosk.catalogue.kinds")) == ""
    done = installed.run(SEARCHED, str(tmp_path / "index.sqlite3"))
    assert done.stdout.splitlines() == ["words [7]", "['ვეფხისტყაოსანი']", "[7]"], done.stderr


def test_the_catalogue(tmp_path: Path) -> None:
    installed = Installed(tmp_path, closure([*BASE, *asked_for("catalogue")]))
    assert installed.imported(modules("kiosk.catalogue", but=CLIENT)) == ""
    done = installed.run(SERVED)
    assert done.stdout.startswith("200 {"), done.stderr
    assert "ვეფხისტყაოსანი" in done.stdout
    assert installed.command("catalogue", "serve", "--help").returncode == 0
    refused = installed.command("run")
    assert refused.returncode == 1
    assert refused.stderr.strip().endswith("the part kiosk. Type in the folder of the project:"
                                           " tools/set-up kiosk")  # fmt: skip


def test_the_kiosk(tmp_path: Path) -> None:
    installed = Installed(tmp_path, closure([*BASE, *asked_for("kiosk")]))
    every = modules(
        "kiosk", "voice", "accessibility", "config",
        but=(*SERVICE, "kiosk.catalogue.search", "kiosk.walkthrough", "voice.host.backends"),
    )  # fmt: skip
    assert installed.imported(every) == ""
    assert installed.command("--help").returncode == 0
    shown = installed.command("print-screens", "--screen", "welcome", "--language", "ka")
    assert "=== welcome (ka)" in shown.stdout, shown.stderr
    for command, parts in (("catalogue", "catalogue"), ("demo", "catalogue")):
        refused = installed.command(command, *(["calls"] if command == "catalogue" else []))
        assert refused.returncode == 1
        assert f"the part {parts}." in refused.stderr


def test_the_page(tmp_path: Path) -> None:
    installed = Installed(tmp_path, closure([*BASE, *asked_for("page")]))
    every = modules(
        "kiosk.session", "kiosk.screens", "kiosk.samples", "accessibility", "config",
        "voice.listen", "kiosk.shell.runner", "kiosk.shell.composition", "kiosk.catalogue.client",
    )  # fmt: skip
    assert installed.imported([*every, "fastapi", "uvicorn"]) == ""
    done = installed.run(SCREEN)
    assert done.stdout.strip() == "Page ka", done.stderr
