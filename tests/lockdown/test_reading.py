"""Single sequences that used to break the keyboard, and random ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from kiosk.tui.input_reader import LONGEST_PASTE, WANTED, KeyReleased, KeyRepeated, Reader
from tests.lockdown.noise import Noise, Size


def keys(reader: Reader, data: bytes) -> list[str]:
    return [event.key for event in reader.feed(data) if isinstance(event, events.Key)]


def pasted(reader: Reader, data: bytes) -> list[str]:
    return [event.text for event in reader.feed(data) if isinstance(event, events.Paste)]


def still_reads(reader: Reader) -> bool:
    """Home and a touch mean what they mean, once what came before is over."""
    list(reader.waited())
    found = list(reader.feed(b"\x1b[H\x1b[<0;7;9M"))
    last, touch = found[-2:]
    return (
        isinstance(last, events.Key)
        and last.key == "home"
        and isinstance(touch, events.MouseDown)
        and (touch.screen_x, touch.screen_y) == (6, 8)
    )


@pytest.mark.parametrize(
    "broken",
    [
        b"\x1b[1114112;1u",
        b"\x1b[;;99999999999u",
        b"\x1b[99999999999999R",
        b"\x1b[<0;;M",
        b"\x1b[48;24;80;0;0t",
        b"\x1b[48;1;1;8000;8000t",
        b"\x1b[48;9999;9999;0;0t",
        b"\x1b[?2048;1$y",
        b"\x1b[200~never closed",
        b"\x1b[200~\x1b[200~\x1b[20",
        b"\xff\xfe\xc3",
    ],
)
def test_no_sequence_ends_or_turns_the_keyboard(
    broken: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual._parser.get_time", _far_apart())
    reader = Reader()
    assert all(isinstance(event, WANTED) for event in reader.feed(broken))
    assert still_reads(reader)


def test_the_key_after_a_broken_sequence_counts() -> None:
    assert keys(Reader(), b"\x1b[1114112;1ua\x1b[H")[-2:] == ["a", "home"]


def test_a_paste_is_one_event_and_an_endless_one_is_ended() -> None:
    reader = Reader()
    assert pasted(reader, b"\x1b[200~abc\x1b[201~x") == ["abc"]
    [long] = pasted(reader, b"\x1b[200~" + b"a" * (LONGEST_PASTE + 5))
    assert len(long) == LONGEST_PASTE + 1
    assert keys(reader, b"\x1b[H") == ["home"]


@given(st.integers(0, 10_000))
@settings(max_examples=30)
def test_nothing_random_ends_the_keyboard(seed: int) -> None:
    noise, reader = Noise(seed), Reader()
    for _ in range(100):
        act = noise.act()
        if not isinstance(act, Size):
            assert all(isinstance(event, WANTED) for event in reader.feed(act))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual._parser.get_time", _far_apart())
        assert still_reads(reader)


def _far_apart() -> Callable[[], float]:
    """A clock on which every look is a minute after the last one."""
    minutes = iter(range(10**9, 10**12, 60))
    return lambda: float(next(minutes))


@pytest.mark.parametrize("wait", ["\x1b[B", "\x1bOB", "\x1b[1;1B"])
def test_an_arrow_in_pieces_is_an_arrow(wait: str) -> None:
    reader, found = Reader(), []
    for byte in wait.encode():
        found += keys(reader, bytes([byte]))
        assert reader.wait_s is None or reader.wait_s > 0.12
    assert found == ["down"]
    assert list(reader.waited()) == []


def test_an_escape_alone_is_a_key_and_one_before_something_is_not() -> None:
    reader = Reader()
    assert keys(reader, b"\x1b") == []
    assert [event.key for event in reader.waited() if isinstance(event, events.Key)] == ["escape"]
    # A scanner may send one before its number, of which nothing is lost.
    scanned = [e for e in reader.feed(b"\x1b2000000002\r") if isinstance(e, events.Key)]
    assert "escape" not in [event.key for event in scanned]
    assert "".join(event.character or "" for event in scanned) == "2000000002\r"
    # What was cut is nothing, not a digit.
    assert keys(reader, b"\x1b[2") == []
    assert list(reader.waited()) == []


def test_what_repeats_and_what_comes_up_is_told_where_the_terminal_tells() -> None:
    found = list(Reader().feed(b"\x1b[13;1:1u\x1b[13;1:2u\x1b[13;1:3u\x1b[1;1:2B"))
    kinds = [(type(event), getattr(event, "key", "")) for event in found]
    assert kinds == [
        (events.Key, "enter"),
        (KeyRepeated, "enter"),
        (KeyReleased, ""),
        (KeyRepeated, "down"),
    ]


def test_what_is_pasted_holds_no_keys() -> None:
    reader = Reader()
    assert keys(reader, b"\x1b[200~a\x1b[B\x1bb\x1b[201~") == []
