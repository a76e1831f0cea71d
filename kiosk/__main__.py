"""``python -m kiosk`` and the ``kiosk`` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from kiosk.cli import main as command

    command(prog_name="kiosk")


if __name__ == "__main__":
    main()
