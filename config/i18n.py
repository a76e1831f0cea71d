"""Words by name: a message key in, a text in one of its forms out.

Program code never holds a sentence. It holds a :class:`Msg`; the sentence lives in
``config/locales/<language>/*.ftl`` (Fluent), where a message keeps all its forms together::

    loan-renew = ვადის გაგრძელება          display: on the screen (required)
        .speech = …                         said aloud            (default: display)
        .braille = …                        on a braille line     (default: display)
        .short = …                          where room is scarce  (default: display)
        .say = ვადის გაგრძელება | …         what a patron may say (no default)

Georgian is the source language; a message missing elsewhere falls back to Georgian, and is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol, TypeAlias

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from config.bundles import Bundle
from config.languages import SOURCE_LANGUAGE, available_languages, word_files

_log = logging.getLogger(__name__)

LONGEST_ARGUMENT = 2000
"""Letters of an argument that are kept, …-ended; for one of more than 2500 Fluent gives {???}."""


class LexiconError(Exception):
    """A message that no language has, or one whose arguments do not fit."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day to be named; the year only where it is not the present one (rules.md 5)."""

    value: date
    with_year: bool = False


Arg: TypeAlias = "str | int | Decimal | Day | time | Msg"


@dataclass(frozen=True, slots=True)
class Msg:
    """A message by name; hashable, so that whole screens can be compared."""

    key: str
    args: tuple[tuple[str, Arg], ...] = ()


def msg(key: str, **args: Arg) -> Msg:
    """Name a message with its arguments: ``msg("due", day=Day(d))``."""
    return Msg(key, tuple(args.items()))


def text(value: str) -> Msg:
    """Catalogue text shown as it is, in its own words: a title, an author."""
    return Msg("text", (("text", value),))


class Form(Enum):
    """The forms in which one message reaches a patron."""

    DISPLAY = "display"
    SPEECH = "speech"
    BRAILLE = "braille"
    SHORT = "short"
    SAY = "say"


class Words(Protocol):
    """What every derivation asks of a language."""

    @property
    def language(self) -> str: ...

    def render(self, message: Msg, form: Form = Form.DISPLAY) -> str: ...

    def phrases(self, message: Msg) -> tuple[str, ...]: ...


class Lexicon:
    """The words of one language.

    ``strict`` makes every missing key, form or argument raise :class:`LexiconError` (tests, CI);
    otherwise the best text to be had is returned and the key, never an argument, is logged.
    """

    def __init__(
        self,
        language: str,
        bundles: Mapping[str, Bundle],
        *,
        strict: bool = False,
    ) -> None:
        self.language = language
        self._chain = [bundles[language]]
        if language != SOURCE_LANGUAGE and SOURCE_LANGUAGE in bundles:
            self._chain.append(bundles[SOURCE_LANGUAGE])
        self._strict = strict
        self._locale = Locale.parse(language)
        # Only messages without arguments: one with arguments may hold what a patron borrowed.
        self._fixed: dict[tuple[str, Form], str] = {}
        self._said: dict[str, tuple[str, ...]] = {}

    def render(self, message: Msg, form: Form = Form.DISPLAY) -> str:
        """The text of ``message`` in ``form``; forms other than SAY fall back to DISPLAY."""
        if not message.args:
            cached = self._fixed.get((message.key, form))
            if cached is None:
                cached = self._fixed[message.key, form] = self._render(message, form)
            return cached
        return self._render(message, form)

    def phrases(self, message: Msg) -> tuple[str, ...]:
        """What a patron may say for it: the ``say`` template expanded; () if it has none."""
        if message.args:
            return self._phrases(message)
        known = self._said.get(message.key)
        if known is None:
            known = self._said[message.key] = self._phrases(message)
        return known

    def _phrases(self, message: Msg) -> tuple[str, ...]:
        template = self._render(message, Form.SAY)
        return expand(template) if template else ()

    def _render(self, message: Msg, form: Form) -> str:
        for place, bundle in enumerate(self._chain):
            if not bundle.has_message(message.key):
                continue
            entry = bundle.get_message(message.key)
            pattern = entry.attributes.get(form.value)
            if pattern is None:
                if form is Form.SAY:
                    return ""
                pattern = entry.value
            if pattern is None:
                break
            if place:
                self._complain(f"{message.key!r} is missing in {self.language!r}")
            args = {name: self._argument(value, form) for name, value in message.args}
            result, errors = bundle.format_pattern(pattern, args)
            if errors:
                self._complain(f"{message.key!r} in {self.language!r}: wrong arguments")
            return str(result)
        self._complain(f"no message {message.key!r} in {self.language!r}")
        return message.key

    def _argument(self, value: Arg, form: Form) -> Any:
        match value:
            case Msg():
                return _within_limit(self.render(value, form))
            case str():
                return _within_limit(value)
            case Day(value=day, with_year=with_year):
                pattern = "day-pattern-with-year" if with_year else "day-pattern"
                return format_date(day, self.render(Msg(pattern)), locale=self._locale)
            case time():
                # Babel knows no day periods for Georgian; 24-hour time without a leading zero.
                return f"{value.hour}:{value.minute:02}"
            case Decimal():
                return format_decimal(value, "#,##0.00", locale=self._locale)
            case _:
                return value

    def _complain(self, what: str) -> None:
        if self._strict:
            raise LexiconError(what)
        _log.warning("words: %s", what)


def _within_limit(argument: str) -> str:
    if len(argument) <= LONGEST_ARGUMENT:
        return argument
    return argument[: LONGEST_ARGUMENT - 1].rstrip() + "…"


def expand(template: str) -> tuple[str, ...]:
    """All phrases of a ``say`` template: ``a | b`` alternatives, ``[may be left out]``.

    ``[x|y]`` inside is optional with alternatives. Order is kept, doubles and case are folded.
    Raises LexiconError for unbalanced brackets.
    """
    phrases: dict[str, None] = {}
    for alternative in _split(template):
        for phrase in _expand_optional(alternative):
            folded = " ".join(phrase.casefold().split())
            if folded:
                phrases[folded] = None
    return tuple(phrases)


def _split(template: str) -> Iterable[str]:
    """Cut at ``|`` outside brackets."""
    depth = 0
    start = 0
    for at, char in enumerate(template):
        depth += (char == "[") - (char == "]")
        if depth < 0:
            raise LexiconError(f"unbalanced ] in {template!r}")
        if char == "|" and depth == 0:
            yield template[start:at]
            start = at + 1
    if depth:
        raise LexiconError(f"unbalanced [ in {template!r}")
    yield template[start:]


def _expand_optional(alternative: str) -> Iterable[str]:
    opening = alternative.find("[")
    if opening < 0:
        yield alternative
        return
    depth = 0
    for closing in range(opening, len(alternative)):
        depth += (alternative[closing] == "[") - (alternative[closing] == "]")
        if depth == 0:
            break
    before, inner, after = (
        alternative[:opening],
        alternative[opening + 1 : closing],
        alternative[closing + 1 :],
    )
    for option in ("", *_split(inner)):
        for rest in _expand_optional(after):
            for middle in _expand_optional(option):
                yield before + middle + rest


def load_bundle(language: str) -> Bundle:
    """Read every ``.ftl`` file of a language. Raises LexiconError for a language without words."""
    files = word_files(language)
    if not files:
        raise LexiconError(f"no folder of words for language {language!r}")
    return Bundle(language, (file.read_text(encoding="utf-8") for file in files))


def load_lexicons(
    languages: Iterable[str] | None = None, *, strict: bool = False
) -> dict[str, Lexicon]:
    """The words of each language asked for (all that have a folder by default)."""
    wanted = tuple(languages) if languages is not None else available_languages()
    bundles = {name: load_bundle(name) for name in {*wanted, SOURCE_LANGUAGE}}
    return {name: Lexicon(name, bundles, strict=strict) for name in wanted}
