"""Whether what a backend writes can be kept just now."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, runtime_checkable


class StorageFault(Enum):
    """Why nothing can be written."""

    DISK_FULL = "disk full"
    READ_ONLY = "read-only"
    FAILING = "failing"
    """The disk is there, and gives errors."""


@runtime_checkable
class ChecksStorage(Protocol):
    """A backend that can tell, by trying, whether its writes would be kept."""

    def storage_fault(self) -> StorageFault | None:
        """What keeps writes from being kept; None: nothing. Changes nothing of the library."""
        ...
