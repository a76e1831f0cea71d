"""A backend by its setting: ``package.module:factory``, as the service's command line takes it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection
from typing import TypeAlias, TypeVar

from kiosk.catalogue.backends.backend import Backend
from kiosk.catalogue.port import Capability

T = TypeVar("T")
MakeBackend: TypeAlias = Callable[[str], Backend]
"""Makes a backend from the rest of its setting: a path, an address, or ""."""

ALWAYS = (
    "capabilities", "libraries", "find", "suggest", "heard", "biblio", "authenticate", "account",
    "loans", "holds", "close",
)  # fmt: skip
"""Methods that no backend can do without."""
NEEDED_FOR: dict[Capability, tuple[str, ...]] = {
    Capability.RENEW: ("renew", "renew_all"),
    Capability.PLACE_HOLD: ("place_hold",),
    Capability.CANCEL_HOLD: ("cancel_hold",),
    Capability.SUSPEND_HOLD: ("suspend_hold", "resume_hold"),
    Capability.CHANGE_PICKUP: ("change_pickup",),
    Capability.CHANGE_PIN: ("change_pin",),
    Capability.CALL_STAFF: ("call_staff",),
}
"""Methods that the service calls only where the backend claims the function."""


class BackendSettingError(ValueError):
    """A setting that names no backend. The text quotes the setting and says what is wrong."""


def backend_from(setting: str) -> Backend:
    """The backend of ``setting``: ``package.module:factory``, a space, what the factory is handed.

    Raises BackendSettingError; what goes wrong inside is named by its class alone.
    """
    name, _, rest = setting.strip().partition(" ")
    backend = _called(setting, _factory(setting, name), rest.strip())
    lacking = _lacking(backend, ALWAYS)
    if not lacking:
        claimed = _called(setting, lambda _: backend.capabilities(), "")
        lacking = _lacking(backend, [each for one in claimed for each in NEEDED_FOR[one]])
    if lacking:
        raise BackendSettingError(f"backend {setting!r} lacks {', '.join(lacking)}")
    return backend


def _factory(setting: str, name: str) -> MakeBackend:
    module_name, colon, factory_name = name.partition(":")
    if not (module_name and colon and factory_name):
        raise BackendSettingError(
            f"backend {setting!r} is not of the form 'package.module:factory'"
        )
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise BackendSettingError(
            f"backend {setting!r} needs the module {error.name!r}, which is not installed"
        ) from None
    except Exception as error:
        raise BackendSettingError(
            f"backend {setting!r}: the module does not load ({type(error).__name__})"
        ) from None
    factory: MakeBackend | None = getattr(module, factory_name, None)
    if not callable(factory):
        raise BackendSettingError(
            f"backend {setting!r}: there is nothing to call by the name of {factory_name!r}"
        )
    return factory


def _called(setting: str, make: Callable[[str], T], rest: str) -> T:
    try:
        return make(rest)
    except Exception as error:
        raise BackendSettingError(
            f"backend {setting!r} cannot be used ({type(error).__name__})"
        ) from None


def _lacking(backend: object, methods: Collection[str]) -> list[str]:
    return [each for each in methods if not callable(getattr(backend, each, None))]
