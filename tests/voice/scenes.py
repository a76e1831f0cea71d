"""Pages as a conversation sees them: one to act on, another, and one that asks."""

from __future__ import annotations

from accessibility.intents import Back, Press
from voice.conversation import (
    Expected,
    Scene,
)
from voice.listen.grammar import Grammar
from voice.listen.voice_intents import AnotherOne, StopSpeech

RENEW = Press("renew")
GRAMMAR = Grammar(
    (
        ("ძებნა", Press("search")),
        ("ვადის გაგრძელება", RENEW),
        ("ნომერი ორი", Press("row-2")),
        ("გაჩერდით", StopSpeech()),
        ("არა სხვა", AnotherOne()),
        ("უკან", Back()),
    ),
    numbered=((2, "row-2"),),
)
SCENE = Scene(GRAMMAR, waits=frozenset({RENEW, Press("row-2")}))
OTHER = Scene(Grammar((("კარგი", Press("ok")),)), waits=frozenset())
YES, NO = Press("yes"), Press("no")
ASKING = Scene(
    Grammar(
        (("დიახ", YES), ("ერთი", YES), ("არა", NO), ("ორი", NO), ("უკან", Back())),
        numbered=((1, "yes"), (2, "no")),
    ),
    waits=frozenset({YES, NO, Back()}),
    expected=Expected.ANSWER,
)
