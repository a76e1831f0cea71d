"""A kiosk from its command: kept up at a terminal, or as lines; its faults in words."""

from __future__ import annotations

import gc
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

from config.start_faults import StartFault
from kiosk.shell.fault_trace import program_fault
from kiosk.shell.signal_rules import ignore_the_rest, leave, on_ending
from kiosk.shell.supervisor import UNUSABLE, supervise
from kiosk.shell.terminal_modes import KioskTerminal

OUT_OF_ORDER = (
    "trouble-kiosk-key-rejected",
    "trouble-kiosk-key-rejected-whose",
    "trouble-kiosk-key-rejected-now",
)
"""What patrons read while a kiosk cannot be started."""


def kept_up(
    work: Callable[[], int],
    *,
    plain: bool,
    settings_file: Path | None,
    terminal: KioskTerminal | None,
) -> int:
    """Run a kiosk until it is asked to end; the exit code of the process.

    At a terminal it is started again after any accident; lines in a pipe just end. What keeps it
    from its first screen is told on the terminal and in the log; the exit code is 2 then, and 1
    after a fault of the program. ``terminal`` is the one taken in the first moment.
    """

    def quickly() -> int:
        # Looking for garbage while modules load finds none: 50 ms. On again with the first page.
        gc.disable()
        return work()

    def tell(line: str) -> None:
        _to_log(settings_file, line)

    try:
        if plain:
            on_ending(leave)
            ignore_the_rest(but_job_control=True)
        if plain or not sys.stdin.isatty():
            return work()
    except StartFault as fault:
        return _told(fault, UNUSABLE, tell)
    except Exception as error:
        return _told(program_fault(error), 1, tell)
    return supervise(quickly, terminal=terminal, show=out_of_order, tell=tell)


def out_of_order(line: str, columns: int) -> str:
    """What stands on a terminal so wide while a kiosk cannot be started: ``line`` says why not.

    For patrons in every language there is, for the settings that name some may be what is wrong.
    """
    from config.i18n import load_lexicons, msg

    paragraphs = [
        words.render(msg(key)) for words in load_lexicons().values() for key in OUT_OF_ORDER
    ]
    paragraphs += ["", *line.splitlines()]
    return "\n".join(textwrap.fill(each, columns) for each in paragraphs)


def _told(fault: StartFault, code: int, tell: Callable[[str], None]) -> int:
    tell(fault.lines)
    sys.stderr.write(f"{fault.lines}\n")
    return code


def _to_log(settings_file: Path | None, line: str) -> None:
    from config.load import log_file
    from kiosk.shell.fault_log import note

    note(log_file(file=settings_file), line)
