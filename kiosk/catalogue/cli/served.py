"""What ``catalogue serve`` serves: a backend and the keys of the kiosks that may ask it.

Imports happen inside: each command pays only for what it uses.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from kiosk.catalogue.cli.files import existing, opened

if TYPE_CHECKING:
    from pydantic import SecretStr

    from kiosk.catalogue.backends.backend import Backend
    from kiosk.catalogue.service.kiosk_auth import KeyRing

    Served: TypeAlias = tuple[Backend, KeyRing]

SHORTEST_KEY = 32
"""Characters of a kiosk's key."""


@contextmanager
def served_database(database: Path) -> Iterator[Served]:
    """The embedded library in that file. Raises ClickException where there is none.

    A damaged file is set aside, so that nothing writes into it any more.
    """
    with opened(existing(database), is_thorough=True, sets_damaged_aside=True) as library:
        yield library.backend, library.keys


@contextmanager
def served_demonstration(kiosk_key_env: str) -> Iterator[Served]:
    """A fresh demonstration library. Raises UsageError without a key in the environment."""
    from kiosk.catalogue.opened_library import demo_library

    key = _key_in(kiosk_key_env)
    with demo_library(key) as library:
        yield library.backend, library.keys


@contextmanager
def served_by_setting(setting: str, library: str | None, kiosk_key_env: str) -> Iterator[Served]:
    """The backend that ``setting`` names, for one kiosk, which stands in ``library``.

    Raises UsageError without a key or a library of the network, and for a wrong setting.
    """
    from kiosk.catalogue.backends.choosing import BackendSettingError, backend_from
    from kiosk.catalogue.models import LibraryId
    from kiosk.catalogue.service.kiosk_auth import Kiosk, SingleKey

    key = _key_in(kiosk_key_env)
    try:
        backend = backend_from(setting)
    except BackendSettingError as error:
        raise click.UsageError(f"{error}. See docs/extending.md, A catalogue.") from None
    try:
        known = [each.library_id for each in backend.libraries()]
        if library not in known:
            raise click.UsageError(
                f"The kiosk must stand in a library of the network: type --library with one of"
                f" {', '.join(known)}."
            )
        yield backend, SingleKey(key, Kiosk("kiosk", LibraryId(library)))
    finally:
        backend.close()


def _key_in(kiosk_key_env: str) -> SecretStr:
    from pydantic import SecretStr

    key = os.environ.get(kiosk_key_env, "")
    if len(key) < SHORTEST_KEY:
        raise click.UsageError(
            f"The kiosk has no key: put one of at least {SHORTEST_KEY} characters into"
            f" the environment variable {kiosk_key_env}, then type this again."
        )
    return SecretStr(key)
