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
