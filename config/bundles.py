"""The messages of one language, each parsed when it is first asked for.

Parsing every sentence of a language takes as long as all else that the first screen needs, and the
first screen shows thirty of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message

_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")


class Bundle:
    """Like a ``FluentBundle``; the texts are those of whole ``.ftl`` files."""

    def __init__(self, language: str, texts: Iterable[str]) -> None:
        # Without isolation marks: U+2068 would land in speech, braille and the terminal.
        self._parsed = FluentBundle([language], use_isolating=False)
        self._waiting: dict[str, str] = {}
        for text in texts:
            for key, source in _entries(text):
                self._waiting.setdefault(key, source)

    def has_message(self, key: str) -> bool:
        self._parse(key)
        return self._parsed.has_message(key)

    def get_message(self, key: str) -> Message:
        """Raises LookupError for a key there is not."""
        self._parse(key)
        return self._parsed.get_message(key)

    def format_pattern(self, pattern: Any, args: dict[str, Any]) -> tuple[Any, list[Any]]:
        """The text, and what was wrong with it."""
        return self._parsed.format_pattern(pattern, args)

    def _parse(self, key: str) -> None:
        source = self._waiting.pop(key, None)
        if source is None:
            return
        self._parsed.add_resource(FluentResource(source))
        for other in _REFERENCE.findall(source):
            self._parse(other)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each message or term of a file with its own lines, attributes included."""
    starts = list(_ENTRY.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield start[1], text[start.start() : end]
