"""What keeps a kiosk from its first screen: a code and a sentence for the librarian.

Codes are stable: a library may write them into its own handbook, so none is ever given another
meaning. docs/deploying.md explains each (a test compares).
"""

from __future__ import annotations

from enum import Enum


class FaultCode(Enum):
    """The kinds of fault before the first screen."""

    NO_SETTINGS_FILE = "K101"
    UNREADABLE_SETTINGS = "K102"
    UNKNOWN_SETTING = "K103"
    UNUSABLE_VALUE = "K104"
    WORDS = "K105"
    INPUT_DEVICE = "K106"
    NO_KIOSK_KEY = "K107"
    LOG = "K108"
    NO_TERMINAL = "K109"
    NOT_INSTALLED = "K110"
    CANNOT_LISTEN = "K111"
    PLAIN_HTTP = "K112"
    PROGRAM = "K201"
    ENDED = "K202"
    KEEPS_ENDING = "K203"


class StartFault(Exception):  # noqa: N818 - a fault is what it is called in the field and the docs
    """What keeps a kiosk from its first screen. Its text names what is wrong and what to do."""

    def __init__(self, *faults: tuple[FaultCode, str]) -> None:
        super().__init__("\n".join(said for _, said in faults))
        self.faults = faults

    @property
    def lines(self) -> str:
        """One line for each fault, its code before it: for the terminal and the log."""
        return "\n".join(f"{code.value} {said}" for code, said in self.faults)
