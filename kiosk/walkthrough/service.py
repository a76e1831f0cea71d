"""The real service over a fresh demonstration library on loopback, and a lie to switch on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from pydantic import SecretStr

from kiosk.catalogue.opened_library import demo_library
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.serving import serve_in_thread
from kiosk.walkthrough.sabotage import Lie, LyingBackend, deaf_to_sign_out


@dataclass(frozen=True, slots=True)
class Served:
    """A service that can be told to lie about one step."""

    base_url: str
    _lie: Lie = field(repr=False)

    def sabotage(self, step: str) -> None:
        """From now on only pretend that step."""
        self._lie.step = step


@contextmanager
def walkthrough_service(keys: Mapping[str, str]) -> Iterator[Served]:
    """Serve a demonstration library to kiosks of these names and keys; gone afterwards."""
    lie = Lie()
    (_, key), *others = keys.items()
    with demo_library(SecretStr(key)) as opened:
        for name, other in others:
            opened.add_key(name, "M0", SecretStr(other))
        app = create_app(LyingBackend(opened.backend, lie), keys=opened.keys)
        with serve_in_thread(deaf_to_sign_out(app, lie)) as served:
            yield Served(served.base_url, lie)
