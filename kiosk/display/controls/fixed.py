"""Where nothing can be asked: the size stays, and is said to stay."""

from __future__ import annotations

from kiosk.display.font_control import FontControlError
from kiosk.display.sizes import Step


class FixedControl:
    """No sizes. ``why`` is a sentence for the log and ``kiosk doctor``."""

    kind = "fixed"
    steps: tuple[Step, ...] = ()
    first: Step | None = None
    current: Step | None = None
    is_fixed = True

    def __init__(self, why: str) -> None:
        self.why = why

    async def set(self, step: Step) -> None:
        """Raises FontControlError, always."""
        raise FontControlError(self.why)
