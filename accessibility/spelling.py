"""A text letter by letter, as one spells for somebody who writes it down; pure.

Letters that sound like others get a word that begins with them (კანი, კახა): by letter names alone
თ and ტ, or B and P, are the same to many ears.
"""

from __future__ import annotations

from collections.abc import Iterator

from accessibility.announcer import letter_name
from config.i18n import Form, Words, msg
from config.languages import language_of

LONGEST_SPELLED = 200
"""Letters; nobody writes down more at one go."""

_SIGNS = {
    "-": "sign-dash",
    "–": "sign-dash",
    "—": "sign-dash",
    ".": "sign-stop",
    ",": "sign-comma",
    ":": "sign-colon",
    ";": "sign-semicolon",
    "?": "sign-question",
    "!": "sign-exclamation",
    "'": "sign-apostrophe",
    "’": "sign-apostrophe",
    '"': "sign-quote",
    "„": "sign-quote",
    "“": "sign-quote",
    "”": "sign-quote",
    "«": "sign-quote",
    "»": "sign-quote",
    "(": "sign-bracket",
    ")": "sign-bracket",
    "/": "sign-slash",
    "&": "sign-and",
    "№": "sign-number",
    "+": "sign-plus",
}


def spelled_out(text: str, words: Words) -> tuple[str, ...]:
    """What is said for each character: its name, and a word where the name is easily misheard.

    At most :data:`LONGEST_SPELLED` characters; what cannot be printed is left out.
    """
    return tuple(_names(text[:LONGEST_SPELLED], words))


def _names(text: str, words: Words) -> Iterator[str]:
    for char in text:
        if char in _SIGNS:
            yield words.render(msg(_SIGNS[char]), Form.SPEECH)
        elif char.isprintable():
            name = letter_name(char, words)
            word = _spelling_word(char.lower(), words)
            yield f"{name}, {word}" if word else name


def _spelling_word(letter: str, words: Words) -> str:
    """Of the phrases for a letter the first that is not its name."""
    if letter not in language_of(words.language).sounds_alike:
        return ""
    phrases = words.phrases(msg(f"letter-{ord(letter):x}"))
    name = letter_name(letter, words)
    return next((phrase for phrase in phrases if phrase != name), "")
