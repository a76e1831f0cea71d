"""Card and PIN: checking them, counting wrong ones, changing them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from math import ceil

from kiosk.catalogue.backends.backend import Authenticated, PatronId, WriteContext
from kiosk.catalogue.backends.embedded import patrons, sessions
from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import CardNumber, Pin
from kiosk.catalogue.outcomes import PinChanged, PinChecked, RefusalReason, Refused

_FORGOTTEN_AFTER = timedelta(days=1)
"""A count this old is dropped, also so that made-up cards do not fill the disk."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A PIN may be checked now; it is already counted as wrong."""

    attempts_left: int
    lock_s: int


def authenticate(
    store: Store, rules: Rules, hasher: PinHasher, now: datetime, card: CardNumber, pin: Pin
) -> Authenticated | Refused:
    """Koha: POST /auth/password/validation. Unknown card, no PIN and wrong PIN answer alike."""
    number = card.get_secret_value()
    with store.writing() as connection:
        attempt = _count(connection, rules, now, number)
    if isinstance(attempt, Refused):
        return attempt
    with store.reading() as connection:
        row = connection.execute(
            "SELECT patron_id, pin_hash, pin_expires FROM patrons WHERE card = ?",
            (storable(number),),
        ).fetchone()
    # Outside any transaction: it takes long on purpose.
    if not hasher.verify(row["pin_hash"] if row else None, pin.get_secret_value()):
        return _wrong(attempt, RefusalReason.INVALID_CREDENTIALS)
    with store.writing() as connection:
        forget(connection, number)
        if _is_past(row["pin_expires"], rules.local(now).date()):
            return Refused(reason=RefusalReason.PASSWORD_EXPIRED)
        return Authenticated(
            patron_id=PatronId(row["patron_id"]),
            patron=patrons.patron(connection, rules, now, row["patron_id"]),
        )


def check_pin(
    connection: sqlite3.Connection,
    rules: Rules,
    hasher: PinHasher,
    now: datetime,
    patron_id: int,
    old: Pin,
    new: Pin | None,
) -> PinChecked | Refused:
    """Whether :func:`change_pin` would do it; a wrong old PIN counts as one at sign-in."""
    row = patrons.patron_row(connection, patron_id)
    attempt = _count(connection, rules, now, row["card"])
    if isinstance(attempt, Refused):
        return attempt
    if not hasher.verify(row["pin_hash"], old.get_secret_value()):
        return _wrong(attempt, RefusalReason.PIN_WRONG)
    forget(connection, row["card"])
    if new is not None:
        wanted = new.get_secret_value()
        if len(wanted) < rules.pin_min_length:
            return Refused(reason=RefusalReason.PIN_TOO_SHORT)
        if wanted == old.get_secret_value() or is_weak(wanted, card=row["card"], rules=rules):
            return Refused(reason=RefusalReason.PIN_WEAK)
    return PinChecked(least_digits=rules.pin_min_length)


def change_pin(
    connection: sqlite3.Connection,
    rules: Rules,
    hasher: PinHasher,
    now: datetime,
    context: WriteContext,
    old: Pin,
    new: Pin,
) -> PinChanged | Refused:
    """Koha: POST /public/patrons/{id}/password. A wrong old PIN counts as one at sign-in.

    The patron's other sessions end with the old PIN, in the same transaction.
    """
    patron_id = context.patron_id
    checked = check_pin(connection, rules, hasher, now, patron_id, old, new)
    if isinstance(checked, Refused):
        return checked
    connection.execute(
        "UPDATE patrons SET pin_hash = ?, pin_expires = NULL WHERE patron_id = ?",
        (hasher.hash(new.get_secret_value()), patron_id),
    )
    sessions.end_others(connection, patron_id, context.session)
    return PinChanged()


def is_weak(pin: str, *, card: str, rules: Rules) -> bool:
    """What somebody with the card in hand would try first, or what no keypad can type."""
    if not (pin.isascii() and pin.isdecimal()) or len(pin) > rules.pin_max_length:
        return True
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    half, odd = divmod(len(pin), 2)
    is_repeated = not odd and pin[:half] == pin[half:]
    return steps in ({0}, {1}, {-1}) or is_repeated or card.endswith(pin) or card.startswith(pin)


def _count(
    connection: sqlite3.Connection, rules: Rules, now: datetime, card: str
) -> _Attempt | Refused:
    """Count an attempt as wrong *before* the PIN is checked, unless the card is locked.

    A hundred attempts sent at once therefore get no further than five in a row; a right PIN
    forgets the count afterwards.
    """
    now = rules.local(now)
    # One dated in the future was dated by a clock that was wrong: nothing can be counted from it.
    connection.execute(
        "DELETE FROM pin_failures WHERE last_failure < ? OR last_failure > ?",
        ((now - _FORGOTTEN_AFTER).isoformat(), now.isoformat()),
    )
    row = connection.execute(
        "SELECT * FROM pin_failures WHERE card_sha256 = ?", (_card_hash(card),)
    ).fetchone()
    if row is not None:
        # Counted from the failure: whatever the clock does, never longer than this lock lasts.
        since_s = (now - datetime.fromisoformat(row["last_failure"])).total_seconds()
        wait_s = rules.lock_s(row["failures"]) - since_s
        if wait_s > 0:
            return Refused(reason=RefusalReason.LOCKED, retry_after_s=ceil(wait_s))
    failures = 1 if row is None else row["failures"] + 1
    connection.execute(
        "INSERT OR REPLACE INTO pin_failures VALUES (?, ?, ?)",
        (_card_hash(card), failures, now.isoformat()),
    )
    return _Attempt(max(0, rules.pin_attempts - failures), rules.lock_s(failures))


def _wrong(attempt: _Attempt, reason: RefusalReason) -> Refused:
    if attempt.lock_s:
        return Refused(reason=RefusalReason.LOCKED, retry_after_s=attempt.lock_s)
    return Refused(reason=reason, attempts_left=attempt.attempts_left)


def forget(connection: sqlite3.Connection, card: str) -> bool:
    """Forget wrong PINs at this card. False: there were none."""
    gone = connection.execute("DELETE FROM pin_failures WHERE card_sha256 = ?", (_card_hash(card),))
    return gone.rowcount > 0


def locked_s(connection: sqlite3.Connection, rules: Rules, now: datetime, card: str) -> int:
    """Seconds until a PIN is taken at this card again; 0: it is not locked."""
    row = connection.execute(
        "SELECT * FROM pin_failures WHERE card_sha256 = ?", (_card_hash(card),)
    ).fetchone()
    if row is None:
        return 0
    since_s = (now - datetime.fromisoformat(row["last_failure"])).total_seconds()
    return max(0, ceil(rules.lock_s(row["failures"]) - since_s)) if since_s >= 0 else 0


def _card_hash(card: str) -> str:
    return sha256(card.encode("utf-8", "surrogatepass")).hexdigest()


def storable(card: str) -> str:
    """``card`` as SQLite can be asked for it."""
    # SQLite cannot be asked for a lone surrogate; no card has a replacement character either.
    return card.encode("utf-8", "replace").decode()


def _is_past(last_day: str | None, today: date) -> bool:
    return last_day is not None and date.fromisoformat(last_day) < today
