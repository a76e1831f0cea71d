"""The kiosk's start does not pay for the service's libraries."""

from __future__ import annotations

import subprocess
import sys

FORBIDDEN = ("fastapi", "starlette", "uvicorn", "argon2", "sqlite3")
OURS = ("kiosk.catalogue.service", "kiosk.catalogue.backends")


def test_the_client_imports_no_service() -> None:
    code = "import sys, kiosk.catalogue.client, kiosk.catalogue.demo; print(*sys.modules)"
    listed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [each for each in listed if each.partition(".")[0] in FORBIDDEN] == []
    assert [each for each in listed if each.startswith(OURS)] == []
