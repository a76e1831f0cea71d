"""Which library a command works on: the option for it, and opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kiosk.catalogue.opened_library import OpenedLibrary

DATABASE_HELP = "The catalogue's SQLite file."

database_option = click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    envvar="KIOSK_CATALOGUE_DATABASE",
    help=DATABASE_HELP,
)


@contextmanager
def opened(database: Path) -> Iterator[OpenedLibrary]:
    """The library in a file. Raises ClickException, as a sentence, where it cannot be used."""
    from kiosk.catalogue.errors import CatalogueUnavailable
    from kiosk.catalogue.opened_library import open_library

    try:
        with open_library(existing(database)) as network:
            yield network
    except CatalogueUnavailable as error:
        raise click.ClickException(
            f"The catalogue at {database} cannot be used ({error})."
            " Type the --database of a catalogue, and check that it may be written."
        ) from None


def existing(database: Path) -> Path:
    """``database``. Raises ClickException, as a sentence, where there is no such file."""
    if not database.exists():
        raise click.ClickException(
            f"There is no catalogue at {database}. Type the --database of an existing one,"
            " or start one: catalogue create --help"
        )
    return database
