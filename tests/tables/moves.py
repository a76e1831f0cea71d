"""Every event worth telling apart in a state, and what it leads to, each in one line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import SecretStr

from accessibility.announcer import announce
from accessibility.intents import Choose, Enter, Finish, Intent, Press
from accessibility.page import Page, Place
from accessibility.pages import paginate
from config.i18n import Words
from kiosk.catalogue import errors
from kiosk.catalogue.finding import HeardWork, WorksPage
from kiosk.catalogue.models import IdempotencyKey, Patron, SignedIn
from kiosk.catalogue.outcomes import (
    Change,
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    HoldPossible,
    PinChanged,
    PinChecked,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
    WriteKind,
    WriteOutcome,
)
from kiosk.input.keymap import INTENTS
from kiosk.samples.data import (
    ACCOUNT,
    HOLD,
    HOLDS,
    LIBRARIES,
    LOANS,
    MANY_LOANS,
    RECORD_ON_LOAN,
    RECORD_REFERENCE,
)
from kiosk.samples.description import describe
from kiosk.samples.found import SUGGESTIONS, WORKS, window
from kiosk.screens import build
from kiosk.session.effects import Ask
from kiosk.session.events import (
    Answered,
    CardScanned,
    Did,
    Event,
    Failed,
    HeadsetChanged,
    Said,
    SaidTitle,
    Timer,
    TimerFired,
)
from kiosk.session.machine import Machine
from kiosk.session.requests import (
    AllRenewed,
    Answer,
    AskAccount,
    AskBiblio,
    AskCall,
    AskCancelHold,
    AskHeard,
    AskHoldCheck,
    AskHolds,
    AskLibraries,
    AskLoans,
    AskMovePickup,
    AskNewPin,
    AskOutcomes,
    AskOverview,
    AskPinCheck,
    AskPlaceHold,
    AskRenewal,
    AskRenewAll,
    AskResume,
    AskSearch,
    AskSignIn,
    AskSuggestions,
    AskSuspend,
    AskUnsettled,
    Holds,
    LibrarianCalled,
    Libraries,
    Loans,
    LoansAfter,
    LoansAndHolds,
    Outcomes,
    Suggestions,
    WorksHeard,
)
from kiosk.session.state import State, Step
from kiosk.tui.layout import as_text, layout

MOST_LETTERS = 48
"""Of what is said, in a line."""
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SIGNED_IN = SignedIn(token=SecretStr("t"), expires_in_s=60, patron=Patron(name="ნიმუში"))
REFUSED = Refused(reason=RefusalReason.DEBT)
OTHER_HOLD = HoldChanged(
    hold=HOLD.model_copy(update={"pickup_library_id": LIBRARIES[0].library_id})
)
SETTLED = (
    WriteOutcome(key=IdempotencyKey("k" * 24), kind=WriteKind.NEW_PIN, changes=(Change(),)),
    WriteOutcome(key=IdempotencyKey("q" * 24)),
)

ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    AskLibraries.__name__: (Libraries(LIBRARIES), Libraries(LIBRARIES[:1], frozenset())),
    AskSearch.__name__: (window(WORKS), WorksPage(total=0, offset=0)),
    AskSuggestions.__name__: (Suggestions("ვეფხ", SUGGESTIONS), Suggestions("ვეფხ", ())),
    AskBiblio.__name__: (RECORD_ON_LOAN, RECORD_REFERENCE),
    AskHeard.__name__: (
        WorksHeard((HeardWork(work=WORKS[0], score=0.99),)),
        WorksHeard(tuple(HeardWork(work=work, score=0.5) for work in WORKS[:3])),
        WorksHeard(()),
    ),
    AskSignIn.__name__: (
        SIGNED_IN,
        Refused(reason=RefusalReason.INVALID_CREDENTIALS),
        Refused(reason=RefusalReason.LOCKED, retry_after_s=200),
        Refused(reason=RefusalReason.PASSWORD_EXPIRED),
    ),
    AskOverview.__name__: (LoansAndHolds((), ()), LoansAndHolds(LOANS, HOLDS)),
    AskHoldCheck.__name__: (
        HoldPossible(biblio_id=RECORD_ON_LOAN.biblio_id),
        Refused(reason=RefusalReason.OWN_LOAN),
    ),
    AskLoans.__name__: (Loans(LOANS), Loans(MANY_LOANS), Loans(())),
    AskRenewal.__name__: (LoansAfter(Renewed(loan=LOANS[1]), LOANS), LoansAfter(REFUSED, LOANS)),
    AskRenewAll.__name__: (
        AllRenewed(
            (
                RenewalResult(
                    checkout_id=LOANS[1].checkout_id, outcome=Renewed(loan=LOANS[1]), loan=LOANS[1]
                ),
                RenewalResult(checkout_id=LOANS[3].checkout_id, outcome=REFUSED, loan=LOANS[3]),
            )
        ),
        AllRenewed(()),
    ),
    AskPlaceHold.__name__: (HoldPlaced(hold=HOLD), REFUSED),
    AskCancelHold.__name__: (
        HoldCancelled(hold_id=HOLD.hold_id),
        Refused(reason=RefusalReason.NO_HOLD),
    ),
    AskSuspend.__name__: (OTHER_HOLD, Refused(reason=RefusalReason.HOLD_NOT_SUSPENDABLE)),
    AskResume.__name__: (OTHER_HOLD, Refused(reason=RefusalReason.NO_HOLD)),
    AskMovePickup.__name__: (OTHER_HOLD, Refused(reason=RefusalReason.HOLD_ALREADY_FOUND)),
    AskNewPin.__name__: (
        PinChanged(),
        Refused(reason=RefusalReason.PIN_WRONG),
        Refused(reason=RefusalReason.PIN_WEAK),
    ),
    AskPinCheck.__name__: (PinChecked(least_digits=4), Refused(reason=RefusalReason.PIN_WRONG)),
    AskOutcomes.__name__: (Outcomes(()), Outcomes(SETTLED)),
    AskUnsettled.__name__: (Outcomes(()), Outcomes(SETTLED)),
    AskHolds.__name__: (Holds(HOLDS), Holds(())),
    AskAccount.__name__: (ACCOUNT,),
    AskCall.__name__: (LibrarianCalled(),),
}
"""What may come back of each request."""

FAULTS = tuple(
    each.code
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, errors.CatalogueError)
)
ACTS: tuple[Intent, ...] = (
    *dict.fromkeys(INTENTS.values()),
    Finish(),
    Choose(1),
    Choose(9),
    Enter("7", typed=True),
    Enter("ბ", typed=True),
)


def started(state: State, words: Words) -> Iterator[tuple[str, State, Event]]:
    """What is done, where the patron stands, and the event: acts, every row, and what befalls."""
    for act in ACTS:
        yield repr(act), state, Did(act)
    for page in paginate(build(state), words, state.grid):
        for node in page.operable():
            there = state.with_top(replace(state.top, place=Place(node.id, page.start)))
            yield f"press {node.id}", there, Did(Press(node.id))
    yield "scan a card", state, CardScanned(SecretStr("2000000002"))
    yield "headset in", state, HeadsetChanged(is_in=True)
    yield "say a title", state, SaidTitle(("ვეფხისტყაოსანი",))
    yield "say one", state, Said((Choose(1),))
    for timer in Timer:
        for no in {state.counter, state.idle_no}:
            yield f"{timer.value} is over", state, TimerFired(timer, no)


def outcomes_of(ask: Ask) -> Iterator[tuple[str, Event]]:
    for number, answer in enumerate(ANSWERS[type(ask.request).__name__], start=1):
        yield f"answer {number}", Answered(ask.no, answer)
    for fault in FAULTS:
        yield fault, Failed(ask.no, fault)
    yield "perhaps done", Failed(ask.no, FAULTS[0], may_have_happened=True)
    yield "long", TimerFired(Timer.BUSY, ask.no)


def told(machine: Machine, before: State, step: Step, words: Words) -> str:
    """Where the patron is now, what is heard of it, and the effects."""
    was, page = machine.page(before), machine.page(step.state)
    context = step.state.speech_context
    said = announce(was, page, words, context)
    heard = "" if said is None else f"{said.urgency.name} {said.sound} {short(said.text)}"
    where = f"{page.spec.id} {page.index + 1}/{page.count} at {page.focus}"
    if page == was:
        where = "the same"
    elif page.spec != was.spec:
        where = f"{where} {digest_of(picture(page))}"
    does = re.sub(r"<\w+\.(\w+): '[^']*'>", r"\1", "; ".join(map(repr, step.effects)))
    return f"{where} | {heard} | {does}".replace("\n", " ")


def short(text: str) -> str:
    """The first words, and a digest of all."""
    if len(text) <= MOST_LETTERS:
        return text
    return f"{text[:MOST_LETTERS]}… {digest_of(text)}"


def in_all_forms(page: Page, words: Words) -> str:
    """A page as it is seen, heard, felt, scanned and spoken to, and where each cell of it lies."""
    return "\n".join(describe(page, words)) + picture(page)


def picture(page: Page) -> str:
    """A page as it is seen, and where each cell of it lies."""
    rows = [[(cell.node.id, cell.label, cell.width) for cell in row.cells] for row in page.rows]
    return as_text(layout(page)) + repr((rows, page.lead, page.notice, page.position))


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
