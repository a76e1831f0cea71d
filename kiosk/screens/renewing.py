"""Renewing loans: which, whether once more, and what came of it title by title."""

from __future__ import annotations

from accessibility.intents import Back
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Sensitivity, Urgency
from config.i18n import Msg, msg
from kiosk.catalogue.outcomes import RefusalReason, Refused, RenewalResult
from kiosk.screens.frame import INSTRUCTIONS, constant_keys, private, titles_apart
from kiosk.session.activities import ChoosingLoans, ConfirmingRenewal, SeeingRenewals
from kiosk.session.dates import day
from kiosk.session.intents import Continue, RenewAgain, RenewChosen, ToggleLoan
from kiosk.session.state import State


def choosing(activity: ChoosingLoans, state: State) -> ScreenSpec:
    """The loans as a list to choose from; a chosen one says so."""
    total = len(activity.loans)
    titles = titles_apart(activity.loans)
    nodes = [
        Node(
            "renew-chosen",
            Role.ACTION,
            msg("loans-renew-chosen"),
            value=msg("loans-chosen", count=len(activity.chosen)),
            intent=RenewChosen(),
        )
    ]
    nodes += [
        Node(
            f"loan-{loan.checkout_id}",
            Role.CHOICE,
            title,
            value=msg("due", due=day(loan.due, state.today)),
            states=(NodeState.SELECTED,) if loan.checkout_id in activity.chosen else (),
            intent=ToggleLoan(loan.checkout_id),
            group="loans",
            sensitivity=Sensitivity.PRIVATE,
            public=msg("loan-public"),
            position=(number, total),
            nouns=("book",),
        )
        for number, (loan, title) in enumerate(zip(activity.loans, titles, strict=True), start=1)
    ]
    return ScreenSpec(
        id="choose-loans",
        title=msg("choose-loans-title"),
        lead=msg("choose-loans-lead"),
        nodes=tuple(nodes),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def confirm_again(activity: ConfirmingRenewal, state: State) -> ScreenSpec:
    """Each renewal is one of few: a second one in a visit is asked first (WCAG 3.3.6)."""
    count = len(activity.loans)
    return ScreenSpec(
        id="confirm-renewal",
        title=msg("renewals-title"),
        lead=msg("confirm-renewal-lead", count=count),
        nodes=(
            Node("confirm", Role.ACTION, msg("confirm-renewal-yes"), intent=RenewAgain()),
            Node("decline", Role.ACTION, msg("confirm-renewal-no"), intent=Back()),
            *(
                private(
                    Node(
                        f"loan-{loan.checkout_id}",
                        Role.STATUS,
                        title,
                        value=msg("due", due=day(loan.due, state.today)),
                    ),
                    msg("chosen-book"),
                )
                for loan, title in zip(activity.loans, titles_apart(activity.loans), strict=True)
            ),
        ),
        keys=constant_keys(),
        entry="decline",
        is_question=True,
        instructions=INSTRUCTIONS,
    )


def renewals(activity: SeeingRenewals, state: State) -> ScreenSpec:
    """What was refused comes first, by reason and with what to do now; then what was done."""
    results = activity.results
    titles = titles_apart([result.loan for result in results])
    lines = list(zip(titles, results, strict=True))
    reasons: dict[RefusalReason, list[tuple[Msg, RenewalResult]]] = {}
    for title, result in lines:
        if isinstance(result.outcome, Refused):
            reasons.setdefault(result.outcome.reason, []).append((title, result))
    refused = sum(map(len, reasons.values()))
    nodes = [Node("ok", Role.ACTION, msg("renewals-ok"), intent=Continue())]
    for reason, refusals in reasons.items():
        public = msg("no-renewal-public")
        nodes += [
            _line(title, result, _why(result, state), NodeState.NOT_DONE, public)
            for title, result in refusals
        ]
        now = Node(f"now-{reason.value}", Role.STATUS, msg(f"refused-{reason.value}-now"))
        nodes.append(private(now, msg("reason-public")))
    for title, result in lines:
        if not isinstance(result.outcome, Refused):
            until = msg("new-due", due=day(result.loan.due, state.today))
            public = msg("renewed-public")
            nodes.append(_line(title, result, until, NodeState.DONE, public))
    return ScreenSpec(
        id="renewals",
        title=msg("renewals-title"),
        outcome=msg("renewals-outcome", done=len(results) - refused, refused=refused),
        nodes=tuple(nodes),
        keys=constant_keys(),
        entry="ok",
        urgency=Urgency.OUTCOME,
        instructions=INSTRUCTIONS,
    )


def _why(result: RenewalResult, state: State) -> Msg:
    """The reason of a refusal; of a loan renewed a moment ago also until when."""
    assert isinstance(result.outcome, Refused)
    why = msg(f"refused-{result.outcome.reason.value}")
    if result.outcome.due is None:
        return why
    return msg("both", first=why, second=msg("due", due=day(result.outcome.due, state.today)))


def _line(title: Msg, result: RenewalResult, what: Msg, state: NodeState, public: Msg) -> Node:
    return Node(
        f"result-{result.checkout_id}",
        Role.STATUS,
        title,
        value=what,
        states=(state,),
        sensitivity=Sensitivity.PRIVATE,
        public=msg("renewal-public", what=public),
    )
