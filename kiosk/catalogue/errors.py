"""What can go wrong between the kiosk and the catalogue, for callers to catch.

::

    CatalogueError                    .code: stable name, for logs and tests; .may_have_happened
    ├─ CatalogueUnavailable           network, time-out, 5xx, overload
    ├─ CredentialsRejected            the *kiosk's* own key, never the patron's PIN
    ├─ SessionExpired                 the patron's token is no longer good: sign in again
    │   ├─ SessionLost                …since the service does not know it: it was started anew
    │   └─ PatronGone                 …since the patron is no longer in the library's books
    ├─ WriteClosed                    this write was not carried out, and never will be
    ├─ BiblioNotFound                 no such title (any more)
    └─ CatalogueProtocolError         a reply we do not understand, or a malformed request

Refusals by the library's rules are not here: see :mod:`kiosk.catalogue.outcomes`.
"""

from __future__ import annotations


class CatalogueError(Exception):
    """Base of all; never carries card numbers, PINs, names or titles."""

    code = "catalogue_error"

    def __init__(self, detail: str = "", *, may_have_happened: bool = False) -> None:
        super().__init__(detail)
        self.may_have_happened = may_have_happened
        """True after a write of which nobody who knows has said that it was not carried out."""


class CatalogueUnavailable(CatalogueError):  # noqa: N818 - says what happened
    """The catalogue could not be reached or did not answer in time."""

    code = "catalogue_unavailable"


class CredentialsRejected(CatalogueError):  # noqa: N818 - says what happened
    """The service does not know this kiosk (its key is wrong or was revoked)."""

    code = "kiosk_key_rejected"


class SessionExpired(CatalogueError):  # noqa: N818 - says what happened
    """The patron's token is too old, or not good for another reason that is told by a subclass."""

    code = "session_expired"


class SessionLost(SessionExpired):
    """The service does not know the token: it was started anew since it gave it."""

    code = "session_lost"


class PatronGone(SessionExpired):
    """The patron was taken out of the library's books while signed in."""

    code = "patron_gone"


class WriteClosed(CatalogueError):  # noqa: N818 - says what happened
    """It was asked how a write ended before it came; so it was not carried out, and never will."""

    code = "write_closed"


class BiblioNotFound(CatalogueError):  # noqa: N818 - says what happened
    """No biblio with that id."""

    code = "biblio_not_found"


class CatalogueProtocolError(CatalogueError):
    """A reply that makes no sense to this version of the kiosk."""

    code = "catalogue_protocol"
