r"""Vosk: offline recognition with grammars made at run time.

What it does not forgive, measured with 0.3.45: a grammar set while an utterance is open ends the
whole process; ``\uXXXX`` in a grammar silently drops the word; a word the model has not got is
dropped with a warning, which leaves half a phrase. Its log may hold phrases and is switched off.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from voice.errors import RecogniserUnavailableError
from voice.host.recogniser import RATE_HZ, UNKNOWN, Decoded, Reading, Recogniser

ALTERNATIVES = 5
"""Readings of free speech that are handed on, the best one included."""
ANYTHING = "[]"
"""Vosk's word for its free graph in place of a grammar."""


class VoskRecogniser:
    """One language; see :class:`voice.host.recogniser.Recogniser`. One thread only."""

    def __init__(self, model: Any) -> None:
        import vosk

        self._model = model
        self._kaldi = vosk.KaldiRecognizer(model, RATE_HZ)
        self._kaldi.SetWords(True)
        self._grammar = ANYTHING

    def use(self, phrases: tuple[str, ...] | None) -> None:
        """Phrases with a word the model has not got are left out whole."""
        # Always, and first: a grammar set while audio is open is a C++ exception nobody catches.
        self._kaldi.FinalResult()
        grammar = ANYTHING if phrases is None else self._written(phrases)
        if grammar != self._grammar:
            self._kaldi.SetGrammar(grammar)
            self._grammar = grammar
        self._kaldi.SetMaxAlternatives(ALTERNATIVES if phrases is None else 0)

    def accept(self, samples: bytes) -> Decoded:
        if self._kaldi.AcceptWaveform(samples):
            return Decoded(ended=_reading(self._kaldi.Result()))
        return Decoded(partial=json.loads(self._kaldi.PartialResult())["partial"])

    def finish(self) -> Reading:
        return _reading(self._kaldi.FinalResult())

    def unknown(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            word for word in dict.fromkeys(words) if self._model.vosk_model_find_word(word) < 0
        )

    def _written(self, phrases: tuple[str, ...]) -> str:
        missing = set(self.unknown(word for phrase in phrases for word in phrase.split()))
        sayable = [phrase for phrase in phrases if missing.isdisjoint(phrase.split())]
        return json.dumps([*dict.fromkeys(sayable), UNKNOWN], ensure_ascii=False)


class VoskRecognisers:
    """Models by language, loaded in the background; a broken one is as good as none."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """``folders``: unpacked models by language. Raises RecogniserUnavailableError."""
        try:
            import vosk
        except (ImportError, OSError) as error:
            raise RecogniserUnavailableError(type(error).__name__) from None
        vosk.SetLogLevel(-1)
        self._vosk: Any = vosk
        self._folders = {name: at for name, at in folders.items() if _is_model(at)}
        self._loader = ThreadPoolExecutor(1, "model")
        self._loading: dict[str, Future[Recogniser]] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._folders)

    def load(self) -> None:
        for language, folder in self._folders.items():
            if language not in self._loading:
                self._loading[language] = self._loader.submit(self._open, folder)
        self._loader.shutdown(wait=False)

    def of(self, language: str) -> Recogniser:
        """Raises RecogniserUnavailableError for a language without a usable model."""
        if language not in self._folders:
            raise RecogniserUnavailableError(language)
        self.load()
        try:
            return self._loading[language].result()
        except Exception as error:
            # Vosk raises bare Exceptions; whatever it was, this language is not understood.
            raise RecogniserUnavailableError(type(error).__name__) from None

    def _open(self, folder: Path) -> Recogniser:
        return VoskRecogniser(self._vosk.Model(model_path=str(folder)))


def _is_model(folder: Path) -> bool:
    # Today's layout, and that of old models.
    return any((folder / place).is_file() for place in ("am/final.mdl", "final.mdl"))


def _reading(answer: str) -> Reading:
    said = json.loads(answer)
    if "alternatives" in said:
        texts = list(dict.fromkeys(each["text"] for each in said["alternatives"] if each["text"]))
        return Reading(texts[0] if texts else "", 0.0, tuple(texts[1:]))
    words = said.get("result", ())
    confidence = min((word["conf"] for word in words), default=0.0)
    return Reading(said["text"], confidence)
