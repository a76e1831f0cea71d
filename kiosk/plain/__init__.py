"""The kiosk as flat lines: for screen readers, braille consoles, ssh and pipes."""

from kiosk.plain.running import PlainSurface, run_plain

__all__ = ["PlainSurface", "run_plain"]
