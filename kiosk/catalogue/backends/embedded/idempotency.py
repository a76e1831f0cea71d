"""Doing each asked-for change once: the answer is stored with the change it tells of.

The hash of a request that holds secrets comes keyed from the service: nothing here guesses back to
a PIN.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import TypeAdapter

from kiosk.catalogue.backends.backend import IdempotencyKeyReused, WriteContext
from kiosk.catalogue.backends.embedded import patrons
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store

T = TypeVar("T")


def once(
    store: Store,
    rules: Rules,
    now: datetime,
    context: WriteContext,
    adapter: TypeAdapter[T],
    apply: Callable[[sqlite3.Connection], T],
) -> T:
    """Run ``apply`` in a transaction of its own unless ``context.key`` was answered before.

    The first outcome, also a refusal, is what every repeat gets. Raises IdempotencyKeyReused when
    the key came with another request or from another patron, NoSuchPatronError without a patron.
    """
    with store.writing() as connection:
        patrons.patron_row(connection, context.patron_id)
        known = connection.execute(
            "SELECT patron_id, request_hash, outcome FROM writes WHERE idempotency_key = ?",
            (context.key,),
        ).fetchone()
        if known is not None:
            if known["patron_id"] != context.patron_id or (
                known["request_hash"] != context.request_hash
            ):
                raise IdempotencyKeyReused
            return adapter.validate_json(known["outcome"])
        outcome = apply(connection)
        connection.execute(
            "INSERT INTO writes VALUES (?, ?, ?, ?, ?)",
            (
                context.key,
                context.patron_id,
                context.request_hash,
                adapter.dump_json(outcome).decode(),
                now.isoformat(),
            ),
        )
        _forget_old(connection, now - timedelta(days=rules.remember_writes_days))
        return outcome


def _forget_old(connection: sqlite3.Connection, before: datetime) -> None:
    """Outcomes hold titles: they are not kept longer than a repeat is likely."""
    connection.execute("DELETE FROM writes WHERE created_at < ?", (before.isoformat(),))
