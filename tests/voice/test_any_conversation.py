"""Any happenings in any order: a conversation keeps its rules."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.voice.scenes import ASKING, OTHER, SCENE
from voice.conversation import (
    Close,
    Dialogue,
    Do,
    Expected,
    Happening,
    KeyPressed,
    Open,
    PrivacyChanged,
    SceneChanged,
    SpeechEnded,
    SpeechStarted,
    TalkPressed,
    Way,
    WayChosen,
)
from voice.dialogue import step
from voice.protocol import Heard, ListeningDone

HAPPENINGS = st.one_of(
    st.sampled_from(
        [
            TalkPressed(),
            KeyPressed(),
            SceneChanged(SCENE),
            SceneChanged(OTHER),
            SceneChanged(ASKING),
            SceneChanged(replace(SCENE, expected=Expected.FREE)),
            SpeechStarted(),
            SpeechEnded(),
            WayChosen(Way.HANDS_FREE),
            WayChosen(Way.PRESS),
            PrivacyChanged(True),
            PrivacyChanged(False),
        ]
    ),
    st.builds(
        Heard,
        st.integers(0, 6),
        st.sampled_from(["ძებნა", "ვადის გაგრძელება", "[unk]", "დიახ არა", "დიახ", "კარგი"]),
        is_final=st.booleans(),
    ),
    st.builds(ListeningDone, st.integers(0, 6), st.sampled_from(["no-input", "device", "heard"])),
)


@given(st.lists(HAPPENINGS, max_size=25))
def test_every_conversation_keeps_the_rules(happenings: list[Happening]) -> None:
    there = Dialogue(SCENE)
    numbers = [0]
    for happening in happenings:
        before = there
        there, actions = step(there, happening)
        for action in actions:
            if isinstance(action, Do) and not before.scene.waits.isdisjoint(action.intents):
                assert isinstance(happening, Heard)
                assert before.scene.grammar.meaning(happening.text) in action.intents
            if isinstance(action, Open):
                assert not there.scene.waits & {
                    there.scene.grammar.meaning(each) for each in action.listen.at_once or ()
                }
                assert action.listen.grammar_no > numbers[-1]
                numbers.append(action.listen.grammar_no)
                assert there.is_private or not there.is_speaking
        if before.is_open and not there.is_open and not isinstance(happening, Heard):
            closed = isinstance(happening, ListeningDone) or Close() in actions
            assert closed
