"""The command that takes patrons from a CSV file."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.catalogue.cli.files import database_option, opened

if TYPE_CHECKING:
    from kiosk.catalogue.backends.embedded.patron_import import Taken

STOPPED = 130
SHOWN_RANGES = 20
SHOWN_REMARKS = 500
IMPORT_HELP = """Take patrons from FILE: CSV with the columns of Koha's tool "Import patrons".

\b
cardnumber     number of the card; needed
surname, firstname   one of them is needed
dateexpiry     last day of the card
password       the PIN as it is typed; set only where the patron has none yet
debarred       last day of a restriction
lost, gonenoaddress  1: the card is lost, the patron has moved away
opacnote       a message shown to the patron

Koha's other columns (address, birthday, branchcode, userid ...) are passed over, and kept nowhere.
The file may be in UTF-8 or UTF-16, with commas, semicolons or tabs; --encoding names another one.

A patron is known by the card. Empty values change nothing, and no line lifts a block or takes away
a PIN: the same file again changes nothing. A line that cannot be used is refused with its number
and the reason, and the others are taken. Of two lines with one card the first is taken.

\b
exit code 0    the whole file was read; lines refused are named
exit code 1    the file was refused, or no line could be used
exit code 130  stopped by hand; what was imported stays
"""


@click.command("import", help=IMPORT_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@database_option
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--encoding", metavar="NAME", default="", help="Such as cp1251; else it is seen.")
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="Whether 05/06/2027 has the day or the month first; without it such lines are refused.",
)
@click.option(
    "--column",
    "renamed",
    metavar="THEIRS=OURS",
    multiple=True,
    help="A column's name in the file, and Koha's. May be given several times.",
)
@click.option(
    "--replace-pins", is_flag=True, help="Set PINs of the file also where the patron has one."
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A new file to write what became of each line to, as CSV.",
)
def import_patrons(
    file: Path,
    database: Path,
    dry_run: bool,
    encoding: str,
    dates: str | None,
    renamed: tuple[str, ...],
    replace_pins: bool,
    report: Path | None,
) -> None:
    pairs = _pairs(renamed)
    from kiosk.catalogue.backends.embedded.patron_import import AT_A_TIME, Outcome, Taken
    from kiosk.catalogue.cli.patrons import staff_name
    from kiosk.catalogue.patron_files.columns import LineError, columns_of
    from kiosk.catalogue.patron_files.dates import DateOrder
    from kiosk.catalogue.patron_files.lines import PatronFileError, content_of, table

    taken: list[Taken] = []
    with opened(database) as network, _refused_in_words(file):
        content = content_of(file)
        lines = table(content.data, encoding)
        columns = columns_of(lines, pairs, DateOrder(dates) if dates else None)
        if columns.unknown:
            click.echo(f"passed over: {len(columns.unknown)} columns of other names", err=True)
        if content.has_changed():
            raise PatronFileError("It changed while it was read. Wait until it is complete.")
        importer = network.patron_importer(by=staff_name(), replaces_pins=replace_pins)
        bar = click.progressbar(length=len(lines.lines), label="importing", file=sys.stderr)
        try:
            with bar:
                for start in range(0, len(lines.lines), AT_A_TIME):
                    some = lines.lines[start : start + AT_A_TIME]
                    good = []
                    for line in some:
                        try:
                            good.append(columns.patron(line))
                        except LineError as error:
                            taken.append(Taken(line.number, Outcome.REFUSED, str(error)))
                    taken += importer.take(good, is_trial=dry_run)
                    bar.update(len(some))
        except KeyboardInterrupt:
            _tell(taken, dry_run)
            click.echo("Stopped. What was imported stays: import the file again.", err=True)
            raise click.exceptions.Exit(STOPPED) from None
    taken.sort(key=lambda each: each.line)
    _tell(taken, dry_run)
    if report is not None:
        _write(report, taken)
    if content.has_changed():
        raise click.ClickException(
            f"{file} changed meanwhile. What it held before is imported: import it again."
        )
    if not lines.ends_whole:
        click.echo(
            "The last line has no end. If the file was cut short, fetch it and import it again.",
            err=True,
        )
    if all(each.outcome is Outcome.REFUSED for each in taken):
        raise click.ClickException(f"{file} holds no line that could be used.")


def _tell(taken: Sequence[Taken], is_trial: bool) -> None:
    from kiosk.catalogue.backends.embedded.patron_import import Outcome

    remarked = [each for each in taken if each.why]
    for each in remarked[:SHOWN_REMARKS]:
        outcome = "refused: " if each.outcome is Outcome.REFUSED else ""
        click.echo(f"line {each.line}: {outcome}{each.why}", err=True)
    if len(remarked) > SHOWN_REMARKS:
        more = len(remarked) - SHOWN_REMARKS
        click.echo(f"... and {more} lines more: all are written by --report FILE", err=True)
    for outcome in Outcome:
        numbers = [each.line for each in taken if each.outcome is outcome]
        where = f" (lines {_ranges(numbers)})" if numbers else ""
        click.echo(f"{outcome}: {len(numbers)}{where}")
    if is_trial:
        click.echo("Nothing was written: this was a dry run.")


def _ranges(numbers: Iterable[int]) -> str:
    """Such as 2-9, 11, 13-20."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    shown = [f"{one}-{two}" if two > one else f"{one}" for one, two in found[:SHOWN_RANGES]]
    return ", ".join([*shown, *(["..."] if len(found) > SHOWN_RANGES else [])])


def _write(report: Path, taken: Iterable[Taken]) -> None:
    try:
        descriptor = os.open(report, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("line", "outcome", "why"))
            writer.writerows((each.line, each.outcome, each.why) for each in taken)
    except FileExistsError:
        raise click.ClickException(
            f"There is a file {report} already, and it was left alone; the import itself is done."
        ) from None
    except OSError as error:
        raise click.ClickException(
            f"{report} cannot be written ({error.strerror}); the import itself is done."
        ) from None


def _pairs(renamed: tuple[str, ...]) -> Mapping[str, str]:
    from kiosk.catalogue.patron_files.columns import TAKEN

    pairs = {}
    for each in renamed:
        theirs, _, ours = each.rpartition("=")
        if not theirs or ours not in TAKEN:
            raise click.UsageError(
                f"--column must be like Card=cardnumber, with one of {', '.join(TAKEN)}."
            )
        pairs[theirs] = ours
    return pairs


@contextmanager
def _refused_in_words(file: Path) -> Iterator[None]:
    from kiosk.catalogue.patron_files.lines import PatronFileError

    try:
        yield
    except PatronFileError as error:
        raise click.ClickException(f"{file}: {error} Nothing was imported.") from None
    except LookupError:
        raise click.UsageError(
            "There is no such encoding. Type one like cp1251, utf-8 or utf-16."
        ) from None
    except FileNotFoundError:
        raise click.ClickException(f"There is no file {file}. Type the FILE to import.") from None
    except IsADirectoryError:
        raise click.ClickException(
            f"{file} is a folder. Type the FILE in it that is to be imported."
        ) from None
    except PermissionError:
        raise click.ClickException(
            f"{file} may not be read. Type first: chmod u+r {file}"
        ) from None
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror or error}.") from None
