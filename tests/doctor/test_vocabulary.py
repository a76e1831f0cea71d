"""The doctor finds words that a model has not got before patrons do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from config.settings import Settings
from kiosk.doctor.finding import Verdict
from kiosk.doctor.vocabulary import Try, look_at_listening
from kiosk.speech_models.faults import ModelFaultError
from kiosk.speech_models.trying import Tried
from tests.grids import LANGUAGES


@pytest.fixture(name="settings")
def with_models(tmp_path: Path) -> Settings:
    for language in LANGUAGES:
        (tmp_path / language / "am").mkdir(parents=True)
        (tmp_path / language / "am" / "final.mdl").write_bytes(b"")
    settings = Settings()
    listening = settings.listening.model_copy(update={"models_folder": str(tmp_path)})
    return settings.model_copy(update={"listening": listening})


def lacking(*missing: str) -> Try:
    def try_it(_: Path, words: Sequence[str]) -> Tried:
        assert len(words) > 100
        return Tried(tuple(word for word in words if word in missing), takes_grammars=True)

    return try_it


def test_a_model_that_has_all_words_is_well(settings: Settings) -> None:
    findings = look_at_listening(settings, lacking())
    assert [each.verdict for each in findings] == [Verdict.WELL, Verdict.WELL]


def test_a_missing_word_is_no_trouble_while_another_phrase_is_left(settings: Settings) -> None:
    georgian, _ = look_at_listening(settings, lacking("მოძებნეთ"))
    assert georgian.verdict is Verdict.WELL
    assert "1 of" in georgian.what


def test_what_cannot_be_said_at_all_is_named(settings: Settings) -> None:
    georgian, english = look_at_listening(settings, lacking("სად", "ვარ", "გვერდია"))
    assert georgian.verdict is Verdict.PROBLEM
    assert "სად ვარ" in georgian.what
    assert "სად" in georgian.remedy
    assert english.verdict is Verdict.WELL


def test_a_broken_model_is_a_finding_not_a_crash(settings: Settings) -> None:
    def broken(_: Path, __: Sequence[str]) -> Tried:
        raise ModelFaultError("cannot be used")

    for finding in look_at_listening(settings, broken):
        assert finding.verdict is Verdict.PROBLEM


def test_without_a_model_nothing_is_missing(tmp_path: Path) -> None:
    settings = Settings()
    listening = settings.listening.model_copy(update={"models_folder": str(tmp_path)})
    settings = settings.model_copy(update={"listening": listening})
    findings = look_at_listening(settings, lacking())
    assert all(each.verdict is Verdict.WELL for each in findings)
