"""What all tests share: no network but loopback, no real clock, both languages, strict words."""

from __future__ import annotations

import pytest
from hypothesis import settings

from config.i18n import Lexicon, load_lexicons

settings.register_profile("kiosk", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("kiosk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def lexicons() -> dict[str, Lexicon]:
    """The words of every language; a missing key or argument fails the test."""
    return load_lexicons(strict=True)
