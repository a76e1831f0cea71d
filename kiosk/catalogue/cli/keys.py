"""``catalogue keys``: which kiosks may ask.

Imports happen inside: each command pays only for what it uses.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from kiosk.catalogue.cli.files import database_option, opened


@click.group()
def keys() -> None:
    """Which kiosks may ask this catalogue."""


@keys.command("add")
@click.argument("name")
@click.option("--library", required=True, metavar="CODE", help="Where the kiosk stands.")
@database_option
def keys_add(name: str, library: str, database: Path) -> None:
    """Let a kiosk in. Its key is shown this once: put it into the kiosk's settings.

    The name of a kiosk that was shut out may be given anew.
    """
    from pydantic import SecretStr

    key = _new_key()
    with opened(database) as network:
        if not network.add_key(name, library, SecretStr(key)):
            raise click.ClickException(
                "No key was made: a kiosk of that name has a good key, or the network has no such"
                " library."
                " Type another NAME or --library; see: catalogue keys list"
            )
    click.echo(key)


@keys.command("list")
@database_option
def keys_list(database: Path) -> None:
    """Every kiosk, where it stands, and whether its key is good."""
    with opened(database) as network:
        for kiosk, is_good in network.all_keys():
            click.echo(f"{kiosk.name}\t{kiosk.home}\t{'good' if is_good else 'revoked'}")


@keys.command("revoke")
@click.argument("name")
@database_option
def keys_revoke(name: str, database: Path) -> None:
    """Shut a kiosk out, at once."""
    with opened(database) as network:
        if not network.revoke_key(name):
            raise click.ClickException(
                "Nothing was revoked: no kiosk of that name has a good key."
                " Type: catalogue keys list"
            )
    click.echo("revoked")


@keys.command("rotate")
@click.argument("name")
@click.option(
    "--grace-minutes",
    default=0,
    show_default=True,
    type=click.IntRange(0, 7 * 24 * 60),
    help="The old key stays good so long; 0: it is good no longer at once.",
)
@database_option
def keys_rotate(name: str, grace_minutes: int, database: Path) -> None:
    """Give a kiosk another key, shown this once. Patrons signed in at it stay so."""
    from pydantic import SecretStr

    key = _new_key()
    with opened(database) as network:
        if not network.rotate_key(name, SecretStr(key), timedelta(minutes=grace_minutes)):
            raise click.ClickException(
                "No key was made: no kiosk of that name has a good key."
                " Type: catalogue keys list; to let one in: catalogue keys add"
            )
    click.echo(key)


def _new_key() -> str:
    import secrets

    return secrets.token_urlsafe(32)
