"""The ``catalogue`` command: serve kiosks, let them in, and do what staff do at the desk.

Imports happen inside: each command pays only for what it uses.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from config.plain_http import SAID_TWICE
from config.start_faults import FaultCode
from kiosk.catalogue.cli.files import DATABASE_HELP, database_option, opened
from kiosk.catalogue.cli.importing import import_file
from kiosk.catalogue.cli.index import reindex
from kiosk.catalogue.cli.keeping import backup, check, restore
from kiosk.catalogue.cli.keys import keys
from kiosk.catalogue.cli.patrons import patron
from kiosk.catalogue.cli.serve_options import log_options, log_to, refuse_plain_http
from kiosk.catalogue.cli.served import served_by_setting, served_database, served_demonstration
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
catalogue.add_command(check)
catalogue.add_command(backup)
catalogue.add_command(restore)
catalogue.add_command(patron)
catalogue.add_command(reindex)
catalogue.add_command(keys)


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
    "--backend",
    metavar="MODULE:FACTORY",
    envvar="KIOSK_CATALOGUE_BACKEND",
    help="Another catalogue, and after a space what its factory is handed.",
)
@click.option(
    "--library",
    metavar="CODE",
    help="With --backend: where the one kiosk stands.",
)
@click.option(
    "--kiosk-key-env",
    metavar="NAME",
    default=DEMO_KEY_ENV,
    show_default=True,
    help="With --demo or --backend: the environment variable that holds the kiosk's key.",
)
@click.option("--exit-with-stdin", is_flag=True, help="Stop as soon as standard input is closed.")
@click.option(
    "--allow-plain-http",
    is_flag=True,
    help=f"Listen to other machines without TLS; needs {SAID_TWICE}, too.",
)
@log_options
def serve(
    host: str,
    port: int,
    database: Path | None,
    demo: bool,
    backend: str | None,
    library: str | None,
    kiosk_key_env: str,
    exit_with_stdin: bool,
    allow_plain_http: bool,
    log_file: Path | None,
    log_bytes: int,
    log_files: int,
) -> None:
    """Answer kiosks until stopped. Says one line once it does: listening on http://…"""
    # One given by hand goes before the environment's.
    if backend and (demo or database) and _is_from_environment("backend"):
        backend = None
    if [demo, database is not None, bool(backend)].count(True) != 1:
        raise click.UsageError(
            "Say which library to serve: type one of --backend MODULE:FACTORY,"
            " --demo or --database FILE."
        )
    refuse_plain_http(host, is_allowed_by_option=allow_plain_http)
    if log_file is not None:
        log_to(log_file, most_bytes=log_bytes, files=log_files)
    from kiosk.catalogue.service.app import create_app
    from kiosk.catalogue.service.serving import listen, serve_until_stopped, url_of

    if demo:
        opened_for_use = served_demonstration(kiosk_key_env)
    elif backend:
        opened_for_use = served_by_setting(backend, library, kiosk_key_env)
    else:
        assert database is not None
        opened_for_use = served_database(database)
    with opened_for_use as (served, keys):
        app = create_app(served, keys=keys)
        try:
            listener = listen(host, port)
        except OSError as error:
            raise click.ClickException(
                f"{FaultCode.CANNOT_LISTEN.value} Cannot listen on {host} port {port}:"
                f" {error.strerror or error}."
                " Type another --port, or --port 0 for any free one."
            ) from None
        ready = f"listening on {url_of(listener)}"
        serve_until_stopped(
            app,
            listener,
            on_ready=lambda: click.echo(ready),
            stop_with=sys.stdin if exit_with_stdin else None,
        )


def _is_from_environment(option: str) -> bool:
    source = click.get_current_context().get_parameter_source(option)
    return source is click.core.ParameterSource.ENVIRONMENT


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

    with opened(database) as network, _in_words():
        click.echo(network.checkout(SecretStr(card), barcode))


@desk.command("checkin")
@click.argument("barcode")
@click.option("--library", required=True, metavar="CODE", help="Where it is handed in.")
@database_option
def desk_checkin(barcode: str, library: str, database: Path) -> None:
    """Take a copy back, and say where it goes."""
    with opened(database) as network, _in_words():
        click.echo(network.checkin(barcode, library))


@desk.command("holds")
@click.argument("title", metavar="BARCODE|NUMBER")
@database_option
def desk_holds(title: str, database: Path) -> None:
    """The queue for a title: by the barcode of a copy, or the title's number."""
    with opened(database) as network, _in_words():
        for line in network.holds(title) or ("nobody waits",):
            click.echo(line)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise click.ClickException(str(error)) from None
