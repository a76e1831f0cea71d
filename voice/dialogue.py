"""Turn-taking by voice: when to listen, what to do with what was heard, how to help; pure.

A turn, step by step:

1. The talk key opens the microphone (hands-free: the end of speech does). On a loudspeaker the
   kiosk is silent first; in a headset one may talk over it.
2. What was heard is matched under the grammar it was heard with; another number is stale: dropped.
3. A search or a way acts at once. What would change an account is repeated back with its title or
   number, and only a yes to that acts.
4. What was not understood climbs a ladder: a short reprompt, an example, numbers or yes and no,
   then the help key or a librarian. Hands-free, what holds none of our words was not said to us.

Nothing here waits or looks at a clock; lengths are given to the listener in seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accessibility.intents import Back, Intent
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
    Question,
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
from voice.listen.match import Match, NoMatch, match
from voice.listen.spoken_digits import TO_HAND
from voice.listen.voice_intents import No, StopSpeech, Yes
from voice.protocol import Heard, Listen, ListeningDone

NO_INPUT_S = 7.0
LEAST_CONFIDENCE = 0.5
"""Of a yes to a change; 0 means that the recogniser does not know."""


SILENCE_S = {
    Expected.ANSWER: 0.75,
    Expected.MENU: 1.0,
    Expected.FREE: 1.5,
    Expected.DIGITS: 2.0,
}


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
    if dialogue.scene.is_secret and not dialogue.is_private and dialogue.question is None:
        return replace(dialogue, is_waiting=False), (Tell(TO_HAND),)
    if dialogue.is_speaking and not dialogue.is_private:
        return replace(dialogue, is_waiting=True), ()
    number = dialogue.grammar_no + 1
    listen = _listen(dialogue, number)
    return replace(dialogue, grammar_no=number, is_open=True, is_waiting=False), (Open(listen),)


def _listen(dialogue: Dialogue, number: int) -> Listen:
    scene = dialogue.scene
    grammar, expected = scene.grammar, scene.expected
    at_once: tuple[str, ...] | None = grammar.at_once
    if dialogue.question is not None:
        # A change is never made before the end of what was said.
        grammar, expected, at_once = dialogue.answers, Expected.ANSWER, ()
    elif dialogue.failures >= 2 and grammar.numbers.phrases:
        grammar = grammar.numbers
        at_once = grammar.at_once
    is_free = expected is Expected.FREE
    return Listen(
        number,
        grammar.language,
        None if is_free else grammar.to_hear,
        silence_s=SILENCE_S[expected],
        no_input_s=NO_INPUT_S,
        stays_open=dialogue.way is Way.HANDS_FREE and dialogue.question is None,
        while_speaking=dialogue.is_private,
        at_once=() if is_free else at_once,
    )


def _turned_away(dialogue: Dialogue) -> Turn:
    closing: tuple[Action, ...] = (Close(),) if dialogue.is_open else ()
    return (
        replace(dialogue, is_open=False, is_waiting=False, failures=0, question=None),
        closing,
    )


def _other_scene(dialogue: Dialogue, scene: Scene) -> Turn:
    """A new page ends a question; hands-free its words are listened for at once."""
    was_open = dialogue.is_open
    there = replace(
        dialogue, scene=scene, failures=0, question=None, is_open=False, is_waiting=False
    )
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
        return replace(changed, is_open=False, is_waiting=False, question=None), (Close(),)
    return changed, ()


def _heard(dialogue: Dialogue, heard: Heard) -> Turn:
    if not heard.is_final or heard.grammar_no != dialogue.grammar_no or not dialogue.is_open:
        return dialogue, ()
    stays = dialogue.way is Way.HANDS_FREE and dialogue.question is None
    after = replace(dialogue, is_open=stays)
    if dialogue.question is not None:
        return _answered(after, dialogue.question, heard)
    grammar = dialogue.scene.grammar
    understood = match(heard.text, grammar, _of_one_kind(dialogue, heard.alternatives))
    if isinstance(understood, Match):
        return _understood(replace(after, failures=0), understood.intents)
    if dialogue.scene.expected is Expected.FREE and heard.text:
        return replace(after, failures=0), (Search((heard.text, *heard.alternatives)),)
    if isinstance(understood, NoMatch) and stays and not understood.is_partly_known:
        return after, ()
    return _not_understood(after)


def _of_one_kind(dialogue: Dialogue, alternatives: Sequence[str]) -> Sequence[str]:
    """Of free speech only the likeliest reading may be a command: the others are for the search."""
    return () if dialogue.scene.expected is Expected.FREE else alternatives


def _understood(dialogue: Dialogue, intents: tuple[Intent, ...]) -> Turn:
    changes = dict(dialogue.scene.changes)
    changing = next((intent for intent in intents if intent in changes), None)
    if changing is not None:
        question = Question(intents, changes[changing])
        return _asking(replace(dialogue, question=question))
    if intents == (StopSpeech(),):
        return dialogue, (Hush(),)
    return dialogue, (Do(intents),)


def _asking(dialogue: Dialogue) -> Turn:
    assert dialogue.question is not None
    closing: tuple[Action, ...] = (Close(),) if dialogue.is_open else ()
    asking = replace(dialogue, is_open=False, is_waiting=True)
    return asking, (*closing, Tell(msg("said-to-confirm", what=dialogue.question.what)))


def _answered(dialogue: Dialogue, question: Question, heard: Heard) -> Turn:
    understood = match(heard.text, dialogue.answers, heard.alternatives)
    if not isinstance(understood, Match):
        return _not_understood(dialogue)
    decided = replace(dialogue, failures=0, question=None)
    match understood.intent:
        case Yes() if 0 < heard.confidence < LEAST_CONFIDENCE:
            return _not_understood(dialogue)
        case Yes():
            return decided, (Do(question.intents),)
        case No() | Back():
            return decided, (Tell(msg("said-not-done")),)
        case StopSpeech():
            return replace(dialogue, is_waiting=True), (Hush(),)
        case other:
            return decided, (Do((other,)),)


def _not_understood(dialogue: Dialogue) -> Turn:
    """One rung up the ladder; the last one ends the turn."""
    failures = dialogue.failures + 1
    closing: tuple[Action, ...] = (Close(),) if dialogue.is_open else ()
    rung = _rung(dialogue, failures)
    if failures > 3:
        ended = replace(dialogue, failures=0, question=None, is_open=False, is_waiting=False)
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
    if dialogue.question is not None:
        return msg("said-yes-or-no")
    if failures == 3 and grammar.numbers.phrases:
        return msg("said-number")
    return msg("said-for-example", phrase=example)


def _done(dialogue: Dialogue, done: ListeningDone) -> Turn:
    if done.grammar_no != dialogue.grammar_no or not dialogue.is_open:
        return dialogue, ()
    closed = replace(dialogue, is_open=False)
    if done.reason == "no-input":
        if dialogue.way is Way.HANDS_FREE and dialogue.question is None:
            return _opened(closed)
        if dialogue.failures == 0:
            return replace(closed, failures=1, is_waiting=True), (Tell(msg("said-nothing")),)
        last = msg("said-not-done" if dialogue.question is not None else "said-press-talk")
        return replace(closed, failures=0, question=None, is_waiting=False), (Tell(last),)
    if done.reason in ("device", "no-recogniser"):
        return replace(closed, question=None, is_waiting=False), (Tell(msg("said-no-microphone")),)
    return closed, ()
