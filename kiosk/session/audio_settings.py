"""What a patron hears in this visit: how, through what, and what only for their own ears; pure.

Private things reach a loudspeaker only after a question that is asked when the first of them would
be said (EN 301 549 5.1.3.9). A headset answers it by being there; taken out, the question is open
again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from accessibility.intents import (
    PauseSpeech,
    ReadingIntent,
    ReadOn,
    ReadPage,
    Spell,
    TellAbout,
    TellTop,
    WhereAmI,
)
from accessibility.profiles import SPEEDS, VOLUMES, Profile, Verbosity
from accessibility.semantics import ScreenSpec, Sensitivity
from config.i18n import Msg, msg
from kiosk.session import time_limits
from kiosk.session.activities import AskingAloud, ChangingAudioSettings, ReadingHelp
from kiosk.session.audio_intents import (
    AudioSettingIntent,
    ChangeSpeed,
    ChangeVolume,
    SetAloud,
    SetCaptions,
    SetDark,
    SetSecretsNamed,
    SetSound,
    SetVerbosity,
    ToggleSound,
)
from kiosk.session.device import VoiceStatus
from kiosk.session.effects import (
    Alert,
    Answer,
    Effect,
    HoldSpeech,
    SayAgain,
    SayDone,
    SayRefused,
    Tell,
    Telling,
)
from kiosk.session.events import HeadsetChanged, VoiceChanged
from kiosk.session.state import State, Step, Stop

RECEIPTS = "goodbye"
"""Not worth a question: its private lines have public ones that say enough."""


def changed(state: State, intent: AudioSettingIntent) -> Step:
    """The step for how this patron is spoken to."""
    profile = state.profile
    match intent:
        case ToggleSound():
            return _sound(state, not profile.has_speech)
        case SetSound(is_on=is_on):
            return _sound(state, is_on)
        case ChangeSpeed(step=step):
            speed = profile.speed + step
            told = msg("speed-now", n=speed, total=SPEEDS)
            changed_to = replace(profile, speed=speed)
            return _within(state, changed_to, told, is_there=1 <= speed <= SPEEDS)
        case ChangeVolume(step=step):
            volume = profile.volume + step
            told = msg("volume-now", n=volume, total=VOLUMES)
            changed_to = replace(profile, volume=volume)
            return _within(state, changed_to, told, is_there=1 <= volume <= VOLUMES)
        case SetVerbosity(verbosity=verbosity):
            told = msg("brief-now" if verbosity is Verbosity.BRIEF else "full-now")
            return _told(state, replace(profile, verbosity=verbosity), told)
        case SetCaptions(is_on=is_on):
            told = msg("captions-now" if is_on else "no-captions-now")
            return _told(state, replace(profile, captions=is_on), told)
        case SetDark(is_dark=is_dark):
            return _dark(state, is_dark)
        case SetSecretsNamed(is_on=is_on):
            told = msg("digits-named-now" if is_on else "digits-not-named-now")
            return _told(
                state, replace(profile, names_secrets=is_on and state.device.has_headset), told
            )
        case SetAloud(is_allowed=is_allowed):
            return _answered(state, is_allowed=is_allowed)
        case _:
            assert_never(intent)


def read(state: State, intent: ReadingIntent) -> Step:
    """What is asked about the page, from it or from the page that lists what can be asked."""
    below = state.popped() if isinstance(state.activity, ChangingAudioSettings) else state
    match intent:
        case PauseSpeech() | ReadOn() if not state.speaks:
            return Step(state, (SayRefused(msg("no-sound-here")),))
        case PauseSpeech():
            return Step(state, (HoldSpeech(),))
        case ReadOn():
            return Step(below, (HoldSpeech(goes_on=True),))
        case ReadPage():
            return Step(below, (Tell(Telling.WHOLE),))
        case Spell():
            return Step(below, (Tell(Telling.SPELLED),))
        case WhereAmI():
            return Step(below, (Tell(Telling.WHERE),))
        case TellTop():
            return Step(below, (Tell(Telling.TOP),))
        case TellAbout(node_ids=()):
            return Step(state, (SayRefused(msg("not-told-here")),))
        case TellAbout(node_ids=node_ids):
            return Step(state, (Answer(node_ids),))
        case _:
            assert_never(intent)


def opened(state: State) -> Step:
    """To the page of all that can be done about hearing, and back by the same key."""
    if isinstance(state.activity, ChangingAudioSettings):
        return Step(state.popped())
    if isinstance(state.activity, ReadingHelp):
        # "Where am I" asked there is about the page that help was asked for.
        state = state.popped()
    return Step(state.pushed(ChangingAudioSettings()))


def repeated(state: State) -> Step:
    """Say the page again; where speech waits to be asked for, this asks for it."""
    if state.device.has_voice and not state.profile.has_speech:
        state = replace(state, profile=replace(state.profile, has_speech=True))
    return Step(state, (SayAgain(),))


def declined(state: State) -> Step:
    """Back, at the question: the careful answer."""
    return _answered(state, is_allowed=False)


def happened(state: State, event: HeadsetChanged | VoiceChanged) -> Step:
    """The step for what happens to headset and voice."""
    match event:
        case HeadsetChanged():
            return time_limits.acted(headset_changed(state, event))
        case VoiceChanged():
            return voice_changed(state, event)


def headset_changed(state: State, event: HeadsetChanged) -> Step:
    """In: speech begins, for one pair of ears. Out: nothing private any more."""
    was_at_rest = state.is_at_rest
    state = replace(state, device=replace(state.device, has_headset=event.is_in))
    if event.is_in:
        state = replace(state, profile=replace(state.profile, has_speech=True))
        if isinstance(state.activity, AskingAloud):
            state = state.popped()
    else:
        # What was agreed to was agreed to for one pair of ears.
        profile = replace(state.profile, names_secrets=False, says_secrets=False)
        state = replace(state, profile=profile, private_aloud=None)
        if was_at_rest:
            return Step(replace(state, profile=state.first_profile))
    return Step(state, (SayAgain(),) if state.device.has_voice else ())


def voice_changed(state: State, event: VoiceChanged) -> Step:
    """A kiosk that has lost its voice says so on the screen, which must be there for it."""
    was_at_rest, heard = state.is_at_rest, state.speaks
    was_lost = state.device.is_voice_lost
    state = replace(state, device=replace(state.device, voice=event.status))
    if was_at_rest:
        return Step(replace(state, profile=state.first_profile))
    if event.status is not VoiceStatus.HERE:
        state = replace(state, profile=replace(state.profile, is_dark=False))
    if state.device.is_voice_lost:
        return Step(state, (Alert(),) if heard else ())
    return Step(state, (SayDone(msg("voice-back")),) if was_lost else ())


def is_question_open(state: State) -> bool:
    """Whether a private screen, if it comes, must wait for an answer."""
    return (
        state.speaks
        and state.private_aloud is None
        and not state.speech_context.may_say_private
        # What comes back is for the screen that asked.
        and state.pending is None
    )


def asked_first(state: State, spec: ScreenSpec) -> State:
    """``state``, with the question before it where ``spec`` holds what a loudspeaker would tell."""
    if spec.id == RECEIPTS or not is_private(spec):
        return state
    # Not ``pushed``: an outcome on the screen below has not been read yet.
    return replace(state, path=(*state.path, Stop(AskingAloud())))


def is_private(spec: ScreenSpec) -> bool:
    """Whether anything on a screen is about this patron."""
    return any(node.sensitivity is Sensitivity.PRIVATE for node in spec.nodes)


def _answered(state: State, *, is_allowed: bool) -> Step:
    if isinstance(state.activity, AskingAloud):
        state = state.popped()
        told: tuple[Effect, ...] = ()
    else:
        told = (SayDone(msg("aloud-now" if is_allowed else "not-aloud-now")),)
    return Step(replace(state, private_aloud=is_allowed), told)


def _sound(state: State, is_on: bool) -> Step:
    if not state.device.has_voice:
        return Step(state, (SayRefused(msg("no-sound-here")),))
    if state.is_at_rest and state.profile.has_speech and not is_on:
        # Nobody has heard anything yet: the key of the sound asks for it.
        return Step(state, (SayAgain(),))
    profile = replace(state.profile, has_speech=is_on)
    if not is_on:
        # Without the voice the picture is all there is.
        profile = replace(profile, is_dark=False)
    return Step(
        replace(state, profile=profile), (SayAgain() if is_on else SayDone(msg("sound-off-now")),)
    )


def _dark(state: State, is_dark: bool) -> Step:
    if is_dark and not (state.speaks and state.fixed.has_picture):
        return Step(state, (SayRefused(msg("dark-needs-sound")),))
    told = msg("dark-now" if is_dark else "not-dark-now")
    return _told(state, replace(state.profile, is_dark=is_dark), told)


def _within(state: State, profile: Profile, told: Msg, *, is_there: bool) -> Step:
    if not is_there:
        return Step(state, (SayRefused(msg("limit-reached")),))
    return _told(state, profile, told)


def _told(state: State, profile: Profile, told: Msg) -> Step:
    return Step(replace(state, profile=profile), (SayDone(told),))
