"""What tests of the machine share."""

from __future__ import annotations

import pytest

from config.i18n import Lexicon
from tests.session.visit import Visit


@pytest.fixture
def visit(lexicons: dict[str, Lexicon]) -> Visit:
    return Visit(lexicons)
