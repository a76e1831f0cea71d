"""My books: the list, and one loan."""

from __future__ import annotations

from dataclasses import replace

from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Sensitivity
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Loan
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    find_a_book,
    joined,
    private,
    title_of,
    titles_apart,
)
from kiosk.session import renewing
from kiosk.session.activities import ViewingLoan, ViewingLoans
from kiosk.session.dates import day
from kiosk.session.intents import ChooseLoans, Continue, OpenLoan, RenewAll, RenewLoan
from kiosk.session.overview import is_due_soon
from kiosk.session.state import State

FEW = 2
"""Loans that are renewed one by one as easily as chosen."""


def loans(activity: ViewingLoans, state: State) -> ScreenSpec:
    """Due soonest first; "renew all" is the most likely next act."""
    nodes = []
    total = len(activity.loans)
    if activity.loans:
        again = renewing.again_of(state)
        done = again and not any(x.refusal is None for x in activity.loans if x not in again)
        nodes.append(
            Node(
                "renew-all",
                Role.ACTION,
                msg("loans-renew-all"),
                value=msg("loans-all-renewed") if done else None,
                intent=RenewAll(),
                hint=msg("loans-renew-all-hint"),
            )
        )
    if not activity.loans:
        nodes.append(find_a_book())
    titles = titles_apart(activity.loans)
    nodes += [
        Node(
            f"loan-{loan.checkout_id}",
            Role.ITEM,
            title,
            value=due_line(loan, state),
            states=_states(loan, state),
            intent=OpenLoan(loan.checkout_id),
            group="loans",
            question=msg("ask-due"),
            acts=((msg("loan-renew"), RenewLoan(loan.checkout_id)),),
            sensitivity=Sensitivity.PRIVATE,
            public=msg("loan-public"),
            position=(number, total),
            nouns=("book",),
        )
        for number, (loan, title) in enumerate(zip(activity.loans, titles, strict=True), start=1)
    ]
    if total > FEW:
        nodes.append(Node("choose", Role.ACTION, msg("loans-choose"), intent=ChooseLoans()))
    return ScreenSpec(
        id="loans",
        title=msg("loans-title"),
        lead=msg("loans-lead", count=total) if total else msg("loans-none"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def loan(activity: ViewingLoan, state: State) -> ScreenSpec:
    """One loan with all that matters, and its renewal or the reason against it."""
    one = activity.loan
    secret = Sensitivity.PRIVATE
    public = msg("chosen-book")
    nodes = [
        Node(
            "title",
            Role.STATUS,
            joined([title_of(one.title), *([text(one.author)] if one.author else [])])
            or title_of(one.title),
            states=_states(one, state),
            sensitivity=secret,
            public=public,
        ),
        private(
            Node(
                "due",
                Role.STATUS,
                msg("fact-due"),
                value=text_day(one, state),
                question=msg("ask-due"),
            )
        ),
    ]
    if one.is_overdue:
        late = Node("late", Role.STATUS, msg("days-late", days=one.days_late))
        nodes.append(private(late, msg("fact-private", name=msg("state-overdue"))))
    left = max(0, one.renewals_limit - one.renewals_used)
    facts = Node("left", Role.STATUS, msg("fact-renewals-left"), value=text(str(left)))
    nodes.append(private(facts))
    if one.refusal is None:
        renew = Node("renew", Role.ACTION, msg("loan-renew"), intent=RenewLoan(one.checkout_id))
        if _was_renewed(one, state):
            renew = replace(renew, name=msg("loan-renew-again"), value=msg("renewed-in-visit"))
        nodes.append(renew)
    else:
        why = Node("no-renewal", Role.STATUS, msg(f"refused-{one.refusal}"))
        now = Node("no-renewal-now", Role.STATUS, msg(f"refused-{one.refusal}-now"))
        nodes += [private(why, msg("no-renewal-public")), private(now, msg("reason-public"))]
    nodes.append(Node("ok", Role.ACTION, msg("loan-back"), intent=Continue()))
    return ScreenSpec(
        id="loan",
        title=msg("loan-title"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def text_day(one: Loan, state: State) -> Msg:
    return msg("day", day=day(one.due, state.today))


def due_line(one: Loan, state: State) -> Msg | None:
    """What a patron must know of a loan in one line."""
    if one.is_overdue:
        parts = [msg("days-late", days=one.days_late)]
    elif one.due.date() == state.today:
        parts = [msg("due-today")]
    else:
        parts = [msg("due", due=day(one.due, state.today))]
    if _was_renewed(one, state):
        parts.append(msg("renewed-in-visit"))
    if one.refusal == "on_reserve":
        parts.append(msg("somebody-waits"))
    return joined(parts)


def _states(one: Loan, state: State) -> tuple[NodeState, ...]:
    if one.is_overdue:
        return (NodeState.OVERDUE,)
    return (NodeState.DUE_SOON,) if is_due_soon(one, state.today) else ()


def _was_renewed(one: Loan, state: State) -> bool:
    return state.patron is not None and state.patron.overview.was_renewed(one)
