"""A recogniser that hears what it was told to: for tests, and for a machine without a model.

Samples are not decoded but read: a piece of sound that is not silent takes the next word of the
script. So a test says when something is spoken by when it sends sound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from voice.errors import RecogniserUnavailableError
from voice.host.recogniser import UNKNOWN, Decoded, Reading, Recogniser


class ScriptedRecogniser:
    """Knows the words of ``vocabulary`` (any word without one) and takes them from ``script``."""

    def __init__(self, script: Iterable[str], vocabulary: Iterable[str] | None = None) -> None:
        """``script``: words in the order they are spoken, one for each loud piece of sound."""
        self._script = deque(script)
        self._vocabulary = None if vocabulary is None else frozenset(vocabulary)
        self._phrases: tuple[str, ...] | None = None
        self._words: list[str] = []
        self.grammars: list[tuple[str, ...] | None] = []
        """Every grammar it was given, in order."""

    def use(self, phrases: tuple[str, ...] | None) -> None:
        self.finish()
        self._phrases = phrases
        self.grammars.append(phrases)

    def accept(self, samples: bytes) -> Decoded:
        if any(samples) and self._script:
            self._words.append(self._script.popleft())
        return Decoded(partial=self._text())

    def finish(self) -> Reading:
        text = self._text()
        self._words.clear()
        return Reading(text, 1.0 if text else 0.0)

    def unknown(self, words: Iterable[str]) -> tuple[str, ...]:
        if self._vocabulary is None:
            return ()
        return tuple(word for word in dict.fromkeys(words) if word not in self._vocabulary)

    def _text(self) -> str:
        if self._phrases is None:
            return " ".join(self._words)
        within = {word for phrase in self._phrases for word in phrase.split()}
        return " ".join(word if word in within else UNKNOWN for word in self._words)


class ScriptedRecognisers:
    """Recognisers by language, there from the start."""

    def __init__(self, recognisers: Mapping[str, Recogniser]) -> None:
        self._recognisers = dict(recognisers)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._recognisers)

    def load(self) -> None:
        """Nothing to load."""

    def of(self, language: str) -> Recogniser:
        """Raises RecogniserUnavailableError for a language it has not got."""
        if language not in self._recognisers:
            raise RecogniserUnavailableError(language)
        return self._recognisers[language]
