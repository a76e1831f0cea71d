"""A new library for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.patrons.commands import Shelf, new_library


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return new_library(tmp_path)
