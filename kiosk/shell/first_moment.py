r"""The first moment of a kiosk at its terminal: taken before anything else is loaded.

Loading a kiosk takes one to two seconds on a slow machine; until then a terminal would show what
is typed, and end or suspend the program at ^C, ^\ and ^Z.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kiosk.shell.signal_rules import ignore_the_rest, leave, on_ending
from kiosk.shell.terminal_modes import KioskTerminal

PICTURES = ("run", "demo")
"""Commands that show a kiosk to patrons; with ``--plain`` they write lines."""
_WITH_VALUE = ("--config",)
_OTHERS = ("--plain", "--help", "-h")


def is_picture(arguments: Sequence[str]) -> bool:
    """Whether a kiosk with these ``arguments`` of the command line shows itself as a picture."""
    skipped = False
    for at, word in enumerate(arguments):
        if skipped:
            skipped = False
        elif word.startswith("-"):
            skipped = word in _WITH_VALUE
        else:
            return word in PICTURES and not any(each in arguments[at:] for each in _OTHERS)
    return False


@contextmanager
def terminal_taken(arguments: Sequence[str]) -> Iterator[KioskTerminal | None]:
    """Until left, the terminal is a kiosk's, if these ``arguments`` start one that shows itself."""
    if not is_picture(arguments):
        yield None
        return
    terminal = KioskTerminal()
    terminal.quiet()
    on_ending(leave)
    ignore_the_rest()
    try:
        yield terminal
    finally:
        terminal.restore()
