"""A service that lies about one step, to prove that the walkthrough would notice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiosk.catalogue.backends.backend import Authenticated, Backend, WriteContext
from kiosk.catalogue.finding import SearchRequest, WorksPage
from kiosk.catalogue.models import (
    BiblioId,
    CardNumber,
    CheckoutId,
    Hold,
    HoldId,
    HoldStatus,
    LibraryId,
    Pin,
)
from kiosk.catalogue.outcomes import (
    HoldPlaced,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
)

STEPS = ("search", "narrow", "sign-in", "hold", "renew-all", "sign-out")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass
class Lie:
    """Which step is pretended; none until the inspector is in place."""

    step: str | None = None


class LyingBackend:
    """Everything as the real backend does it, but for one step, which only pretends."""

    def __init__(self, real: Backend, lie: Lie) -> None:
        self._real = real
        self._lie = lie

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def find(self, request: SearchRequest, *, home: LibraryId) -> WorksPage:
        # Somebody else's answer: titles that have nothing to do with the question. The inspector
        # asks for titles one by one, and is told the truth.
        # Or a filter that is shown as chosen and does nothing.
        lies: dict[str | None, dict[str, object]] = {
            "search": {"words": "the"},
            "narrow": {"languages": ()},
        }
        asked = lies.get(self._lie.step, {})
        return self._real.find(request.model_copy(update=asked), home=home)

    def authenticate(self, card: CardNumber, pin: Pin) -> Authenticated | Refused:
        if self._lie.step == "sign-in":
            return Refused(reason=RefusalReason.INVALID_CREDENTIALS)
        return self._real.authenticate(card, pin)

    def place_hold(
        self, context: WriteContext, biblio_id: BiblioId, pickup_library_id: LibraryId
    ) -> HoldPlaced | Refused:
        if self._lie.step != "hold":
            return self._real.place_hold(context, biblio_id, pickup_library_id)
        pretended = Hold(
            hold_id=HoldId(999_999),
            biblio_id=biblio_id,
            title="",
            pickup_library_id=pickup_library_id,
            status=HoldStatus.PENDING,
            queue_position=1,
            placed_on=date(2000, 1, 1),
        )
        return HoldPlaced(hold=pretended)

    def renew_all(
        self, context: WriteContext, checkout_ids: Sequence[CheckoutId] | None = None
    ) -> tuple[RenewalResult, ...]:
        if self._lie.step != "renew-all":
            return self._real.renew_all(context, checkout_ids)
        return tuple(
            RenewalResult(checkout_id=loan.checkout_id, outcome=Renewed(loan=loan), loan=loan)
            for loan in self._real.loans(context.patron_id)
        )


def deaf_to_sign_out(app: Application, lie: Lie) -> Application:
    """The service, but where the lie says so, signing out only looks as if it worked."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        leaving = scope["type"] == "http" and scope["method"] == "DELETE"
        if lie.step == "sign-out" and leaving and "/sessions/" in scope["path"]:
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send)

    return wrapped
