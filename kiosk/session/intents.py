"""What a patron of a library can want, beyond moving about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from accessibility.intents import Intent
from kiosk.catalogue.models import BiblioId, CheckoutId, HoldId, LibraryId


class Layer(Enum):
    """The alphabets of the on-screen letters."""

    GEORGIAN = "georgian"
    LATIN = "latin"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class OpenSearch(Intent):
    """To the search screen."""


@dataclass(frozen=True, slots=True)
class ShowLayer(Intent):
    """Another alphabet on the search screen."""

    layer: Layer


@dataclass(frozen=True, slots=True)
class Submit(Intent):
    """Send the field: search, card number or PIN."""


@dataclass(frozen=True, slots=True)
class MoreResults(Intent):
    """Fetch the next results of a long list."""


@dataclass(frozen=True, slots=True)
class OpenBiblio(Intent):
    """Show one title."""

    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class AskHold(Intent):
    """Begin to place a hold on the title in front of the patron."""

    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class ChoosePickup(Intent):
    """Take this library as the pickup location."""

    library_id: LibraryId


@dataclass(frozen=True, slots=True)
class ConfirmHold(Intent):
    """Yes, place it."""


@dataclass(frozen=True, slots=True)
class CancelHold(Intent):
    """Undo a hold."""

    hold_id: HoldId


@dataclass(frozen=True, slots=True)
class OpenLoans(Intent):
    """To my books."""


@dataclass(frozen=True, slots=True)
class OpenLoan(Intent):
    """Show one loan."""

    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class RenewLoan(Intent):
    """Renew one loan."""

    checkout_id: CheckoutId


@dataclass(frozen=True, slots=True)
class RenewAll(Intent):
    """Renew every loan that can be."""


@dataclass(frozen=True, slots=True)
class SetLanguage(Intent):
    """Speak another language from here on."""

    language: str


@dataclass(frozen=True, slots=True)
class ShowDemoCards(Intent):
    """List the cards of the demonstration."""


@dataclass(frozen=True, slots=True)
class SignIn(Intent):
    """Sign in without wanting anything else yet."""


@dataclass(frozen=True, slots=True)
class Retry(Intent):
    """Try again what did not get through."""


@dataclass(frozen=True, slots=True)
class Continue(Intent):
    """Go on from an outcome."""
