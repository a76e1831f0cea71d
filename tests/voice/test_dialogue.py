"""Turns of a conversation, without sound, clock or screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.intents import Back, Press
from config.i18n import Msg, msg
from tests.voice.scenes import ASKING, GRAMMAR, NO, OTHER, RENEW, SCENE, YES
from voice.conversation import (
    Action,
    Close,
    Dialogue,
    Do,
    Expected,
    Happening,
    Hush,
    Open,
    PrivacyChanged,
    Scene,
    SceneChanged,
    Search,
    SpeechEnded,
    SpeechStarted,
    TalkPressed,
    Tell,
    Way,
    WayChosen,
)
from voice.dialogue import step
from voice.listen.grammar import Grammar
from voice.listen.spoken_digits import TO_HAND, lead
from voice.protocol import Heard, Listen, ListeningDone


@pytest.fixture(name="begun")
def begin() -> Dialogue:
    return Dialogue(SCENE)


@pytest.fixture(name="asked")
def ask() -> Dialogue:
    return Dialogue(ASKING)


def after(dialogue: Dialogue, *happenings: Happening) -> tuple[Dialogue, tuple[Action, ...]]:
    """The state after all, and what the last one asked to be done."""
    actions: tuple[Action, ...] = ()
    for happening in happenings:
        dialogue, actions = step(dialogue, happening)
    return dialogue, actions


def opened(dialogue: Dialogue) -> Dialogue:
    return after(dialogue, TalkPressed())[0]


def said(dialogue: Dialogue, what: str, *others: str, confidence: float = 0.0) -> Heard:
    return Heard(dialogue.grammar_no, what, others, confidence)


def say(dialogue: Dialogue, what: str) -> tuple[Dialogue, tuple[Action, ...]]:
    """Heard while open; if the kiosk then speaks, it speaks to the end."""
    there, actions = step(dialogue, said(dialogue, what))
    if any(isinstance(action, Tell) for action in actions):
        there, more = after(there, SpeechStarted(), SpeechEnded())
        return there, (*actions, *more)
    return there, actions


def told(actions: tuple[Action, ...]) -> list[Msg]:
    return [action.what for action in actions if isinstance(action, Tell)]


def listens(actions: tuple[Action, ...]) -> list[Listen]:
    return [action.listen for action in actions if isinstance(action, Open)]


def test_the_talk_key_opens_and_a_phrase_acts(begun: Dialogue) -> None:
    there, actions = step(begun, TalkPressed())
    assert actions == (
        Open(
            Listen(
                1,
                "ka",
                GRAMMAR.to_hear,
                silence_s=1.0,
                no_input_s=7.0,
                at_once=("ძებნა", "გაჩერდით", "არა სხვა", "უკან"),
            )
        ),
    )
    there, actions = say(there, "ძებნა")
    assert actions == (Do((Press("search"),)),)
    assert not there.is_open


def test_the_talk_key_again_closes(begun: Dialogue) -> None:
    there, actions = step(opened(begun), TalkPressed())
    assert (there.is_open, actions) == (False, (Close(),))


def test_on_a_loudspeaker_the_kiosk_is_silent_before_it_listens(begun: Dialogue) -> None:
    _, actions = after(begun, SpeechStarted(), TalkPressed())
    assert actions[0] == Hush()
    assert not listens(actions)[0].while_speaking
    there, actions = step(opened(begun), SpeechStarted())
    assert actions == (Close(),)
    there, actions = step(there, SpeechEnded())
    assert listens(actions)[0].grammar_no == 2


def test_in_a_headset_one_may_talk_over_it(begun: Dialogue) -> None:
    there, actions = after(begun, PrivacyChanged(True), TalkPressed())
    assert listens(actions)[0].while_speaking
    assert step(there, SpeechStarted())[1] == ()


def test_what_was_heard_under_an_older_grammar_is_dropped(begun: Dialogue) -> None:
    there = opened(begun)
    late = said(there, "ძებნა")
    there, _ = after(there, SceneChanged(OTHER), TalkPressed())
    assert step(there, late) == (there, ())
    assert step(there, replace(late, grammar_no=there.grammar_no, is_final=False)) == (there, ())


def test_a_page_that_asks_lets_nothing_act_before_the_end(asked: Dialogue) -> None:
    _, actions = step(asked, TalkPressed())
    (listen,) = listens(actions)
    assert (listen.at_once, listen.silence_s) == ((), 1.2)
    assert listen.phrases == ("დიახ", "ერთი", "არა", "ორი", "უკან")


@pytest.mark.parametrize("breath", ["დიახ არა", "ერთი ორი", "არა დიახ", "დიახ უკან", "დიახ [unk]"])
def test_two_answers_in_one_breath_are_none(asked: Dialogue, breath: str) -> None:
    there, actions = say(opened(asked), breath)
    assert told(actions) == [msg("said-not-understood")]
    assert listens(actions), "and it is asked again"
    assert say(there, "არა")[1] == (Do((NO,)),)


def test_what_cannot_be_taken_back_is_not_guessed_from_another_reading(begun: Dialogue) -> None:
    there = opened(begun)
    _, actions = step(there, said(there, "[unk]", "ვადის გაგრძელება"))
    assert told(actions) == [msg("said-not-understood")]
    _, actions = step(there, said(there, "ვადის გაგრძელება", "[unk]"))
    assert actions == (Do((RENEW,)),)
    _, actions = step(there, said(there, "[unk]", "ძებნა"))
    assert actions == (Do((Press("search"),)),), "what can be is"


def test_the_microphone_stays_closed_after_a_command(begun: Dialogue) -> None:
    """Said, done and told about: only the talk key, or what is asked, opens it again."""
    there, actions = say(opened(begun), "ძებნა")
    assert actions == (Do((Press("search"),)),)
    there, actions = after(there, SpeechStarted(), SpeechEnded())
    assert (there.is_open, listens(actions)) == (False, [])


def test_the_ladder_has_four_rungs_and_ends(begun: Dialogue) -> None:
    there = opened(begun)
    heard = []
    for _ in range(4):
        there, actions = say(there, "[unk] ძებნა")
        heard += [message.key for message in told(actions)]
        narrowed = [listen.phrases for listen in listens(actions)]
    assert heard == [
        "said-not-understood",
        "said-for-example",
        "said-number",
        "said-press-help",
    ]
    assert not there.is_open
    assert narrowed == []
    assert there.failures == 0


def test_after_two_failures_only_numbers_are_listened_for(begun: Dialogue) -> None:
    there = opened(begun)
    there, _ = say(there, "[unk]")
    there, actions = say(there, "[unk]")
    assert listens(actions)[0].phrases == ("ნომერი ორი",)
    assert say(there, "ნომერი ორი")[1] == (Do((Press("row-2"),)),)


def test_numbers_that_cannot_be_taken_back_wait_too(begun: Dialogue) -> None:
    there, _ = say(opened(begun), "[unk]")
    assert say(there, "[unk]")[0].failures == 2
    assert listens(say(there, "[unk]")[1])[0].at_once == ()
    harmless = replace(SCENE, waits=frozenset({RENEW}))
    there, _ = say(opened(Dialogue(harmless)), "[unk]")
    assert listens(say(there, "[unk]")[1])[0].at_once == ("ნომერი ორი",)


def test_at_a_question_the_ladder_asks_for_yes_or_no(asked: Dialogue) -> None:
    there = opened(asked)
    heard = []
    for _ in range(3):
        there, actions = say(there, "[unk]")
        heard += told(actions)
        assert "დიახ" in (listens(actions)[0].phrases or ()), "it can still be answered by a yes"
    assert heard == [msg("said-not-understood"), msg("said-yes-or-no"), msg("said-yes-or-no")]
    assert say(there, "დიახ")[1] == (Do((YES,)),)


def test_success_brings_back_to_the_foot_of_the_ladder(begun: Dialogue) -> None:
    there, _ = say(opened(begun), "[unk]")
    there, _ = say(there, "უკან")
    assert there.failures == 0


def test_nothing_said_is_asked_once_then_left(begun: Dialogue) -> None:
    there = opened(begun)
    there, actions = step(there, ListeningDone(there.grammar_no, "no-input"))
    assert told(actions) == [msg("said-nothing")]
    there, actions = step(there, SpeechEnded())
    assert listens(actions)
    there, actions = step(there, ListeningDone(there.grammar_no, "no-input"))
    assert told(actions) == [msg("said-press-talk")]
    assert not after(there, SpeechStarted(), SpeechEnded())[0].is_open


def test_a_lost_microphone_is_said_once(begun: Dialogue) -> None:
    there = opened(begun)
    there, actions = step(there, ListeningDone(there.grammar_no, "device"))
    assert told(actions) == [msg("said-no-microphone")]
    assert not after(there, SpeechStarted(), SpeechEnded())[0].is_open


def test_hands_free_what_was_not_said_to_us_is_ignored(begun: Dialogue) -> None:
    there, actions = step(begun, WayChosen(Way.HANDS_FREE))
    assert listens(actions)[0].stays_open
    still, actions = step(there, said(there, "[unk] [unk]"))
    assert (still, actions) == (there, ())
    _, actions = step(there, said(there, "[unk] ძებნა"))
    assert told(actions) == [msg("said-not-understood")]


def test_hands_free_the_words_of_a_new_page_are_listened_for_at_once(begun: Dialogue) -> None:
    there, _ = step(begun, WayChosen(Way.HANDS_FREE))
    there, actions = step(there, SceneChanged(OTHER))
    assert listens(actions)[0].phrases == ("კარგი",)
    there, actions = after(there, SpeechStarted(), SpeechEnded())
    assert listens(actions)[0].phrases == ("კარგი",)


def test_free_speech_searches_unless_it_is_a_command(begun: Dialogue) -> None:
    free = replace(SCENE, expected=Expected.FREE)
    there, _ = step(begun, SceneChanged(free))
    there, actions = step(there, TalkPressed())
    listen = listens(actions)[0]
    assert (listen.phrases, listen.silence_s, listen.at_once) == (None, 1.5, ())
    _, actions = step(there, said(there, "დათა თუთაშხია", "დათა თუთა", "ძებნა"))
    assert actions == (Search(("დათა თუთაშხია", "დათა თუთა", "ძებნა")),)
    assert step(there, said(there, "უკან", "უკანა"))[1] == (Do((Back(),)),)


def test_silence_is_asked_for_by_voice_too(begun: Dialogue) -> None:
    headset, _ = after(begun, PrivacyChanged(True), TalkPressed(), SpeechStarted())
    assert step(headset, said(headset, "გაჩერდით"))[1] == (Hush(),)


def test_digits_of_a_card_are_listened_for_in_a_headset_only(begun: Dialogue) -> None:
    digits = Grammar((("ხუთი", Press("digit-5")),), letters=frozenset({"digit-5"}))
    secret = Scene(digits, frozenset(), Expected.DIGITS, is_secret=True)
    there, _ = step(begun, SceneChanged(secret))
    there, actions = step(there, TalkPressed())
    assert (told(actions), there.is_open) == ([TO_HAND], False)
    there, actions = after(there, PrivacyChanged(True), TalkPressed())
    assert listens(actions)[0].silence_s == 2.0
    _, actions = step(there, said(there, "ხუთი ხუთი"))
    assert actions == (Do((Press("digit-5"), Press("digit-5"))),)
    there, actions = step(there, PrivacyChanged(False))
    assert (there.is_open, actions) == (False, (Close(),))


def test_prompts_for_digits_fit_where_they_are_said() -> None:
    assert lead("pin", is_private=True, is_chosen=True) == msg("pin-lead-by-voice")
    assert lead("pin", is_private=False, is_chosen=True) is None
    assert lead("pin", is_private=True, is_chosen=False) is None
    assert lead("menu", is_private=True, is_chosen=True) is None


def test_nothing_of_what_was_said_is_in_a_repr() -> None:
    assert "დათა" not in repr(Search(("დათა თუთაშხია",)))
