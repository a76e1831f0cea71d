"""What a signed-in patron may see and change. Each route knows only the patron of its token."""

from __future__ import annotations

from fastapi import APIRouter

from kiosk.catalogue.models import Account, CheckoutId, Hold, HoldId, Loan
from kiosk.catalogue.outcomes import (
    HoldCancelled,
    HoldChanged,
    HoldPlaced,
    PinChanged,
    RefusalReason,
    Refused,
    RenewalResult,
    Renewed,
)
from kiosk.catalogue.port import Capability
from kiosk.catalogue.service.answer_sizes import shortened_renewals, shortened_rows
from kiosk.catalogue.service.bodies import (
    HoldBody,
    PickupBody,
    PinBody,
    SignedInReply,
    SignInBody,
    SuspensionBody,
)
from kiosk.catalogue.service.context import (
    AskingKiosk,
    BearerToken,
    SignedInPatron,
    TheService,
    Writing,
    WritingSecrets,
)
from kiosk.catalogue.service.problems import RefusedError
from kiosk.catalogue.service.public_routes import PathId

UNAUTHORIZED = 401


def session_routes() -> APIRouter:
    router = APIRouter(tags=["session"])

    @router.post("/sessions", status_code=201, summary="Sign in with card and PIN")
    async def sign_in(service: TheService, kiosk: AskingKiosk, body: SignInBody) -> SignedInReply:
        async with service.sign_ins.turn():
            wait_s = service.failures.wait_s(kiosk.name)
            if wait_s:
                locked = Refused(reason=RefusalReason.LOCKED, retry_after_s=wait_s)
                raise RefusedError(locked, status=UNAUTHORIZED)
            answer = await service.call(lambda: service.backend.authenticate(body.card, body.pin))
            if isinstance(answer, Refused):
                service.failures.count(kiosk.name)
                raise RefusedError(answer, status=UNAUTHORIZED)
        token = service.sessions.open(answer.patron_id, kiosk.name)
        return SignedInReply(
            token=token, expires_in_s=service.limits.session_idle_s, patron=answer.patron
        )

    @router.delete("/sessions/current", status_code=204, summary="Sign out; twice is no error")
    async def sign_out(service: TheService, kiosk: AskingKiosk, token: BearerToken) -> None:
        service.sessions.end(token, kiosk.name)

    return router


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

    @router.post("/renewals", summary="Try to renew every loan, each on its own merits")
    async def renew_all(write: Writing) -> tuple[RenewalResult, ...]:
        backend = write.service.backend
        return await write.run(
            Capability.RENEW, lambda context: shortened_renewals(backend.renew_all(context))
        )

    @router.put("/pin", summary="Change the PIN")
    async def change_pin(write: WritingSecrets, body: PinBody) -> PinChanged:
        backend = write.service.backend
        async with write.service.sign_ins.turn():  # it hashes, as signing in does
            return await write.run(
                Capability.CHANGE_PIN,
                lambda context: backend.change_pin(context, body.old, body.new),
            )

    return router


def hold_routes() -> APIRouter:
    router = APIRouter(prefix="/patron/holds", tags=["holds"])

    @router.get("", summary="My holds, ready ones first")
    async def holds(service: TheService, patron: SignedInPatron) -> tuple[Hold, ...]:
        return await service.call(lambda: shortened_rows(service.backend.holds(patron)))

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
