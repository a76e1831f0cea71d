"""A backend by its setting: ``package.module:factory``, as the service's command line takes it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar, cast

from config.factories import FactoryError, named_factory
from kiosk.catalogue.backends.backend import Backend
from kiosk.catalogue.port import Capability

T = TypeVar("T")
ALWAYS = (
    "capabilities", "libraries", "find", "suggest", "heard", "biblio", "authenticate", "account",
    "loans", "holds", "close",
)  # fmt: skip
"""Methods that no backend can do without."""
_ENDED = ("outcome", "unsettled")
"""How writes ended: for every function that changes a patron's things."""
NEEDED_FOR: dict[Capability, tuple[str, ...]] = {
    Capability.RENEW: ("renew", "renew_all", *_ENDED),
    Capability.PLACE_HOLD: ("check_hold", "place_hold", *_ENDED),
    Capability.CANCEL_HOLD: ("cancel_hold", *_ENDED),
    Capability.SUSPEND_HOLD: ("suspend_hold", "resume_hold", *_ENDED),
    Capability.CHANGE_PICKUP: ("change_pickup", *_ENDED),
    Capability.CHANGE_PIN: ("check_pin", "change_pin", *_ENDED),
    Capability.CALL_STAFF: ("call_staff",),
}
"""Methods that the service calls only where the backend claims the function."""


class BackendSettingError(ValueError):
    """A setting that names no backend. The text quotes the setting and says what is wrong."""


def backend_from(setting: str) -> Backend:
    """The backend of ``setting``: ``package.module:factory``, a space, what the factory is handed.

    Raises BackendSettingError; what goes wrong inside is named by its class alone.
    """
    try:
        named = named_factory(setting)
    except FactoryError as error:
        raise BackendSettingError(f"backend {error}") from None
    backend = cast(Backend, _called(setting, named.make, named.rest))
    lacking = _lacking(backend, ALWAYS)
    if not lacking:
        claimed = _called(setting, lambda _: backend.capabilities(), "")
        needed = [each for one in claimed for each in NEEDED_FOR[one]]
        lacking = _lacking(backend, [*dict.fromkeys(needed)])
    if lacking:
        raise BackendSettingError(f"backend {setting!r} lacks {', '.join(lacking)}")
    return backend


def _called(setting: str, make: Callable[[str], T], rest: str) -> T:
    try:
        return make(rest)
    except Exception as error:
        raise BackendSettingError(
            f"backend {setting!r} cannot be used ({type(error).__name__})"
        ) from None


def _lacking(backend: object, methods: Collection[str]) -> list[str]:
    return [each for each in methods if not callable(getattr(backend, each, None))]
