"""espeak-ng by way of pyttsx3: its engine for voices and properties, its binding for the sound.

pyttsx3's own loop is left out. It starts espeak-ng on a thread of its own, sets properties that may
come too late, and waits for 10 ms instead of for the end: on a busy machine one clause in eight
came out empty and one in five had the rate of another (300 tries). Started synchronously the same
library renders a clause in 2 to 10 ms, into memory, and is done when it returns.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from config.languages import SOURCE_LANGUAGE, language_of, spoken_languages
from voice.errors import SynthError, SynthUnavailableError
from voice.host.rates import pace
from voice.host.synth import RATE_HZ, Samples, trimmed
from voice.protocol import Manner


class Pyttsx3Synth:
    """One engine, kept; make and use it on one thread. Raises SynthUnavailableError."""

    name = "pyttsx3"

    def __init__(self) -> None:
        try:
            import pyttsx3
            from pyttsx3.drivers import _espeak, espeak
        except Exception as error:
            # Whatever a missing libespeak-ng.so raises: OSError, RuntimeError, NameError.
            raise SynthUnavailableError(type(error).__name__) from error
        self._espeak: Any = _espeak
        rate_hz = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, 1000)
        if rate_hz != RATE_HZ:
            raise SynthUnavailableError(f"{rate_hz} Hz")
        # So that the engine does not start it again in its own way.
        espeak.EspeakDriver._moduleInitialized = True
        espeak.EspeakDriver._defaultVoice = language_of(SOURCE_LANGUAGE).speech.voice
        self._set: dict[str, object] = {}
        self._engine: Any = pyttsx3.init("espeak")
        # It counts as busy until its loop runs, and keeps all properties back until then.
        self._engine.proxy.setBusy(False)
        self._chunks: list[bytes] = []
        # Kept: the library holds a bare pointer to it.
        self._callback = _espeak.t_espeak_callback(self._take)
        _espeak.SetSynthCallback(self._callback)
        voices = {code: language_of(code).speech.voice for code in spoken_languages()}
        self._voices = {code: voice for code, voice in voices.items() if self._has(voice)}
        if not self._voices:
            raise SynthUnavailableError("no voice")

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._voices)

    def render(self, text: str, language: str, manner: Manner) -> Samples:
        if not any(letter.isalnum() for letter in text):
            return np.zeros(0, dtype=np.float32)
        pacing = pace(language, manner.speed)
        self._property("voice", self._voices.get(language) or next(iter(self._voices.values())))
        self._property("rate", pacing.nominal)
        self._property("pitch", manner.pitch)
        self._word_gap(pacing.word_gap)
        return trimmed(self._rendered(text.replace("\0", " ")))

    def _rendered(self, text: str) -> Samples:
        self._chunks.clear()
        flags = self._espeak.ENDPAUSE | self._espeak.CHARS_UTF8
        status = self._espeak.Synth(text.encode("utf-8", "replace"), flags=flags)
        if status != self._espeak.EE_OK:
            raise SynthError(str(status))
        samples = np.frombuffer(b"".join(self._chunks), dtype=np.int16).astype(np.float32)
        self._chunks.clear()
        samples /= 32768.0
        return samples

    def _take(self, sound: Any, count: int, events: object) -> int:
        """Called by the library while Synth runs."""
        if count > 0 and sound:
            self._chunks.append(ctypes.string_at(sound, count * 2))
        return 0

    def _has(self, voice: str) -> bool:
        self._property("voice", voice)
        return bool(self._engine.getProperty("voice") == voice)

    def _property(self, name: str, value: object) -> None:
        # Setting a voice anew costs espeak-ng a look into its files.
        if self._set.get(name) != value:
            self._engine.setProperty(name, value)
            self._set[name] = value

    def _word_gap(self, gap: int) -> None:
        """Pauses between words, in units of 10 ms: slower than espeak-ng's slowest speech."""
        if self._set.get("gap") != gap:
            self._espeak.SetParameter(_WORD_GAP, gap, 0)
            self._set["gap"] = gap


_WORD_GAP = 7
"""espeakWORDGAP of speak_lib.h, which pyttsx3 has no name for."""
