"""What the library behind the catalogue may lack, and which wishes need it; pure.

A wish that needs a lacking function has no row, no key and no voice command on any screen: screens
and commands ask :func:`is_offered`, so a new row is left out without another line.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from accessibility.intents import Intent
from kiosk.catalogue.port import Capability
from kiosk.session.intents import (
    AskAnyHold,
    AskCancel,
    AskHold,
    AskMove,
    AskSuspension,
    CallLibrarian,
    CancelHold,
    ChooseLoans,
    ChoosePickup,
    ConfirmHold,
    OpenPinChange,
    RenewAgain,
    RenewAll,
    RenewChosen,
    RenewLoan,
    ResumeHold,
    SuspendHold,
    ToggleLoan,
)

EVERYTHING = frozenset(Capability)
"""Assumed until the catalogue has said otherwise."""

NEEDS: Mapping[type[Intent], frozenset[Capability]] = MappingProxyType(
    {
        RenewLoan: frozenset({Capability.RENEW}),
        RenewAll: frozenset({Capability.RENEW}),
        ChooseLoans: frozenset({Capability.RENEW}),
        ToggleLoan: frozenset({Capability.RENEW}),
        RenewChosen: frozenset({Capability.RENEW}),
        RenewAgain: frozenset({Capability.RENEW}),
        AskHold: frozenset({Capability.PLACE_HOLD}),
        AskAnyHold: frozenset({Capability.PLACE_HOLD}),
        ConfirmHold: frozenset({Capability.PLACE_HOLD}),
        # The same list of libraries serves a new hold and one that is moved.
        ChoosePickup: frozenset({Capability.PLACE_HOLD, Capability.CHANGE_PICKUP}),
        AskCancel: frozenset({Capability.CANCEL_HOLD}),
        CancelHold: frozenset({Capability.CANCEL_HOLD}),
        AskSuspension: frozenset({Capability.SUSPEND_HOLD}),
        SuspendHold: frozenset({Capability.SUSPEND_HOLD}),
        ResumeHold: frozenset({Capability.SUSPEND_HOLD}),
        AskMove: frozenset({Capability.CHANGE_PICKUP}),
        OpenPinChange: frozenset({Capability.CHANGE_PIN}),
        CallLibrarian: frozenset({Capability.CALL_STAFF}),
    }
)
"""Any one of these functions makes the wish possible; a wish that is not listed needs none."""


def is_offered(intent: Intent | None, offers: frozenset[Capability]) -> bool:
    """Whether a library that ``offers`` these functions can do what ``intent`` asks for."""
    needs = NEEDS.get(type(intent)) if intent is not None else None
    return needs is None or bool(needs & offers)
