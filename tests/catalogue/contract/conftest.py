"""One suite of rules, asked of the embedded library directly and through the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.catalogue.contract.through_service import ThroughService
from tests.catalogue.embedded.world import M0, World


@pytest.fixture(params=["embedded", "through the service"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path / "library.sqlite3")
    if request.param == "through the service":
        service = ThroughService(lambda: world.embedded, home=M0)
        world.asked = service
        yield world
        service.close()
    else:
        yield world
    world.embedded.close()
