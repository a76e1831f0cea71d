"""What a patron of a library can want, beyond moving about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from accessibility.intents import FieldIntent, Intent, PageIntent, ReadingIntent
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import BiblioId, LibraryId
from kiosk.session.account_intents import AccountIntent as AccountIntent
from kiosk.session.account_intents import AskCancel as AskCancel
from kiosk.session.account_intents import AskMove as AskMove
from kiosk.session.account_intents import AskSuspension as AskSuspension
from kiosk.session.account_intents import CancelHold as CancelHold
from kiosk.session.account_intents import ChooseLoans as ChooseLoans
from kiosk.session.account_intents import ConfirmHold as ConfirmHold
from kiosk.session.account_intents import OpenAccount as OpenAccount
from kiosk.session.account_intents import OpenHold as OpenHold
from kiosk.session.account_intents import OpenHolds as OpenHolds
from kiosk.session.account_intents import OpenLoan as OpenLoan
from kiosk.session.account_intents import OpenLoans as OpenLoans
from kiosk.session.account_intents import OpenPinChange as OpenPinChange
from kiosk.session.account_intents import RenewAgain as RenewAgain
from kiosk.session.account_intents import RenewAll as RenewAll
from kiosk.session.account_intents import RenewChosen as RenewChosen
from kiosk.session.account_intents import RenewLoan as RenewLoan
from kiosk.session.account_intents import ResumeHold as ResumeHold
from kiosk.session.account_intents import SuspendHold as SuspendHold
from kiosk.session.account_intents import ToggleLoan as ToggleLoan
from kiosk.session.audio_intents import (
    AudioSettingIntent,
    OpenAudioSettings,
    VoiceInputIntent,
)
from kiosk.session.scan_intents import ScanIntent


@dataclass(frozen=True, slots=True)
class OpenSearch(Intent):
    """To the search screen."""


@dataclass(frozen=True, slots=True)
class ShowLayer(Intent):
    """Another alphabet on the search screen."""

    layer: str
    """Name of an alphabet of the language in force, or of the digits."""


@dataclass(frozen=True, slots=True)
class Submit(Intent):
    """Send the field: search, card number or PIN."""


@dataclass(frozen=True, slots=True)
class MoreResults(Intent):
    """Fetch the next results of a long list."""


@dataclass(frozen=True, slots=True)
class TakeSuggestion(Intent):
    """Search for what was suggested."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindWorks(Intent):
    """Another list: more by this author, on this subject, new arrivals."""

    search: SearchRequest


@dataclass(frozen=True, slots=True)
class OpenFilters(Intent):
    """Choose what the list in front is narrowed to, and its order."""


@dataclass(frozen=True, slots=True)
class FilterBy(Intent):
    """The same list, narrowed or ordered otherwise."""

    search: SearchRequest


@dataclass(frozen=True, slots=True)
class OpenEditions(Intent):
    """All editions of the work whose best one this is."""

    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class OpenArrivals(Intent):
    """What the library got lately, by form."""


@dataclass(frozen=True, slots=True)
class OpenSubjects(Intent):
    """The subjects of the title in front, to find more on one of them."""


@dataclass(frozen=True, slots=True)
class OpenBiblio(Intent):
    """Show one title."""

    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class AskHold(Intent):
    """Begin to place a hold on the title in front of the patron."""

    biblio_id: BiblioId


@dataclass(frozen=True, slots=True)
class AskAnyHold(Intent):
    """Begin to place a hold on whichever edition of the work in front comes first."""


@dataclass(frozen=True, slots=True)
class ChoosePickup(Intent):
    """Take this library as the pickup location."""

    library_id: LibraryId


@dataclass(frozen=True, slots=True)
class SetLanguage(Intent):
    """Speak another language from here on."""

    language: str


@dataclass(frozen=True, slots=True)
class OpenBranches(Intent):
    """The libraries of the network, their hours and services."""


@dataclass(frozen=True, slots=True)
class OpenBranch(Intent):
    library_id: LibraryId


@dataclass(frozen=True, slots=True)
class CallLibrarian(Intent):
    """Ask for a person."""


@dataclass(frozen=True, slots=True)
class OpenIntroduction(Intent):
    """Learn what is where on the screen."""


@dataclass(frozen=True, slots=True)
class TryKeys(Intent):
    """Keys are named without doing anything (EN 301 549 5.5.2)."""


@dataclass(frozen=True, slots=True)
class OpenSettings(Intent):
    """Settings of this visit; place and entries stay as they are."""


@dataclass(frozen=True, slots=True)
class SetTheme(Intent):
    theme: str


@dataclass(frozen=True, slots=True)
class UsualSettings(Intent):
    """Looks and sound as the kiosk meets patrons; place and entries stay as they are."""


@dataclass(frozen=True, slots=True)
class ChangeSize(Intent):
    """Larger (+1) or smaller (-1) type."""

    step: int


@dataclass(frozen=True, slots=True)
class StayHere(Intent):
    """Yes, I am still here."""


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


SettingIntent: TypeAlias = SetLanguage | SetTheme | ChangeSize | UsualSettings
"""How the screen looks in this visit."""

FindingIntent: TypeAlias = (
    OpenSearch
    | ShowLayer
    | MoreResults
    | TakeSuggestion
    | FindWorks
    | OpenFilters
    | FilterBy
    | OpenEditions
    | OpenArrivals
    | OpenSubjects
    | OpenBiblio
)
"""Looking for books; nobody need be signed in."""

LibraryIntent: TypeAlias = (
    Submit
    | AskHold
    | AskAnyHold
    | ChoosePickup
    | SignIn
    | OpenBranches
    | OpenBranch
    | CallLibrarian
)
"""What anybody may ask of the library, also on the way to being signed in."""

WayIntent: TypeAlias = (
    OpenSettings
    | OpenAudioSettings
    | OpenIntroduction
    | TryKeys
    | ShowDemoCards
    | StayHere
    | Retry
    | Continue
)
"""Screens about the kiosk itself, and going on from what was told."""

PatronIntent: TypeAlias = (
    PageIntent
    | FieldIntent
    | ReadingIntent
    | SettingIntent
    | AudioSettingIntent
    | VoiceInputIntent
    | FindingIntent
    | LibraryIntent
    | AccountIntent
    | ScanIntent
    | WayIntent
)
"""Everything a patron can want: closed, so that a wish nobody answers is an error of types."""


def patron_intent(intent: Intent) -> PatronIntent:
    """``intent`` as one of the closed union. Raises TypeError for a class that is not in it."""
    if isinstance(intent, PatronIntent):
        return intent
    raise TypeError(f"{type(intent).__name__} is not part of PatronIntent")
