"""My account: card, blocks and what to do about each, fees, limits, messages."""

from __future__ import annotations

from decimal import Decimal

from accessibility.semantics import Node, Role, ScreenSpec, Sensitivity
from config.i18n import Msg, msg, text
from kiosk.catalogue.models import Block, Charge
from kiosk.screens.frame import (
    INSTRUCTIONS,
    constant_keys,
    joined,
)
from kiosk.session.activities import (
    ViewingAccount,
)
from kiosk.session.dates import day
from kiosk.session.intents import (
    OpenHolds,
    OpenLoans,
    OpenPinChange,
)
from kiosk.session.state import State

_BLOCK_WORDS = {
    Block.EXPIRED: "refused-expired",
    Block.RESTRICTED: "refused-restriction",
    Block.DEBT: "refused-debt",
    Block.CARD_LOST: "refused-card_lost",
    Block.GONE_NO_ADDRESS: "refused-gone_no_address",
}


CHARGES = frozenset({"overdue", "lost", "rent", "manual"})
"""Kinds of fees with words of their own."""


def account(activity: ViewingAccount, state: State) -> ScreenSpec:
    """Card, blocks and what to do about each, fees with reasons, loans and limits, messages."""
    patron = activity.account.patron
    facts: list[tuple[str, Msg]] = [("name", msg("account-name", name=patron.name))]
    for block in patron.blocks:
        words = _BLOCK_WORDS[block]
        facts.append(
            (f"block-{block.value}", msg("both", first=msg(words), second=msg(f"{words}-now")))
        )
    if patron.card_expires is not None:
        facts.append(("expires", msg("account-expires", day=day(patron.card_expires, state.today))))
    if patron.balance > 0:
        facts.append(("fees", msg("account-fees", amount=money(patron.balance))))
        facts += [
            (f"fee-{n}", _fee(charge, state))
            for n, charge in enumerate(activity.account.charges, 1)
        ]
    else:
        facts.append(("fees", msg("account-no-fees")))
    facts.append(("loans", msg("account-loans", count=patron.loan_count, limit=patron.loan_limit)))
    facts.append(("holds", msg("account-holds", count=patron.hold_count, limit=patron.hold_limit)))
    if patron.message:
        facts.append(("message", msg("account-message", text=patron.message)))
    return ScreenSpec(
        id="account",
        title=msg("account-title"),
        nodes=(
            *(
                Node(
                    name,
                    Role.STATUS,
                    fact,
                    question=msg("ask-cost") if name.startswith("fee") else None,
                    sensitivity=Sensitivity.PRIVATE,
                    public=msg("account-public"),
                )
                for name, fact in facts
            ),
            Node("my-loans", Role.ACTION, msg("menu-loans"), intent=OpenLoans()),
            Node("my-holds", Role.ACTION, msg("menu-holds"), intent=OpenHolds()),
            Node("change-pin", Role.ACTION, msg("account-pin"), intent=OpenPinChange()),
        ),
        keys=constant_keys(),
        instructions=INSTRUCTIONS,
        outcome=state.top.outcome,
    )


def money(amount: Decimal) -> Msg:
    return msg("money", amount=amount)


def _fee(charge: Charge, state: State) -> Msg:
    kind = charge.kind if charge.kind in CHARGES else "other"
    named = joined(
        [msg(f"fee-{kind}"), *([text(charge.description)] if charge.description else [])]
    ) or msg(f"fee-{kind}")
    return msg(
        "fee-line", what=named, amount=money(charge.amount), day=day(charge.charged_on, state.today)
    )
