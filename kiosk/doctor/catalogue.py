"""The catalogue service: reached, and this kiosk known to it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from config.faults import without_password
from config.plain_http import is_in_clear
from config.settings import CatalogueSettings
from kiosk.catalogue.errors import CatalogueError, CatalogueUnavailable, CredentialsRejected
from kiosk.catalogue.port import Capability
from kiosk.doctor.finding import Finding, problem, well

CONNECT_S, READ_S, WHOLE_S = 1.0, 2.0, 5.0
"""A librarian waits at the keyboard: shorter than a patron's request may take."""


class Asked(Protocol):
    """What is used of the catalogue. Capabilities need the kiosk's key and no patron."""

    async def capabilities(self) -> frozenset[Capability]: ...


async def look_at_catalogue(settings: CatalogueSettings, catalogue: Asked) -> Finding:
    """Asks once. The key is sent and never shown."""
    address = without_password(settings.base_url)
    if not settings.kiosk_key.get_secret_value():
        return problem(
            "catalogue",
            "this kiosk has no key for the catalogue",
            meaning="the kiosk does not start.",
            remedy="put the key into /etc/kiosk/secrets/kiosk_catalogue__kiosk_key",
        )
    try:
        async with asyncio.timeout(WHOLE_S):
            await catalogue.capabilities()
    except (TimeoutError, CatalogueUnavailable):
        return problem(
            "catalogue",
            f"the service at {address} does not answer",
            meaning="nothing can be searched, borrowed or renewed.",
            remedy="start the service, or correct catalogue.base_url; then kiosk doctor",
        )
    except CredentialsRejected:
        return problem(
            "catalogue",
            f"the service at {address} does not accept this kiosk's key",
            meaning="nothing can be searched, borrowed or renewed.",
            remedy="ask for a new key, and replace catalogue.kiosk_key with it",
        )
    except CatalogueError as error:
        return problem(
            "catalogue",
            f"what answers at {address} is no catalogue service of ours ({error.code})",
            meaning="nothing can be searched, borrowed or renewed.",
            remedy="correct catalogue.base_url; then kiosk check-config",
        )
    how = " (without TLS: PINs travel in clear)" if is_in_clear(settings.base_url) else ""
    return well("catalogue", f"{address} answers and knows this kiosk{how}")
