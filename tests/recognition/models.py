"""The recognition test models. They have heard one synthesiser only and are never for people."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from config.languages import available_languages

FOLDER = Path(__file__).parents[1] / "data" / "models"


def model_path(language: str) -> Path:
    return FOLDER / f"vosk-test-{language}"


LANGUAGES = tuple(code for code in available_languages() if model_path(code).is_dir())
ONE_MODEL = tuple(
    pytest.param(language, marks=() if language == LANGUAGES[0] else pytest.mark.slow)
    for language in LANGUAGES
)
"""For what depends on pages and not on words: one language always, the others with all tests."""


@cache
def vosk_model(language: str) -> Any:
    """Loaded once for a whole run: 20 ms, but some tests ask for it hundreds of times."""
    import vosk

    vosk.SetLogLevel(-1)
    return vosk.Model(str(model_path(language)))
