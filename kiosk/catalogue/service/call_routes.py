"""Calling a librarian to a kiosk: with the kiosk's key alone, nobody need be signed in."""

from __future__ import annotations

from fastapi import APIRouter

from kiosk.catalogue.models import StaffCall
from kiosk.catalogue.port import Capability
from kiosk.catalogue.service.context import AskingKiosk, KioskWriteKey, TheService


def call_routes() -> APIRouter:
    router = APIRouter(prefix="/calls", tags=["staff"])

    @router.post("", summary="Call a librarian; a call still open is given back")
    async def call(service: TheService, kiosk: AskingKiosk, key: KioskWriteKey) -> StaffCall:
        def if_offered() -> StaffCall:
            service.check_offered(Capability.CALL_STAFF)
            return service.backend.call_staff(kiosk.name, kiosk.home, key)

        return await service.call(if_offered)

    return router
