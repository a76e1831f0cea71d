"""Turn-taking by voice: when to listen, what to do with what was heard, how to help; pure.

A turn, step by step:

1. The talk key opens the microphone (hands-free: the end of speech does). On a loudspeaker the
   kiosk is silent first; in a headset one may talk over it.
2. What was heard is matched under the grammar it was heard with; another number is stale: dropped.
3. What can be taken back is done as soon as it is a whole phrase. What changes an account or
   answers a question (``Scene.waits``) is done at the end of what was said: after "yes ... no" in
   one breath nothing is done. The session asks back what would change an account.
4. What was not understood is met in steps: a short reprompt, an example, numbers (yes or no where
   that is the question), then the help key or a librarian. Hands-free, what holds none of our
   words was not said to us.

Nothing here waits or looks at a clock; lengths are given to the listener in seconds.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from accessibility.intents import Intent
from config.i18n import Msg, msg
from voice.conversation import (
    Action,
    Close,
    Dialogue,
    Do,
    Expected,
    Happening,
    Hush,
    KeyPressed,
    Open,
    PrivacyChanged,
    Scene,
    SceneChanged,
    Search,
    SpeechEnded,
    SpeechStarted,
    TalkPressed,
    Tell,
    Turn,
    Way,
    WayChosen,
)
from voice.listen.match import Match, NoMatch, Understood, match
from voice.listen.spoken_digits import TO_HAND
from voice.listen.voice_intents import StopSpeech
from voice.protocol import Heard, Listen, ListeningDone

NO_INPUT_S = 7.0
"""How long to wait for a word."""
SILENCE_S = MappingProxyType(
    {Expected.ANSWER: 1.2, Expected.MENU: 1.0, Expected.FREE: 1.5, Expected.DIGITS: 2.0}
)
"""The silence that ends what is said. Longest where it must tell a yes from a "yes ... no": the two
are up to 0.6 s apart, and up to 0.4 s at the end of a word are too soft to count as speech."""


def step(dialogue: Dialogue, happening: Happening) -> Turn:
    """Where the conversation stands after ``happening``, and what to do, in order."""
    match happening:
        case TalkPressed():
            return _talk(dialogue)
        case KeyPressed():
            return _turned_away(dialogue)
        case SceneChanged(scene=scene):
            return _other_scene(dialogue, scene)
        case SpeechStarted():
            speaking = replace(dialogue, is_speaking=True)
            if dialogue.is_open and not dialogue.is_private:
                # Half duplex: what the microphone hears from here on is the kiosk itself.
                return replace(speaking, is_open=False, is_waiting=True), (Close(),)
            return speaking, ()
        case SpeechEnded():
            silent = replace(dialogue, is_speaking=False)
            wants = silent.is_waiting or silent.way is Way.HANDS_FREE
            return _opened(silent) if wants and not silent.is_open else (silent, ())
        case WayChosen(way=way):
            return _other_way(dialogue, way)
        case PrivacyChanged(is_private=is_private):
            return _other_privacy(dialogue, is_private)
        case Heard():
            return _heard(dialogue, happening)
        case ListeningDone():
            return _done(dialogue, happening)


def _talk(dialogue: Dialogue) -> Turn:
    if dialogue.is_open:
        return replace(dialogue, is_open=False, is_waiting=False), (Close(),)
    silent = replace(dialogue, is_speaking=False, failures=0)
    opened, actions = _opened(silent)
    return opened, (Hush(), *actions) if dialogue.is_speaking else actions


def _opened(dialogue: Dialogue) -> Turn:
    if dialogue.scene.is_secret and not dialogue.is_private:
        return replace(dialogue, is_waiting=False), (Tell(TO_HAND),)
    if dialogue.is_speaking and not dialogue.is_private:
        return replace(dialogue, is_waiting=True), ()
    number = dialogue.grammar_no + 1
    listen = _listen(dialogue, number)
    return replace(dialogue, grammar_no=number, is_open=True, is_waiting=False), (Open(listen),)


def _listen(dialogue: Dialogue, number: int) -> Listen:
    scene = dialogue.scene
    grammar, expected = scene.grammar, scene.expected
    if dialogue.failures >= 2 and expected is not Expected.ANSWER and grammar.numbers.phrases:
        grammar = grammar.numbers
    is_free = expected is Expected.FREE
    return Listen(
        number,
        grammar.language,
        None if is_free else grammar.to_hear,
        silence_s=SILENCE_S[expected],
        no_input_s=NO_INPUT_S,
        stays_open=dialogue.way is Way.HANDS_FREE,
        while_speaking=dialogue.is_private,
        at_once=() if is_free else grammar.at_once(scene.waits),
    )


def _turned_away(dialogue: Dialogue) -> Turn:
    closing: tuple[Action, ...] = (Close(),) if dialogue.is_open else ()
    return replace(dialogue, is_open=False, is_waiting=False, failures=0), closing


def _other_scene(dialogue: Dialogue, scene: Scene) -> Turn:
    """Half-said words of the last page are dropped; hands-free the new ones are listened for."""
    was_open = dialogue.is_open
    there = replace(dialogue, scene=scene, failures=0, is_open=False, is_waiting=False)
    if was_open and dialogue.way is Way.HANDS_FREE:
        opened, actions = _opened(there)
        return (opened, actions) if opened.is_open else (opened, (Close(), *actions))
    return there, (Close(),) if was_open else ()


def _other_way(dialogue: Dialogue, way: Way) -> Turn:
    chosen = replace(dialogue, way=way)
    if way is Way.HANDS_FREE and not dialogue.is_open:
        return _opened(chosen)
    if way is Way.PRESS and dialogue.is_open:
        return replace(chosen, is_open=False, is_waiting=False), (Close(),)
    return chosen, ()


def _other_privacy(dialogue: Dialogue, is_private: bool) -> Turn:
    changed = replace(dialogue, is_private=is_private)
    if dialogue.is_open and not is_private:
        # Barge-in and secrets end with the headset; what is half said is dropped.
        return replace(changed, is_open=False, is_waiting=False), (Close(),)
    return changed, ()


def _heard(dialogue: Dialogue, heard: Heard) -> Turn:
    if not heard.is_final or heard.grammar_no != dialogue.grammar_no or not dialogue.is_open:
        return dialogue, ()
    stays = dialogue.way is Way.HANDS_FREE
    after = replace(dialogue, is_open=stays)
    understood = _meaning(dialogue.scene, heard)
    if isinstance(understood, Match):
        return _understood(replace(after, failures=0), understood.intents)
    if dialogue.scene.expected is Expected.FREE and heard.text:
        return replace(after, failures=0), (Search((heard.text, *heard.alternatives)),)
    if isinstance(understood, NoMatch) and stays and not understood.is_partly_known:
        return after, ()
    return _not_understood(after)


def _meaning(scene: Scene, heard: Heard) -> Understood:
    likeliest = match(heard.text, scene.grammar)
    if scene.expected is Expected.FREE:
        # The other readings are for the search.
        return likeliest
    understood = match(heard.text, scene.grammar, heard.alternatives)
    if isinstance(understood, Match) and not scene.waits.isdisjoint(understood.intents):
        return likeliest
    return understood


def _understood(dialogue: Dialogue, intents: tuple[Intent, ...]) -> Turn:
    if intents == (StopSpeech(),):
        return dialogue, (Hush(),)
    return dialogue, (Do(intents),)


def _not_understood(dialogue: Dialogue) -> Turn:
    """The next step of help after a failure; the last one ends the turn."""
    failures = dialogue.failures + 1
    closing: tuple[Action, ...] = (Close(),) if dialogue.is_open else ()
    rung = _rung(dialogue, failures)
    if failures > 3:
        ended = replace(dialogue, failures=0, is_open=False, is_waiting=False)
        return ended, (*closing, Tell(rung))
    again = replace(dialogue, failures=failures, is_open=False, is_waiting=True)
    return again, (*closing, Tell(rung))


def _rung(dialogue: Dialogue, failures: int) -> Msg:
    grammar = dialogue.scene.grammar
    example = next((phrase for phrase, _ in grammar.phrases), "")
    if failures == 1:
        return msg("said-not-understood")
    if failures > 3:
        return msg("said-press-help")
    if dialogue.scene.expected is Expected.ANSWER:
        return msg("said-yes-or-no")
    if failures == 3 and grammar.numbers.phrases:
        return msg("said-number")
    return msg("said-for-example", phrase=example)


def _done(dialogue: Dialogue, done: ListeningDone) -> Turn:
    if done.grammar_no != dialogue.grammar_no or not dialogue.is_open:
        return dialogue, ()
    closed = replace(dialogue, is_open=False)
    if done.reason == "no-input":
        if dialogue.way is Way.HANDS_FREE:
            return _opened(closed)
        if dialogue.failures == 0:
            return replace(closed, failures=1, is_waiting=True), (Tell(msg("said-nothing")),)
        ended = replace(closed, failures=0, is_waiting=False)
        return ended, (Tell(msg("said-press-talk")),)
    if done.reason in ("device", "no-recogniser"):
        return replace(closed, is_waiting=False), (Tell(msg("said-no-microphone")),)
    return closed, ()
