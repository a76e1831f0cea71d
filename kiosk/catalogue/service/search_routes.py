"""Finding works: by words and filters, as they are typed, and as they were heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from pydantic import TypeAdapter
from starlette.responses import Response

from kiosk.catalogue.finding import (
    LONGEST_QUERY,
    MOST_AT_A_TIME,
    HeardWork,
    SearchRequest,
    Sort,
    Suggestion,
    Work,
    WorksPage,
)
from kiosk.catalogue.models import Audience, Language, MaterialForm
from kiosk.catalogue.service.answer_sizes import shortened_rows
from kiosk.catalogue.service.bodies import HeardBody, LibraryCode
from kiosk.catalogue.service.context import AskingKiosk, TheService

Words = Annotated[str, Query(description=f"The first {LONGEST_QUERY} characters are used.")]
MOST_VALUES = 16
_PAGE = TypeAdapter(WorksPage)
_SUGGESTIONS = TypeAdapter(tuple[Suggestion, ...])
_HEARD = TypeAdapter(tuple[HeardWork, ...])
T = TypeVar("T")


def search_routes() -> APIRouter:
    router = APIRouter(tags=["search"])

    @router.get(
        "/works",
        response_model=WorksPage,
        summary="Works for a patron's words, under filters",
    )
    async def works(
        service: TheService,
        kiosk: AskingKiosk,
        q: Words = "",
        form: Annotated[tuple[MaterialForm, ...], Query(max_length=MOST_VALUES)] = (),
        language: Annotated[tuple[Language, ...], Query(max_length=MOST_VALUES)] = (),
        audience: Annotated[tuple[Audience, ...], Query(max_length=MOST_VALUES)] = (),
        library: Annotated[tuple[LibraryCode, ...], Query(max_length=MOST_VALUES)] = (),
        available: bool = False,
        author: Words = "",
        subject: Words = "",
        sort: Sort = Sort.BEST,
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_AT_A_TIME)] = 20,
    ) -> Response:
        request = SearchRequest(
            words=q[:LONGEST_QUERY],
            forms=form,
            languages=language,
            audiences=audience,
            libraries=library,
            available_only=available,
            author=author[:LONGEST_QUERY],
            subject=subject[:LONGEST_QUERY],
            sort=sort,
            offset=offset,
            limit=limit,
        )
        return await service.call(
            lambda: _json(_PAGE, _within_limits(service.backend.find(request, home=kiosk.home)))
        )

    @router.get(
        "/suggestions",
        response_model=tuple[Suggestion, ...],
        summary="How the words typed so far may go on",
    )
    async def suggestions(service: TheService, _kiosk: AskingKiosk, q: Words) -> Response:
        return await service.call(
            lambda: _json(_SUGGESTIONS, service.backend.suggest(q[:LONGEST_QUERY]))
        )

    @router.post(
        "/works/heard",
        response_model=tuple[HeardWork, ...],
        summary="Works that sound like what was said",
    )
    async def heard(service: TheService, kiosk: AskingKiosk, body: HeardBody) -> Response:
        said = tuple(each[:LONGEST_QUERY] for each in body.alternatives)

        def find() -> Response:
            found = service.backend.heard(said, home=kiosk.home)
            works = _shortened_works([each.work for each in found])
            shortened = tuple(
                each.model_copy(update={"work": work})
                for each, work in zip(found, works, strict=True)
            )
            return _json(_HEARD, shortened)

        return await service.call(find)

    return router


def _json(shape: TypeAdapter[T], value: T) -> Response:
    """Values of ours are sound already: checking them once more takes longer than the search."""
    return Response(shape.dump_json(value), media_type="application/json")


def _within_limits(page: WorksPage) -> WorksPage:
    return page.model_copy(
        update={"works": _shortened_works(page.works), "nearest": _shortened_works(page.nearest)}
    )


def _shortened_works(works: Sequence[Work]) -> tuple[Work, ...]:
    shown = shortened_rows([work.best for work in works])
    return tuple(
        work if work.best is best else work.model_copy(update={"best": best})
        for work, best in zip(works, shown, strict=True)
    )
