"""Commands for librarians: starting a library, and answering who calls."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.catalogue.cli.files import database_option, opened

CREATE_HELP = """Start a new library in a file that is not there yet.

The table of libraries is CSV in UTF-8, as any spreadsheet saves it. Its first line names the
columns; others than these are passed over:

\b
code         short name of the library, such as M0; never change it later
kind         main, branch, corner or mobile
sort         whole number; libraries are listed by it, the main one first
name_ka      its name in Georgian
name_en      its name in English
pickup       yes where patrons can fetch holds, else no
hours        such as 1-5 10:00-18:00; 6 11:00-16:00 (1 is Monday)
services_ka  what it offers, in Georgian, separated by semicolons
services_en  the same in English
phone, address_ka, address_en
example      yes if hours and services are made up

The columns from hours on may be missing or empty.

Afterwards let the first kiosk in, then serve:

\b
catalogue keys add NAME --library CODE --database FILE
catalogue serve --database FILE
"""


@click.command(help=CREATE_HELP)
@database_option
@click.option("--demo", is_flag=True, help="With the demonstration's titles, copies and patrons.")
@click.option(
    "--libraries",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV table of the network's libraries; its columns are described above.",
)
def create(database: Path, demo: bool, libraries: Path | None) -> None:
    if demo == (libraries is not None):
        raise click.UsageError(
            "Say what to begin with: type either --demo or --libraries FILE, not both."
        )
    from kiosk.catalogue.errors import CatalogueUnavailable
    from kiosk.catalogue.opened_library import create_library, read_libraries

    try:
        table = None if libraries is None else libraries.read_text(encoding="utf-8")
        create_library(database, None if table is None else read_libraries(table))
    except FileExistsError:
        raise click.ClickException(
            f"There is a file {database} already, and it was left alone."
            " Type another --database, or move that file away."
        ) from None
    except UnicodeDecodeError:
        raise click.ClickException(
            f"{libraries} is not UTF-8. Save it again as CSV in UTF-8."
        ) from None
    except ValueError as error:
        raise click.ClickException(f"{libraries}: {error} Nothing was created.") from None
    except (OSError, CatalogueUnavailable) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise click.ClickException(f"{database} cannot be made: {why}.") from None
    click.echo(f"created {database}")


@click.group()
def staff() -> None:
    """What librarians on the floor need to know."""


@staff.command("calls")
@click.option("--answer", metavar="ID", type=int, help="Note that somebody went to this call.")
@click.option("--json", "as_json", is_flag=True, help="For a program: one JSON object a line.")
@database_option
def staff_calls(answer: int | None, as_json: bool, database: Path) -> None:
    """Kiosks where somebody waits for a librarian, the longest waiting first."""
    with opened(database) as network:
        if answer is not None and not network.answer_call(answer):
            raise click.ClickException(
                f"No call {answer} is open. Type without --answer to see the open ones."
            )
        waiting = network.calls()
    if as_json:
        for call in waiting:
            click.echo(call.model_dump_json())
        return
    for call in waiting:
        click.echo(f"{call.call_id}\t{call.made_at:%H:%M}\t{call.library_id}\t{call.kiosk}")
    if not waiting:
        click.echo("nobody waits")
