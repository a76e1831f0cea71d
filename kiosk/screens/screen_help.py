"""What the screen one came from is for, and what the keys do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from accessibility.intents import Back
from accessibility.semantics import InputWay, Node, Role, ScreenSpec
from config.i18n import Msg, msg
from kiosk.catalogue.port import Capability
from kiosk.screens.audio_settings import audio_settings_row
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    time_limit,
)
from kiosk.session.activities import (
    ReadingHelp,
)
from kiosk.session.state import State
from voice.listen.voice_intents import SayWhatICanSay


def screen_help(activity: ReadingHelp, state: State) -> ScreenSpec:
    """What this screen is for, then what the keys do."""
    nodes = []
    if activity.lead is not None:
        nodes.append(Node("lead", Role.STATUS, activity.lead))
    signs = "help-keys" if state.fixed.has_picture else "plain-help-signs"
    nodes += [
        *(_with_keys(activity) if state.fixed.has_picture else _in_lines(activity)),
        *_not_offered(state),
        Node("key-list", Role.STATUS, msg(signs)),
        time_limit(state),
        Node("ask", Role.STATUS, msg("help-ask")),
        Node("go-back", Role.ACTION, msg("help-back"), intent=Back()),
    ]
    if state.understands_speech:
        nodes.append(Node("sayable", Role.ACTION, msg("sayable-title"), intent=SayWhatICanSay()))
    if state.device.has_voice:
        nodes.append(audio_settings_row())
    return ScreenSpec(
        id="help",
        title=msg("help-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
    )


def _with_keys(activity: ReadingHelp) -> list[Node]:
    """What the screen is for, and how keys and fingers are used."""
    return [
        Node("about", Role.STATUS, msg(f"help-{activity.screen_id}")),
        *(
            Node(f"how-{way.value}", Role.STATUS, instruction)
            for way, instruction in INSTRUCTIONS
            if way in (InputWay.KEYS, InputWay.TOUCH)
        ),
    ]


TYPED = frozenset(
    {"search", "results", "card", "pin", "working", "still-there", "trying-keys", "sayable"}
)
"""Screens whose help speaks of keys or letters to choose: in lines it has words of its own."""


def _in_lines(activity: ReadingHelp) -> list[Node]:
    """The same where lines are typed: no keys, no fingers, no arrows."""
    is_own = activity.screen_id in TYPED
    return [
        Node(
            "about",
            Role.STATUS,
            msg(f"plain-help-{activity.screen_id}" if is_own else f"help-{activity.screen_id}"),
        ),
        Node("how-lines", Role.STATUS, msg("plain-how")),
    ]


_FUNCTIONS: Mapping[Capability, Msg] = MappingProxyType(
    {
        Capability.RENEW: msg("loan-renew"),
        Capability.PLACE_HOLD: msg("record-hold"),
        Capability.CANCEL_HOLD: msg("hold-cancel"),
        Capability.SUSPEND_HOLD: msg("hold-suspend"),
        Capability.CHANGE_PICKUP: msg("hold-move"),
        Capability.CHANGE_PIN: msg("account-pin"),
        Capability.CALL_STAFF: msg("menu-call"),
    }
)
"""What each function is called on its own row."""


def _not_offered(state: State) -> list[Node]:
    """Texts of help speak of all there can be: what this library lacks is said beside them."""
    return [
        Node(f"no-{each.value}", Role.STATUS, msg("help-not-offered"), value=_FUNCTIONS[each])
        for each in Capability
        if each not in state.offers
    ]
