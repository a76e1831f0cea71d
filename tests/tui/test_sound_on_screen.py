"""What is only heard also stands on the screen; a picture that is blank can be had back."""

from __future__ import annotations

from dataclasses import replace

from textual import events

from accessibility.intents import Direction, Move
from accessibility.page import Grid
from config.i18n import text
from kiosk.input.acceptance import Limits
from kiosk.input.barcode import ScannerFormat
from kiosk.session.audio_intents import SetDark
from kiosk.tui.layout import as_text, dark, layout
from tests.arriving import arrived
from tests.tui.running import mouse, running
from tests.tui.samples import WORDS, menu


async def test_every_key_is_told_before_it_means_anything() -> None:
    """Silence comes first, also for keys without meaning and digits that wait for a scanner."""
    async with running(menu(), scanner=ScannerFormat(prefix="", suffix="enter")) as bench:
        begun = len(bench.session.events)
        await bench.send(events.Key("f24", None), events.Key("down", None))
        assert bench.session.touched_at == [begun, begun]
        assert bench.session.intents == [Move(Direction.DOWN)]
        await bench.send(mouse(events.MouseDown, 2, 2))
        assert len(bench.session.touched_at) == 3


async def test_a_caption_stands_above_the_keys() -> None:
    spec = replace(menu(), has_captions=True)
    async with running(spec, (58, 17)) as bench:
        bench.app.caption("ხმა, რომელიც ისმის")
        await bench.pilot.pause()
        lines = bench.shown().split("\n")
        page = bench.session.page
        assert lines[17 - len(page.key_rows) - 1].strip() == "ხმა, რომელიც ისმის"
        bench.app.caption("")
        await bench.pilot.pause()
        assert "ისმის" not in bench.shown()


async def test_the_microphone_is_to_be_seen_in_the_title_line() -> None:
    async with running(menu(), (40, 11)) as bench:
        bench.app.listening("გისმენთ ▮▮▮▯▯▯")
        await bench.pilot.pause()
        assert bench.shown().split("\n")[0].endswith("გისმენთ ▮▮▮▯▯▯")
        bench.app.listening("")
        await bench.pilot.pause()
        assert "▮" not in bench.shown()


async def test_a_blank_picture_comes_back_at_a_touch_and_takes_keys_meanwhile() -> None:
    async with running(menu(), (58, 17), limits=Limits(settle_s=0)) as bench:
        bench.app.darken(True)
        bench.session.show()
        await bench.pilot.pause()
        assert bench.shown().strip() == ""
        await bench.press("down")
        assert bench.session.intents == [Move(Direction.DOWN)]
        assert bench.shown().strip() == ""
        await bench.send(mouse(events.MouseDown, 3, 4), mouse(events.MouseUp, 3, 4))
        assert bench.session.intents[-1] == SetDark(False)
        bench.app.darken(False)
        bench.session.show()
        await bench.pilot.pause()
        assert bench.shown() == as_text(layout(bench.session.page))


def test_a_notice_takes_the_line_of_the_captions() -> None:
    spec = replace(menu(), notice=text("ხმა დროებით არ არის"), has_captions=True)
    for grid in (Grid(160, 45), Grid(58, 17), Grid(40, 11), Grid(29, 8)):
        page = arrived(spec, WORDS, grid)
        assert "ხმა დროებით არ არის" in as_text(layout(page, "სხვა"))
        assert "სხვა" not in as_text(layout(page, "სხვა"))
        assert len(dark(page)) == grid.rows
