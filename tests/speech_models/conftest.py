"""A publisher of models, and a shelf for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.recognition.models import model_path
from tests.speech_models.server import Publisher, publishing
from tests.speech_models.shelf import SMALL, zipped


@pytest.fixture(scope="session")
def model_zip() -> bytes:
    return zipped(model_path("ka"), SMALL)


@pytest.fixture
def publisher(model_zip: bytes) -> Iterator[Publisher]:
    with publishing() as found:
        found.files[f"{SMALL}.zip"] = model_zip
        found.list_models()
        yield found


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "models"
