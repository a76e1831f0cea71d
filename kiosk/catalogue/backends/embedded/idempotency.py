"""Doing each asked-for change once: the answer is stored with the change it tells of.

The hash of a request that holds secrets comes keyed from the service: nothing here guesses back to
a PIN.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from kiosk.catalogue.backends.backend import (
    IdempotencyKeyClosed,
    IdempotencyKeyReused,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.backends.embedded import patrons
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.changes import Outcome, changes_of
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.models import IdempotencyKey
from kiosk.catalogue.outcomes import Change, Refused, WriteKind, WriteOutcome
from kiosk.catalogue.values import FORGETFUL

OF_AN_OLDER_VERSION = ""
"""Kind of a write that a version before this one carried out: what it did was not noted."""

T = TypeVar("T", bound=Outcome)


@dataclass(frozen=True, slots=True)
class Writing(Generic[T]):
    """One way of changing a patron's things: what it is, and how its outcome is read back."""

    kind: WriteKind
    adapter: TypeAdapter[T]


def once(
    store: Store,
    rules: Rules,
    now: datetime,
    context: WriteContext,
    writing: Writing[T],
    apply: Callable[[sqlite3.Connection], T],
    *,
    title: Callable[[sqlite3.Connection], str] | None = None,
) -> T:
    """Run ``apply`` in a transaction of its own unless ``context.key`` was answered before.

    The first outcome, also a refusal, is what every repeat gets. ``title`` finds what it is about,
    before the change, where the outcome does not name it.

    Raises IdempotencyKeyReused when the key came with another request or from another patron,
    IdempotencyKeyClosed where it was asked for before it came, NoSuchPatronError without a patron.
    """
    with store.writing() as connection:
        patrons.patron_row(connection, context.patron_id)
        known = _row(connection, context.patron_id, context.key)
        if known is not None:
            if known["kind"] is None:
                raise IdempotencyKeyClosed
            if known["request_hash"] != context.request_hash:
                raise IdempotencyKeyReused
            return writing.adapter.validate_json(known["outcome"])
        named = title(connection) if title is not None else ""
        outcome = apply(connection)
        changes = changes_of(outcome, writing.kind, title=named)
        connection.execute(
            "INSERT INTO writes VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                context.key,
                context.patron_id,
                context.request_hash,
                writing.adapter.dump_json(outcome).decode(),
                now.isoformat(),
                writing.kind,
                _CHANGES.dump_json(changes).decode(),
            ),
        )
        _forget_old(connection, now - timedelta(days=rules.remember_writes_days))
        return outcome


def settled(store: Store, now: datetime, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
    """How the write under ``key`` ended, which the patron is told now; one never seen is closed.

    Raises IdempotencyKeyReused for another patron's key, NoSuchPatronError without a patron.
    """
    with store.writing() as connection:
        patrons.patron_row(connection, patron_id)
        row = _row(connection, patron_id, key)
        if row is None:
            connection.execute(
                "INSERT INTO writes VALUES (?, ?, '', '', ?, NULL, '[]', ?)",
                (key, patron_id, now.isoformat(), now.isoformat()),
            )
            return WriteOutcome(key=key)
        connection.execute(
            "UPDATE writes SET settled_at = ? WHERE idempotency_key = ? AND settled_at IS NULL",
            (now.isoformat(), key),
        )
        return _told(row)


def unsettled(connection: sqlite3.Connection, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
    """The patron's writes of which nobody has heard that they were told, the oldest first."""
    patrons.patron_row(connection, patron_id)
    rows = connection.execute(
        "SELECT * FROM writes WHERE patron_id = ? AND settled_at IS NULL"
        " ORDER BY created_at, rowid",
        (patron_id,),
    )
    return tuple(_told(row) for row in rows)


_CHANGES: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Change, ...], config=FORGETFUL)


def _row(
    connection: sqlite3.Connection, patron_id: PatronId, key: IdempotencyKey
) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM writes WHERE idempotency_key = ?", (key,)
    ).fetchone()
    if row is not None and row["patron_id"] != patron_id:
        raise IdempotencyKeyReused
    return row


def _told(row: sqlite3.Row) -> WriteOutcome:
    if row["kind"] is None:
        return WriteOutcome(key=row["idempotency_key"])
    if row["kind"] == OF_AN_OLDER_VERSION:
        raise CatalogueUnavailable("an outcome of an older version")
    changes = _CHANGES.validate_json(row["changes"])
    kind = WriteKind(row["kind"])
    return WriteOutcome(
        key=row["idempotency_key"],
        kind=kind,
        changes=changes,
        refusal=None if changes or kind is WriteKind.RENEW_ALL else _refusal(row["outcome"]),
    )


def _refusal(outcome: str) -> Refused:
    return Refused.model_validate_json(outcome)


def _forget_old(connection: sqlite3.Connection, before: datetime) -> None:
    """Outcomes hold titles: they are not kept longer than a repeat is likely."""
    connection.execute("DELETE FROM writes WHERE created_at < ?", (before.isoformat(),))
