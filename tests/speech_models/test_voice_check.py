"""``kiosk voice-check`` with a voice of the test's own, and with real sound."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.i18n import Lexicon
from kiosk.cli import main
from kiosk.speech_models.voice_check import Answer, VoiceCheckError, check, save, summary, to_say
from voice.protocol import (
    VERSION,
    EarconName,
    Heard,
    Level,
    Listen,
    Listening,
    ListeningDone,
    Ready,
    Say,
)
from voice.voice import Told, Voice

Hears = Callable[[Listen], tuple[str, str]]
"""What is heard of a Listen, and why it ended."""


class ObedientVoice:
    """Hears what the test says it hears."""

    def __init__(self, told: Told, hears: Hears, understands: tuple[str, ...]) -> None:
        self._told, self._hears, self._understands = told, hears, understands
        self.is_closed = False

    def start(self) -> None:
        self._told(Ready(VERSION, "silent", understands=self._understands))

    def listen(self, listen: Listen) -> None:
        text, reason = self._hears(listen)
        if reason not in ("device", "no-recogniser"):
            self._told(Listening(listen.grammar_no))
            self._told(Level(0.4))
        if text:
            self._told(Heard(listen.grammar_no, text[:1], is_final=False))
            self._told(Heard(listen.grammar_no, text, (), 0.9))
        self._told(ListeningDone(listen.grammar_no, reason))

    def say(self, say: Say) -> None: ...
    def stop(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def earcon(self, name: EarconName) -> None: ...
    def set_volume(self, step: int) -> None: ...
    def headset_noted(self, no: int) -> None: ...
    def stop_listening(self) -> None: ...
    def forget(self) -> None: ...

    async def aclose(self) -> None:
        self.is_closed = True


def voice_that(
    hears: Hears, understands: tuple[str, ...] = ("ka", "en")
) -> Callable[[Told], Voice]:
    return lambda told: ObedientVoice(told, hears, understands)


async def test_every_phrase_is_asked_for_and_judged(lexicons: dict[str, Lexicon]) -> None:
    phrases = to_say(lexicons["ka"], ["welcome"])
    assert len(phrases) > 20
    texts = iter(phrases)
    wrong = phrases[3].phrase

    def hears(listen: Listen) -> tuple[str, str]:
        phrase = next(texts).phrase
        assert phrase in (listen.phrases or ())
        assert set(listen.at_once or ()) <= set(listen.phrases or ())
        return ("[unk]", "heard") if phrase == wrong else (phrase, "heard")

    shown: list[str] = []
    answers: list[Answer] = []
    await check(voice_that(hears), phrases, "ka", shown.append, answers)
    assert [answer.phrase for answer in answers] == [each.phrase for each in phrases]
    assert [answer.phrase for answer in answers if not answer.is_right] == [wrong]
    assert f"1 of {len(phrases)}. Say: {phrases[0].phrase}" in shown
    table = list(summary(answers))
    assert table[-1].startswith(f"Right: {len(phrases) - 1} of {len(phrases)}")
    assert any(wrong in line and "[unk]" in line for line in table)


async def test_another_way_of_saying_the_same_is_right(lexicons: dict[str, Lexicon]) -> None:
    every = to_say(lexicons["en"], ["welcome"], every_phrase=True)
    first = to_say(lexicons["en"], ["welcome"])
    assert len(every) > len(first)
    back = next(each for each in first if each.phrase == "back")
    answers: list[Answer] = []
    await check(voice_that(lambda _: ("go back", "heard")), [back], "en", lambda _: None, answers)
    assert answers[0].is_right


async def test_saying_nothing_is_wrong_and_goes_on(lexicons: dict[str, Lexicon]) -> None:
    phrases = to_say(lexicons["ka"], ["welcome"])[:2]
    answers: list[Answer] = []
    await check(voice_that(lambda _: ("", "no-input")), phrases, "ka", lambda _: None, answers)
    assert [answer.understood for answer in answers] == ["", ""]
    assert "Right: 0 of 2 (0%)." in list(summary(answers))
    assert any("(nothing heard)" in line for line in summary(answers))


@pytest.mark.parametrize(
    ("reason", "understands", "said"),
    [
        ("device", ("ka",), "The microphone cannot be opened"),
        ("no-recogniser", ("ka",), "kiosk models verify"),
        ("heard", (), "kiosk models install ka"),
    ],
)
async def test_what_is_missing_is_said(
    lexicons: dict[str, Lexicon], reason: str, understands: tuple[str, ...], said: str
) -> None:
    phrases = to_say(lexicons["ka"], ["welcome"])[:1]
    with pytest.raises(VoiceCheckError, match=said):
        await check(
            voice_that(lambda _: ("", reason), understands), phrases, "ka", lambda _: None, []
        )


def test_a_screen_that_is_none(lexicons: dict[str, Lexicon]) -> None:
    with pytest.raises(VoiceCheckError, match="There is no screen 'cellar'"):
        to_say(lexicons["ka"], ["cellar"])


def test_answers_are_written_where_asked_for_only(tmp_path: Path) -> None:
    file = tmp_path / "said.csv"
    save([Answer("menu", "უკან", "[unk]", 0.0, False)], file)
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert rows == [
        {
            "screen": "menu",
            "said": "უკან",
            "understood": "[unk]",
            "confidence": "0.00",
            "right": "no",
        }
    ]
    with pytest.raises(VoiceCheckError, match="cannot be written"):
        save([], tmp_path / "no" / "folder" / "said.csv")


def test_without_a_model_it_says_what_to_type(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["voice-check", "ka"], env={"KIOSK_LISTENING__MODELS_FOLDER": str(tmp_path)}
    )
    assert done.exit_code == 1
    assert "kiosk models install ka" in done.output
