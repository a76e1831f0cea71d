"""The ``catalogue`` command: serve kiosks, let them in, and do what staff do at the desk.

Imports happen inside: each command pays only for what it uses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk.catalogue.cli.files import DATABASE_HELP, database_option, existing, opened
from kiosk.catalogue.cli.importing import import_file
from kiosk.catalogue.cli.index import reindex
from kiosk.catalogue.cli.staff import create, staff

__all__ = ["catalogue", "staff"]

DEMO_KEY_ENV = "KIOSK_CATALOGUE_DEMO_KEY"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def catalogue() -> None:
    """The central catalogue: the service kiosks talk to, and its staff commands."""
    from kiosk.extras import what_is_missing

    missing = what_is_missing("catalogue")
    if missing:
        raise click.ClickException(missing)


catalogue.add_command(create)
catalogue.add_command(import_file)
catalogue.add_command(reindex)


@catalogue.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes any free one.",
)
@click.option("--database", type=click.Path(dir_okay=False, path_type=Path), help=DATABASE_HELP)
@click.option("--demo", is_flag=True, help="A fresh demonstration library, gone afterwards.")
@click.option(
    "--kiosk-key-env",
    metavar="NAME",
    default=DEMO_KEY_ENV,
    show_default=True,
    help="With --demo: the environment variable that holds the kiosk's key.",
)
@click.option("--exit-with-stdin", is_flag=True, help="Stop as soon as standard input is closed.")
def serve(
    host: str,
    port: int,
    database: Path | None,
    demo: bool,
    kiosk_key_env: str,
    exit_with_stdin: bool,
) -> None:
    """Answer kiosks until stopped. Says one line once it does: listening on http://…"""
    if demo == (database is not None):
        raise click.UsageError(
            "Say which library to serve: type either --demo or --database FILE, not both."
        )
    from pydantic import SecretStr

    from kiosk.catalogue.opened_library import demo_household, open_household
    from kiosk.catalogue.service.app import create_app
    from kiosk.catalogue.service.serving import listen, serve_until_stopped, url_of

    if demo:
        key = os.environ.get(kiosk_key_env, "")
        if len(key) < 32:
            raise click.UsageError(
                f"The demonstration has no kiosk key: put one of at least 32 characters into"
                f" the environment variable {kiosk_key_env}, then type this again."
            )
        library = demo_household(SecretStr(key))
    else:
        assert database is not None
        library = open_household(existing(database))
    with library as household:
        app = create_app(household.backend, keys=household.keys)
        try:
            listener = listen(host, port)
        except OSError as error:
            raise click.ClickException(
                f"Cannot listen on {host} port {port}: {error.strerror or error}."
                " Type another --port, or --port 0 for any free one."
            ) from None
        ready = f"listening on {url_of(listener)}"
        serve_until_stopped(
            app,
            listener,
            on_ready=lambda: click.echo(ready),
            stop_with=sys.stdin if exit_with_stdin else None,
        )


@catalogue.group()
def keys() -> None:
    """Which kiosks may ask this catalogue."""


@keys.command("add")
@click.argument("name")
@click.option("--library", required=True, metavar="CODE", help="Where the kiosk stands.")
@database_option
def keys_add(name: str, library: str, database: Path) -> None:
    """Let a kiosk in. Its key is shown this once: put it into the kiosk's settings."""
    import secrets

    from pydantic import SecretStr

    key = secrets.token_urlsafe(32)
    with opened(database) as household:
        if not household.add_key(name, library, SecretStr(key)):
            raise click.ClickException(
                "No key was made: the name is taken, or the network has no such library."
                " Type another NAME or --library; see: catalogue keys list"
            )
    click.echo(key)


@keys.command("list")
@database_option
def keys_list(database: Path) -> None:
    """Every kiosk, where it stands, and whether its key is good."""
    with opened(database) as household:
        for kiosk, is_good in household.all_keys():
            click.echo(f"{kiosk.name}\t{kiosk.home}\t{'good' if is_good else 'revoked'}")


@keys.command("revoke")
@click.argument("name")
@database_option
def keys_revoke(name: str, database: Path) -> None:
    """Shut a kiosk out, at once."""
    with opened(database) as household:
        if not household.revoke_key(name):
            raise click.ClickException(
                "Nothing was revoked: no kiosk of that name has a good key."
                " Type: catalogue keys list"
            )
    click.echo("revoked")


@catalogue.group()
def desk() -> None:
    """What staff do at the desk."""


@desk.command("checkout")
@click.argument("card")
@click.argument("barcode")
@database_option
def desk_checkout(card: str, barcode: str, database: Path) -> None:
    """Lend a copy to a patron."""
    from pydantic import SecretStr

    with opened(database) as household, _in_words():
        click.echo(household.checkout(SecretStr(card), barcode))


@desk.command("checkin")
@click.argument("barcode")
@click.option("--library", required=True, metavar="CODE", help="Where it is handed in.")
@database_option
def desk_checkin(barcode: str, library: str, database: Path) -> None:
    """Take a copy back, and say where it goes."""
    with opened(database) as household, _in_words():
        click.echo(household.checkin(barcode, library))


@desk.command("holds")
@click.argument("title", metavar="BARCODE|NUMBER")
@database_option
def desk_holds(title: str, database: Path) -> None:
    """The queue for a title: by the barcode of a copy, or the title's number."""
    with opened(database) as household, _in_words():
        for line in household.holds(title) or ("nobody waits",):
            click.echo(line)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise click.ClickException(str(error)) from None
