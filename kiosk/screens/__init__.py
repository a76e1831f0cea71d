"""Every screen as a pure function of the session's state."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.semantics import ScreenSpec
from config.i18n import msg
from kiosk.screens import (
    around,
    audio_settings,
    closing,
    filters,
    hold,
    home,
    loans,
    own,
    record,
    search,
    sign_in,
    voice_input,
    works,
)
from kiosk.session import activities as doing
from kiosk.session import voice_activities as said
from kiosk.session.state import State


def build(state: State) -> ScreenSpec:
    """The screen that belongs in front of the patron now."""
    spec = _build(state)
    if state.understands_speech:
        # In the same place on every screen, and on none where nobody would listen.
        spec = replace(spec, keys=(*spec.keys, voice_input.talk_key()))
    if state.repair is not None:
        spec = replace(spec, outcome=state.repair, outcome_public=None)
    if state.device.is_voice_lost and state.profile.has_speech:
        return replace(spec, notice=msg("voice-lost"))
    if state.profile.captions and state.speaks:
        return replace(spec, has_captions=True)
    return spec


def _build(state: State) -> ScreenSpec:
    if state.is_asking_still_there:
        return around.still_there(state)
    if state.pending is not None and state.pending.is_slow:
        return closing.working(state)
    match state.activity:
        case doing.AtHome() as activity:
            return home.home(activity, state)
        case doing.SeeingDemoCards() as activity:
            return home.demo_cards(activity, state)
        case doing.Searching() as activity:
            return search.entry(activity, state)
        case doing.ViewingResults() as activity:
            return search.results(activity, state)
        case doing.ViewingEditions() as activity:
            return works.editions(activity, state)
        case doing.ChoosingFilters() as activity:
            return filters.filters(activity, state)
        case doing.ChoosingArrivals() as activity:
            return works.arrivals(activity, state)
        case doing.ChoosingSubject() as activity:
            return works.subjects(activity, state)
        case doing.ViewingRecord() as activity:
            return record.record(activity, state)
        case doing.ChoosingPickup() as activity:
            return hold.pickup(activity, state)
        case doing.ConfirmingHold() as activity:
            return hold.confirm(activity, state)
        case doing.SeeingHold() as activity:
            return hold.outcome(activity, state)
        case doing.SeeingRefusal() as activity:
            return closing.refusal(activity, state)
        case doing.EnteringCard() as activity:
            return sign_in.card(activity, state)
        case doing.EnteringPin() as activity:
            return sign_in.pin(activity, state)
        case doing.ViewingLoans() as activity:
            return loans.loans(activity, state)
        case doing.ViewingLoan() as activity:
            return loans.loan(activity, state)
        case doing.SeeingRenewals() as activity:
            return loans.renewals(activity, state)
        case doing.ViewingHolds() as activity:
            return own.holds(activity, state)
        case doing.ViewingHold() as activity:
            return own.hold(activity, state)
        case doing.ConfirmingCancel() as activity:
            return own.confirm_cancel(activity, state)
        case doing.MovingHold() as activity:
            return own.move(activity, state)
        case doing.ViewingAccount() as activity:
            return own.account(activity, state)
        case doing.ChangingPin() as activity:
            return sign_in.new_pin(activity, state)
        case _:
            return _around(state, state.activity)


def _around(state: State, activity: doing.AroundActivity) -> ScreenSpec:
    """Screens that explain, set or end."""
    match activity:
        case doing.ViewingBranches():
            return around.branches(activity, state)
        case doing.ViewingBranch():
            return around.branch(activity, state)
        case doing.SeeingCall():
            return around.called(activity, state)
        case doing.ReadingIntroduction():
            return around.introduction(activity, state)
        case doing.TryingKeys():
            return around.trying_keys(activity, state)
        case doing.ChangingSettings():
            return around.settings(activity, state)
        case doing.ChangingAudioSettings():
            return audio_settings.listening(activity, state)
        case said.ChoosingHeard():
            return voice_input.heard(activity, state)
        case said.ConfirmingSaid():
            return voice_input.confirming(activity, state)
        case said.SeeingSayable():
            return voice_input.sayable(activity, state)
        case doing.AskingAloud():
            return audio_settings.aloud(activity, state)
        case doing.InTrouble():
            return closing.trouble(activity, state)
        case doing.ReadingHelp():
            return closing.help_(activity, state)
        case doing.SayingGoodbye():
            return closing.goodbye(activity, state)
        case _:
            assert_never(activity)
