"""What a signed-in patron may see and change. Each route knows only the patron of its token."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi import APIRouter

from kiosk.catalogue.backends.backend import PatronId, WriteContext
from kiosk.catalogue.models import Account, BiblioId, CheckoutId, Hold, HoldId, IdempotencyKey, Loan
from kiosk.catalogue.outcomes import (
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
    WriteOutcome,
)
from kiosk.catalogue.port import WRITING, Capability
from kiosk.catalogue.service.answer_sizes import shortened_renewals, shortened_rows
from kiosk.catalogue.service.bodies import (
    HoldBody,
    OutcomesBody,
    PickupBody,
    PinBody,
    PinCheckBody,
    RenewalsBody,
    SignedInReply,
    SignInBody,
    SuspensionBody,
)
from kiosk.catalogue.service.context import (
    AskingKiosk,
    BearerToken,
    Service,
    SignedInPatron,
    TheService,
    Writing,
    WritingSecrets,
)
from kiosk.catalogue.service.kiosk_auth import Kiosk
from kiosk.catalogue.service.problems import RefusedError
from kiosk.catalogue.service.public_routes import PathId, QueryId
from kiosk.catalogue.wire import MOST_KEYS

UNAUTHORIZED = 401
_WRONG_GUESSES = frozenset(
    {
        RefusalReason.INVALID_CREDENTIALS,
        RefusalReason.LOCKED,
        RefusalReason.PASSWORD_EXPIRED,
        RefusalReason.PIN_WRONG,
    }
)
"""What counts against the kiosk; a new PIN that is too short is no guess."""

Checked = TypeVar("Checked")


def session_routes() -> APIRouter:
    router = APIRouter(tags=["session"])

    @router.post("/sessions", status_code=201, summary="Sign in with card and PIN")
    async def sign_in(service: TheService, kiosk: AskingKiosk, body: SignInBody) -> SignedInReply:
        async with service.sign_ins.turn():
            answer = await _guessed(
                service,
                kiosk,
                lambda: service.backend.authenticate(body.card, body.pin),
                status=UNAUTHORIZED,
            )
        token = await service.call(lambda: service.sessions.open(answer.patron_id, kiosk.name))
        return SignedInReply(
            token=token, expires_in_s=service.limits.session_idle_s, patron=answer.patron
        )

    @router.delete("/sessions/current", status_code=204, summary="Sign out; twice is no error")
    async def sign_out(service: TheService, kiosk: AskingKiosk, token: BearerToken) -> None:
        await service.call(lambda: service.sessions.end(token, kiosk.name))

    return router


async def _guessed(
    service: Service,
    kiosk: Kiosk,
    check: Callable[[], Checked | Refused],
    *,
    status: int | None = None,
) -> Checked:
    """What somebody who may be guessing entered is checked; at a kiosk with too many, it waits.

    Raises RefusedError for a wrong guess, and for any while the kiosk has to wait.
    """
    wait_s = service.failures.wait_s(kiosk.name)
    if wait_s:
        locked = Refused(reason=RefusalReason.KIOSK_LOCKED, retry_after_s=wait_s)
        raise RefusedError(locked, status=status)
    answer = await service.call(check)
    if isinstance(answer, Refused):
        if answer.reason in _WRONG_GUESSES:
            service.failures.count(kiosk.name)
        raise RefusedError(answer, status=status)
    return answer


async def _outcomes(
    service: Service, patron_id: PatronId, keys: Sequence[IdempotencyKey]
) -> tuple[WriteOutcome, ...]:
    """How the patron's writes of these keys ended: after those that are under way."""

    def ask() -> tuple[WriteOutcome, ...]:
        if not service.backend.capabilities() & WRITING:
            return tuple(WriteOutcome(key=key) for key in keys)
        return tuple(service.backend.outcome(patron_id, key) for key in keys)

    async with service.locks.writing(patron_id):
        return await service.call(ask)


def patron_routes() -> APIRouter:
    router = APIRouter(prefix="/patron", tags=["patron"])

    @router.get("/account", summary="My account")
    async def account(service: TheService, patron: SignedInPatron) -> Account:
        def ask() -> Account:
            found = service.backend.account(patron)
            return found.model_copy(update={"charges": shortened_rows(found.charges)})

        return await service.call(ask)

    @router.get("/loans", summary="My loans, due soonest first")
    async def loans(service: TheService, patron: SignedInPatron) -> tuple[Loan, ...]:
        return await service.call(lambda: shortened_rows(service.backend.loans(patron)))

    @router.post("/loans/{checkout_id}/renewal", summary="Renew one loan")
    async def renew(write: Writing, checkout_id: PathId) -> Renewed:
        backend = write.service.backend
        return await write.run(
            Capability.RENEW, lambda context: backend.renew(context, CheckoutId(checkout_id))
        )

    @router.post("/renewals", summary="Renew every loan, or those named, each on its own merits")
    async def renew_all(
        write: Writing, body: RenewalsBody | None = None
    ) -> tuple[RenewalResult, ...]:
        backend = write.service.backend
        chosen = None if body is None else body.checkout_ids
        return await write.run(
            Capability.RENEW,
            lambda context: shortened_renewals(backend.renew_all(context, chosen)),
        )

    @router.post("/outcomes", summary="How changes ended; those that have not come are closed")
    async def outcomes(
        service: TheService, patron: SignedInPatron, body: OutcomesBody
    ) -> tuple[WriteOutcome, ...]:
        return await _outcomes(service, patron, body.keys)

    @router.get("/outcomes", summary="Changes whose outcome the patron was not told, oldest first")
    async def unsettled(service: TheService, patron: SignedInPatron) -> tuple[WriteOutcome, ...]:
        def ask() -> tuple[WriteOutcome, ...]:
            if not service.backend.capabilities() & WRITING:
                return ()
            return service.backend.unsettled(patron)[-MOST_KEYS:]

        return await service.call(ask)

    @router.post("/pin/check", summary="Check the PIN, and one that is wanted next; change nothing")
    async def check_pin(
        service: TheService, kiosk: AskingKiosk, patron: SignedInPatron, body: PinCheckBody
    ) -> PinChecked:
        def check() -> PinChecked | Refused:
            service.check_offered(Capability.CHANGE_PIN)
            return service.backend.check_pin(patron, body.old, body.new)

        async with service.sign_ins.turn():  # it hashes, as signing in does
            return await _guessed(service, kiosk, check)

    @router.put("/pin", summary="Change the PIN; the patron's other sessions end")
    async def change_pin(write: WritingSecrets, body: PinBody, token: BearerToken) -> PinChanged:
        backend, sessions = write.service.backend, write.service.sessions

        def change(context: WriteContext) -> PinChanged | Refused:
            answer = backend.change_pin(context, body.old, body.new)
            if isinstance(answer, PinChanged):
                sessions.end_others(context.patron_id, token)
            return answer

        async with write.service.sign_ins.turn():  # it hashes, as signing in does
            return await write.run(Capability.CHANGE_PIN, change)

    return router


def hold_routes() -> APIRouter:
    router = APIRouter(prefix="/patron/holds", tags=["holds"])

    @router.get("", summary="My holds, ready ones first")
    async def holds(service: TheService, patron: SignedInPatron) -> tuple[Hold, ...]:
        return await service.call(lambda: shortened_rows(service.backend.holds(patron)))

    @router.get("/check", summary="Whether a hold on a title would be placed; change nothing")
    async def check(
        service: TheService, patron: SignedInPatron, biblio_id: QueryId
    ) -> HoldPossible:
        def ask() -> HoldPossible | Refused:
            service.check_offered(Capability.PLACE_HOLD)
            return service.backend.check_hold(patron, BiblioId(biblio_id))

        answer = await service.call(ask)
        if isinstance(answer, Refused):
            raise RefusedError(answer)
        return answer

    @router.post("", status_code=201, summary="Place a hold")
    async def place(write: Writing, body: HoldBody) -> HoldPlaced:
        backend = write.service.backend
        return await write.run(
            Capability.PLACE_HOLD,
            lambda context: backend.place_hold(context, body.biblio_id, body.pickup_library_id),
        )

    @router.delete("/{hold_id}", summary="Cancel a hold")
    async def cancel(write: Writing, hold_id: PathId) -> HoldCancelled:
        backend = write.service.backend
        return await write.run(
            Capability.CANCEL_HOLD, lambda context: backend.cancel_hold(context, HoldId(hold_id))
        )

    @router.put("/{hold_id}/suspension", summary="Suspend a hold, until a day or until resumed")
    async def suspend(write: Writing, hold_id: PathId, body: SuspensionBody) -> HoldChanged:
        backend = write.service.backend
        return await write.run(
            Capability.SUSPEND_HOLD,
            lambda context: backend.suspend_hold(context, HoldId(hold_id), body.until),
        )

    @router.delete("/{hold_id}/suspension", summary="Resume a hold")
    async def resume(write: Writing, hold_id: PathId) -> HoldChanged:
        backend = write.service.backend
        return await write.run(
            Capability.SUSPEND_HOLD, lambda context: backend.resume_hold(context, HoldId(hold_id))
        )

    @router.put("/{hold_id}/pickup_library", summary="Fetch a hold from another library")
    async def change_pickup(write: Writing, hold_id: PathId, body: PickupBody) -> HoldChanged:
        backend = write.service.backend
        return await write.run(
            Capability.CHANGE_PICKUP,
            lambda context: backend.change_pickup(context, HoldId(hold_id), body.pickup_library_id),
        )

    return router
