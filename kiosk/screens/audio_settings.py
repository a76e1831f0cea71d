"""What is heard: asking for more of it, setting how, and the question about private things."""

from __future__ import annotations

from collections.abc import Callable

from accessibility.intents import Intent, ReadOn, ReadPage, Spell, WhereAmI
from accessibility.profiles import SPEEDS, VOLUMES, Verbosity
from accessibility.semantics import Node, Role, ScreenSpec, Urgency
from config.i18n import Msg, msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, usual_settings_row
from kiosk.session.activities import AskingAloud, ChangingAudioSettings
from kiosk.session.audio_intents import (
    ChangeSpeed,
    ChangeVolume,
    OpenAudioSettings,
    SetAloud,
    SetCaptions,
    SetDark,
    SetHandsFree,
    SetSecretsNamed,
    SetSound,
    SetVerbosity,
)
from kiosk.session.state import State


def audio_settings(_activity: ChangingAudioSettings, state: State) -> ScreenSpec:
    """Everything about hearing that keys do, as rows; what is asked goes back to the page below."""
    return ScreenSpec(
        id="audio-settings",
        title=msg("audio-settings-title"),
        lead=msg("audio-settings-lead"),
        nodes=tuple(_rows(state)),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def aloud(_activity: AskingAloud, state: State) -> ScreenSpec:
    """Before the first private screen: may others hear it? (EN 301 549 5.1.3.9)"""
    return ScreenSpec(
        id="aloud",
        title=msg("aloud-title"),
        # Not a lead: that gives way where rows are scarce, and without it this is no question.
        nodes=(
            Node("aloud-about", Role.STATUS, msg("aloud-lead")),
            _row("aloud-no", SetAloud(False)),
            _row("aloud-yes", SetAloud(True)),
            Node("aloud-headset", Role.STATUS, msg("aloud-headset")),
        ),
        keys=constant_keys(),
        entry="aloud-no",
        urgency=Urgency.ALERT,
        is_question=True,
        instructions=INSTRUCTIONS,
    )


def audio_settings_row() -> Node:
    """The way there, for settings and help."""
    return Node("audio-settings", Role.ACTION, msg("audio-settings"), intent=OpenAudioSettings())


def _rows(state: State) -> list[Node]:
    profile = state.profile
    if not profile.has_speech:
        return [_sound_row(state), usual_settings_row()]
    speed = msg("size-step", n=profile.speed, total=SPEEDS)
    volume = msg("size-step", n=profile.volume, total=VOLUMES)
    rows = [
        _row("read-page", ReadPage()),
        _row("spell", Spell()),
        _row("where-am-i", WhereAmI()),
        _row("read-on", ReadOn()),
        _row("slower", ChangeSpeed(-1), speed),
        _row("faster", ChangeSpeed(+1), speed),
        _row("softer", ChangeVolume(-1), volume),
        _row("louder", ChangeVolume(+1), volume),
        _verbosity(is_brief=profile.verbosity is Verbosity.BRIEF),
        _switch(profile.captions, SetCaptions, "captions-on", "captions-off"),
    ]
    if state.fixed.has_picture:
        rows.append(_switch(profile.is_dark, SetDark, "dark-on", "dark-off"))
    if state.device.has_headset:
        is_on = profile.names_secrets
        rows.append(_switch(is_on, SetSecretsNamed, "digits-named-on", "digits-named-off"))
    else:
        is_on = state.speech_context.may_say_private
        rows.append(_switch(is_on, SetAloud, "aloud-on", "aloud-off"))
    if state.understands_speech:
        rows.append(_switch(profile.hands_free, SetHandsFree, "hands-free-on", "hands-free-off"))
    return [*rows, usual_settings_row(), _sound_row(state)]


def _verbosity(*, is_brief: bool) -> Node:
    name = msg("say-more" if is_brief else "say-less")
    intent = SetVerbosity(Verbosity.FULL if is_brief else Verbosity.BRIEF)
    return Node("verbosity", Role.ACTION, name, intent=intent)


def _sound_row(state: State) -> Node:
    if state.profile.has_speech:
        return Node("sound", Role.ACTION, msg("sound-off"), intent=SetSound(False))
    return Node("sound", Role.ACTION, msg("sound-on"), intent=SetSound(True))


def _row(name: str, intent: Intent, value: Msg | None = None) -> Node:
    """A row whose words are those of its name."""
    return Node(name, Role.ACTION, msg(name), value=value, intent=intent)


def _switch(is_on: bool, to: Callable[[bool], Intent], turn_on: str, turn_off: str) -> Node:
    """A row for what is on or off; its name says which (EN 301 549 5.6.1)."""
    name = msg(turn_off if is_on else turn_on)
    # One id for both: the focus stays where the patron is.
    return Node(turn_on.removesuffix("-on"), Role.ACTION, name, intent=to(not is_on))
