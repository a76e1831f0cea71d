"""The whole of a visit at one moment: frozen, comparable, empty when nobody is here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from pydantic import SecretStr

from accessibility.intents import Intent
from accessibility.page import ARRIVAL, Grid, Place
from accessibility.profiles import USUAL, Profile, SpeechContext
from config.i18n import Msg, msg
from config.languages import available_languages
from kiosk.catalogue.models import DemoCard, IdempotencyKey, Library, LibraryId, Patron
from kiosk.catalogue.port import Capability
from kiosk.session.activities import Activity, AtHome, Receipt
from kiosk.session.capabilities import EVERYTHING
from kiosk.session.card_form import CardForm
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.effects import Effect, SayRefused
from kiosk.session.overview import Overview
from kiosk.session.requests import AnyRequest, AnyWrite
from kiosk.session.type_size import TypeSize
from kiosk.session.voice_activities import ChoosingHeard

MAIN_LIBRARY = LibraryId("M0")
ONE_SIZE = TypeSize()
SILENT = Device()
ANY_CARD = CardForm()
NOTHING_KNOWN = Overview()


@dataclass(frozen=True, slots=True)
class Stop:
    """One screen on the way here, with where the patron was on it."""

    activity: Activity
    place: Place = ARRIVAL
    outcome: Msg | None = None
    """Result of the last act, shown until the patron goes on."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A write of which it is not known whether it was carried out."""

    request: AnyWrite
    title: str = field(repr=False)
    """Of the book it is about; empty where it is about none."""
    no: int = 0
    """Of the request whose answer may still come; 0: none will."""
    was_lost: bool = True
    """An answer to it was lost: only the catalogue can say that it was not carried out."""


@dataclass(frozen=True, slots=True)
class SignedInPatron:
    """Who is here, and what was done for them."""

    token: SecretStr
    patron: Patron
    overview: Overview = NOTHING_KNOWN
    receipts: tuple[Receipt, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    told: tuple[IdempotencyKey, ...] = field(default=(), repr=False)
    """Writes whose outcome the patron was told."""
    fingerprint: bytes = field(default=b"", repr=False)
    """Tells whether a later card is the same one; from it no card number can be had."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Work in hand of a visit that ended by itself: books looked at, never loans or names."""

    fingerprint: bytes = field(repr=False)
    path: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """A request on its way; only one at a time."""

    no: int
    request: AnyRequest
    is_slow: bool = False
    """The patron has been told to wait."""
    then: Intent | None = None
    """What goes on with the answer."""
    onto: tuple[Stop, ...] | None = None
    """The way the answer goes on from, where it is not the one in front."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What stays the same from visit to visit."""

    languages: tuple[str, ...] = field(default_factory=available_languages)
    """Codes of those the kiosk can be used in, the first language of a visit first."""
    library_id: LibraryId = MAIN_LIBRARY
    """Where this kiosk stands."""
    demo_cards: tuple[DemoCard, ...] = ()
    card_form: CardForm = ANY_CARD
    """What the numbers of the library's cards look like."""
    theme: str = "light_on_dark"
    profile: Profile = USUAL
    """How patrons are met before they say otherwise."""
    idle_limit_s: float = 180.0
    """Without an act, until the kiosk asks whether somebody is there."""
    warning_s: float = 30.0
    """How long it then waits for an answer."""
    has_picture: bool = True
    """There is a picture that can go blank; plain lines have none."""


@dataclass(frozen=True, slots=True)
class State:
    """Everything the screens are made of."""

    fixed: Fixed
    grid: Grid
    today: date
    language: str
    path: tuple[Stop, ...] = (Stop(AtHome()),)
    patron: SignedInPatron | None = None
    pending: Pending | None = None
    suggest_no: int = 0
    """Of the words typed last: their suggestions are on the way, or about to be; 0: none are."""
    is_suggest_repeated: bool = False
    """The question for them was lost once and is asked again."""
    settle_no: int = 0
    """Of the question how writes ended that nobody waits for; 0: none is on its way."""
    news: Msg | None = None
    """How earlier writes ended, to be told on the page that is in front next."""
    counter: int = 0
    """Numbers requests and timers; what comes back with another number is stale."""
    libraries: tuple[Library, ...] = ()
    offers: frozenset[Capability] = EVERYTHING
    """What the library can do at all; a fact of the catalogue, whoever stands here."""
    profile: Profile = USUAL
    theme: str = ""
    """"": the kiosk's own."""
    size: TypeSize = ONE_SIZE
    first_size: int = 0
    """The step the next patron gets back; 0 until the terminal has told its sizes."""
    idle_no: int = 0
    is_asking_still_there: bool = False
    words_kept: str = field(default="", repr=False)
    """Typed for a search and not sent when the patron went home; for this visit only."""
    kept: Kept | None = None
    visit_no: int = 0
    """Grows when a visit has ended and nothing of it is left, not even its goodbye."""
    device: Device = SILENT
    """What the kiosk speaks and listens with; a headset stays in from one patron to the next."""
    waiting_card: SecretStr | None = None
    """Scanned while an answer was on its way, which comes first."""
    repair: Msg | None = None
    """What was said was not understood, and this is what helps; stands where outcomes stand."""
    private_aloud: bool | None = None
    """What the patron said about private things on a loudspeaker; None: not asked yet."""

    @property
    def shown_theme(self) -> str:
        return self.theme or self.fixed.theme

    @property
    def first_profile(self) -> Profile:
        """How the next patron is met: as set, or by way of the headset that is in."""
        if not self.device.has_headset:
            return self.fixed.profile
        return replace(self.fixed.profile, has_speech=True)

    @property
    def speech_context(self) -> SpeechContext:
        """Who hears what is said: private things sound in a headset, or by the patron's leave."""
        is_free = self.device.has_headset or self.private_aloud is True
        return SpeechContext(self.profile, may_say_private=is_free)

    @property
    def speaks(self) -> bool:
        """What happens now is also said."""
        return self.device.voice is VoiceStatus.HERE and self.profile.has_speech

    @property
    def understands_speech(self) -> bool:
        """The patron can speak to this kiosk in the language in force."""
        return self.language in self.device.understands

    @property
    def has_others(self) -> bool:
        """A title was found by its sound, and there is a list of others."""
        return any(isinstance(stop.activity, ChoosingHeard) for stop in self.path)

    @property
    def is_at_rest(self) -> bool:
        """Nobody is here, as far as anything shows: there is nothing to end."""
        return (
            self.patron is None
            and self.pending is None
            and not self.words_kept
            and len(self.path) == 1
            and isinstance(self.activity, AtHome)
            and self.language == self.fixed.languages[0]
            and not self.theme
            and self.profile == self.first_profile
            and self.size.number == (self.first_size or self.size.number)
        )

    @property
    def top(self) -> Stop:
        return self.path[-1]

    @property
    def activity(self) -> Activity:
        return self.path[-1].activity

    @property
    def shown(self) -> State:
        """What a screen is made of: all but where on it the patron is, and the numbers of clocks.

        Equal ones give the same screen, so moving about on it needs no new one.
        """
        stop = replace(self.top, place=ARRIVAL)
        return replace(self, path=(*self.path[:-1], stop), counter=0, idle_no=0)

    def with_top(self, stop: Stop) -> State:
        return replace(self, path=(*self.path[:-1], stop))

    def with_outcome(self, outcome: Msg) -> State:
        """The same screen, telling the result of the last act."""
        return self.with_top(replace(self.top, outcome=outcome))

    def with_activity(self, activity: Activity, *, outcome: Msg | None = None) -> State:
        """The same screen with new content; the focus stays."""
        return self.with_top(Stop(activity, self.top.place, outcome))

    def pushed(self, activity: Activity, *, outcome: Msg | None = None) -> State:
        """One screen further, the way back kept."""
        return replace(self, path=(*self._settled().path, Stop(activity, outcome=outcome)))

    def popped(self, count: int = 1) -> State:
        """``count`` screens back; the first screen stays."""
        return replace(self, path=self.path[: max(1, len(self.path) - count)])

    def _settled(self) -> State:
        """The outcome on the screen that is left has been read."""
        return self.with_top(replace(self.top, outcome=None))

    def emptied(self) -> State:
        """As before anyone came: nothing of a visit survives but the grid."""
        return State(
            fixed=self.fixed,
            grid=self.grid,
            today=self.today,
            language=self.fixed.languages[0],
            profile=self.first_profile,
            counter=self.counter,
            libraries=self.libraries,
            offers=self.offers,
            size=self.size,
            first_size=self.first_size,
            idle_no=self.idle_no,
            kept=self.kept,
            visit_no=self.visit_no + 1,
            device=self.device,
        )


@dataclass(frozen=True, slots=True)
class Step:
    """What a step makes of a state, and what it wants done."""

    state: State
    effects: tuple[Effect, ...] = ()


def entry_refused(state: State, why: Msg) -> Step:
    """What was entered cannot be sent: told above the field, and aloud also the second time."""
    again = (SayRefused(why),) if state.top.outcome == why else ()
    return Step(state.with_outcome(why), again)


def not_here(state: State) -> Step:
    """The answer to what does not belong to the screen in front: told, never silence."""
    return Step(state, (SayRefused(msg("not-here")),))
