"""Every screen as a pure function of the session's state."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.semantics import Node, ScreenSpec
from config.i18n import msg
from kiosk.catalogue.port import Capability
from kiosk.screens import (
    account,
    audio_settings,
    branches,
    filters,
    frame,
    holds,
    home,
    introduction,
    loans,
    outcomes,
    placing_hold,
    record,
    renewing,
    scans,
    screen_help,
    search,
    settings,
    sign_in,
    suspending,
    voice_input,
    waiting,
    works,
)
from kiosk.screens.frame import language_keys
from kiosk.session import activities as doing
from kiosk.session import voice_activities as said
from kiosk.session.capabilities import is_offered
from kiosk.session.scan_activities import AnotherCard
from kiosk.session.state import State


def build(state: State) -> ScreenSpec:
    """The screen that belongs in front of the patron now."""
    spec = _offered(_build(state), state.offers)
    if spec.outcome is None and not state.is_asking_still_there and not _is_slow(state):
        # How something ended is told on whatever page is in front by then.
        spec = replace(spec, outcome=state.top.outcome)
    spec = replace(spec, outcome_public=frame.public_outcome(spec.outcome))
    if state.understands_speech:
        # In the same place on every screen, and on none where nobody would listen.
        spec = replace(spec, keys=(*spec.keys, voice_input.talk_key()))
    # On every screen, each under its own name, for whoever cannot read this one (VVSG 2.0 7.3-M).
    spec = replace(spec, head=language_keys(spec, state))
    if state.repair is not None:
        spec = replace(spec, outcome=state.repair, outcome_public=None)
    if state.device.is_voice_lost and state.profile.has_speech:
        return replace(spec, notice=msg("voice-lost"))
    if state.profile.captions and state.speaks:
        return replace(spec, has_captions=True)
    return spec


def _offered(spec: ScreenSpec, offers: frozenset[Capability]) -> ScreenSpec:
    """``spec`` without what this library cannot do, in every form that is derived from it."""
    nodes = tuple(
        _with_acts(node, offers) for node in spec.nodes if is_offered(node.intent, offers)
    )
    if nodes == spec.nodes:
        return spec
    left = {node.id for node in (*nodes, *spec.keys)}
    entry = spec.entry if spec.entry in left else ""
    return replace(spec, nodes=nodes, entry=entry, standing=spec.standing & left)


def _with_acts(node: Node, offers: frozenset[Capability]) -> Node:
    acts = tuple(act for act in node.acts if is_offered(act[1], offers))
    return node if acts == node.acts else replace(node, acts=acts)


def _is_slow(state: State) -> bool:
    return state.pending is not None and state.pending.is_slow


def _build(state: State) -> ScreenSpec:
    if state.is_asking_still_there:
        return waiting.still_there(state)
    if _is_slow(state):
        return waiting.working(state)
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
            return placing_hold.pickup(activity, state)
        case doing.ConfirmingHold() as activity:
            return placing_hold.confirm(activity, state)
        case doing.SeeingHold() as activity:
            return placing_hold.outcome(activity, state)
        case doing.SeeingRefusal() as activity:
            return outcomes.refusal(activity, state)
        case doing.EnteringCard() as activity:
            return sign_in.card(activity, state)
        case doing.EnteringPin() as activity:
            return sign_in.pin(activity, state)
        case doing.ViewingLoans() as activity:
            return loans.loans(activity, state)
        case doing.ViewingLoan() as activity:
            return loans.loan(activity, state)
        case doing.SeeingRenewals() as activity:
            return renewing.renewals(activity, state)
        case doing.ChoosingLoans() as activity:
            return renewing.choosing(activity, state)
        case doing.ConfirmingRenewal() as activity:
            return renewing.confirm_again(activity, state)
        case doing.ViewingHolds() as activity:
            return holds.holds(activity, state)
        case doing.ViewingHold() as activity:
            return holds.hold(activity, state)
        case doing.ConfirmingCancel() as activity:
            return holds.confirm_cancel(activity, state)
        case doing.MovingHold() as activity:
            return holds.move(activity, state)
        case doing.ChoosingSuspension() as activity:
            return suspending.suspension(activity, state)
        case doing.ViewingAccount() as activity:
            return account.account(activity, state)
        case doing.ChangingPin() as activity:
            return sign_in.new_pin(activity, state)
        case _:
            return _around(state, state.activity)


def _around(state: State, activity: doing.AroundActivity) -> ScreenSpec:
    """Screens that explain, set or end."""
    match activity:
        case doing.ViewingBranches():
            return branches.branches(activity, state)
        case doing.ViewingBranch():
            return branches.branch(activity, state)
        case doing.SeeingCall():
            return outcomes.called(activity, state)
        case doing.ReadingIntroduction():
            return introduction.introduction(activity, state)
        case doing.TryingKeys():
            return introduction.trying_keys(activity, state)
        case doing.ChangingSettings():
            return settings.settings(activity, state)
        case doing.ChangingAudioSettings():
            return audio_settings.audio_settings(activity, state)
        case said.ChoosingHeard():
            return voice_input.heard(activity, state)
        case said.ConfirmingSaid():
            return voice_input.confirming(activity, state)
        case said.SeeingSayable():
            return voice_input.sayable(activity, state)
        case AnotherCard():
            return scans.another_card(activity, state)
        case doing.AskingAloud():
            return audio_settings.aloud(activity, state)
        case doing.InTrouble():
            return outcomes.trouble(activity, state)
        case doing.ReadingHelp():
            return screen_help.screen_help(activity, state)
        case doing.SayingGoodbye():
            return outcomes.goodbye(activity, state)
        case _:
            assert_never(activity)
