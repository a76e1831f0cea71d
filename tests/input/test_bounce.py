from __future__ import annotations

from kiosk.input.bounce import Bounce


def counted(bounce: Bounce, *strikes: tuple[str, float]) -> list[bool]:
    counts = []
    for what, now_s in strikes:
        bounce, count = bounce.strike(what, now_s)
        counts.append(count)
    return counts


def test_without_a_window_everything_counts() -> None:
    assert counted(Bounce(), ("a", 1.0), ("a", 1.0), ("a", 1.01)) == [True, True, True]


def test_a_double_strike_counts_once() -> None:
    """EN 301 549 5.8."""
    assert counted(Bounce(0.5), ("enter", 1.0), ("enter", 1.1), ("enter", 1.7)) == [
        True,
        False,
        True,
    ]


def test_another_key_counts_at_once() -> None:
    assert counted(Bounce(0.5), ("up", 1.0), ("down", 1.1), ("up", 1.2)) == [True, True, True]


def test_a_key_held_down_acts_once_however_long() -> None:
    repeats = [("enter", 1.0 + n / 30) for n in range(90)]
    assert counted(Bounce(0.5), *repeats).count(True) == 1


def test_what_was_struck_does_not_show() -> None:
    bounce, _ = Bounce(0.5).strike("7", 1.0)
    assert "7" not in repr(bounce)
