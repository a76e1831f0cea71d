"""Who is signed in, where, and for how long: by the hash of a random token."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.backends.session_store import MemorySessionStore, Session, SessionStore
from kiosk.catalogue.errors import CatalogueUnavailable
from kiosk.catalogue.service.limits import Limits


class Sessions:
    """Opens, finds and ends sessions. Thread-safe; call it off the event loop.

    A token is good only at the kiosk that got it. Both ends of a session's life are measured on a
    clock that never jumps. Who ends a session in the store ends it at its next use. Methods raise
    CatalogueUnavailable where the store does.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        new_token: Callable[[], str],
        limits: Limits,
        store: SessionStore | None = None,
    ) -> None:
        self._clock = clock
        self._new_token = new_token
        self._limits = limits
        self._store = store if store is not None else MemorySessionStore()
        self._lock = threading.Lock()
        self._used: dict[str, float] = {}
        """When each session was used last: newer than in the store by ``session_touch_s``."""
        self._ended: dict[str, None] = {}
        """Sessions of late that are over: to tell them from those of a service before this one."""

    def open(self, patron_id: PatronId, kiosk: str) -> str:
        """Start a session and return its token, which is kept nowhere here."""
        now = self._clock()
        self._make_room(now)
        token = self._new_token()
        key = hash_of(token)
        self._store.put(key, Session(patron_id, kiosk, now, now))
        self._note_use(key, now)
        return token

    def find(self, token: str, kiosk: str) -> Session | None:
        """The living session of ``token`` at ``kiosk``, its idle time starting anew."""
        key = hash_of(token)
        stored = self._store.get(key)
        now = self._clock()
        if stored is None:
            if key in self._used:
                self._remember(key)
            return None
        session = self._as_used(key, stored)
        if not self._lives(session, now):
            self._remember(key)
            with suppress(CatalogueUnavailable):  # over in any case
                self._store.drop(key)
            return None
        if session.kiosk != kiosk:
            return None
        self._note_use(key, now)
        if now - stored.used >= self._limits.session_touch_s:
            # What cannot be written leaves the session shorter after a restart, and nothing else.
            with suppress(CatalogueUnavailable):
                self._store.touch(key, now)
        return replace(session, used=now)

    def end(self, token: str, kiosk: str) -> None:
        """End a session; another kiosk's, or none, is left alone."""
        key = hash_of(token)
        session = self._store.get(key)
        if session is not None and session.kiosk == kiosk:
            self._store.drop(key)
            self._remember(key)

    def end_others(self, patron_id: PatronId, token: str) -> None:
        """End every session of the patron but the one of ``token``."""
        self._store.drop_others(patron_id, hash_of(token))

    def has_known(self, token: str) -> bool:
        """Whether this service gave ``token`` itself, as far back as it remembers."""
        key = hash_of(token)
        return key in self._used or key in self._ended or self._store.get(key) is not None

    def __len__(self) -> int:
        return len(self._store.every())

    def _lives(self, session: Session, now: float) -> bool:
        return (
            now - session.used < self._limits.session_idle_s
            and 0 <= now - session.started < self._limits.session_total_s
        )

    def _make_room(self, now: float) -> None:
        """Forget the sessions that are over, and the oldest where there are too many."""
        living = {key: self._as_used(key, each) for key, each in self._store.every().items()}
        for key in [key for key, each in living.items() if not self._lives(each, now)]:
            del living[key]
            self._store.drop(key)
            self._remember(key)
        while len(living) >= self._limits.sessions:
            oldest = min(living, key=lambda each: living[each].used)
            del living[oldest]
            self._store.drop(oldest)
            self._remember(oldest)
        for key in [key for key in [*self._used] if key not in living]:
            self._remember(key)

    def _as_used(self, key: str, stored: Session) -> Session:
        return replace(stored, used=max(stored.used, self._used.get(key, stored.used)))

    def _note_use(self, key: str, now: float) -> None:
        with self._lock:
            self._used[key] = now

    def _remember(self, key: str) -> None:
        with self._lock:
            self._used.pop(key, None)
            self._ended[key] = None
            while len(self._ended) > self._limits.sessions:
                del self._ended[next(iter(self._ended))]


def hash_of(token: str) -> str:
    """By what a session is kept: lower-case hex."""
    return sha256(token.encode()).hexdigest()
