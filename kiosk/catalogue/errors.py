"""What can go wrong between the kiosk and the catalogue, for callers to catch.

::

    CatalogueError                    .code: stable name, for logs and tests
    ├─ CatalogueUnavailable           network, time-out, 5xx, overload; .may_have_happened
    ├─ CredentialsRejected            the *kiosk's* own key, never the patron's PIN
    ├─ SessionExpired                 the patron's token is no longer good: sign in again
    ├─ BiblioNotFound                 no such title (any more)
    └─ CatalogueProtocolError         a reply we do not understand, or a malformed request

Refusals by the library's rules are not here: see :mod:`kiosk.catalogue.outcomes`.
"""

from __future__ import annotations


class CatalogueError(Exception):
    """Base of all; never carries card numbers, PINs, names or titles."""

    code = "catalogue_error"


class CatalogueUnavailable(CatalogueError):  # noqa: N818 - says what happened
    """The catalogue could not be reached or did not answer in time."""

    code = "catalogue_unavailable"

    def __init__(self, detail: str = "", *, may_have_happened: bool = False) -> None:
        super().__init__(detail)
        self.may_have_happened = may_have_happened
        """True after a write whose answer never came: re-read before saying anything."""


class CredentialsRejected(CatalogueError):  # noqa: N818 - says what happened
    """The service does not know this kiosk (its key is wrong or was revoked)."""

    code = "kiosk_key_rejected"


class SessionExpired(CatalogueError):  # noqa: N818 - says what happened
    """The patron's token is unknown, revoked or too old."""

    code = "session_expired"


class BiblioNotFound(CatalogueError):  # noqa: N818 - says what happened
    """No biblio with that id."""

    code = "biblio_not_found"


class CatalogueProtocolError(CatalogueError):
    """A reply that makes no sense to this version of the kiosk."""

    code = "catalogue_protocol"
