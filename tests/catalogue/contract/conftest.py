"""One suite of rules, asked of the embedded library directly and through the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.catalogue.cli.main import catalogue
from tests.catalogue.contract.through_service import ThroughService
from tests.catalogue.embedded.world import M0, World


def command(*arguments: object) -> None:
    done = CliRunner().invoke(catalogue, [str(each) for each in arguments])
    assert done.exit_code == 0, done.output


RESTORED = pytest.param("restored backup", marks=pytest.mark.slow)
"""Each promise on a restored file; always run is that the file is the same library."""


@pytest.fixture(params=["embedded", "through the service", RESTORED])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    path = tmp_path / "library.sqlite3"
    if request.param == "restored backup":
        World(tmp_path / "first.sqlite3").embedded.close()
        command("backup", tmp_path / "backup.sqlite3", "--database", tmp_path / "first.sqlite3")
        command("restore", tmp_path / "backup.sqlite3", "--database", path)
    world = World(path)
    if request.param == "through the service":
        service = ThroughService(lambda: world.embedded, home=M0)
        world.asked = service
        yield world
        service.close()
    else:
        yield world
    world.embedded.close()
