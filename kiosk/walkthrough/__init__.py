"""A whole visit through the real parts, checked from outside: ``kiosk walkthrough``.

Keys go in as the bytes a terminal sends; session, HTTP client, service and database are the real
ones on a loopback port. After each step a second HTTP client of its own make reads the catalogue's
rows: the visit passes only if every step had its effect *there*, whatever the screen says.
"""

from kiosk.walkthrough.sabotage import STEPS
from kiosk.walkthrough.visit import walk

__all__ = ["STEPS", "walk"]
