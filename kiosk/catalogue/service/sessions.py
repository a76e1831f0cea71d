"""Who is signed in, where, and for how long: in memory only, by the hash of a random token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from kiosk.catalogue.backends.backend import PatronId
from kiosk.catalogue.service.limits import Limits


@dataclass(frozen=True, slots=True)
class Session:
    """One patron at one kiosk."""

    patron_id: PatronId
    kiosk: str
    started: float
    used: float


class Sessions:
    """Opens, finds and ends sessions. Not thread-safe: belongs to the event loop.

    A token is good only at the kiosk that got it. Both ends of a session's life are measured on a
    clock that never jumps.
    """

    def __init__(
        self, *, clock: Callable[[], float], new_token: Callable[[], str], limits: Limits
    ) -> None:
        self._clock = clock
        self._new_token = new_token
        self._limits = limits
        self._by_hash: dict[bytes, Session] = {}
        self._ended: dict[bytes, None] = {}
        """Sessions of late that are over: to tell them from those of a service before this one."""

    def open(self, patron_id: PatronId, kiosk: str) -> str:
        """Start a session and return its token, which is kept nowhere here."""
        now = self._clock()
        self._forget_old(now)
        while len(self._by_hash) >= self._limits.sessions:
            self._forget(min(self._by_hash, key=lambda each: self._by_hash[each].used))
        token = self._new_token()
        self._by_hash[_hash(token)] = Session(patron_id, kiosk, now, now)
        return token

    def find(self, token: str, kiosk: str) -> Session | None:
        """The living session of ``token`` at ``kiosk``, its idle time starting anew."""
        key = _hash(token)
        session = self._by_hash.get(key)
        if session is None:
            return None
        now = self._clock()
        if not self._lives(session, now):
            self._forget(key)
            return None
        if session.kiosk != kiosk:
            return None
        session = replace(session, used=now)
        self._by_hash[key] = session
        return session

    def end(self, token: str, kiosk: str) -> None:
        """End a session; another kiosk's, or none, is left alone."""
        key = _hash(token)
        session = self._by_hash.get(key)
        if session is not None and session.kiosk == kiosk:
            self._forget(key)

    def has_known(self, token: str) -> bool:
        """Whether this service gave ``token`` itself, as far back as it remembers."""
        key = _hash(token)
        return key in self._by_hash or key in self._ended

    def __len__(self) -> int:
        return len(self._by_hash)

    def _lives(self, session: Session, now: float) -> bool:
        return (
            now - session.used < self._limits.session_idle_s
            and now - session.started < self._limits.session_total_s
        )

    def _forget_old(self, now: float) -> None:
        for key in [key for key, each in self._by_hash.items() if not self._lives(each, now)]:
            self._forget(key)

    def _forget(self, key: bytes) -> None:
        del self._by_hash[key]
        self._ended[key] = None
        while len(self._ended) > self._limits.sessions:
            del self._ended[next(iter(self._ended))]


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()
