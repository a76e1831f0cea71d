"""What the screen one came from is for, and what the keys do."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import InputWay, Node, Role, ScreenSpec
from config.i18n import msg
from kiosk.screens.audio_settings import audio_settings_row
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
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
    nodes += [
        Node("about", Role.STATUS, msg(f"help-{activity.screen_id}")),
        *(
            Node(f"how-{way.value}", Role.STATUS, instruction)
            for way, instruction in INSTRUCTIONS
            if way in (InputWay.KEYS, InputWay.TOUCH)
        ),
        Node("key-list", Role.STATUS, msg("help-keys")),
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
