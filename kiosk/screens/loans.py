"""My books: the list, one loan, and what "renew all" did."""

from __future__ import annotations

from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Sensitivity, Urgency
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Loan
from kiosk.catalogue.outcomes import Refused
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, joined, private, title_of
from kiosk.session.activities import SeeingRenewals, ViewingLoan, ViewingLoans
from kiosk.session.dates import day
from kiosk.session.intents import Continue, OpenLoan, RenewAll, RenewLoan
from kiosk.session.state import State

DUE_SOON_DAYS = 3


def loans(activity: ViewingLoans, state: State) -> ScreenSpec:
    """Due soonest first; "renew all" is the most likely next act."""
    nodes = []
    if activity.loans:
        nodes.append(
            Node(
                "renew-all",
                Role.ACTION,
                msg("loans-renew-all"),
                intent=RenewAll(),
                hint=msg("loans-renew-all-hint"),
            )
        )
    total = len(activity.loans)
    nodes += [
        Node(
            f"loan-{loan.checkout_id}",
            Role.ITEM,
            title_of(loan.title),
            value=due_line(loan, state),
            states=_states(loan, state),
            intent=OpenLoan(loan.checkout_id),
            group="loans",
            sensitivity=Sensitivity.PRIVATE,
            public=msg("loan-public"),
            position=(number, total),
            nouns=("book",),
        )
        for number, loan in enumerate(activity.loans, start=1)
    ]
    return ScreenSpec(
        id="loans",
        title=msg("loans-title"),
        lead=msg("loans-lead", count=total) if total else msg("loans-none"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
        outcome_public=_public_outcome(state.top.outcome),
    )


def _public_outcome(outcome: Msg | None) -> Msg | None:
    """Of a renewal a loudspeaker tells that it is done, not until when."""
    return msg("renewed-public") if outcome is not None and outcome.key == "renewed" else None


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
        private(Node("due", Role.STATUS, msg("fact-due"), value=text_day(one, state))),
    ]
    if one.is_overdue:
        late = Node("late", Role.STATUS, msg("days-late", days=one.days_late))
        nodes.append(private(late, msg("fact-private", name=msg("state-overdue"))))
    left = max(0, one.renewals_limit - one.renewals_used)
    facts = Node("left", Role.STATUS, msg("fact-renewals-left"), value=text(str(left)))
    nodes.append(private(facts))
    if one.refusal is None:
        nodes.append(
            Node("renew", Role.ACTION, msg("loan-renew"), intent=RenewLoan(one.checkout_id))
        )
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


def renewals(activity: SeeingRenewals, state: State) -> ScreenSpec:
    """Title by title: done with its new day, or not done and why."""
    refused = sum(isinstance(result.outcome, Refused) for result in activity.results)
    nodes = [Node("ok", Role.ACTION, msg("renewals-ok"), intent=Continue())]
    for result in activity.results:
        if isinstance(result.outcome, Refused):
            state_of, what = NodeState.NOT_DONE, msg(f"refused-{result.outcome.reason.value}")
            public = msg("no-renewal-public")
            if result.outcome.due is not None:
                due = msg("due", due=day(result.outcome.due, state.today))
                what = msg("both", first=what, second=due)
        else:
            what = msg("new-due", due=day(result.loan.due, state.today))
            state_of, public = NodeState.DONE, msg("renewed-public")
        nodes.append(
            Node(
                f"result-{result.checkout_id}",
                Role.STATUS,
                title_of(result.loan.title),
                value=what,
                states=(state_of,),
                sensitivity=Sensitivity.PRIVATE,
                public=msg("renewal-public", what=public),
            )
        )
    return ScreenSpec(
        id="renewals",
        title=msg("renewals-title"),
        outcome=msg("renewals-outcome", done=len(activity.results) - refused, refused=refused),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
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
    if one.refusal == "on_reserve":
        parts.append(msg("somebody-waits"))
    return joined(parts)


def _states(one: Loan, state: State) -> tuple[NodeState, ...]:
    if one.is_overdue:
        return (NodeState.OVERDUE,)
    if (one.due.date() - state.today).days <= DUE_SOON_DAYS:
        return (NodeState.DUE_SOON,)
    return ()
