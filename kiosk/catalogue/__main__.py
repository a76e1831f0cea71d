"""``python -m kiosk.catalogue``: the central catalogue service and its staff commands."""

from __future__ import annotations

from kiosk.catalogue.cli.main import catalogue

if __name__ == "__main__":
    catalogue(prog_name="catalogue")
