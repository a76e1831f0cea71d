"""Where sessions of patrons are kept: by a hash, so that no token can be read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kiosk.catalogue.backends.backend import PatronId


@dataclass(frozen=True, slots=True)
class Session:
    """One patron at one kiosk. Times are seconds of a clock that never jumps."""

    patron_id: PatronId
    kiosk: str
    started: float
    used: float


class SessionStore(Protocol):
    """Keeps sessions by the SHA-256 of their token (lower-case hex). Thread-safe.

    Every method may raise :class:`~kiosk.catalogue.errors.CatalogueUnavailable`.
    """

    def put(self, key: str, session: Session) -> None: ...

    def get(self, key: str) -> Session | None: ...

    def touch(self, key: str, used: float) -> None:
        """Note when a session was used last; one that is not there is left so."""
        ...

    def drop(self, key: str) -> None:
        """Forget a session; one that is not there is no error."""
        ...

    def drop_others(self, patron_id: PatronId, key: str) -> None:
        """Forget every session of the patron but the one of ``key``."""
        ...

    def every(self) -> dict[str, Session]: ...


@runtime_checkable
class KeepsSessions(Protocol):
    """A backend that keeps sessions where a restart of the service leaves them."""

    def session_store(self) -> SessionStore: ...


class MemorySessionStore:
    """Sessions of a backend that keeps none: over with the service."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def put(self, key: str, session: Session) -> None:
        self._sessions[key] = session

    def get(self, key: str) -> Session | None:
        return self._sessions.get(key)

    def touch(self, key: str, used: float) -> None:
        found = self._sessions.get(key)
        if found is not None:
            self._sessions[key] = Session(found.patron_id, found.kiosk, found.started, used)

    def drop(self, key: str) -> None:
        self._sessions.pop(key, None)

    def drop_others(self, patron_id: PatronId, key: str) -> None:
        for each, session in [*self._sessions.items()]:
            if session.patron_id == patron_id and each != key:
                self._sessions.pop(each, None)

    def every(self) -> dict[str, Session]:
        return dict(self._sessions)
