"""The catalogue's client, loaded after the first picture stands.

Loading the HTTP library takes longer than drawing the first screen, and nobody needs it before
they have read that screen: so it is made with the first request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from kiosk.catalogue.port import Catalogue


class _LazyClient:
    def __init__(self, make: Callable[[], Coroutine[Any, Any, Catalogue]]) -> None:
        self._make = make
        self._made: asyncio.Task[Catalogue] | None = None

    async def _catalogue(self) -> Catalogue:
        if self._made is None:
            self._made = asyncio.create_task(self._make())
        return await asyncio.shield(self._made)

    async def aclose(self) -> None:
        """Close what was made; making nothing just to close it."""
        if self._made is not None:
            await (await self._catalogue()).aclose()

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*args: Any, **keywords: Any) -> Any:
            return await getattr(await self._catalogue(), name)(*args, **keywords)

        return call


def lazy_client(make: Callable[[], Coroutine[Any, Any, Catalogue]]) -> Catalogue:
    """A catalogue that ``make`` makes when it is first asked anything."""
    # Every method of the port is a coroutine and handed through as it is.
    return cast(Catalogue, _LazyClient(make))
