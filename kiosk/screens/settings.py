"""Settings of the visit: type size, language, colours, and the way to those of sound."""

from __future__ import annotations

from accessibility.semantics import Node, NodeState, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.audio_settings import audio_settings_row
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, usual_settings_row
from kiosk.session.activities import (
    ChangingSettings,
)
from kiosk.session.audio_intents import SetSound
from kiosk.session.intents import (
    ChangeSize,
    SetLanguage,
    SetTheme,
)
from kiosk.session.state import State

THEMES = ("light_on_dark", "dark_on_light", "yellow_on_black", "low_glare")


def settings(_activity: ChangingSettings, state: State) -> ScreenSpec:
    """Language, size of the letters, colours, sound, for this visit."""
    nodes: list[Node] = []
    size = state.size
    if size.is_fixed:
        nodes.append(Node("size-fixed", Role.STATUS, msg("size-fixed")))
    else:
        where = msg("size-step", n=size.number, total=size.steps)
        nodes.append(Node("larger", Role.ACTION, msg("larger"), value=where, intent=ChangeSize(+1)))
        nodes.append(Node("smaller", Role.ACTION, msg("smaller"), intent=ChangeSize(-1)))
    nodes += [
        Node(
            f"language-{language}",
            Role.CHOICE,
            msg(f"speak-{language}"),
            states=_chosen(language == state.language),
            question=msg("ask-languages"),
            intent=SetLanguage(language),
        )
        for language in state.fixed.languages
    ]
    nodes += [
        Node(
            f"theme-{theme}",
            Role.CHOICE,
            msg(f"theme-{theme.replace('_', '-')}"),
            states=_chosen(theme == state.shown_theme),
            question=msg("ask-colours"),
            intent=SetTheme(theme),
        )
        for theme in THEMES
    ]
    if state.device.has_voice:
        # Who listens comes here for this; who reads comes for the letters.
        if state.profile.has_speech:
            nodes = [audio_settings_row(), *nodes]
        else:
            nodes.append(Node("sound", Role.ACTION, msg("sound-on"), intent=SetSound(True)))
    nodes.append(usual_settings_row())
    return ScreenSpec(
        id="settings",
        title=msg("settings-title"),
        lead=msg("settings-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def _chosen(is_chosen: bool) -> tuple[NodeState, ...]:
    return (NodeState.SELECTED,) if is_chosen else ()
