"""Steps of speed: what the table says is what comes out, and the voice stays the same."""

from __future__ import annotations

import numpy as np
import pytest

from accessibility.profiles import SPEEDS
from bench import speech_rates
from config.languages import language_of, spoken_languages
from tests.soundroom import RATE_HZ, Samples
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.protocol import USUAL_SPEED, Manner

LANGUAGES = spoken_languages()


@pytest.fixture(scope="module")
def synth() -> Pyttsx3Synth:
    return Pyttsx3Synth()


def test_the_steps_are_those_of_the_standard() -> None:
    """VVSG 2.0 7.1-K: 6 to 8 steps, 60 to 70 up to 240 to 250 words, 120 to 125 by default."""
    words = language_of("en").speech.rates
    assert len(words) == SPEEDS
    assert 6 <= SPEEDS <= 8
    assert 60 <= words[0] <= 70
    assert 120 <= words[USUAL_SPEED - 1] <= 125
    assert 240 <= words[-1] <= 250
    assert list(words) == sorted(words)


@pytest.mark.audio
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_as_fast_as_the_table_says(synth: Pyttsx3Synth, language: str) -> None:
    for speed, aim in enumerate(language_of(language).speech.rates, 1):
        assert speech_rates.measured(synth, language, speed) == pytest.approx(aim, rel=0.05)


@pytest.mark.audio
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pitch_does_not_change_with_the_speed(synth: Pyttsx3Synth, language: str) -> None:
    sentence = speech_rates.SENTENCES[language][1]
    pitches = [
        pitch_hz(synth.render(sentence, language, Manner(speed))) for speed in range(1, SPEEDS + 1)
    ]
    assert max(pitches) / min(pitches) < 1.12
    low, high = (
        pitch_hz(synth.render(sentence, language, Manner(pitch=pitch))) for pitch in (20, 80)
    )
    assert high / low > 1.3


@pytest.mark.audio
def test_each_language_has_its_own_voice(synth: Pyttsx3Synth) -> None:
    """The same digits, so many voices, so many lengths."""
    assert synth.languages == LANGUAGES
    lengths = {len(synth.render("2026", language, Manner())) for language in LANGUAGES}
    assert len(lengths) == len(LANGUAGES)


def pitch_hz(samples: Samples) -> float:
    """The usual distance of two glottal pulses, by autocorrelation of loud pieces of 50 ms."""
    found = []
    size = RATE_HZ // 20
    for start in range(0, len(samples) - size, size):
        piece = samples[start : start + size]
        if float(np.abs(piece).max()) < 0.15:
            continue
        piece = piece - piece.mean()
        echo = np.correlate(piece, piece, mode="full")[size - 1 :]
        low, high = RATE_HZ // 250, RATE_HZ // 60
        lag = low + int(np.argmax(echo[low:high]))
        if echo[lag] > 0.5 * echo[0]:
            found.append(RATE_HZ / lag)
    return float(np.median(found))
