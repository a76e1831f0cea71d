"""The command that writes anew by which words titles are found."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.catalogue.cli.files import database_option, opened


@click.command("reindex")
@database_option
def reindex(database: Path) -> None:
    """Write the search index of the catalogue anew.

    Needed only after titles were changed by something else than this program: a newer version
    rebuilds what it must by itself. About a minute for a hundred thousand titles; kiosks search on
    meanwhile, loans and holds wait.
    """
    with opened(database) as network:
        count = network.title_count()
        bar = click.progressbar(length=count, label="indexing", file=sys.stderr)
        with bar:
            done = network.reindex(lambda at: bar.update(at - bar.pos))
    click.echo(f"titles: {done} indexed")
