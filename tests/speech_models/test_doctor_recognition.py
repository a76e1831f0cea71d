"""The doctor looks at what is understood."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from config.settings import ListeningSettings
from kiosk.doctor.finding import Verdict
from kiosk.doctor.recognition import look_at_files, look_at_microphone
from kiosk.speech_models.shelf import NOTE, Installed, file_sums
from tests.recognition.models import model_path
from tests.speech_models.test_voice_check import ObedientVoice
from voice.protocol import Level, Listen, Listening, ListeningDone
from voice.voice import Told, Voice

WELL, WRONG = Verdict.WELL, Verdict.PROBLEM


def test_a_damaged_model_is_found_and_a_whole_one_is_not_mentioned(tmp_path: Path) -> None:
    shutil.copytree(model_path("ka"), tmp_path / "ka")
    settings = ListeningSettings(models_folder=str(tmp_path))
    # Put there by hand: nothing says what it should be.
    assert look_at_files(settings, ("ka", "en")) == []
    note = Installed("ka", "a-model", "0" * 64, "nobody", file_sums(tmp_path / "ka"))
    (tmp_path / "ka" / NOTE).write_text(json.dumps(asdict(note)), "utf-8")
    assert look_at_files(settings, ("ka", "en")) == []
    (tmp_path / "ka/am/final.mdl").write_bytes(b"no net")
    (found,) = look_at_files(settings, ("ka", "en"))
    assert found.verdict is WRONG
    assert "a-model is damaged: am/final.mdl" in found.what
    assert "kiosk models install ka" in found.remedy


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
