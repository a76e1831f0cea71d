from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.rules import Rules
from tests.catalogue.embedded.world import CHEAP, Clock


@pytest.fixture
def demo(seeded_file: Path, tmp_path: Path) -> Iterator[EmbeddedBackend]:
    """The demonstration library, this test's own copy."""
    path = Path(shutil.copy(seeded_file, tmp_path / "demo.sqlite3"))
    backend = open_embedded(path, clock=Clock(), rules=Rules(), hasher=CHEAP)
    yield backend
    backend.close()
