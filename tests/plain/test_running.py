"""Whole visits line by line: over a script, a pipe, and a terminal."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import signal
from pathlib import Path

import pytest

from accessibility.intents import Back, Finish, Press
from kiosk.plain import run_plain
from kiosk.session.events import Did, Event, Failed
from kiosk.shell.surface import Surface
from tests.plain.desk import Desk
from tests.tui.terminal import Terminal


async def visit(script: str) -> tuple[str, Desk, int]:
    """What was told, to whom, and the exit code."""
    made: list[Desk] = []

    def make(surface: Surface) -> Desk:
        made.append(Desk(surface))
        return made[-1]

    out = io.StringIO()
    code = await run_plain(make, io.StringIO(script), out)
    return out.getvalue(), made[0], code


async def test_a_whole_visit() -> None:
    told, desk, code = await visit("2\n2000 0000 01\n1234\n")
    titles = [
        line for line in told.splitlines() if line in {"ბიბლიოთეკა", "შესვლა", "თქვენ შეხვედით"}
    ]
    assert titles == ["ბიბლიოთეკა", "შესვლა", "შესვლა", "თქვენ შეხვედით", "ბიბლიოთეკა"]
    assert code == 0
    assert desk.intents[-1] == Finish()
    assert desk.is_closed


async def test_the_end_of_the_input_ends_the_visit() -> None:
    for script in ("", "2", "2\n", "2\n2000"):
        _, desk, code = await visit(script)
        assert (desk.intents[-1], desk.is_closed, code) == (Finish(), True, 0)


async def test_secrets_are_not_told() -> None:
    told, _, _ = await visit("2\n2000000001\n9876\n9876\n1234\n")
    for secret in ("2000000001", "9876", "1234"):
        assert secret not in told


async def test_a_page_is_told_when_it_changes_and_only_then() -> None:
    told, _, _ = await visit("2\n")
    assert told.count("ბიბლიოთეკა") == 2  # at the start and at the end
    assert told.count("აირჩიეთ ნომერი.") == 2


async def test_what_is_typed_is_one_act() -> None:
    """Not the page with the field emptied, the page with the field filled, the next page."""
    told, _, _ = await visit("2\n2000000001\n1234\n")
    assert told.count("პინ-კოდი: ") == 1


async def test_a_field_is_not_told_again_while_its_answer_is_on_its_way() -> None:
    class Slow(Desk):
        """The PIN is checked a turn of the loop later."""

        async def settle(self) -> None:
            await super().settle()
            if self.intents and self.intents[-1] == Press("submit"):
                self.handle(Did(Back()))

    out = io.StringIO()
    await run_plain(Slow, io.StringIO("2\n2000\n"), out)
    assert [line for line in out.getvalue().splitlines() if "ნომერი: " in line] == [
        "ბარათის ნომერი: ცარიელია"
    ]


async def test_the_same_answer_twice_is_told_twice() -> None:
    told, _, _ = await visit("2\n2000\n1\n1\n")
    assert told.count("პინ-კოდი არასწორია.") == 2


async def test_an_empty_line_repeats() -> None:
    told, _, _ = await visit("\n\n")
    assert told.count("1 წიგნის ძებნა") == 3


async def test_a_number_that_is_not_there_is_answered_in_one_line() -> None:
    told, _, _ = await visit("8\n")
    lines = told.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("ასეთი ნომერი"))
    assert (lines[at - 1], lines[at + 1]) == ("ნომერი:", "ნომერი:")


async def test_a_line_that_means_nothing_is_answered() -> None:
    told, desk, _ = await visit("blah\n")
    assert "ვერ გავიგე" in told
    assert desk.intents == [Finish()]


async def test_what_is_too_long_for_the_field_is_not_sent() -> None:
    told, desk, _ = await visit("2\n" + "1" * 40 + "\n")
    assert "submit" not in str(desk.intents)
    assert "ასეთი ნომერი" in told


async def test_nothing_is_drawn() -> None:
    told, _, _ = await visit("2\n2000\n1234\n")
    assert told.isascii() is False
    assert all(char == "\n" or char.isprintable() for char in told)


async def test_a_fault_ends_it_without_a_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(Desk):
        def handle(self, event: Event) -> None:
            if self.intents:
                raise RuntimeError("ჯაყოს ხიზნები")
            super().handle(event)

    with caplog.at_level(logging.ERROR):
        assert await run_plain(Broken, io.StringIO("2\n2\n2\n"), io.StringIO()) == 1
    assert "fault: RuntimeError" in caplog.text
    assert "ჯაყოს" not in caplog.text


async def test_a_fault_by_itself_ends_it_too(caplog: pytest.LogCaptureFixture) -> None:
    reading, writing = os.pipe()

    class Failing(Desk):
        async def settle(self) -> None:
            asyncio.get_running_loop().call_soon(self.post, Failed(1, "unexpected"))

    with os.fdopen(reading) as stdin, os.fdopen(writing, "w"):
        assert await run_plain(Failing, stdin, io.StringIO()) == 1
    assert "fault: RuntimeError" in caplog.text


async def test_nobody_who_listens_any_more_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    desks: list[Desk] = []

    def make(surface: Surface) -> Desk:
        desks.append(Desk(surface))
        return desks[-1]

    assert await run_plain(make, io.StringIO("2\n"), Closed()) == 1
    assert desks[0].intents == [Finish()]
    assert caplog.text == ""


async def test_a_pipe_and_a_file_do_the_same(tmp_path: Path) -> None:
    script = "2\n2000 0000 01\n1234\n"
    expected, _, _ = await visit(script)
    reading, writing = os.pipe()
    os.write(writing, script.encode())
    os.close(writing)
    file = tmp_path / "script"
    file.write_text(script, encoding="utf-8")
    for stream in (os.fdopen(reading), file.open(encoding="utf-8")):
        with stream:
            out = io.StringIO()
            assert await run_plain(Desk, stream, out) == 0
        assert out.getvalue() == expected


async def test_a_pipe_that_sends_half_a_letter_at_a_time() -> None:
    reading, writing = os.pipe()
    out = io.StringIO()
    with os.fdopen(reading) as stdin:
        running = asyncio.create_task(run_plain(Desk, stdin, out))
        for byte in "ჩემი წიგნები\n\xff\n".encode() + b"\xff\n":
            os.write(writing, bytes([byte]))
            await asyncio.wait({running}, timeout=0)
        os.close(writing)
        assert await running == 0
    assert out.getvalue().count("ვერ გავიგე") == 2


DEMO = "tests.plain.demo"


def test_at_a_terminal_the_pin_does_not_show() -> None:
    with Terminal([DEMO], 100, 60) as terminal:
        terminal.wait_for(lambda: terminal.shown().endswith("ნომერი:"))
        terminal.send("2\n")
        terminal.wait_for(lambda: terminal.shown().endswith("აკრიფეთ: ბარათის ნომერი"))
        terminal.send("2000000001\n")
        terminal.wait_for(lambda: terminal.shown().endswith("აკრიფეთ: პინ-კოდი"))
        terminal.send("1234\n")
        terminal.wait_for(lambda: terminal.shown().endswith("ნომერი:"))
        terminal.send("<\n")
        terminal.wait_for(lambda: terminal.shown().count("ბიბლიოთეკა") == 2)
        terminal.send("\x04")
        assert terminal.wait_for_end() == 0
    shown = terminal.raw.decode()
    assert "1234" not in shown
    assert "2000000001" not in shown
    assert "ნომერი: 2\r\n" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_at_a_terminal_it_ends_when_asked(number: signal.Signals) -> None:
    with Terminal([DEMO], 100, 60) as terminal:
        terminal.wait_for(lambda: terminal.shown().endswith("ნომერი:"))
        terminal.send("2\n")
        terminal.wait_for(lambda: terminal.shown().endswith("აკრიფეთ: ბარათის ნომერი"))
        terminal.kill(number)
        assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.raw
