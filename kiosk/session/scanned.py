"""What a scan does on each kind of page; pure.

A card belongs to whoever holds it, and nothing on the page tells that it is the patron of the visit
under way. So a card begins a visit from the empty state, or asks whose visit it is; of what one
patron saw or entered the next one finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias, assert_never

from pydantic import SecretStr

from accessibility.intents import Intent
from accessibility.semantics import ScreenSpec
from config.i18n import Msg, msg
from kiosk.catalogue.finding import SearchRequest
from kiosk.session import search_flows, time_limits
from kiosk.session.activities import (
    NO_PIN,
    AtHome,
    ChangingPin,
    EnteringCard,
    EnteringPin,
    SayingGoodbye,
    Searching,
)
from kiosk.session.effects import SayDone, SayRefused
from kiosk.session.events import BookScanned, CardScanned, ScanRefused
from kiosk.session.requesting import awaited, busy
from kiosk.session.requests import AskSignIn
from kiosk.session.scan_activities import AnotherCard
from kiosk.session.scan_forms import ScanEvent, read_scan
from kiosk.session.scan_intents import BeginWithCard, GoOnWithCard, ScanIntent
from kiosk.session.state import State, Step, Stop, not_here


class Where(Enum):
    """Kinds of page, as far as a scan is concerned."""

    WAITING = "waiting"
    """An answer is on its way."""
    SIGNING_IN = "signing in"
    """So is whether card and PIN are right."""
    LEFT_SIGNED_IN = "left, signed in"
    """The kiosk asks whether anyone is there."""
    LEFT_UNDERWAY = "left, under way"
    LEFT_OPEN = "left, open"
    GOODBYE = "goodbye"
    ASKED = "asked whose visit it is"
    CARD_FIELD = "card field"
    PIN_FIELD = "PIN field"
    PIN_UNDERWAY = "PIN field, under way"
    """Behind it stands what this patron looked for."""
    NEW_PIN_FIELD = "field of a new PIN"
    QUESTION = "question, signed in"
    SIGNED_IN = "signed in"
    UNDERWAY = "under way"
    """Nobody is signed in, but somebody has looked for something."""
    OPEN = "open"
    """Nothing of anybody is here."""


LIKE_CARD = 4
"""Digits that the numbers of one library begin with: no PIN is so long as a card and begins so."""
NO_CARD = SecretStr("")


@dataclass(frozen=True, slots=True)
class _Scan:
    """What was scanned, for the column of the table that is its kind."""

    card: SecretStr = NO_CARD
    isbn: str = ""
    told: Msg | None = None


_Does: TypeAlias = Callable[[State, _Scan], Step]
IsSame: TypeAlias = Callable[[SecretStr], bool]
"""Whether a card is that of the patron who is signed in."""


def happened(state: State, event: ScanEvent, spec: ScreenSpec, is_same: IsSame) -> Step:
    """The step for a scan on the screen ``spec``."""
    other_card, same_card, book, unknown = _TABLE[_where(state, spec)]
    if awaited(state) is None:
        state = _without_entry(replace(state, repair=None))
    match event:
        case CardScanned(number=number):
            does = same_card if is_same(number) or _is_entered(state, number) else other_card
            return does(state, _Scan(card=number))
        case BookScanned(isbn=isbn):
            return book(state, _Scan(isbn=isbn))
        case ScanRefused(fault=fault):
            return unknown(state, _Scan(told=msg(f"scan-{fault.value}")))
        case _:
            assert_never(event)


def sent_as_pin(state: State, entering: EnteringPin) -> Step | None:
    """The step for a card that was scanned, slowly or as a line, where a PIN is asked for; None
    for a PIN. It costs no try.
    """
    pin, form = entering.pin.get_secret_value(), state.fixed.card_form
    if form.scanned(pin) == entering.card.get_secret_value():
        return _pin_again(_without_entry(state), _Scan())
    card = entering.card.get_secret_value()
    is_alike = len(pin) == len(card) and pin[:LIKE_CARD] == card[:LIKE_CARD]
    if not (form.pattern or is_alike or isinstance(read_scan(pin, form), BookScanned)):
        return None
    event = read_scan(pin, form)
    if isinstance(event, ScanRefused):
        return None
    other_card, _, book, _ = _TABLE[Where.PIN_UNDERWAY if _is_underway(state) else Where.PIN_FIELD]
    if isinstance(event, CardScanned):
        return other_card(_without_entry(state), _Scan(card=event.number))
    return book(_without_entry(state), _Scan(isbn=event.isbn))


def answered(state: State, intent: ScanIntent) -> Step:
    """The step for an answer to whose visit it is."""
    if not isinstance(state.activity, AnotherCard):
        return not_here(state)
    scan = _Scan(card=state.activity.card)
    match intent:
        case BeginWithCard():
            return _begin(state, scan)
        case GoOnWithCard() if state.patron is None:
            return _go_on(state.popped(), scan)
        case GoOnWithCard():
            return not_here(state)
        case _:
            assert_never(intent)


def due(state: State, spec: ScreenSpec, is_same: IsSame) -> Step | None:
    """The step for a card that had to wait for an answer; None while there is none to take."""
    if state.waiting_card is None or awaited(state) is not None:
        return None
    scanned = CardScanned(state.waiting_card)
    return happened(replace(state, waiting_card=None), scanned, spec, is_same)


def _where(state: State, spec: ScreenSpec) -> Where:
    if (pending := awaited(state)) is not None:
        return Where.SIGNING_IN if isinstance(pending.request, AskSignIn) else Where.WAITING
    if state.is_asking_still_there:
        if state.patron is not None:
            return Where.LEFT_SIGNED_IN
        return Where.LEFT_UNDERWAY if _is_underway(state) else Where.LEFT_OPEN
    match state.activity:
        case SayingGoodbye():
            return Where.GOODBYE
        case AnotherCard():
            return Where.ASKED
        case ChangingPin():
            return Where.NEW_PIN_FIELD
        case _ if state.patron is not None:
            return Where.QUESTION if spec.is_question else Where.SIGNED_IN
        case EnteringCard():
            return Where.CARD_FIELD
        case EnteringPin():
            return Where.PIN_UNDERWAY if _is_underway(state) else Where.PIN_FIELD
        case _:
            return Where.UNDERWAY if _is_underway(state) else Where.OPEN


def _is_underway(state: State) -> bool:
    """Something on the way here is what somebody looked for."""
    return any(
        isinstance(stop.activity, time_limits.WORTH_KEEPING)
        and stop.activity != Searching(layer=getattr(stop.activity, "layer", None))
        for stop in state.path
    )


def _is_entered(state: State, number: SecretStr) -> bool:
    """The PIN of this very card is being asked for, or checked."""
    pending = awaited(state)
    if pending is not None and isinstance(pending.request, AskSignIn):
        return pending.request.card == number
    return isinstance(state.activity, EnteringPin) and state.activity.card == number


def _without_entry(state: State) -> State:
    """A scanner that types like a keyboard has typed into the field in front: that goes."""
    match state.activity:
        case EnteringCard() as entering:
            return state.with_top(replace(state.top, activity=replace(entering, text="")))
        case EnteringPin() | ChangingPin() as entering:
            return state.with_top(replace(state.top, activity=replace(entering, pin=NO_PIN)))
        case _:
            return state


# -- what may be done ------------------------------------------------------------------------------


def _begin(state: State, scan: _Scan) -> Step:
    """A visit of its own; nothing of the one before is left."""
    return Step(_to_pin(state.emptied(), scan.card))


def _begin_instead(state: State, scan: _Scan) -> Step:
    """Nobody answered whether they were there: their visit ends as if nobody had come."""
    left = time_limits.left(state)
    return Step(_to_pin(left.state, scan.card), left.effects)


def _go_on(state: State, scan: _Scan) -> Step:
    """The visit goes on with this card; what was wanted of the sign-in is still wanted."""
    if not _is_underway(state) and not isinstance(state.activity, EnteringCard | EnteringPin):
        # Nothing here is worth coming back to: help, settings, how the kiosk works.
        state = replace(state, path=(Stop(AtHome()),))
    then = None
    while isinstance(state.activity, EnteringCard | EnteringPin):
        then = state.activity.then
        state = state.popped()
    return Step(_to_pin(state, scan.card, then=then))


def _to_pin(state: State, card: SecretStr, *, then: Intent | None = None) -> State:
    through = state.pushed(EnteringCard(card.get_secret_value(), then))
    return through.pushed(EnteringPin(card, then=then), outcome=msg("card-read"))


def _ask(state: State, scan: _Scan) -> Step:
    asking = AnotherCard(scan.card)
    if isinstance(state.activity, AnotherCard):
        # The same question about another card: said again, for nothing on the page has changed.
        return Step(state.with_activity(asking), (SayDone(msg("another-card-title")),))
    return Step(state.pushed(asking))


def _stay_and_ask(state: State, scan: _Scan) -> Step:
    return _ask(time_limits.stayed(state).state, scan)


def _stay_and_go_on(state: State, scan: _Scan) -> Step:
    return _go_on(time_limits.stayed(state).state, scan)


def _pin_again(state: State, _scan: _Scan) -> Step:
    """The same card a second time: its number is known already."""
    return Step(state.with_outcome(msg("card-read")), (SayDone(msg("card-read")),))


def _own_card(state: State, _scan: _Scan) -> Step:
    if isinstance(state.activity, AnotherCard):
        # Whoever is signed in has answered with their own card.
        state = state.popped()
    return _told(state, _Scan(told=msg("already-signed-in")))


def _stay(state: State, _scan: _Scan) -> Step:
    return time_limits.stayed(state)


def _find(state: State, scan: _Scan) -> Step:
    return search_flows.find(state, SearchRequest(words=scan.isbn))


def _begin_find(state: State, scan: _Scan) -> Step:
    return _find(state.emptied(), scan)


def _no_number(state: State, _scan: _Scan) -> Step:
    """A book where a card, a PIN or an answer is asked for."""
    return _told(state, _Scan(told=msg("scan-book-here")))


def _told(state: State, scan: _Scan) -> Step:
    """Nothing else happens: it is said, and stands on the screen until the patron goes on."""
    assert scan.told is not None
    return Step(replace(state, repair=scan.told), (SayRefused(scan.told),))


def _stay_and_tell(state: State, scan: _Scan) -> Step:
    return _told(time_limits.stayed(state).state, scan)


def _keep(state: State, scan: _Scan) -> Step:
    """An answer is on its way, and may change an account: the card is asked about after it."""
    return Step(replace(state, waiting_card=scan.card), _wait(state, scan).effects)


def _wait(state: State, _scan: _Scan) -> Step:
    return busy(state) or Step(state)


_TABLE: Mapping[Where, tuple[_Does, _Does, _Does, _Does]] = MappingProxyType(
    {
        # kind of page         another card     the same card  a book       nothing known
        Where.WAITING: (_keep, _wait, _wait, _wait),
        Where.SIGNING_IN: (_begin, _wait, _wait, _wait),
        Where.LEFT_SIGNED_IN: (_begin_instead, _stay, _stay, _stay_and_tell),
        Where.LEFT_UNDERWAY: (_stay_and_ask, _stay, _stay, _stay_and_tell),
        Where.LEFT_OPEN: (_stay_and_go_on, _stay, _stay, _stay_and_tell),
        Where.GOODBYE: (_begin, _begin, _begin_find, _told),
        Where.ASKED: (_ask, _own_card, _no_number, _told),
        Where.CARD_FIELD: (_go_on, _go_on, _no_number, _told),
        Where.PIN_FIELD: (_begin, _pin_again, _no_number, _told),
        Where.PIN_UNDERWAY: (_ask, _pin_again, _no_number, _told),
        Where.NEW_PIN_FIELD: (_ask, _own_card, _no_number, _told),
        Where.QUESTION: (_ask, _own_card, _no_number, _told),
        Where.SIGNED_IN: (_ask, _own_card, _find, _told),
        Where.UNDERWAY: (_ask, _ask, _find, _told),
        Where.OPEN: (_go_on, _go_on, _find, _told),
    }
)
