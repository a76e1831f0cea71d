"""A disk that is full, read-only or failing: told, nothing half done, and over by itself."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.embedded import kiosk_keys, storage_check
from kiosk.catalogue.backends.embedded.storage_check import fault_beside
from kiosk.catalogue.backends.storage import StorageFault
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.opened_library import StoredKeys
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import key_hash
from kiosk.catalogue.wire import ProblemCode
from tests.catalogue.conftest import KEY, Clock
from tests.catalogue.embedded.world import M0, PIN, World
from tests.patience import PATIENCE_S

KEY_OF_WRITE = {"Idempotency-Key": "idempotency-key-0001"}


@contextmanager
def served(database: Path) -> Iterator[tuple[httpx.Client, int]]:
    """A kiosk of the service in a process of its own, and the number of that process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.catalogue.service.short_of_disk", str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        headers = {"X-Kiosk-Key": KEY}
        with httpx.Client(
            base_url=f"{address}/v1", headers=headers, timeout=PATIENCE_S, trust_env=False
        ) as client:
            yield client, process.pid
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def let_in(world: World) -> None:
    kiosk_keys.add(world.embedded.store, key_hash(SecretStr(KEY)), name="door", library_id=M0)


def test_a_full_disk_is_told_and_nothing_is_half_done(world: World) -> None:
    let_in(world)
    patron, title = world.patron(), world.title(M0)
    who = {"card": world.card(patron).get_secret_value(), "pin": PIN}
    with served(world.path) as (kiosk, process):
        assert kiosk.get("/health").json() == {"status": "ok"}
        token = kiosk.post("/sessions", json=who).json()["token"]
        kiosk.headers["Authorization"] = f"Bearer {token}"
        free = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, free[1]))
        told = kiosk.get("/health")
        assert (told.status_code, told.json()["code"]) == (503, ProblemCode.DISK_FULL)
        assert told.headers["retry-after"]
        hold = {"biblio_id": title, "pickup_library_id": M0}
        for _ in range(3):
            answer = kiosk.post("/patron/holds", json=hold, headers=KEY_OF_WRITE)
            assert (answer.status_code, answer.json()["code"]) == (503, ProblemCode.UNAVAILABLE)
        assert kiosk.post("/sessions", json=who).status_code == 503
        assert kiosk.get("/patron/holds").json() == []
        assert kiosk.get("/works?q=x").status_code == 200
        assert kiosk.get("/health").status_code == 503
        resource.prlimit(process, resource.RLIMIT_FSIZE, free)
        assert kiosk.get("/health").json() == {"status": "ok"}
        assert kiosk.get("/patron/holds").json() == []
        for _ in range(2):
            answer = kiosk.post("/patron/holds", json=hold, headers=KEY_OF_WRITE)
            assert answer.status_code == 201
        assert len(kiosk.get("/patron/holds").json()) == 1
    assert world.embedded.store.storage_fault() is None


@contextmanager
def spoiled(world: World, fault: StorageFault) -> Iterator[None]:
    """While it lasts, the one connection that writes meets with ``fault``."""
    store = world.embedded.store
    with store.writing() as writer:
        (pages,) = writer.execute("PRAGMA page_count").fetchone()
    full = fault is StorageFault.DISK_FULL
    writer.execute(f"PRAGMA max_page_count = {pages}" if full else "PRAGMA query_only = ON")
    yield
    writer.execute(f"PRAGMA max_page_count = {2**31}" if full else "PRAGMA query_only = OFF")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (StorageFault.DISK_FULL, ProblemCode.DISK_FULL),
        (StorageFault.READ_ONLY, ProblemCode.DISK_READ_ONLY),
    ],
)
async def test_the_file_itself_cannot_be_written(
    world: World, fault: StorageFault, code: ProblemCode
) -> None:
    let_in(world)
    clock = Clock()
    app = create_app(world.embedded, keys=StoredKeys(world.embedded.store), clock=clock)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://c/v1") as anybody:
        assert (await anybody.get("/health")).json() == {"status": "ok"}
        with spoiled(world, fault):
            assert (await anybody.get("/health")).status_code == 200
            clock.now += 5
            told = await anybody.get("/health")
            assert (told.status_code, told.json()["code"]) == (503, code)
        clock.now += 5
        assert (await anybody.get("/health")).json() == {"status": "ok"}
    assert world.embedded.store.storage_fault() is None


def test_trying_leaves_nothing_in_the_library(world: World) -> None:
    store = world.embedded.store
    with store.reading() as connection:
        before = [*connection.iterdump()]
    files = sorted(each.name for each in world.path.parent.iterdir())
    with spoiled(world, StorageFault.READ_ONLY):
        assert store.storage_fault() is StorageFault.READ_ONLY
    for _ in range(3):
        assert store.storage_fault() is None
    with store.reading() as connection:
        assert [*connection.iterdump()] == before
    assert sorted(each.name for each in world.path.parent.iterdir()) == files


def test_a_lock_is_no_fault_of_the_disk(world: World) -> None:
    other = sqlite3.connect(world.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert world.embedded.store.storage_fault() is None
    other.execute("ROLLBACK")
    other.close()


def test_a_folder_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    assert fault_beside(tmp_path / "library.sqlite3") is None
    assert fault_beside(tmp_path / "gone" / "library.sqlite3") is StorageFault.FAILING
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (sqlite3.SQLITE_FULL, StorageFault.DISK_FULL),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StorageFault.READ_ONLY),
        (sqlite3.SQLITE_IOERR_FSYNC, StorageFault.FAILING),
        (sqlite3.SQLITE_BUSY, None),
    ],
)
def test_what_sqlite_says_of_the_disk(kind: int, fault: StorageFault | None) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = kind
    assert storage_check.fault_of(error) is fault


def test_a_closed_library_is_an_outage(world: World) -> None:
    world.embedded.close()
    with pytest.raises(CatalogueUnavailable):
        world.embedded.store.storage_fault()
