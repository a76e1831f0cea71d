"""What a patron can be doing: one frozen value for each screen, holding what that screen needs.

Data about a patron exists only in here, in the values that need it; ending a visit drops them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from pydantic import SecretStr

from accessibility.intents import Intent
from config.i18n import Msg
from kiosk.catalogue.finding import SearchRequest, Suggestion, Work, WorksPage
from kiosk.catalogue.models import Biblio, Hold, LibraryId, MaterialForm
from kiosk.catalogue.outcomes import Refused, WriteKind
from kiosk.session.account_activities import ChoosingLoans as ChoosingLoans
from kiosk.session.account_activities import ChoosingSuspension as ChoosingSuspension
from kiosk.session.account_activities import ConfirmingCancel as ConfirmingCancel
from kiosk.session.account_activities import ConfirmingRenewal as ConfirmingRenewal
from kiosk.session.account_activities import MovingHold as MovingHold
from kiosk.session.account_activities import SeeingRenewals as SeeingRenewals
from kiosk.session.account_activities import ViewingAccount as ViewingAccount
from kiosk.session.account_activities import ViewingHold as ViewingHold
from kiosk.session.account_activities import ViewingHolds as ViewingHolds
from kiosk.session.account_activities import ViewingLoan as ViewingLoan
from kiosk.session.account_activities import ViewingLoans as ViewingLoans
from kiosk.session.requests import AnyRequest
from kiosk.session.scan_activities import AnotherCard
from kiosk.session.voice_activities import ChoosingHeard, ConfirmingSaid, SeeingSayable

NO_PIN = SecretStr("")


@dataclass(frozen=True, slots=True)
class AtHome:
    """The first screen; the main menu once signed in."""


@dataclass(frozen=True, slots=True)
class SeeingDemoCards:
    """Cards of the demonstration, with what each is there to show."""


@dataclass(frozen=True, slots=True)
class Searching:
    """Entering words to search for."""

    text: str = field(default="", repr=False)
    layer: str | None = None
    """None: the alphabet of the language in force."""
    suggestions: tuple[Suggestion, ...] = field(default=(), repr=False)
    suggested_for: str = field(default="", repr=False)
    """The words they go on from: the field may be a letter further."""


@dataclass(frozen=True, slots=True)
class ViewingResults:
    search: SearchRequest
    """What the list is of, from its beginning."""
    found: WorksPage = field(repr=False)
    """The first window: its counts, and how it answers the words."""
    works: tuple[Work, ...] = field(repr=False)
    """All that has been fetched of it."""


@dataclass(frozen=True, slots=True)
class ViewingEditions:
    work: Work = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChoosingFilters:
    """Narrowing and ordering the results one step back."""

    search: SearchRequest
    found: WorksPage = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChoosingArrivals:
    """Which form of new books to list."""


@dataclass(frozen=True, slots=True)
class ChoosingSubject:
    """On which of a title's subjects to find more."""

    biblio: Biblio = field(repr=False)


@dataclass(frozen=True, slots=True)
class ViewingRecord:
    biblio: Biblio


@dataclass(frozen=True, slots=True)
class ChoosingPickup:
    biblio: Biblio


@dataclass(frozen=True, slots=True)
class ConfirmingHold:
    biblio: Biblio
    library_id: LibraryId


@dataclass(frozen=True, slots=True)
class SeeingHold:
    """A hold was placed; it can be undone from here."""

    hold: Hold
    title: str = field(repr=False)
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class SeeingRefusal:
    """The library's rules said no."""

    refused: Refused
    title: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EnteringCard:
    text: str = field(default="", repr=False)
    then: Intent | None = None
    """What the patron wanted when sign-in came in between."""


@dataclass(frozen=True, slots=True)
class EnteringPin:
    card: SecretStr
    pin: SecretStr = NO_PIN
    then: Intent | None = None


class PinStage(Enum):
    """Which of the three entries of a PIN change is being made."""

    OLD = "old"
    NEW = "new"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class ChangingPin:
    stage: PinStage = PinStage.OLD
    pin: SecretStr = NO_PIN
    """What is being entered now."""
    old: SecretStr = NO_PIN
    new: SecretStr = NO_PIN
    least_digits: int = 0
    """The shortest PIN the library takes; 0 until it has said so."""


@dataclass(frozen=True, slots=True)
class ViewingBranches:
    pass


@dataclass(frozen=True, slots=True)
class ViewingBranch:
    library_id: LibraryId


@dataclass(frozen=True, slots=True)
class SeeingCall:
    """A librarian has been called."""


@dataclass(frozen=True, slots=True)
class ReadingIntroduction:
    pass


@dataclass(frozen=True, slots=True)
class TryingKeys:
    """Keys name themselves; Back twice in a row leaves."""

    named: str = ""
    """Message key of the last key's meaning."""
    backs: int = 0


@dataclass(frozen=True, slots=True)
class ChangingSettings:
    pass


@dataclass(frozen=True, slots=True)
class ChangingAudioSettings:
    """What is heard, how fast and how loud; and asking for more of it."""


@dataclass(frozen=True, slots=True)
class AskingAloud:
    """May a loudspeaker say what is private? Asked before the first such screen."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How one thing ended that was asked for in this visit."""

    key: str
    """Message of the receipt line."""
    title: str = field(repr=False)
    author: str = field(default="", repr=False)
    form: MaterialForm | None = None
    due: date | None = None
    library_id: LibraryId | None = None
    wish: WriteKind | None = None
    """What was asked for, where it was not done or it is not known whether it was."""


@dataclass(frozen=True, slots=True)
class InTrouble:
    """Something outside the library's rules went wrong."""

    error: str
    may_have_happened: bool = False
    retry: AnyRequest | None = None
    """Safe to send again: a read, or a write under its old key."""
    then: Intent | None = None
    """What goes on once it got through."""
    receipts: tuple[Receipt, ...] = field(default=(), repr=False)
    """Where the visit ended with it: what was done until then."""


@dataclass(frozen=True, slots=True)
class ReadingHelp:
    screen_id: str
    lead: Msg | None = None
    """What the screen itself said to do; small grids have no room for it there."""


@dataclass(frozen=True, slots=True)
class SayingGoodbye:
    receipts: tuple[Receipt, ...] = field(default=(), repr=False)
    was_signed_in: bool = False


OwnActivity: TypeAlias = (
    AtHome
    | SeeingDemoCards
    | Searching
    | ViewingResults
    | ViewingEditions
    | ChoosingFilters
    | ChoosingArrivals
    | ChoosingSubject
    | ViewingRecord
    | ChoosingPickup
    | ConfirmingHold
    | SeeingHold
    | SeeingRefusal
    | EnteringCard
    | EnteringPin
    | ViewingLoans
    | ViewingLoan
    | ChoosingLoans
    | ConfirmingRenewal
    | SeeingRenewals
    | ViewingHolds
    | ViewingHold
    | ConfirmingCancel
    | MovingHold
    | ChoosingSuspension
    | ViewingAccount
    | ChangingPin
)
"""Finding books, and what the patron has."""

AroundActivity: TypeAlias = (
    ViewingBranches
    | ViewingBranch
    | SeeingCall
    | ReadingIntroduction
    | TryingKeys
    | ChangingSettings
    | ChangingAudioSettings
    | ConfirmingSaid
    | ChoosingHeard
    | SeeingSayable
    | AskingAloud
    | AnotherCard
    | InTrouble
    | ReadingHelp
    | SayingGoodbye
)
"""Screens that explain, set or end."""

Activity: TypeAlias = OwnActivity | AroundActivity
