"""Writes and how they ended, in memory, for a backend that keeps nothing on disk.

What is on disk must remember them there, in the transaction that makes the change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from kiosk.catalogue.backends.backend import (
    IdempotencyKeyClosed,
    IdempotencyKeyReused,
    PatronId,
    WriteContext,
)
from kiosk.catalogue.changes import Outcome, changes_of
from kiosk.catalogue.models import IdempotencyKey
from kiosk.catalogue.outcomes import Refused, WriteKind, WriteOutcome

Written = TypeVar("Written", bound=Outcome)


@dataclass(slots=True)
class _Write:
    """One that came, or was asked about before it came: that one has no outcome."""

    patron_id: PatronId
    told: WriteOutcome
    request_hash: str = ""
    outcome: Outcome | None = None
    is_settled: bool = False


class RememberedWrites:
    """Keeps the promises of :class:`~kiosk.catalogue.backends.backend.Backend` about keys.

    Not thread-safe: a backend calls it under the lock it changes things under.
    """

    def __init__(self) -> None:
        self._by_key: dict[IdempotencyKey, _Write] = {}

    def once(
        self,
        context: WriteContext,
        kind: WriteKind,
        work: Callable[[], Written],
        *,
        title: str = "",
    ) -> Written:
        """Do ``work`` under the key of ``context``, or give what it gave before.

        ``title`` is that of a hold to be cancelled. Raises IdempotencyKeyReused and
        IdempotencyKeyClosed.
        """
        known = self._known(context.patron_id, context.key)
        if known is not None:
            if known.outcome is None:
                raise IdempotencyKeyClosed
            if known.request_hash != context.request_hash:
                raise IdempotencyKeyReused
            return cast(Written, known.outcome)
        outcome = work()
        told = WriteOutcome(
            key=context.key,
            kind=kind,
            changes=changes_of(outcome, kind, title=title),
            refusal=outcome if isinstance(outcome, Refused) else None,
        )
        self._by_key[context.key] = _Write(context.patron_id, told, context.request_hash, outcome)
        return outcome

    def outcome(self, patron_id: PatronId, key: IdempotencyKey) -> WriteOutcome:
        """How the write of ``key`` ended, which is settled with it; one never seen is closed.

        Raises IdempotencyKeyReused for another patron's key.
        """
        write = self._known(patron_id, key)
        if write is None:
            write = self._by_key[key] = _Write(patron_id, WriteOutcome(key=key))
        write.is_settled = True
        return write.told

    def unsettled(self, patron_id: PatronId) -> tuple[WriteOutcome, ...]:
        """The patron's writes that are not settled, the oldest first."""
        every = self._by_key.values()
        return tuple(
            each.told for each in every if each.patron_id == patron_id and not each.is_settled
        )

    def _known(self, patron_id: PatronId, key: IdempotencyKey) -> _Write | None:
        write = self._by_key.get(key)
        if write is not None and write.patron_id != patron_id:
            raise IdempotencyKeyReused
        return write
