"""A scanner's own device: events of the kernel become scans, whatever comes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from kiosk.input.barcode import ScannerFormat
from kiosk.input.device import InputEvent
from kiosk.input.scanner_device import (
    _PLAIN,
    DOWN,
    EVENT,
    KEY,
    SYN,
    SYN_DROPPED,
    UP,
    KeyEvents,
    ScannerDevice,
)
from kiosk.session.card_form import CardForm
from kiosk.session.events import BookScanned, CardScanned, ScanFault, ScanRefused

CARD = CardScanned(SecretStr("2000000001"))
ENTER, TAB, SHIFT, NUMLOCK = 28, 15, 42, 69
CODES = {char: code for code, char in sorted(_PLAIN.items(), reverse=True)}


def pressed(code: int) -> bytes:
    return b"".join(
        EVENT.pack(0, 0, *event)
        for event in ((KEY, code, DOWN), (SYN, 0, 0), (KEY, code, UP), (SYN, 0, 0))
    )


def typed(text: str, end: int = ENTER) -> bytes:
    data = b""
    for char in text:
        code = CODES[char.lower()]
        if char.isupper():
            shift = (EVENT.pack(0, 0, KEY, SHIFT, value) for value in (DOWN, UP))
            data += next(shift) + pressed(code) + next(shift)
        else:
            data += pressed(code)
    return data + pressed(end)


class Reading:
    """A device that is a pipe, and what was posted of it."""

    def __init__(self, form: ScannerFormat) -> None:
        self.posted: list[InputEvent] = []
        ours, self._end = os.pipe()
        os.set_blocking(ours, False)
        self._ours = ours
        self.device = ScannerDevice("", form)

    async def send(self, *pieces: bytes) -> list[InputEvent]:
        task = asyncio.create_task(self.device.read(self._ours, self.posted.append))
        loop = asyncio.get_running_loop()
        for piece in pieces:
            # One by one, in turn with the reading.
            await loop.run_in_executor(None, os.write, self._end, piece)
        os.close(self._end)
        await asyncio.wait_for(task, 30)
        os.close(self._ours)
        return self.posted


async def test_a_scan_is_a_card() -> None:
    assert await Reading(ScannerFormat()).send(typed("2000000001")) == [CARD]


async def test_pieces_of_any_size_are_the_same_scan() -> None:
    data = typed("2000000001")
    pieces = [data[at : at + 7] for at in range(0, len(data), 7)]
    assert await Reading(ScannerFormat()).send(*pieces) == [CARD]


async def test_letters_are_those_of_the_keys() -> None:
    form = ScannerFormat(card=CardForm(pattern="LIB[0-9]{10}"))
    (card,) = await Reading(form).send(typed("LIB2000000002"))
    assert card == CardScanned(SecretStr("LIB2000000002"))


@pytest.mark.parametrize("end", [ENTER, TAB, 96, 101])
async def test_every_end_ends_once(end: int) -> None:
    data = pressed(NUMLOCK) + typed("2000000001", end) + pressed(end)
    assert await Reading(ScannerFormat()).send(data) == [CARD]


async def test_two_cards_and_a_book_are_three() -> None:
    data = typed("2000000001") + typed("2000000002") + typed("9789941310249")
    assert await Reading(ScannerFormat()).send(data) == [
        CARD,
        CardScanned(SecretStr("2000000002")),
        BookScanned("9789941310249"),
    ]


async def test_a_programmed_prefix_is_no_part_of_the_number() -> None:
    assert await Reading(ScannerFormat(prefix="x")).send(typed("x2000000001")) == [CARD]


async def test_what_the_kernel_lost_makes_no_number() -> None:
    lost = EVENT.pack(0, 0, SYN, SYN_DROPPED, 0)
    data = typed("20000", SHIFT) + lost + typed("00001")
    assert await Reading(ScannerFormat()).send(data) == [ScanRefused(ScanFault.BROKEN)]


async def test_a_scan_that_stops_is_told_and_does_not_begin_the_next() -> None:
    reading = Reading(ScannerFormat())
    told = asyncio.Event()

    def post(event: InputEvent) -> None:
        reading.posted.append(event)
        told.set()

    task = asyncio.create_task(reading.device.read(reading._ours, post))
    os.write(reading._end, typed("20000", SHIFT))
    await asyncio.wait_for(told.wait(), 30)
    os.write(reading._end, typed("2000000001"))
    os.close(reading._end)
    await asyncio.wait_for(task, 30)
    assert reading.posted == [ScanRefused(ScanFault.BROKEN), CARD]


def strokes() -> Iterator[tuple[int, int, int]]:
    for value in (DOWN, 2, 2, UP):
        yield KEY, CODES["7"], value


def test_a_repeat_is_no_second_stroke_and_nothing_shows() -> None:
    keys = KeyEvents()
    for event in strokes():
        keys, _ = keys.take(*event)
    assert keys.text == "7"
    assert "7" not in repr(keys)


async def test_a_device_that_is_not_there_fails_to_be_tried_again() -> None:
    with pytest.raises(OSError, match="No such file"):
        await ScannerDevice("/dev/input/none-such", ScannerFormat()).run(lambda event: None)
