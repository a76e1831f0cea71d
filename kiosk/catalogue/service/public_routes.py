"""What a kiosk may ask without a patron: the collection, and whether we are here at all."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Path, Query

from kiosk.catalogue.backends.storage import StorageFault
from kiosk.catalogue.models import Biblio, BiblioId, Library
from kiosk.catalogue.service.answer_sizes import shortened_biblio
from kiosk.catalogue.service.bodies import LARGEST_ID, Capabilities, Health
from kiosk.catalogue.service.context import AskingKiosk, TheService
from kiosk.catalogue.service.health import storage_fault_of
from kiosk.catalogue.service.problems import ProblemError
from kiosk.catalogue.wire import ProblemCode

PathId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
QueryId = Annotated[int, Query(ge=1, le=LARGEST_ID)]

_UNWRITABLE: Mapping[StorageFault, ProblemCode] = {
    StorageFault.DISK_FULL: ProblemCode.DISK_FULL,
    StorageFault.READ_ONLY: ProblemCode.DISK_READ_ONLY,
    StorageFault.FAILING: ProblemCode.DISK_FAILING,
}


def public_routes() -> APIRouter:
    router = APIRouter(tags=["collection"])

    @router.get("/health", summary="Whether the catalogue can be asked and changed")
    async def health(service: TheService) -> Health:
        def find_out() -> Awaitable[StorageFault | None]:
            return service.call_for_stranger(lambda: storage_fault_of(service.backend))

        fault = await service.health.fault(find_out)
        if fault is not None:
            wait = {"Retry-After": str(ceil(service.limits.health_s))}
            raise ProblemError(_UNWRITABLE[fault], headers=wait)
        return Health()

    @router.get("/capabilities", summary="What this catalogue can do for a patron")
    async def capabilities(service: TheService, _kiosk: AskingKiosk) -> Capabilities:
        offered = await service.call(service.backend.capabilities)
        return Capabilities(capabilities=tuple(sorted(offered)))

    @router.get("/libraries", summary="All libraries, the main one first")
    async def libraries(service: TheService, _kiosk: AskingKiosk) -> tuple[Library, ...]:
        return await service.call(service.backend.libraries)

    @router.get("/biblios/{biblio_id}", summary="One title with all its copies")
    async def biblio(service: TheService, kiosk: AskingKiosk, biblio_id: PathId) -> Biblio:
        def find() -> Biblio:
            found = service.backend.biblio(BiblioId(biblio_id), home=kiosk.home)
            if found is None:
                raise ProblemError(ProblemCode.BIBLIO_NOT_FOUND)
            return shortened_biblio(found)

        return await service.call(find)

    return router
