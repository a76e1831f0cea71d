"""A kiosk that breaks with a patron's name in its hands: ``python -m tests.privacy.breaking``.

``BREAKS`` says where: while it draws (``drawing``), in the session (``stepping``), or outright, as
by a native library (``abort``).
"""

from __future__ import annotations

import os
import sys

from accessibility.page import Page
from config.load import load
from kiosk.session.machine import Machine
from kiosk.session.state import State
from kiosk.shell.starting import run_kiosk
from kiosk.shell.supervisor import supervise
from kiosk.tui import app
from kiosk.tui.layout import FOCUS_MARK, Line, as_text, layout

WHERE = "account"


def _break(held: str) -> None:
    if os.environ["BREAKS"] == "abort":
        os.abort()
    raise ValueError(held)


def _drawing(
    page: Page, caption: str = "", meter: str = "", *, mark: str = FOCUS_MARK
) -> tuple[Line, ...]:
    lines = layout(page)
    if page.spec.id == WHERE and os.environ["BREAKS"] != "stepping":
        _break(as_text(lines))
    return lines


_page = Machine.page


def _stepping(self: Machine, state: State) -> Page:
    page = _page(self, state)
    if page.spec.id == WHERE and os.environ["BREAKS"] == "stepping":
        _break(f"{page} {state.patron.patron.name if state.patron else ''}")
    return page


def main() -> int:
    app.layout = _drawing  # type: ignore[attr-defined]
    Machine.page = _stepping  # type: ignore[method-assign]
    settings = load().settings
    return supervise(lambda: run_kiosk(settings, plain=False))


if __name__ == "__main__":
    sys.exit(main())
