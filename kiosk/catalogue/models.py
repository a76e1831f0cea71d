"""What the catalogue knows, as frozen values shared by both ends of the wire.

Field names follow Koha's REST API (``biblio_id``, ``checkout_id``, ``pickup_library_id``) so that
the Koha backend maps without inventing words. Strings that may hold a patron's secrets never show
in a ``repr``: :class:`Patron`, :class:`Loan` and :class:`Hold` hide theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from pydantic import Field, SecretStr, model_validator

from kiosk.catalogue.kinds import Audience as Audience
from kiosk.catalogue.kinds import Language as Language
from kiosk.catalogue.kinds import MaterialForm as MaterialForm
from kiosk.catalogue.values import LocalTime, Text, Value

CardNumber = SecretStr
"""A library card number. Secret: with it and four digits anyone can read a patron's loans."""

Pin = SecretStr
"""The patron's PIN as typed. Never stored, logged or echoed."""

BiblioId = NewType("BiblioId", int)
ItemId = NewType("ItemId", int)
CheckoutId = NewType("CheckoutId", int)
HoldId = NewType("HoldId", int)
LibraryId = NewType("LibraryId", str)
CallId = NewType("CallId", int)
IdempotencyKey = NewType("IdempotencyKey", str)
"""16 to 64 URL-safe characters, fresh for each thing a patron wants done, kept for each retry."""


class ItemStatus(StrEnum):
    """What stands between a patron and this copy, most binding first when several hold."""

    AVAILABLE = "available"
    ON_LOAN = "on_loan"
    ON_HOLD_SHELF = "on_hold_shelf"
    IN_TRANSIT = "in_transit"
    REFERENCE = "reference"
    """Read in the library only."""
    MISSING = "missing"
    """Lost, damaged, withdrawn or restricted: not to be had."""


class LibraryKind(StrEnum):
    """What sort of place of the network it is."""

    MAIN = "main"
    BRANCH = "branch"
    CORNER = "corner"
    """A collection of its own inside another building."""
    MOBILE = "mobile"


class OpeningHours(Value):
    """One stretch of one day of the week in which a library is open, in its local time."""

    weekday: int = Field(ge=1, le=7)
    """ISO: 1 is Monday."""
    opens: LocalTime
    closes: LocalTime

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> OpeningHours:
        if self.opens >= self.closes:
            raise ValueError("a library must open before it closes")
        return self


class Library(Value):
    """One building (or service) of the network. What is not known is empty."""

    library_id: LibraryId
    name_ka: Text
    name_en: Text
    is_pickup_location: bool
    kind: LibraryKind = LibraryKind.BRANCH
    hours: tuple[OpeningHours, ...] = ()
    """By weekday and time; a weekday without an entry is closed, none at all: not known."""
    services_ka: tuple[Text, ...] = ()
    services_en: tuple[Text, ...] = ()
    phone: Text = ""
    address_ka: Text = ""
    address_en: Text = ""
    is_example: bool = False
    """Hours and services are made up for a demonstration: to be marked as such."""

    @property
    def names(self) -> Mapping[str, Text]:
        """Its name by language code."""
        return {"ka": self.name_ka, "en": self.name_en}

    @property
    def addresses(self) -> Mapping[str, Text]:
        """Its address by language code; "" where not known."""
        return {"ka": self.address_ka, "en": self.address_en}

    @property
    def services(self) -> Mapping[str, tuple[Text, ...]]:
        """What it offers, by language code; () where not known."""
        return {"ka": self.services_ka, "en": self.services_en}


class DemoCard(Value):
    """A card of the demonstration library that anyone may use; nobody real has it."""

    card: str
    pin: str
    """"" where none has been set."""
    situation: str
    """What the card shows: a slug such as ``many-loans``, for the words to be looked up by."""


class StaffCall(Value):
    """Somebody at a kiosk asked for a librarian. Nothing in it says who."""

    call_id: CallId
    kiosk: Text
    library_id: LibraryId
    """Where the kiosk stands."""
    made_at: datetime
    answered_at: datetime | None = None


class Item(Value):
    """One physical copy."""

    item_id: ItemId
    library_id: LibraryId
    """Where it stands now (Koha: holding_library_id)."""
    call_number: Text = Field(repr=False)
    status: ItemStatus
    due_date: date | None = None
    """Only for :attr:`ItemStatus.ON_LOAN`."""


class BiblioSummary(Value):
    """One row of a result list."""

    biblio_id: BiblioId
    title: Text = Field(repr=False)
    subtitle: Text = Field(default="", repr=False)
    author: Text = Field(default="", repr=False)
    year: int | None = None
    """Year of this edition, else of first publication."""
    language: Language
    form: MaterialForm
    available_at: tuple[LibraryId, ...] = ()
    """Libraries where a copy stands on the shelf, this kiosk's own first, then in network order."""
    earliest_due: date | None = None
    """When none is on a shelf: the first copy due back, if any is on loan."""
    hold_count: int = Field(default=0, ge=0)


class Biblio(BiblioSummary):
    """One title with all that is known of it and every copy."""

    isbn: Text = Field(default="", repr=False)
    publisher: Text = Field(default="", repr=False)
    edition: Text = Field(default="", repr=False)
    """The edition statement as catalogued."""
    subjects: tuple[Text, ...] = Field(default=(), repr=False)
    audience: Audience = Audience.ADULT
    original_title: Text = Field(default="", repr=False)
    items: tuple[Item, ...] = ()
    is_holdable: bool = True
    """False: no hold can be placed by anyone (reference, no copies …)."""


class Block(StrEnum):
    """Why a patron's card does not work as usual (Koha plugin rest-di: ``Patron::…``)."""

    EXPIRED = "expired"
    RESTRICTED = "restricted"
    DEBT = "debt"
    CARD_LOST = "card_lost"
    GONE_NO_ADDRESS = "gone_no_address"


class Patron(Value):
    """The signed-in patron, as far as the kiosk needs to know."""

    name: Text = Field(repr=False)
    card_expires: date | None = None
    blocks: tuple[Block, ...] = ()
    balance: Decimal = Field(default=Decimal(0), repr=False)
    """Lari owed; negative is credit."""
    debt_limit: Decimal = Field(default=Decimal(0), repr=False)
    loan_count: int = Field(default=0, ge=0)
    loan_limit: int = Field(default=0, ge=0)
    hold_count: int = Field(default=0, ge=0)
    hold_limit: int = Field(default=0, ge=0)
    message: Text = Field(default="", repr=False)
    """What staff want this patron to read (Koha: opac_notes)."""


class SignedIn(Value):
    """A patron session at the service."""

    token: SecretStr
    """Bearer token, valid for this patron only and for ``expires_in_s``."""
    expires_in_s: int = Field(gt=0)
    patron: Patron


class Loan(Value):
    """One checkout of the signed-in patron."""

    checkout_id: CheckoutId
    biblio_id: BiblioId
    title: Text = Field(repr=False)
    author: Text = Field(default="", repr=False)
    form: MaterialForm | None = None
    """None where the library behind the catalogue does not say."""
    due: datetime
    """With the library's offset; loans by the day end at 23:59 local time."""
    renewals_used: int = Field(ge=0)
    renewals_limit: int = Field(ge=0)
    is_overdue: bool
    days_late: int = Field(default=0, ge=0)
    refusal: str | None = None
    """Why it could not be renewed now (a :class:`~kiosk.catalogue.outcomes.RefusalReason`)."""


class HoldStatus(StrEnum):
    PENDING = "pending"
    READY = "ready"
    """On the hold shelf (Koha status W)."""
    IN_TRANSIT = "in_transit"
    """Koha status T."""
    SUSPENDED = "suspended"


class Hold(Value):
    """One hold of the signed-in patron."""

    hold_id: HoldId
    biblio_id: BiblioId
    title: Text = Field(repr=False)
    author: Text = Field(default="", repr=False)
    pickup_library_id: LibraryId
    status: HoldStatus
    queue_position: int | None = Field(default=None, ge=1)
    """1 is next; None once a copy is found."""
    placed_on: date
    last_pickup_day: date | None = None
    """Only when READY: after it the copy goes to the next patron."""
    suspended_until: date | None = None


class Charge(Value):
    """One unpaid line of the account."""

    description: Text = Field(repr=False)
    kind: Text
    """overdue, lost, manual, rent …"""
    amount: Decimal = Field(repr=False)
    charged_on: date


class Account(Value):
    """Everything of "my account"."""

    patron: Patron
    charges: tuple[Charge, ...] = ()
