"""Signing in: card number, then PIN."""

from __future__ import annotations

from accessibility.semantics import Node, Role, ScreenSpec, Sensitivity, Typing
from config.i18n import Msg, msg
from kiosk.screens.frame import INSTRUCTIONS, constant_keys
from kiosk.screens.letters import ENTRY_GROUP, LETTERS_GROUP, erase_key, secret_digits
from kiosk.session.activities import ChangingPin, EnteringCard, EnteringPin, PinStage
from kiosk.session.audio_intents import SetSecretsSaid
from kiosk.session.intents import Submit
from kiosk.session.state import State
from voice.listen import spoken_digits

MASK = "•"


def card(activity: EnteringCard, state: State) -> ScreenSpec:
    """Scanned or typed; shown, so that it can be checked, but never said."""
    return _entry(
        "card",
        state,
        field=Node(
            "card-number",
            Role.FIELD,
            msg("card-field"),
            value=_shown(activity.text, activity.text),
            sensitivity=Sensitivity.SECRET,
        ),
        submit=msg("card-submit"),
    )


def pin(activity: EnteringPin, state: State) -> ScreenSpec:
    """Masked everywhere; how many characters there are is all that shows."""
    entered = activity.pin.get_secret_value()
    return _entry(
        "pin",
        state,
        field=Node(
            "pin",
            Role.FIELD,
            msg("pin-field"),
            value=_shown(entered, MASK * len(entered)),
            sensitivity=Sensitivity.SECRET,
        ),
        submit=msg("pin-submit"),
    )


def new_pin(activity: ChangingPin, state: State) -> ScreenSpec:
    """The old PIN, the new one, the new one again."""
    entered = activity.pin.get_secret_value()
    stage = activity.stage.value
    lead = None
    if activity.stage is PinStage.NEW and activity.least_digits:
        lead = msg("pin-new-lead-least", count=activity.least_digits)
    return _entry(
        f"pin-{stage}",
        state,
        lead=lead,
        field=Node(
            "pin",
            Role.FIELD,
            msg(f"pin-{stage}-field"),
            value=_shown(entered, MASK * len(entered)),
            sensitivity=Sensitivity.SECRET,
        ),
        submit=msg("card-submit"),
    )


def _shown(entered: str, display: str) -> Msg | None:
    """On the screen ``display``; aloud only how many characters there are."""
    return msg("secret-value", shown=display, count=len(entered)) if entered else None


def _by_voice(screen: str, state: State) -> Msg | None:
    """What stands instead of "do not say it aloud" for who may say it."""
    is_chosen = state.profile.says_secrets
    return spoken_digits.lead(screen, is_private=state.device.has_headset, is_chosen=is_chosen)


def _said_digits(state: State) -> tuple[Node, ...]:
    """Digits may be said where only the patron's own headset hears the kiosk, and by choice."""
    if not (state.understands_speech and state.device.has_headset):
        return ()
    is_on = state.profile.says_secrets
    name = msg("digits-said-off") if is_on else spoken_digits.CHOICE
    intent = SetSecretsSaid(not is_on)
    return (Node("say-digits", Role.ACTION, name, intent=intent, group=ENTRY_GROUP),)


def _entry(
    screen: str, state: State, *, field: Node, submit: Msg, lead: Msg | None = None
) -> ScreenSpec:
    digits = secret_digits()
    return ScreenSpec(
        id=screen,
        title=msg(f"{screen}-title"),
        lead=_by_voice(screen, state) or lead or msg(f"{screen}-lead"),
        nodes=(
            field,
            *digits,
            Node("submit", Role.ACTION, submit, intent=Submit(), group=ENTRY_GROUP),
            erase_key(),
            *_said_digits(state),
            Node("forgotten", Role.STATUS, msg("forgotten")),
        ),
        keys=constant_keys(),
        entry=digits[0].id,
        typing=Typing.DIGITS,
        submit="submit",
        strips=frozenset({LETTERS_GROUP, ENTRY_GROUP}),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )
