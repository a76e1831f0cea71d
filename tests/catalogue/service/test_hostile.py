"""Whatever a catalogue may hold, the answer is whole, of a size that can be sent, and no error."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from kiosk.catalogue.backends.embedded import kiosk_keys
from kiosk.catalogue.finding import MOST_AT_A_TIME
from kiosk.catalogue.models import ItemId, ItemStatus
from kiosk.catalogue.opened_library import StoredKeys
from kiosk.catalogue.search.index import SearchIndex
from kiosk.catalogue.search.records import Record
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.kiosk_auth import key_hash
from kiosk.catalogue.values import LONGEST_TEXT
from kiosk.catalogue.wire import KIOSK_KEY_HEADER
from tests.catalogue.conftest import KEY
from tests.catalogue.embedded.world import F1, M0, PIN, World

MEGABYTE = 1_000_000
EVIL = (
    "\x00\x1b[2J\x1b]0;x\x07\u202eevil\u2066\ufeff\x85\u2028\r\n\t"
    "\ud7ff\U0010ffff<script>'\";--%s{}"
)


@pytest.fixture
def app(world: World) -> FastAPI:
    kiosk_keys.add(world.embedded.store, key_hash(SecretStr(KEY)), name="door", library_id=M0)
    return create_app(world.backend, keys=StoredKeys(world.embedded.store))


@pytest.fixture
async def wire(app: FastAPI) -> Any:
    transport = httpx.ASGITransport(app)
    headers = {KIOSK_KEY_HEADER: KEY}
    async with httpx.AsyncClient(transport=transport, base_url="http://c", headers=headers) as wire:
        yield wire


async def get(wire: httpx.AsyncClient, path: str, **headers: str) -> Any:
    reply = await wire.get(f"/v1{path}", headers=headers)
    assert reply.status_code == 200, reply.text
    assert len(reply.content) < MEGABYTE
    return reply.json()


async def bearer(world: World, wire: httpx.AsyncClient, patron: int) -> dict[str, str]:
    card = world.card(patron).get_secret_value()
    reply = await wire.post("/v1/sessions", json={"card": card, "pin": PIN})
    assert reply.status_code == 201, reply.text
    return {"Authorization": f"Bearer {reply.json()['token']}"}


def spoil(world: World, table: str, **columns: object) -> None:
    with world.db() as db:
        for name, value in columns.items():
            db.execute(f"UPDATE {table} SET {name} = ?", (value,))


async def test_a_title_of_a_megabyte(world: World, wire: httpx.AsyncClient) -> None:
    numbers = [world.title(M0, title=f"{n} " + "სიტყვა " * 150_000) for n in range(3)]
    found = await get(wire, "/works?q=სიტყვა")
    shown = [len(work["best"]["title"]) for work in found["works"]]
    assert shown == [LONGEST_TEXT] * 3
    one = await get(wire, f"/biblios/{numbers[0]}")
    assert one["title"].endswith("…")


async def test_fifty_rows_of_the_longest_texts(world: World, wire: httpx.AsyncClient) -> None:
    with world.db() as db:
        for number in range(1, 101):
            world.insert(
                db, "biblios", title="", language="ka", form="book", audience="adult",
                biblio_id=number,
            )  # fmt: skip
            SearchIndex(db).put(Record(number, f"გრძელი {number}", "ka", "book", "adult"))
    spoil(world, "biblios", title="\x01" * 5000, subtitle="ა" * 5000, author="ბ" * 5000)
    found = await get(wire, f"/works?q=გრძელი&limit={MOST_AT_A_TIME}")
    assert (found["total"], len(found["works"])) == (100, MOST_AT_A_TIME)
    assert {len(work["best"]["title"]) for work in found["works"]} != {0}


async def test_five_thousand_copies(world: World, wire: httpx.AsyncClient) -> None:
    number = world.title(F1)
    with world.db() as db:
        db.executemany(
            "INSERT INTO items (biblio_id, barcode, home_library_id, library_id, call_number)"
            " VALUES (?, ?, ?, ?, ?)",
            [(number, f"x{n}", M0, M0, "821.353.1 წიგ") for n in range(5000)],
        )
    biblio = await get(wire, f"/biblios/{number}")
    assert len(biblio["items"]) == 5001
    assert biblio["available_at"] == ["M0", "F1"]
    spoil(world, "items", call_number="\x01" * 5000)
    biblio = await get(wire, f"/biblios/{number}")
    assert biblio["items"]
    assert biblio["items"][0]["library_id"] == "M0"
    assert biblio["available_at"] == ["M0", "F1"]
    assert biblio["is_holdable"]


async def test_five_hundred_loans_and_holds(world: World, wire: httpx.AsyncClient) -> None:
    patron = world.patron()
    world.lend(patron)
    with world.db() as db:
        for number in range(1001, 1500):
            for table, key, more in (
                ("biblios", "biblio_id", {}),
                ("items", "item_id", {"biblio_id": number, "barcode": f"x{number}"}),
                ("checkouts", "checkout_id", {"item_id": number}),
            ):
                columns = db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
                world.insert(db, table, **{**dict(columns), **more, key: number})
        db.execute(
            "INSERT INTO holds (biblio_id, patron_id, pickup_library_id, placed_on)"
            " SELECT biblio_id, ?, 'M0', '2026-11-01' FROM biblios",
            (patron,),
        )
        db.executemany(
            "INSERT INTO charges (patron_id, kind, description, amount_tetri, charged_on)"
            " VALUES (?, ?, ?, 0, '2026-11-01')",
            [(patron, "ტ" * 5000, "ა" * 5000)] * 500,
        )
    spoil(world, "biblios", title="წიგნი \x01" * 900, author="ბ" * 5000)
    who = await bearer(world, wire, patron)
    assert len(await get(wire, "/patron/loans", **who)) == 500
    assert len(await get(wire, "/patron/holds", **who)) == 500
    assert len((await get(wire, "/patron/account", **who))["charges"]) == 500
    once = {"Idempotency-Key": "idempotency-key-0001"}
    for _ in range(2):
        reply = await wire.post("/v1/patron/renewals", headers=who | once)
        assert (reply.status_code, len(reply.json())) == (200, 500)
        assert len(reply.content) < MEGABYTE * 1.2


@pytest.mark.parametrize("text", [EVIL, "", " ", "\x00", "\u202e" * 50, "🙂" * 3000])
async def test_texts_nobody_should_write(world: World, wire: httpx.AsyncClient, text: str) -> None:
    number = world.title(M0, title="წიგნი")
    patron = world.patron()
    world.lend(patron, number)
    spoil(
        world, "biblios", title=text, subtitle=text, author=text, isbn=text, publisher=text,
        subjects=text, original_title=text, language=text, form=text, audience=text,
    )  # fmt: skip
    spoil(world, "items", call_number=text)
    spoil(world, "patrons", name=text, message=text, card_expires="", restricted_until="")
    spoil(world, "libraries", name_ka=text, name_en=text, services_ka=text, phone=text)
    found = await get(wire, "/works?q=წიგნი")
    assert found["works"][0]["best"]["title"] == text
    assert (await get(wire, f"/biblios/{number}"))["language"] == "other"
    assert len(await get(wire, "/libraries")) == 4
    who = await bearer(world, wire, patron)
    assert (await get(wire, "/patron/account", **who))["patron"]["name"] == text
    (loan,) = await get(wire, "/patron/loans", **who)
    place = {"biblio_id": number, "pickup_library_id": "M0"}
    for method, path, body in (
        ("POST", f"/v1/patron/loans/{loan['checkout_id']}/renewal", None),
        ("POST", "/v1/patron/holds", place),
    ):
        key = {"Idempotency-Key": f"idempotency-{method}-{len(path):04}"}
        for _ in range(2):
            reply = await wire.request(method, path, json=body, headers=who | key)
            assert reply.status_code in (200, 201, 409)


async def test_a_text_that_is_no_text(world: World, wire: httpx.AsyncClient) -> None:
    number = world.title(M0, title="წიგნი")
    with world.db() as db:
        db.execute("UPDATE biblios SET title = CAST(x'ff41c0' AS TEXT)")
    found = await get(wire, "/works?q=წიგნი")
    assert found["works"][0]["best"]["title"] == "\ufffdA\ufffd"
    assert (await get(wire, f"/biblios/{number}"))["biblio_id"] == number


def test_half_characters_become_whole() -> None:
    from kiosk.catalogue.models import Item

    item = Item(
        item_id=ItemId(1), library_id=M0, call_number="a\ud800b", status=ItemStatus.AVAILABLE
    )
    assert item.call_number == "a?b"
    item.model_dump_json()
