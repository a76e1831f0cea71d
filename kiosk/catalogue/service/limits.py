"""How much the service takes from one kiosk, and for how long a patron stays signed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults suit a network of a few dozen kiosks on one small server."""

    session_idle_s: int = 15 * 60
    session_total_s: int = 60 * 60
    sessions: int = 10_000
    """Oldest go first beyond it; a bound on memory, not a rule. As many that ended are known."""
    session_touch_s: int = 60
    """How often the use of a session is written down; a restart may make it so much shorter."""
    signins_at_once: int = 2
    """Argon2id takes memory and both cores on purpose."""
    signins_waiting: int = 16
    kiosk_failures: int = 20
    """Wrong cards or PINs at one kiosk within the window before it has to wait."""
    kiosk_failure_window_s: int = 5 * 60
    body_bytes: int = 16 * 1024
    body_time_s: float = 10.0
    query_bytes: int = 4 * 1024
    header_bytes: int = 16 * 1024
    calls_at_once: int = 16
    """Threads calling the backend."""
    kiosk_requests: int = 8
    """Requests of one kiosk at once: no more than a kiosk has connections."""
    kiosk_requests_waiting: int = 56
    """More of them wait; what comes beyond is sent away for a moment."""
    unknown_keys_at_once: int = 2
    """Threads, besides those above, for who has not shown a good key so far."""
    unknown_keys_waiting: int = 510
    health_s: float = 5.0
    """How old an answer about the service's health may be."""


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """What one connection may take, and how many there may be."""

    head_s: float = 5.0
    """From the first moment, or the first byte of a later request, to the end of its headers."""
    body_s: float = 15.0
    """For the body; the request's own limit (``Limits.body_time_s``) answers before."""
    next_request_s: float = 30.0
    """From an answer to the first byte of the next request."""
    answer_s: float = 30.0
    """For reading a whole answer."""
    head_bytes: int = 32 * 1024
    """Of headers as they come in, before anybody has looked at them."""
    unproven: int = 128
    """Connections by which no good kiosk key has come."""
    of_one_address: int = 64
    """Of these, from one address. Behind a TLS proxy all come from one."""
    of_one_kiosk: int = 64
    settle_s: float = 0.5
    """So long one that has just come is left alone, unless twice as many came."""
