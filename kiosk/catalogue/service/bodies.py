"""What comes in and goes out over the wire where it differs from the shared values."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from kiosk.catalogue.finding import MOST_ALTERNATIVES
from kiosk.catalogue.models import BiblioId, CheckoutId, IdempotencyKey, LibraryId, Patron
from kiosk.catalogue.port import Capability
from kiosk.catalogue.wire import KEY_FORM, MOST_KEYS, TYPED_CHARACTERS

LARGEST_ID = 2**63 - 1
MOST_RENEWALS = 1000
"""Loans that one request may name."""


def _whole(secret: SecretStr) -> SecretStr:
    """Half a character, which JSON can spell but nothing can store, is turned away here."""
    secret.get_secret_value().encode()
    return secret


def _encodable(text: str) -> str:
    text.encode()
    return text


LibraryCode = Annotated[LibraryId, Field(pattern=r"^[\w.-]{1,32}$")]
WriteKey = Annotated[IdempotencyKey, Field(pattern=KEY_FORM)]
Secret = Annotated[SecretStr, Field(max_length=TYPED_CHARACTERS), AfterValidator(_whole)]


class Body(BaseModel):
    """Base of all request bodies: nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HeardBody(Body):
    alternatives: Annotated[
        tuple[Annotated[str, AfterValidator(_encodable)], ...],
        Field(min_length=1, max_length=MOST_ALTERNATIVES, repr=False),
    ]
    """What a recogniser may have heard, the likeliest first; of each, LONGEST_QUERY
    characters are used."""


class SignInBody(Body):
    card: Secret
    pin: Secret


class RenewalsBody(Body):
    checkout_ids: (
        Annotated[
            tuple[Annotated[CheckoutId, Field(ge=1, le=LARGEST_ID)], ...],
            Field(min_length=1, max_length=MOST_RENEWALS),
        ]
        | None
    ) = None
    """Loans to renew; null: all of them."""


class HoldBody(Body):
    biblio_id: Annotated[BiblioId, Field(ge=1, le=LARGEST_ID)]
    pickup_library_id: LibraryCode


class SuspensionBody(Body):
    until: date | None
    """The first day the hold counts again; null: until resumed."""


class PickupBody(Body):
    pickup_library_id: LibraryCode


class PinBody(Body):
    old: Secret
    new: Secret


class PinCheckBody(Body):
    old: Secret
    new: Secret | None = None
    """The PIN that is wanted next, to hear whether it would do."""


class OutcomesBody(Body):
    keys: Annotated[tuple[WriteKey, ...], Field(min_length=1, max_length=MOST_KEYS)]
    """Idempotency keys of the writes that are asked about."""


class SignedInReply(BaseModel):
    """:class:`kiosk.catalogue.models.SignedIn`, with the token in clear: the only time it is."""

    token: str = Field(repr=False)
    expires_in_s: int = Field(gt=0)
    patron: Patron


class Health(BaseModel):
    status: str = "ok"


class Capabilities(BaseModel):
    capabilities: tuple[Capability, ...]
