from __future__ import annotations

import pytest

from kiosk.tui.keybytes import keys_from


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"]),
        (b"\r\x7f\x08\t\x1b[Z ", ["enter", "backspace", "backspace", "tab", "shift+tab", "space"]),
        (b"\x1bOP\x1bOQ\x1b[H\x1b[5~\x1b[6~\x1b[3~", [
            "f1", "f2", "home", "pageup", "pagedown", "delete",
        ]),
        (b"\x1b", ["escape"]),
        (b"\x03\x10\x11\x1a\x1c", ["ctrl+c", "ctrl+p", "ctrl+q", "ctrl+z", "ctrl+backslash"]),
        (b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[200~abc\x1b[201~", []),
        (b"\xff\xfex", ["x"]),
        (b"", []),
    ],
)  # fmt: skip
def test_names(data: bytes, names: list[str]) -> None:
    assert [stroke.key for stroke in keys_from(data)] == names


def test_characters() -> None:
    strokes = keys_from("აB?1".encode())
    assert [stroke.text for stroke in strokes] == ["ა", "B", "?", "1"]
