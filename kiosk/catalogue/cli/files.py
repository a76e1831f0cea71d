"""Which library a command works on: the option for it, and opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
def opened(
    database: Path, *, is_thorough: bool = False, sets_damaged_aside: bool = False
) -> Iterator[OpenedLibrary]:
    """The library in a file. Raises ClickException, as a sentence, where it cannot be used."""
    from kiosk.catalogue.backends.embedded.library_file import FileState, UnusableFileError
    from kiosk.catalogue.errors import CatalogueUnavailable
    from kiosk.catalogue.opened_library import open_library, set_damaged_aside

    try:
        with open_library(existing(database), is_thorough=is_thorough) as network:
            yield network
    except UnusableFileError as error:
        kept = ""
        if sets_damaged_aside and error.state is FileState.DAMAGED:
            with suppress(UnusableFileError, OSError):
                kept = f" It was set aside as {set_damaged_aside(database)}."
        raise click.ClickException(f"{error}{kept}") from None
    except CatalogueUnavailable as error:
        raise click.ClickException(
            f"The catalogue at {database} cannot be used ({error})."
            " Check the disk, and type: catalogue check --database FILE"
        ) from None


def existing(database: Path) -> Path:
    """``database``. Raises ClickException, as a sentence, where there is no such file."""
    if not database.exists():
        from kiosk.catalogue.backends.embedded.library_file import set_aside_before

        for kept in set_aside_before(database)[-1:]:
            raise click.ClickException(
                f"There is no catalogue at {database}: it was set aside as {kept}."
                " Type: catalogue restore BACKUP --database FILE"
            )
        raise click.ClickException(
            f"There is no catalogue at {database}. Type the --database of an existing one,"
            " or start one: catalogue create --help"
        )
    return database
