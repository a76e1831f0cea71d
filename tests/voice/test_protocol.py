"""Lines of the pipe: what is written is read back, and nothing that is read does harm."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.grids import LANGUAGES
from voice.errors import BadLineError
from voice.protocol import (
    LONGEST_LINE,
    Codec,
    Command,
    Earcon,
    EarconName,
    Forget,
    HeadsetNoted,
    Heard,
    HostEvent,
    Level,
    Listen,
    Manner,
    Part,
    Pause,
    Ping,
    Quit,
    Ready,
    Report,
    Resume,
    Say,
    Stop,
    StopListening,
    Volume,
)

CODEC = Codec()
COMMANDS = get_args(Command)
EVENTS = get_args(HostEvent)


numbers = st.integers(min_value=0)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
parts = st.builds(
    Part, words, st.sampled_from(["ka", "en", "ru"]), st.floats(min_value=0, max_value=5)
)
manners = st.builds(Manner, st.integers(1, 7), st.integers(0, 100))
BOUNDED: dict[type, st.SearchStrategy[Command]] = {
    Say: st.builds(Say, numbers, st.lists(parts, max_size=5).map(tuple), manners, st.booleans()),
    Volume: st.builds(Volume, st.integers(1, 6)),
    Listen: st.builds(
        Listen,
        numbers,
        st.sampled_from(LANGUAGES),
        st.none() | st.lists(words, max_size=5).map(tuple),
        st.floats(min_value=0.1, max_value=10),
        st.floats(min_value=0.1, max_value=120),
        st.booleans(),
        st.booleans(),
        st.none() | st.lists(words, max_size=5).map(tuple),
    ),
    HeadsetNoted: st.builds(HeadsetNoted, numbers),
    Ping: st.builds(Ping, numbers),
    Stop: st.just(Stop()),
    Pause: st.just(Pause()),
    Resume: st.just(Resume()),
    Earcon: st.builds(Earcon, st.sampled_from(EarconName)),
    Forget: st.just(Forget()),
    StopListening: st.just(StopListening()),
    Report: st.just(Report()),
    Quit: st.just(Quit()),
}


def whole(event_type: type[HostEvent]) -> st.SearchStrategy[HostEvent]:
    """Events of a kind, with texts and numbers that JSON has."""
    typed = {"text": words, "code": words, "level": st.floats(0, 1), "latency_s": st.floats(0, 1)}
    typed |= {"alternatives": st.lists(words).map(tuple), "confidence": st.floats(0, 1)}
    typed |= {name: st.lists(words).map(tuple) for name in ("speaks", "understands")}
    typed |= {"unknown_words": st.lists(words).map(tuple), "synth": words, "reason": words}
    named = {item.name for item in fields(event_type)} & typed.keys()
    return st.builds(event_type, **{name: typed[name] for name in named})


def test_every_command_is_tried() -> None:
    assert set(BOUNDED) == set(COMMANDS)


@given(st.one_of(*BOUNDED.values()))
def test_commands_come_back_as_they_were(command: Command) -> None:
    line = CODEC.encode(command)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert CODEC.command(line) == command


@given(st.one_of([whole(kind) for kind in EVENTS]))
def test_events_come_back_as_they_were(event: HostEvent) -> None:
    line = CODEC.encode(event)
    assert line.count(b"\n") == 1
    assert CODEC.event(line) == event


def test_georgian_crosses_as_utf8() -> None:
    """Escapes would make a recogniser drop every Georgian word without a sound."""
    line = CODEC.encode(Say(1, (Part("გამარჯობა", "ka"),)))
    assert "გამარჯობა".encode() in line


def test_half_characters_do_not_break_the_line() -> None:
    said = CODEC.command(CODEC.encode(Say(1, (Part("a\ud800b", "en"),))))
    assert isinstance(said, Say)
    assert said.parts[0].text == "a?b"


@given(st.binary(max_size=200))
def test_noise_is_a_bad_line_and_nothing_else(noise: bytes) -> None:
    with pytest.raises(BadLineError):
        CODEC.command(noise)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(
    st.sampled_from([kind.__dataclass_fields__["type"].default for kind in COMMANDS]),
    st.dictionaries(st.sampled_from(["no", "parts", "step", "name", "phrases"]), json_values),
)
def test_wrong_fields_are_a_bad_line_or_a_command(kind: str, body: dict[str, object]) -> None:
    line = json.dumps({"v": 1, "message": {"type": kind, **body}}).encode()
    with suppress(BadLineError):
        assert isinstance(CODEC.command(line), Command)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"v":2,"message":{"type":"stop"}}', "literal_error"),
        (b'{"v":1,"message":{"type":"nope"}}', "union_tag_invalid"),
        (b'{"v":1,"message":{"type":"volume","step":99}}', "less_than_equal:volume.step"),
        (b'{"v":1,"message":{"type":"volume","step":0}}', "greater_than_equal:volume.step"),
        (b'{"v":1,"message":{"type":"say","no":true,"parts":[]}}', "int_type:say.no"),
        (b'{"v":1,"message":{"type":"pong","no":1}}', "not_a_command"),
        (b" " * (LONGEST_LINE + 1), "line_too_long"),
    ],
)
def test_what_is_wrong_with_a_line_has_a_name(line: bytes, code: str) -> None:
    with pytest.raises(BadLineError) as caught:
        CODEC.command(line)
    assert caught.value.code == code


def test_faults_hold_no_words() -> None:
    line = json.dumps(
        {"v": 1, "message": {"type": "say", "no": 1, "parts": [{"text": "Canary", "language": 1}]}}
    )
    with pytest.raises(BadLineError) as caught:
        CODEC.command(line.encode())
    assert "Canary" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_words_are_not_in_representations() -> None:
    assert "Canary" not in repr(Say(1, (Part("Canary", "en"),)))
    assert "Canary" not in repr(Heard(1, "Canary", ("Canary",)))


def test_every_message_is_frozen() -> None:
    for kind in (*COMMANDS, *EVENTS):
        assert fields(kind)[-1].name == "type"
    said = Say(1, ())
    with pytest.raises(FrozenInstanceError):
        said.no = 2  # type: ignore[misc]


def test_what_is_left_out_means_the_same_at_both_ends() -> None:
    say, listen, heard = Say(1, ()), Listen(1, "ka"), Heard(1, "კი")
    assert (say.manner, say.only_headset, Volume().step) == (Manner(3, 50), False, 5)
    assert Part("a", "ka").pause_s == 0
    assert (listen.phrases, listen.silence_s, listen.no_input_s) == (None, 1.0, 7.0)
    assert (listen.stays_open, listen.while_speaking, listen.at_once) == (False, False, None)
    assert (heard.alternatives, heard.confidence, heard.is_final) == ((), 0.0, True)
    assert Level(0.5).is_speech is False
    ready = Ready(1, "any")
    assert (ready.speaks, ready.understands, ready.sees_headset) == ((), (), False)
