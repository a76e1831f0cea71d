"""How long a test waits for an event that is bound to come."""

from __future__ import annotations

PATIENCE_S = 60.0
"""For a machine that is busy; a test never waits that long when all is well."""
