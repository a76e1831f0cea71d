"""The bytes each terminal is sent, and what happens when it does not play along."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from accessibility.page import Grid
from kiosk.display.controls.alacritty import Alacritty, arguments
from kiosk.display.controls.fixed import FixedControl
from kiosk.display.controls.kitty import AFTER, BEFORE, Kitty, address
from kiosk.display.controls.stepped import SteppedControl
from kiosk.display.controls.sway import HEADER, MAGIC, SwayFifo, SwaySocket
from kiosk.display.controls.urxvt import Urxvt
from kiosk.display.controls.xterm import Xterm
from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step

STEP = Step(capital_mm=9.0, mkhedruli_mm=6.6, font_px=48, grid=Grid(64, 18), wanted_mm=9.0)
OTHER = Step(capital_mm=6.7, mkhedruli_mm=4.9, font_px=36, grid=Grid(83, 24), wanted_mm=6.7)
SOON_S = 0.05
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(path: Path, talk: Talk) -> AsyncIterator[None]:
    server = await asyncio.start_unix_server(talk, path)
    try:
        yield
    finally:
        server.close()


# -- escape codes ----------------------------------------------------------------------------


async def test_xterm() -> None:
    written: list[bytes] = []
    await Xterm(written.append, "DejaVu Sans Mono").apply(STEP)
    assert written == [b"\x1b]50;xft:DejaVu Sans Mono:pixelsize=48\x07"]


async def test_urxvt_sets_plain_and_bold_in_one_write() -> None:
    written: list[bytes] = []
    await Urxvt(written.append, "Hack").apply(STEP)
    assert written == [b"\x1b]710;xft:Hack:pixelsize=48\x07\x1b]711;xft:Hack:pixelsize=48:bold\x07"]


# -- kitty -----------------------------------------------------------------------------------


async def test_kitty(tmp_path: Path) -> None:
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(AFTER))
        writer.write(BEFORE + b'{"ok": true}' + AFTER)
        await writer.drain()
        writer.close()

    path = tmp_path / "kitty"
    async with listening(path, talk):
        await Kitty(f"unix:{path}", 96).apply(STEP)
    command = json.loads(heard[0].removeprefix(BEFORE).removesuffix(AFTER))
    assert command["cmd"] == "set-font-size"
    assert command["payload"] == {"size": 36.0, "all": True, "increment_op": None}


@pytest.mark.parametrize("answer", [b'{"ok": false, "error": "no"}', b"[]", b"\xff", b""])
async def test_kitty_that_refuses(tmp_path: Path, answer: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(AFTER)
        writer.write(BEFORE + answer + AFTER)
        writer.close()

    path = tmp_path / "kitty"
    async with listening(path, talk):
        with pytest.raises(FontControlError):
            await Kitty(str(path), 96).apply(STEP)


async def test_kitty_that_hangs_up(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(AFTER)
        writer.close()

    path = tmp_path / "kitty"
    async with listening(path, talk):
        with pytest.raises(FontControlError):
            await Kitty(str(path), 96).apply(STEP)


async def test_kitty_that_says_nothing(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    path = tmp_path / "kitty"
    async with listening(path, talk):
        with pytest.raises(FontControlError, match="in time"):
            await Kitty(str(path), 96, timeout_s=SOON_S).apply(STEP)


async def test_kitty_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FontControlError):
        await Kitty(str(tmp_path / "none"), 96).apply(STEP)


def test_kitty_addresses() -> None:
    assert address("unix:/run/kitty") == "/run/kitty"
    assert address("unix:@kiosk") == "\0kiosk"


# -- sway ------------------------------------------------------------------------------------


@asynccontextmanager
async def sway(path: Path, answer: bytes, heard: list[bytes]) -> AsyncIterator[None]:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        magic, length, kind = HEADER.unpack(await reader.readexactly(HEADER.size))
        assert (magic, kind) == (MAGIC, 0)
        heard.append(await reader.readexactly(length))
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with listening(path, talk):
        yield


async def test_sway(tmp_path: Path) -> None:
    said = b'[{"success": true}]'
    heard: list[bytes] = []
    async with sway(tmp_path / "sway", HEADER.pack(MAGIC, len(said), 0) + said, heard):
        await SwaySocket(str(tmp_path / "sway"), 24).apply(STEP)
    assert heard == [b"output * scale 2.0000"]


@pytest.mark.parametrize(
    "answer",
    [
        HEADER.pack(MAGIC, 20, 0) + b'[{"success": false}]',
        HEADER.pack(MAGIC, 2, 0) + b"[]",
        HEADER.pack(b"i4-ipc", 2, 0) + b"[]",
        HEADER.pack(MAGIC, 2**31, 0),
        HEADER.pack(MAGIC, 100, 0) + b"cut off",
        b"",
    ],
)
async def test_sway_that_does_not_agree(tmp_path: Path, answer: bytes) -> None:
    async with sway(tmp_path / "sway", answer, []):
        with pytest.raises(FontControlError):
            await SwaySocket(str(tmp_path / "sway"), 24).apply(STEP)


async def test_sway_that_says_nothing(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with listening(tmp_path / "sway", talk):
        with pytest.raises(FontControlError, match="in time"):
            await SwaySocket(str(tmp_path / "sway"), 24, timeout_s=SOON_S).apply(STEP)


async def test_the_relay_reads_one_line(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    os.mkfifo(path)
    relay = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        await SwayFifo(path, 24).apply(STEP)
        assert os.read(relay, 100) == b"2.0000\n"
    finally:
        os.close(relay)


async def test_no_relay_is_a_failure_and_not_a_wait(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    os.mkfifo(path)
    with pytest.raises(FontControlError):
        await SwayFifo(path, 24).apply(STEP)
    with pytest.raises(FontControlError):
        await SwayFifo(tmp_path / "none", 24).apply(STEP)


async def test_a_plain_file_is_no_relay(tmp_path: Path) -> None:
    path = tmp_path / "scale"
    path.write_text("")
    with pytest.raises(FontControlError, match="not a FIFO"):
        await SwayFifo(path, 24).apply(STEP)
    assert path.read_text() == ""


# -- alacritty -------------------------------------------------------------------------------


def program(folder: Path, script: str) -> str:
    path = folder / "alacritty"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


async def test_alacritty(tmp_path: Path) -> None:
    out = tmp_path / "said"
    await Alacritty(96, program=program(tmp_path, f'echo "$@" > {out}')).apply(STEP)
    assert out.read_text() == "msg config font.size=36.0\n"
    assert arguments(STEP, 144) == ("msg", "config", "font.size=24.0")


async def test_alacritty_that_fails(tmp_path: Path) -> None:
    with pytest.raises(FontControlError, match="ended with 3"):
        await Alacritty(96, program=program(tmp_path, "exit 3")).apply(STEP)
    with pytest.raises(FontControlError):
        await Alacritty(96, program=str(tmp_path / "none")).apply(STEP)


async def test_alacritty_that_hangs_is_ended(tmp_path: Path) -> None:
    hanging = program(tmp_path, f"echo $$ > {tmp_path}/pid; exec cat {tmp_path}/never")
    os.mkfifo(tmp_path / "never")
    with pytest.raises(FontControlError, match="in time"):
        await Alacritty(96, program=hanging, timeout_s=0.3).apply(STEP)
    pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


# -- all -------------------------------------------------------------------------------------


class Scripted:
    """A terminal that refuses whenever it is told to."""

    kind = "scripted"

    def __init__(self) -> None:
        self.applied: list[Step] = []
        self.refuses = False

    async def apply(self, step: Step) -> None:
        if self.refuses:
            raise FontControlError("no")
        self.applied.append(step)


async def test_a_refused_size_leaves_the_one_before() -> None:
    terminal = Scripted()
    control = SteppedControl(terminal, (OTHER, STEP), OTHER)
    assert (control.kind, control.current, control.first) == ("scripted", None, OTHER)
    assert not control.is_fixed
    await control.set(OTHER)
    terminal.refuses = True
    with pytest.raises(FontControlError):
        await control.set(STEP)
    assert control.current == OTHER
    assert terminal.applied == [OTHER]


async def test_only_sizes_on_offer() -> None:
    terminal = Scripted()
    with pytest.raises(FontControlError):
        await SteppedControl(terminal, (OTHER,), OTHER).set(STEP)
    assert terminal.applied == []


async def test_fixed_is_fixed() -> None:
    control = FixedControl("because")
    assert (control.steps, control.current, control.is_fixed) == ((), None, True)
    with pytest.raises(FontControlError, match="because"):
        await control.set(STEP)
