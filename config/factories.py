"""What a setting names by ``package.module:factory``, a space, and what the factory is handed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass


class FactoryError(ValueError):
    """A setting that names nothing to be made. The text quotes it and says what is wrong."""


@dataclass(frozen=True, slots=True)
class NamedFactory:
    """A factory found by its name."""

    name: str
    """``package.module:factory``."""
    make: Callable[[str], object]
    rest: str
    """What it is handed: a path, an address, or ""."""


def named_factory(setting: str) -> NamedFactory:
    """The factory of ``setting``, its module loaded, nothing made yet. Raises FactoryError."""
    name, _, rest = setting.strip().partition(" ")
    module_name, colon, factory_name = name.partition(":")
    if not (module_name and colon and factory_name):
        raise FactoryError(f"{setting!r} is not of the form 'package.module:factory'")
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise FactoryError(
            f"{setting!r} needs the module {error.name!r}, which is not installed"
        ) from None
    except Exception as error:
        kind = type(error).__name__
        raise FactoryError(f"{setting!r}: the module does not load ({kind})") from None
    factory = getattr(module, factory_name, None)
    if not callable(factory):
        raise FactoryError(
            f"{setting!r}: there is nothing to call by the name of {factory_name!r}"
            f" in {module_name}"
        )
    return NamedFactory(name, factory, rest.strip())
