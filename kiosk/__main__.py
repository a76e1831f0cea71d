"""``python -m kiosk`` and the ``kiosk`` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line; the terminal is a kiosk's before anything else is loaded."""
    import sys

    from kiosk.shell.first_moment import terminal_taken

    with terminal_taken(sys.argv[1:]) as terminal:
        from kiosk.cli import main as command

        command(prog_name="kiosk", obj=terminal)


if __name__ == "__main__":
    main()
