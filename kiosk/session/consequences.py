"""What an act would lead to, found by running the machine on it and keeping nothing of it; pure.

Speech input must know before it acts: what changes an account is asked back first, and neither
that nor an answer to a question is done before the patron has finished speaking.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import TypeAlias

from accessibility.intents import Intent
from accessibility.semantics import ScreenSpec
from kiosk.session.effects import Ask
from kiosk.session.requests import Write
from kiosk.session.state import State, Step

Act: TypeAlias = Callable[[State, Intent], Step]
"""The machine's step for an intent."""


class Consequence(Enum):
    """The gravest thing that follows from an act."""

    NONE = "none"
    """Nothing that could not be taken back: another screen, a letter, a louder voice."""
    ANSWERS = "answers"
    """A question of the kiosk is answered, also the one about private things on a loudspeaker."""
    WRITES = "writes"
    """The patron's account is changed."""


def consequence(state: State, intent: Intent, act: Act, spec: ScreenSpec) -> Consequence:
    """What doing ``intent`` in ``state`` leads to; ``spec`` is the screen in front.

    A request on its way is left out of account: it only puts the act off.
    """
    free = state if state.pending is None else replace(state, pending=None)
    step = act(free, intent)
    if any(isinstance(each, Ask) and isinstance(each.request, Write) for each in step.effects):
        return Consequence.WRITES
    allowed = step.state.private_aloud
    if spec.is_question or (allowed is not None and allowed is not state.private_aloud):
        return Consequence.ANSWERS
    return Consequence.NONE
