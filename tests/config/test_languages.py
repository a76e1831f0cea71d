"""What is known of languages, and what stands in where one lacks something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import config.locales
from config.languages import (
    DIGITS,
    SOURCE_LANGUAGE,
    LanguageError,
    available_languages,
    in_language,
    language_of,
    spoken_languages,
)
from kiosk.samples.data import LIBRARIES
from kiosk.screens.letters import layer_keys, layer_of
from voice.host.rates import pace


def test_the_source_language_comes_first() -> None:
    assert available_languages()[0] == spoken_languages()[0] == SOURCE_LANGUAGE


def test_titles_are_read_in_more_languages_than_the_kiosk_has_words_in() -> None:
    assert "ru" in spoken_languages()
    assert "ru" not in available_languages()


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"ka": "წიგნი", "en": "book"}, "en", "book"),
        ({"ka": "წიგნი", "en": "book"}, "ru", "წიგნი"),
        ({"ka": "", "en": "book"}, "ka", "book"),
        ({"ka": "", "en": "book"}, "ru", "book"),
        ({"ka": "", "en": ""}, "ru", ""),
    ],
)
def test_a_text_that_is_missing_is_shown_in_another_language(
    texts: dict[str, str], language: str, expected: str
) -> None:
    assert in_language(texts, language) == expected


def test_no_text_in_any_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="no text"):
        in_language({}, "ka")


def test_a_third_language_shows_a_library_under_its_own_name() -> None:
    library = LIBRARIES[0]
    assert in_language(library.names, "ru") == library.name_ka
    assert in_language(library.services, "ru") == library.services_ka
    assert in_language(library.addresses, "ru") == library.address_ka


def test_a_layer_another_language_has_not_gives_way_to_its_first() -> None:
    """The layer stays chosen when a patron changes the language on the search screen."""
    english, russian = language_of("en"), language_of("ru")
    assert layer_of("en", None) == english.first_layer == english.alphabet
    assert layer_of("en", "georgian").name == "georgian"
    assert layer_of("en", "cyrillic") == english.first_layer
    assert layer_of("ru", "georgian") == russian.first_layer == DIGITS


def test_a_key_for_each_other_layer() -> None:
    keys = [node.id for node in layer_keys(layer_of("en", None), "en")]
    assert keys == ["layer-georgian", "layer-digits"]


def test_a_language_without_a_rate_of_its_own_is_paced_like_the_source() -> None:
    assert pace("xx", 3) == pace(SOURCE_LANGUAGE, 3)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for languages beside the product's own."""
    monkeypatch.setattr(config.locales, "__path__", [*config.locales.__path__, str(tmp_path)])
    language_of.cache_clear()
    yield tmp_path
    language_of.cache_clear()


@pytest.mark.parametrize(
    ("code", "text", "complaint"),
    [
        ("qaa", None, "config/locales/qaa/language.py is missing"),
        ("qab", "", "qab/language.py must give LANGUAGE"),
        ("qac", "from config.locales.en.language import LANGUAGE", "says code='en'"),
    ],
)
def test_facts_that_do_not_fit_are_named(
    folder: Path, code: str, text: str | None, complaint: str
) -> None:
    (folder / code).mkdir()
    (folder / code / "__init__.py").write_text("")
    if text is not None:
        (folder / code / "language.py").write_text(text)
    with pytest.raises(LanguageError, match=complaint):
        language_of(code)


def test_an_error_within_the_facts_is_not_taken_for_their_absence(folder: Path) -> None:
    (folder / "qad").mkdir()
    (folder / "qad" / "__init__.py").write_text("")
    (folder / "qad" / "language.py").write_text("import no_such_module")
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        language_of("qad")
