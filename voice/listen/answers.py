"""The grammar of a question that repeats what is about to be done; pure."""

from __future__ import annotations

from collections.abc import Callable

from accessibility.intents import Back, Help, Repeat
from config.i18n import Words, msg
from voice.listen.grammar import POLITE, Command, Grammar
from voice.listen.homophones import sound_of
from voice.listen.normalise import folded
from voice.listen.voice_intents import No, StopSpeech, Yes

ANSWERS = (
    Command(msg("say-yes"), Yes()),
    Command(msg("say-no"), No()),
    Command(msg("key-back"), Back()),
    Command(msg("key-help"), Help()),
    Command(msg("key-repeat"), Repeat()),
    Command(msg("say-stop"), StopSpeech()),
)


def answers(words: Words, *, knows: Callable[[str], bool] | None = None) -> Grammar:
    """Yes, no, and the ways out; of phrases that sound alike the first is taken.

    ``knows``: see :func:`voice.listen.grammar.grammar`.
    """
    sounds: set[str] = set()
    phrases = []
    for command in ANSWERS:
        for phrase in map(folded, words.phrases(command.words)):
            sound = sound_of(phrase, words.language)
            is_sayable = knows is None or all(knows(word) for word in phrase.split())
            if is_sayable and sound not in sounds:
                sounds.add(sound)
                phrases.append((phrase, command.intent))
    polite = tuple(folded(phrase) for phrase in words.phrases(POLITE))
    return Grammar(tuple(phrases), words.language, polite)
