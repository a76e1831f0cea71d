"""What is said to the kiosk, as part of the visit: acting, asking back, not understanding; pure.

What was said and would change the account is repeated back first, with its title or number: a voice
behind the patron, or a misheard word, changes nothing. What would is not listed anywhere: the
machine is run on it (:mod:`kiosk.session.consequences`). What was not understood is met in
steps: once more, an example, numbers, keys and people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from accessibility.intents import Activate, Finish, Intent, Press
from accessibility.page import Page
from accessibility.semantics import Node, Role, Sensitivity
from config.i18n import Msg, Words, msg, text
from kiosk.session import time_limits
from kiosk.session.activities import (
    MovingHold,
    ReadingHelp,
    Searching,
    SeeingHold,
    ViewingHold,
    ViewingLoan,
)
from kiosk.session.audio_intents import (
    DoSaid,
    SetHandsFree,
    SetSecretsSaid,
    Talk,
    VoiceInputIntent,
)
from kiosk.session.consequences import Act, Consequence
from kiosk.session.effects import Effect, HoldSpeech, OpenMicrophone, SayDone, SayRefused
from kiosk.session.events import Misheard, RecognitionChanged, Said, SaidTitle
from kiosk.session.requesting import ask
from kiosk.session.requests import AskHeard, WorksHeard
from kiosk.session.state import State, Step, not_here
from kiosk.session.voice_activities import ChoosingHeard, ConfirmingSaid, Sayable, SeeingSayable
from kiosk.session.voice_commands import commands_for
from voice.listen import spoken_digits
from voice.listen.grammar import grammar
from voice.listen.voice_intents import (
    AnotherOne,
    AskWhich,
    KeepListening,
    OnRow,
    SayWhatICanSay,
    StopSpeech,
)


def wanted(state: State, intent: VoiceInputIntent, machine: Machinery) -> Step:
    """The step for what concerns speaking to the kiosk, by whatever hand it was asked for."""
    profile = state.profile
    match intent:
        case StopSpeech():
            # Silence has come already, with the word itself.
            return Step(state)
        case SayWhatICanSay():
            return machine.busy(state) or Step(what_can_i_say(state, machine))
        case AnotherOne():
            return machine.busy(state) or another(state)
        case AskWhich():
            which = msg("said-which")
            return Step(replace(state, repair=which), (SayDone(which), OpenMicrophone()))
        case KeepListening():
            return Step(state, (HoldSpeech(), OpenMicrophone()))
        case OnRow(node_id=node_id, act=act):
            opened = machine.act(state, Press(node_id))
            if opened.effects or opened.state.activity == state.activity:
                return opened
            return machine.act(opened.state, act)
        case DoSaid() if isinstance(state.activity, ConfirmingSaid):
            return machine.busy(state) or machine.act(state.popped(), state.activity.intent)
        case DoSaid():
            return not_here(state)
        case Talk():
            if not state.understands_speech:
                return Step(state, (SayRefused(msg("no-listening-here")),))
            return Step(state, (OpenMicrophone(),))
        case SetHandsFree(is_on=is_on):
            told = msg("hands-free-now" if is_on else "no-hands-free-now")
            return Step(
                replace(state, profile=replace(profile, hands_free=is_on)), (SayDone(told),)
            )
        case SetSecretsSaid(is_on=True, is_sure=False) if state.device.has_headset:
            asking = ConfirmingSaid(SetSecretsSaid(True, is_sure=True), spoken_digits.CHOICE)
            return Step(state.pushed(asking), (OpenMicrophone(),))
        case SetSecretsSaid(is_on=is_on):
            is_on = is_on and state.device.has_headset
            changed_to = replace(profile, says_secrets=is_on)
            effects: tuple[Effect, ...] = () if is_on else (SayDone(spoken_digits.TO_HAND),)
            return Step(replace(state, profile=changed_to), effects)
        case _:
            assert_never(intent)


def recognition_changed(state: State, event: RecognitionChanged) -> Step:
    """A recogniser or a microphone came or went; screens mention it or do not."""
    heard = state.understands_speech
    state = replace(state, device=replace(state.device, understands=event.languages))
    if heard and not state.understands_speech and not state.is_at_rest:
        return Step(state, (SayRefused(msg("said-no-microphone")),))
    return Step(state)


def settled(state: State) -> State:
    """The patron has done something else: what was not understood is over."""
    return replace(state, repair=None) if state.repair else state


@dataclass(frozen=True, slots=True)
class Machinery:
    """What this module uses of the machine."""

    act: Act
    busy: Callable[[State], Step | None]
    page: Callable[[State], Page]
    consequence: Callable[[State, Intent], Consequence]
    words: Words


def happened(
    state: State, event: Said | SaidTitle | Misheard | RecognitionChanged, machine: Machinery
) -> Step:
    """The step for whatever comes from listening."""
    match event:
        case RecognitionChanged():
            return recognition_changed(state, event)
        case Misheard() if state.profile.hands_free:
            # Perhaps not said to the kiosk at all (a radio, other people): it must not hold up
            # "are you still there?".
            return misheard(state, event)
        case Misheard():
            return time_limits.acted(misheard(state, event))
        case Said(intents=(Finish(),)) if state.is_asking_still_there:
            return time_limits.acted(machine.act(time_limits.stayed(state).state, Finish()))
        case _ if state.is_asking_still_there:
            return time_limits.acted(time_limits.stayed(state))
        case SaidTitle():
            return time_limits.acted(machine.busy(state) or title_said(state, event))
        case Said():
            return time_limits.acted(said(state, event, machine))


def said(state: State, event: Said, machine: Machinery) -> Step:
    """Do what was said; ask first where it changes the account."""
    state = settled(state)
    effects: tuple[Effect, ...] = ()
    for intent in event.intents:
        step = _one(state, intent, machine)
        state, effects = step.state, (*effects, *step.effects)
    return Step(state, effects)


def _one(state: State, intent: Intent, machine: Machinery) -> Step:
    if isinstance(intent, OnRow):
        # What changes the account is asked back on the row's own page: it is about that row.
        opened = machine.act(state, Press(intent.node_id))
        if opened.effects or opened.state.activity == state.activity:
            return opened
        return _one(opened.state, intent.act, machine)
    page = machine.page(state)
    if page.spec.is_question or machine.consequence(state, intent) is not Consequence.WRITES:
        # A screen that asks is the question already.
        return machine.act(state, intent)
    node = _named(page, intent)
    does = node.intent if node is not None and node.intent is not None else intent
    if node is None:
        node = next((each for each in page.spec.nodes if each.intent == intent), None)
    name = node.name if node is not None else msg("said-change")
    asking = ConfirmingSaid(does, name, *_about(state))
    return machine.busy(state) or Step(state.pushed(asking), (OpenMicrophone(),))


def _named(page: Page, intent: Intent) -> Node | None:
    """The node that was named, or pointed at by the focus."""
    match intent:
        case Press(node_id=node_id):
            return page.spec.node(node_id) or page.node(node_id)
        case Activate():
            return page.focused
        case _:
            return None


def _about(state: State) -> tuple[Msg | None, Msg | None]:
    """The title in hand and what a loudspeaker calls it."""
    match state.activity:
        case ViewingLoan(loan=loan):
            return text(loan.title), msg("chosen-book")
        case ViewingHold(hold=hold) | MovingHold(hold=hold):
            return text(hold.title), msg("chosen-hold")
        case SeeingHold(title=title):
            return text(title), msg("chosen-book")
        case _:
            return None, None


def misheard(state: State, event: Misheard) -> Step:
    """Nothing came of it: what helps is said, and shown until the patron goes on."""
    return Step(replace(state, repair=event.what), (SayRefused(event.what),))


# -- titles --------------------------------------------------------------------------------------


def title_said(state: State, event: SaidTitle) -> Step:
    """Look for what was dictated by its sound."""
    if not isinstance(state.activity, Searching):
        return misheard(state, Misheard(msg("said-not-understood")))
    return ask(settled(state), AskHeard(event.alternatives))


def heard_answered(state: State, request: AskHeard, answer: WorksHeard) -> Step:
    """A numbered list of what it may have been; the number can be said at once."""
    what = request.alternatives[0] if request.alternatives else ""
    if not answer.works:
        state = state.with_outcome(msg("heard-no-title", said=what))
        return Step(state, (OpenMicrophone(),))
    return Step(state.pushed(ChoosingHeard(what, answer.works)), (OpenMicrophone(),))


def another(state: State) -> Step:
    """Not this one: the list without it; from the list itself, say it again."""
    ways = [at for at, stop in enumerate(state.path) if isinstance(stop.activity, ChoosingHeard)]
    if not ways:
        return Step(state, (SayRefused(msg("no-other")),))
    back = len(state.path) - 1 - ways[-1]
    state = state.popped(back)
    chosen = state.activity
    if back and isinstance(chosen, ChoosingHeard) and chosen.works[1:]:
        left = replace(chosen, works=chosen.works[1:])
        return Step(state.with_activity(left), (OpenMicrophone(),))
    return Step(state.popped(), (OpenMicrophone(),))


# -- what can I say --------------------------------------------------------------------------------


def what_can_i_say(state: State, machine: Machinery) -> State:
    """The list of what may be said on the page in front, or below its help."""
    if isinstance(state.activity, SeeingSayable):
        return state
    if isinstance(state.activity, ReadingHelp):
        state = state.popped()
    page, words = machine.page(state), machine.words
    known = commands_for(page, state)
    phrases = grammar(page, words, known)
    here = [
        Sayable(node.name, phrase, is_private=node.sensitivity is Sensitivity.PRIVATE)
        for node in page.operable()
        if node.role is not Role.LETTER and (phrase := phrases.example(node.id))
    ]
    said = dict(phrases.phrases)
    everywhere = [
        Sayable(each.words, first)
        for each in known
        for first in words.phrases(each.words)[:1]
        if said.get(first) == each.intent
    ]
    return state.pushed(SeeingSayable(tuple(here), tuple(everywhere)))
