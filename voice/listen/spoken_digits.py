"""Card and PIN digits by voice: on a headset, after the patron's own choice, and never otherwise.

A microphone hears what the whole room may hear, so the choice says so. Pure.
"""

from __future__ import annotations

from config.i18n import Msg, msg

CHOICE = msg("digits-by-voice")
"""What offers it; :data:`ASKED` is asked first."""
ASKED = msg("digits-by-voice-asked")
TO_HAND = msg("digits-by-hand")
"""Said where it is not possible: cards are scanned or typed, then voice goes on."""

_LEADS = {
    "card": msg("card-lead-by-voice"),
    "pin": msg("pin-lead-by-voice"),
    "pin-old": msg("pin-lead-by-voice"),
    "pin-new": msg("pin-lead-by-voice"),
    "pin-again": msg("pin-lead-by-voice"),
}


def lead(screen: str, *, is_private: bool, is_chosen: bool) -> Msg | None:
    """What stands instead of „do not say it aloud“, or None where that stays."""
    return _LEADS.get(screen) if may_be_said(is_private=is_private, is_chosen=is_chosen) else None


def may_be_said(*, is_private: bool, is_chosen: bool) -> bool:
    """Whether digits of a card or PIN may be listened for (VVSG 2.0 7.2-F, EN 301 549 5.1.3.8)."""
    return is_private and is_chosen
