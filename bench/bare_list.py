"""The baseline: the same list in a bare Textual app, its own OptionList, nothing else."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 4


class BareList(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield OptionList(
            *(
                Option(
                    Content(
                        f" {number}  ქართული ზღაპრები, ტომი {number:02}\n"
                        "    წიგნი · თაროზეა: ფილიალი №2"
                    )
                )
                for number in range(1, ROWS + 1)
            )
        )


if __name__ == "__main__":
    BareList(watch_css=False).run()
