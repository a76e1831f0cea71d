"""Patrons: what they may do, what they owe, what they are told."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from decimal import Decimal

from kiosk.catalogue.backends.backend import NoSuchPatronError
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.models import Account, Block, Charge, Patron
from kiosk.catalogue.outcomes import RefusalReason

_BLOCKS_IN_ORDER = (
    Block.CARD_LOST,
    Block.GONE_NO_ADDRESS,
    Block.EXPIRED,
    Block.RESTRICTED,
    Block.DEBT,
)
"""The one nobody can argue away first: it is the one a refusal names."""


def patron_row(connection: sqlite3.Connection, patron_id: int) -> sqlite3.Row:
    """Raises NoSuchPatronError."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM patrons WHERE patron_id = ?", (patron_id,)
    ).fetchone()
    if row is None:
        raise NoSuchPatronError
    return row


def patron(connection: sqlite3.Connection, rules: Rules, now: datetime, patron_id: int) -> Patron:
    """The patron as the kiosk shows them (Koha: GET /patrons/{id} with its counts)."""
    row = patron_row(connection, patron_id)
    loans, holds = connection.execute(
        "SELECT (SELECT COUNT(*) FROM checkouts WHERE patron_id = :patron),"
        " (SELECT COUNT(*) FROM holds WHERE patron_id = :patron)",
        {"patron": patron_id},
    ).fetchone()
    return Patron(
        name=row["name"],
        card_expires=_date(row["card_expires"]),
        blocks=blocks(connection, rules, now, patron_id),
        balance=balance(connection, patron_id),
        debt_limit=rules.debt_limit,
        loan_count=loans,
        loan_limit=rules.loan_limit,
        hold_count=holds,
        hold_limit=rules.hold_limit,
        message=row["message"],
    )


def account(connection: sqlite3.Connection, rules: Rules, now: datetime, patron_id: int) -> Account:
    """The patron and every unpaid line (Koha: GET /patrons/{id}/account)."""
    rows = connection.execute(
        "SELECT * FROM charges WHERE patron_id = ? ORDER BY charged_on, charge_id", (patron_id,)
    )
    return Account(
        patron=patron(connection, rules, now, patron_id),
        charges=tuple(
            Charge(
                description=row["description"],
                kind=row["kind"],
                amount=_lari(row["amount_tetri"]),
                charged_on=date.fromisoformat(row["charged_on"]),
            )
            for row in rows
        ),
    )


def balance(connection: sqlite3.Connection, patron_id: int) -> Decimal:
    """Lari owed; negative is credit."""
    (tetri,) = connection.execute(
        "SELECT COALESCE(SUM(amount_tetri), 0) FROM charges WHERE patron_id = ?", (patron_id,)
    ).fetchone()
    return _lari(tetri)


def blocks(
    connection: sqlite3.Connection, rules: Rules, now: datetime, patron_id: int
) -> tuple[Block, ...]:
    """Everything that stops this card, the weightiest first.

    Koha's own REST checks none of it on POST /holds: whoever writes must ask here first.
    """
    row = patron_row(connection, patron_id)
    today = rules.local(now).date()
    expires, restricted = _date(row["card_expires"]), _date(row["restricted_until"])
    applies = {
        Block.CARD_LOST: bool(row["card_lost"]),
        Block.GONE_NO_ADDRESS: bool(row["gone_no_address"]),
        Block.EXPIRED: expires is not None and expires < today,
        Block.RESTRICTED: restricted is not None and today <= restricted,
        Block.DEBT: balance(connection, patron_id) > rules.debt_limit,
    }
    return tuple(block for block in _BLOCKS_IN_ORDER if applies[block])


def block_refusal(
    connection: sqlite3.Connection, rules: Rules, now: datetime, patron_id: int
) -> RefusalReason | None:
    """The weightiest block as the reason of a refusal."""
    found = blocks(connection, rules, now, patron_id)
    if not found:
        return None
    match found[0]:
        case Block.CARD_LOST:
            return RefusalReason.CARD_LOST
        case Block.GONE_NO_ADDRESS:
            return RefusalReason.GONE_NO_ADDRESS
        case Block.EXPIRED:
            return RefusalReason.EXPIRED
        case Block.RESTRICTED:
            return RefusalReason.RESTRICTED
        case Block.DEBT:
            return RefusalReason.DEBT


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _lari(tetri: int) -> Decimal:
    return Decimal(tetri).scaleb(-2)
