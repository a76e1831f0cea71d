"""Commands that keep the library's data: check it, back it up, put a backup back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk.catalogue.cli.files import database_option, opened


@click.command("check")
@database_option
def check(database: Path) -> None:
    """Read the whole library and say whether all is in order. Changes nothing.

    Works while the service runs. Exit code 0: all in order; 1: something is not, or the file cannot
    be used.
    """
    from kiosk.catalogue.backends.embedded.checking import REINDEX

    faults = 0
    can_be_reindexed = True
    with opened(database) as network:
        for each in network.check():
            if not each.faults:
                click.echo(f"ok: {each.what}")
                continue
            faults += 1
            can_be_reindexed = can_be_reindexed and each.what in REINDEX
            rows = f": {', '.join(each.rows)}" if each.rows else ""
            more = " ..." if each.faults > len(each.rows) > 0 else ""
            click.echo(f"NOT OK: {each.what} ({each.faults}{rows}{more})")
    if faults:
        raise click.ClickException(
            "The search index is not in order. Type: catalogue reindex --database FILE"
            if can_be_reindexed
            else "The library is not in order. Keep a copy of the file, and restore the last backup"
            " that is: catalogue restore BACKUP --database FILE"
        )


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@database_option
def backup(target: Path, database: Path) -> None:
    """Copy the library as it is now to TARGET: a new file, or a folder to make one in.

    Works while the service runs, and kiosks go on meanwhile. The copy is read again before it gets
    its name; a file that is there is never overwritten. Nobody but its owner may read it: it holds
    what patrons borrow.
    """
    with opened(database) as network, _in_words(target):
        if target.is_dir():
            target = target / f"{database.stem}-{network.now():%Y%m%d-%H%M%S}{database.suffix}"
        network.back_up(target)
    click.echo(f"backed up to {target}")


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@database_option
def restore(backup: Path, database: Path) -> None:
    """Put BACKUP in the place of the library's file, which is kept beside it.

    Refused while the service or another command runs over that file. The backup is read whole
    first. Patrons who were signed in have to sign in again.
    """
    from kiosk.catalogue.opened_library import restore_library

    with _in_words(database):
        kept = restore_library(backup, database)
    click.echo(f"restored {database} from {backup}")
    if kept is not None:
        click.echo(f"the file before it is kept as {kept}")


@contextmanager
def _in_words(place: Path) -> Iterator[None]:
    from kiosk.catalogue.errors import CatalogueUnavailable

    try:
        yield
    except (ValueError, CatalogueUnavailable) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            f"{place} cannot be written or read ({error.strerror or error})."
            " Check the disk and who may write there, and type it again."
        ) from None
