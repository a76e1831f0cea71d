"""The doctor looks at what is understood."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.i18n import Lexicon
from config.settings import ListeningSettings
from kiosk.doctor.finding import Verdict
from kiosk.doctor.hearing import look_at_microphone, look_at_models
from tests.models.test_voice_check import ObedientVoice
from tests.recognition.models import model_path
from voice.port import Told, Voice
from voice.protocol import Level, Listen, Listening, ListeningDone

WELL, UNSURE, WRONG = Verdict.WELL, Verdict.CANNOT_TELL, Verdict.PROBLEM


@pytest.fixture
def settings(tmp_path: Path) -> ListeningSettings:
    shutil.copytree(model_path("ka"), tmp_path / "ka")
    return ListeningSettings(models_folder=str(tmp_path))


def test_a_model_that_can_hear_everything(
    settings: ListeningSettings, lexicons: dict[str, Lexicon]
) -> None:
    ka, en = look_at_models(settings, lexicons)
    assert (ka.topic, ka.verdict) == ("understanding ka", WELL)
    # No model is no fault: the kiosk works without.
    assert (en.topic, en.verdict) == ("understanding en", WELL)
    assert "kiosk models install en" in en.what


def test_a_model_that_lacks_words(
    settings: ListeningSettings, lexicons: dict[str, Lexicon], tmp_path: Path
) -> None:
    """The English model in the Georgian one's place knows not a single phrase."""
    shutil.rmtree(tmp_path / "ka")
    shutil.copytree(model_path("en"), tmp_path / "ka")
    (found,) = look_at_models(settings, {"ka": lexicons["ka"]})
    assert found.verdict is WRONG
    assert "knows no phrase for" in found.what
    assert found.meaning
    assert found.remedy


def test_a_model_that_is_broken(
    settings: ListeningSettings, lexicons: dict[str, Lexicon], tmp_path: Path
) -> None:
    (tmp_path / "ka/am/final.mdl").write_bytes(b"no net")
    (found,) = look_at_models(settings, {"ka": lexicons["ka"]})
    assert found.verdict is WRONG
    assert "kiosk models install ka" in found.remedy


def test_listening_that_is_off(lexicons: dict[str, Lexicon]) -> None:
    (found,) = look_at_models(ListeningSettings(starts="off"), lexicons)
    assert found.verdict is WELL


class Room(ObedientVoice):
    """A microphone with these levels, that ends for this reason."""

    def __init__(self, told: Told, levels: tuple[float, ...], reason: str) -> None:
        super().__init__(told, lambda _: ("", ""), ("ka",))
        self._levels, self._reason = levels, reason

    def listen(self, listen: Listen) -> None:
        if self._levels:
            self._told(Listening(listen.grammar_no))
        for level in self._levels:
            self._told(Level(level))
        self._told(ListeningDone(listen.grammar_no, self._reason))


def room(levels: tuple[float, ...], reason: str = "no-input") -> Callable[[Told], Voice]:
    return lambda told: Room(told, levels, reason)


@pytest.mark.parametrize(
    ("levels", "reason", "verdict", "said"),
    [
        ((0.1, 0.3, 0.2), "no-input", WELL, "30%"),
        ((0.1, 0.9), "heard", WELL, "90%"),
        ((0.0, 0.0), "no-input", WRONG, "nothing but silence"),
        ((), "device", WRONG, "cannot be opened"),
    ],
)
async def test_the_microphone(
    levels: tuple[float, ...], reason: str, verdict: Verdict, said: str
) -> None:
    (found,) = await look_at_microphone(room(levels, reason), ("ka", "en"))
    assert found.verdict is verdict
    assert said in found.what


async def test_without_a_model_the_microphone_is_nobodys_business() -> None:
    assert await look_at_microphone(room((0.3,)), ("en",)) == []
