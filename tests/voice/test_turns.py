"""What a conversation does, wherever it stands, as a table; ``make goldens`` writes it.

One line for each page, way of talking and happening: a digest over all that can be true then
(microphone open, kiosk speaking, waiting, failures so far), and what is done where nothing is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest

from tests.voice.scenes import ASKING, OTHER, SCENE
from voice.conversation import (
    Dialogue,
    Expected,
    Happening,
    KeyPressed,
    PrivacyChanged,
    Scene,
    SceneChanged,
    SpeechEnded,
    SpeechStarted,
    TalkPressed,
    Turn,
    Way,
    WayChosen,
)
from voice.dialogue import step
from voice.protocol import Heard, ListeningDone

TABLE = Path(__file__).parent / "turns.txt"
FREE = Scene(SCENE.grammar, waits=SCENE.waits, expected=Expected.FREE)
SECRET = Scene(SCENE.grammar, waits=frozenset(), expected=Expected.DIGITS, is_secret=True)
SCENES = {"menu": SCENE, "asking": ASKING, "free": FREE, "secret": SECRET}
SAID = (
    "ძებნა", "ვადის გაგრძელება", "დიახ", "არა", "დიახ არა", "გაჩერდით", "უკან", "ორი",
    "ნომერი სამი", "ძებნა მინდა", "ზღაპრები", "",
)  # fmt: skip
HAPPENINGS: tuple[Happening, ...] = (
    TalkPressed(),
    KeyPressed(),
    SceneChanged(OTHER),
    SceneChanged(SECRET),
    SpeechStarted(),
    SpeechEnded(),
    *map(WayChosen, Way),
    PrivacyChanged(is_private=True),
    PrivacyChanged(is_private=False),
    *(ListeningDone(7, reason) for reason in ("no-input", "device", "no-recogniser", "stopped")),
    ListeningDone(6, "no-input"),
    *(Heard(7, text) for text in SAID),
    Heard(6, "ძებნა"),
    Heard(7, "ძებნა", is_final=False),
    Heard(7, "ზღაპრები", alternatives=("ძებნა",)),
    Heard(7, "ზღაპრები", alternatives=("ვადის გაგრძელება",)),
)


def what(turn: Turn, before: Dialogue) -> str:
    after, actions = turn
    changed = {
        each.name: getattr(after, each.name)
        for each in fields(after)
        if each.name != "scene" and getattr(after, each.name) != getattr(before, each.name)
    }
    return f"{changed} {actions}"


def lines() -> Iterator[str]:
    for name, way, is_private in product(SCENES, Way, (False, True)):
        for happening in HAPPENINGS:
            told = []
            for is_open, is_speaking, is_waiting in product((True, False), repeat=3):
                for failures in range(4):
                    before = Dialogue(
                        SCENES[name], way, is_private, 7, is_open, is_speaking, is_waiting, failures
                    )
                    told.append(what(step(before, happening), before))
            said = getattr(happening, "text", "")
            of = hashlib.sha256("\n".join(told).encode()).hexdigest()[:8]
            shown = type(happening).__name__ if isinstance(happening, SceneChanged) else happening
            head = f"{name} {way.value} {'headset' if is_private else 'loudspeaker'}"
            yield f"{head} {shown} {said}: {of} {len(set(told))} kinds"


def test_every_turn(request: pytest.FixtureRequest) -> None:
    text = "\n".join(lines()) + "\n"
    if request.config.getoption("--write-goldens"):
        TABLE.write_text(text, encoding="utf-8")
    assert text.splitlines() == TABLE.read_text(encoding="utf-8").splitlines(), "make goldens"


def test_a_conversation_begins_with_the_microphone_closed() -> None:
    first = Dialogue(SCENE)
    flags = (first.is_open, first.is_speaking, first.is_waiting, first.is_private)
    assert flags == (False, False, False, False)
    assert (first.way, first.failures) == (Way.PRESS, 0)
    assert step(first, SpeechEnded()) == (first, ())
