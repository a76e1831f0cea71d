"""The baseline: the same list in a bare Textual app, one widget a row, nothing else."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 4


class Row(Static, can_focus=True):
    DEFAULT_CSS = """
    Row { height: 2; margin: 0 0 1 0; background: black; color: white; }
    Row:focus { background: white; color: black; text-style: bold; }
    """


class BareList(App[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def compose(self) -> ComposeResult:
        for number in range(1, ROWS + 1):
            yield Row(
                f" {number}  ქართული ზღაპრები, ტომი {number:02}\n    წიგნი · თაროზეა: ფილიალი №2",
                markup=False,
            )


if __name__ == "__main__":
    BareList(watch_css=False).run()
