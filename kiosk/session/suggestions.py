"""Suggestions while typing: asked for beside everything else, so that no letter ever waits; pure.

1. Each change of the words gets a number, and a timer: who types on does not ask in between.
2. A newer number gives up the older question. An answer with an old number is dropped.
3. A question that was lost is asked once more, after the next pause.
4. The list is not exchanged under the focus of somebody who walks on it.

Nothing is said when they come: the letter just typed is being spoken. Their number is a hint, said
after a pause with the others.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.finding import MOST_SUGGESTIONS
from kiosk.session.activities import Searching
from kiosk.session.effects import Abandon, Ask, StartTimer
from kiosk.session.events import Answered, Failed, Timer
from kiosk.session.requesting import awaited
from kiosk.session.requests import AskSuggestions, Suggestions
from kiosk.session.search_flows import is_card_number
from kiosk.session.state import State, Step

LEAST_LETTERS = 2
SUGGESTION_ID = "suggestion-"
"""What the ids of their nodes begin with."""


def followed(before: State, stepped: Step) -> Step:
    """``stepped``, and what it means for the suggestions: words that changed want others."""
    state = stepped.state
    was = before.activity.text if isinstance(before.activity, Searching) else None
    now = state.activity.text if isinstance(state.activity, Searching) else None
    if was == now:
        return stepped
    effects = stepped.effects
    if before.suggest_no:
        effects = (*effects, Abandon(before.suggest_no))
    state = replace(state, suggest_no=0, is_suggest_repeated=False)
    if isinstance(state.activity, Searching) and state.activity.suggested_for != now:
        is_card = is_card_number(state, now or "")
        if is_card or len((now or "").strip()) < LEAST_LETTERS:
            state = _with(state, state.activity, Suggestions("", ()))
        else:
            no = state.counter + 1
            state = replace(state, counter=no, suggest_no=no)
            effects = (*effects, StartTimer(Timer.SUGGEST, no))
    return Step(state, effects)


def due(state: State, no: int) -> Step:
    """The moment without a letter has passed."""
    if no != state.suggest_no or not isinstance(state.activity, Searching):
        # Somebody typed on, or went on.
        return Step(state)
    if awaited(state) is not None:
        # Search itself is on its way already.
        return Step(state)
    return Step(state, (Ask(no, AskSuggestions(state.activity.text)),))


def answered(state: State, event: Answered | Failed) -> Step | None:
    """The step for an answer to number ``suggest_no``; None for any other event."""
    if not state.suggest_no or event.no != state.suggest_no:
        return None
    if isinstance(event, Failed) and not state.is_suggest_repeated:
        # Nobody need type another letter because the first question was lost.
        no = state.counter + 1
        again = replace(state, counter=no, suggest_no=no, is_suggest_repeated=True)
        return Step(again, (StartTimer(Timer.SUGGEST, no),))
    state = replace(state, suggest_no=0)
    if (
        isinstance(event, Failed)
        or not isinstance(event.answer, Suggestions)
        or not isinstance(state.activity, Searching)
        or state.top.place.focus.startswith(SUGGESTION_ID)
    ):
        # Without suggestions a search is as good as before: nobody need hear of it.
        return Step(state)
    return Step(_with(state, state.activity, event.answer))


def _with(state: State, activity: Searching, answer: Suggestions) -> State:
    shown = replace(
        activity,
        suggestions=answer.suggestions[:MOST_SUGGESTIONS],
        suggested_for=answer.prefix,
    )
    return state.with_top(replace(state.top, activity=shown))
