"""Writes whose outcome is not known: kept as such, asked about, told as soon as it is known; pure.

1. A write whose answer was lost, or was not waited for, is in doubt (``Unsettled``).
2. As the patron goes on it is asked how it ended. That question changes nothing, and a write that
   has not come by then is refused when it comes.
3. What was known last is on the receipt: done, not done, or in doubt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from config.i18n import Msg, msg
from kiosk.catalogue.outcomes import WriteOutcome
from kiosk.session import receipts
from kiosk.session.activities import (
    InTrouble,
    Receipt,
    ViewingAccount,
    ViewingHolds,
    ViewingLoans,
)
from kiosk.session.effects import Ask
from kiosk.session.events import Answered, Event, Failed
from kiosk.session.in_one import in_one
from kiosk.session.requesting import ask, awaited, is_in_doubt, outcomes_asked
from kiosk.session.requests import (
    AnyWrite,
    AskAccount,
    AskHolds,
    AskLoans,
    AskOutcomes,
    AskUnsettled,
    Outcomes,
    Write,
    WriteAnswer,
)
from kiosk.session.state import Pending, State, Step, Unsettled


def recorded(state: State, request: AnyWrite, answer: WriteAnswer) -> State:
    """``state`` with what ``answer`` says on the receipt, and nothing in doubt about it."""
    patron = state.patron
    if patron is None or request.key in patron.told:
        return state
    known = _of(state, request)
    title = known.title if known is not None else receipts.subject(state)
    lines = receipts.of_answer(request.kind, answer, title)
    return _settled(state, request, lines)


def left_open(state: State, request: AnyWrite, *, no: int = 0) -> State:
    """``state`` with a write in doubt; its answer may still come to request ``no``."""
    patron = state.patron
    if patron is None:
        return state
    known = _of(state, request)
    title = known.title if known is not None else receipts.subject(state)
    was_lost = not no or (known is not None and known.was_lost)
    doubt = Unsettled(request, title, no, was_lost)
    others = tuple(each for each in patron.unsettled if each.request.key != request.key)
    return replace(state, patron=replace(patron, unsettled=(*others, doubt)))


def never_sent(state: State, request: AnyWrite) -> State:
    """``state`` after the only try of a write failed before it was carried out."""
    known, patron = _of(state, request), state.patron
    if known is None or patron is None or known.was_lost:
        return state
    left = tuple(each for each in patron.unsettled if each is not known)
    return replace(state, patron=replace(patron, unsettled=left))


def learned(state: State, request: AnyWrite, answer: WriteAnswer | None) -> Step:
    """The answer to a write came after the patron had gone on; None: it was not carried out."""
    known = _of(state, request)
    if known is None:
        return Step(state)
    before = 0 if state.patron is None else len(state.patron.receipts)
    if answer is not None:
        state = recorded(state, request, answer)
    elif known.was_lost:
        return Step(left_open(state, request))
    else:
        state = closed(state, request)
    lines = () if state.patron is None else state.patron.receipts[before:]
    return _told(state, lines)


def closed(state: State, request: AnyWrite) -> State:
    """``state`` after it was said that a write was not carried out and never will be."""
    known = _of(state, request)
    if known is None:
        return state
    return _settled(state, request, (Receipt(receipts.NOT_DONE, known.title, wish=request.kind),))


def answered(state: State, outcomes: Iterable[WriteOutcome], *, goes_on: bool = False) -> Step:
    """It was told how writes of this visit ended; a list in front is looked at anew, unless the
    patron ``goes_on`` from it.
    """
    lines: tuple[Receipt, ...] = ()
    for outcome in outcomes:
        doubt = next((x for x in _unsettled(state) if x.request.key == outcome.key), None)
        if doubt is not None:
            line = receipts.of_outcome(outcome, doubt.request.kind, doubt.title)
            lines = (*lines, *line)
            state = _settled(state, doubt.request, line)
    return _told(state, lines, goes_on=goes_on)


def arrived(state: State, outcomes: Iterable[WriteOutcome]) -> State:
    """What ended since the patron was here last, and they were not told of."""
    patron, pending = state.patron, state.pending
    lines: tuple[Receipt, ...] = ()
    for outcome in outcomes:
        if patron is None or outcome.kind is None or outcome.key in patron.told:
            continue
        if is_in_doubt(state, outcome.key):
            continue
        if pending is not None and isinstance(pending.request, Write):
            # Of this visit, and about to be told: it was on its way with the question.
            continue
        patron = replace(patron, told=(*patron.told, outcome.key))
        lines = (*lines, *receipts.of_outcome(outcome, outcome.kind, ""))
    if not lines:
        return state
    return replace(state, patron=patron, news=msg("settled-before", what=_summary(lines)))


def asked_of_before(step: Step) -> Step:
    """``step``, and the question what the patron who just signed in was not told of."""
    patron = step.state.patron
    return step if patron is None else _asked(step, AskUnsettled(patron.token))


def went_on(before: State, stepped: Step) -> Step:
    """``stepped``, and the question how writes in doubt ended, where the patron goes on."""
    state = stepped.state
    goes_on = [each.activity for each in before.path] != [each.activity for each in state.path]
    is_asked = state.settle_no or state.pending is not None
    if not goes_on or is_asked or not (is_in_doubt(before) and is_in_doubt(state)):
        return stepped
    return _asked(stepped, outcomes_asked(state))


def background(state: State, event: Event) -> Step | None:
    """The step for the answer to the question that nobody waits for; None for any other event."""
    if not isinstance(event, Answered | Failed) or not state.settle_no:
        return None
    if event.no != state.settle_no:
        return None
    state = replace(state, settle_no=0)
    if isinstance(event, Failed) or not isinstance(event.answer, Outcomes):
        # It is asked again as the patron goes on, and stays in doubt until then.
        return Step(state)
    return answered(arrived(state, event.answer.outcomes), event.answer.outcomes)


def late(state: State, event: Answered | Failed) -> Pending | None:
    """The write whose answer ``event`` is, though the patron stopped waiting for it."""
    for each in _unsettled(state):
        if each.no == event.no:
            return Pending(event.no, each.request)
    return None


def news_told(state: State) -> State:
    """``state`` with news on the page in front, once that is one that stays."""
    if state.news is None or awaited(state) is not None:
        return state
    before = state.top.outcome
    told = state.news if before is None else msg("both", first=before, second=state.news)
    return replace(state.with_outcome(told), news=None)


def _asked(step: Step, request: AskUnsettled | AskOutcomes) -> Step:
    state = step.state
    no = state.counter + 1
    return Step(replace(state, counter=no, settle_no=no), (*step.effects, Ask(no, request)))


def _told(state: State, lines: tuple[Receipt, ...], *, goes_on: bool = False) -> Step:
    """The news of ``lines``, on a list that shows them."""
    patron = state.patron
    if not lines or patron is None:
        return Step(state)
    state = replace(state, news=msg("settled-now", what=_summary(lines)))
    if goes_on or state.pending is not None:
        return Step(state)
    token = patron.token
    match state.activity:
        case ViewingLoans():
            return ask(state, AskLoans(token))
        case ViewingHolds():
            return ask(state, AskHolds(token))
        case ViewingAccount():
            return ask(state, AskAccount(token))
        case _:
            return Step(state)


def _summary(lines: tuple[Receipt, ...]) -> Msg:
    """Lines in words that anybody may hear."""
    return in_one([receipts.public_line(first, n) for first, n in receipts.counted(lines)])


def _unsettled(state: State) -> tuple[Unsettled, ...]:
    return () if state.patron is None else state.patron.unsettled


def _of(state: State, request: AnyWrite) -> Unsettled | None:
    return next((x for x in _unsettled(state) if x.request.key == request.key), None)


def _settled(state: State, request: AnyWrite, lines: tuple[Receipt, ...]) -> State:
    """Nothing is in doubt about a write any more, and no screen offers to try it again."""
    patron = state.patron
    if patron is None:
        return state
    left = tuple(each for each in patron.unsettled if each.request.key != request.key)
    known = replace(
        patron,
        receipts=(*patron.receipts, *lines),
        unsettled=left,
        told=(*patron.told, request.key),
    )
    path = tuple(
        stop
        for stop in state.path
        if not (isinstance(stop.activity, InTrouble) and stop.activity.retry == request)
    )
    return replace(state, patron=known, path=path or state.path)
