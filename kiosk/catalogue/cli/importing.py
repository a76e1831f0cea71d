"""The command that takes the titles of another catalogue from a MARC file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.catalogue.cli.files import database_option, opened
from kiosk.catalogue.kinds import MaterialForm

if TYPE_CHECKING:
    from kiosk.catalogue.importing import Summary

STOPPED = 130
_FORMS = ", ".join(MaterialForm)
IMPORT_HELP = """Take titles and copies from FILE: MARC21, UNIMARC or RUSMARC, binary or in XML.

Which of these it is is seen from its content, record by record. The encoding is the one that a
record names; say with --encoding which it is where records are skipped for theirs.

A record that cannot be used is skipped and named by its number in the file. Importing a file
again brings its titles up to date and doubles nothing: they are known by control number (001
with 003) or ISBN, if title or author agree, else by title, author, year and form.

Copies come from fields 952 (Koha) or 852, in UNIMARC also from 995, 899 and 930. Their library
must be one of the network: say with --code which one a code of the file means, and with
--library where all other copies stand.

\b
exit code 0    the whole file was read; records skipped are named
exit code 1    the file was refused, ended too early, or held nothing usable
exit code 130  stopped by hand; what was imported stays
"""


@click.command("import", help=IMPORT_HELP)
@click.argument("file", type=click.Path(path_type=Path))
@database_option
@click.option(
    "--code",
    "codes",
    metavar="THEIRS=OURS",
    multiple=True,
    help="A library's code in the file, and here. May be given several times.",
)
@click.option(
    "--library",
    metavar="CODE",
    default="",
    help="Where copies stand whose library is none of the network; without it they are left out.",
)
@click.option(
    "--source",
    metavar="NAME",
    default="",
    help="The catalogue the file comes from, for control numbers without 003.",
)
@click.option(
    "--format",
    "record_format",
    type=click.Choice(["marc21", "unimarc", "rusmarc"], case_sensitive=False),
    help="What all records are, where that is not seen from them.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="Of records that are not in UTF-8: cp1251, cp866, koi8-r, iso5426, marc-8, ...",
)
@click.option(
    "--item-type",
    "item_types",
    metavar="CODE=FORM",
    multiple=True,
    help=f"What a kind of copies (942 c, 952 y) is: {_FORMS}. May be given several times.",
)
def import_file(
    file: Path,
    database: Path,
    codes: tuple[str, ...],
    library: str,
    source: str,
    record_format: str | None,
    encoding: str,
    item_types: tuple[str, ...],
) -> None:
    pairs = _pairs(codes)
    from kiosk.catalogue.importing import Summary, import_all
    from kiosk.catalogue.marc.options import Options
    from kiosk.catalogue.marc.reader import MarcFile

    options = Options(
        format=record_format or "",
        encoding=_known_encoding(encoding),
        item_types=_forms(item_types),
    )

    summary = Summary()
    with opened(database) as network, _refused_in_words(file, summary):
        try:
            importer = network.importer(pairs, library, source)
        except ValueError as error:
            raise click.ClickException(f"{error} Type another code.") from None
        try:
            with MarcFile(file, options) as marc:
                bar = click.progressbar(length=marc.size, label="importing", file=sys.stderr)
                with bar:
                    import_all(marc, importer, summary, lambda at: bar.update(at - bar.pos))
        except KeyboardInterrupt:
            _tell(summary)
            click.echo(
                "Stopped. What was imported stays: import the file again to go on.", err=True
            )
            raise click.exceptions.Exit(STOPPED) from None
    _tell(summary)
    if marc.has_changed:
        raise click.ClickException(
            f"{file} changed while it was read. What it held is imported as far as it was whole:"
            " wait until it is complete, and import it again."
        )
    if marc.is_cut_short:
        raise click.ClickException(
            f"{file} ends in the middle of a record, so there is more that it does not hold."
            " Fetch it again, and import it again."
        )
    if not summary.taken:
        raise click.ClickException(f"{file} holds no record that could be used.")


def _tell(summary: Summary) -> None:
    for remark in summary.remarks:
        click.echo(remark, err=True)
    for line in summary.lines():
        click.echo(line)


def _forms(item_types: tuple[str, ...]) -> Mapping[str, MaterialForm]:
    forms = {}
    for each in item_types:
        code, _, form = each.rpartition("=")
        if not code or form not in {*MaterialForm}:
            raise click.UsageError(
                f"--item-type must be like DAISY=audiobook, not {each!r}. Forms: {_FORMS}."
            )
        forms[code] = MaterialForm(form)
    return forms


def _pairs(codes: tuple[str, ...]) -> Mapping[str, str]:
    pairs = {}
    for each in codes:
        theirs, equals, ours = each.partition("=")
        if not (theirs and equals and ours):
            raise click.UsageError(f"--code must be like MAIN=M0, not {each!r}.")
        pairs[theirs] = ours
    return pairs


def _known_encoding(name: str) -> str:
    from kiosk.catalogue.marc.charsets import decoder

    try:
        decoder(name or "utf-8")
    except LookupError:
        raise click.UsageError(
            f"There is no encoding {name!r}. Type one like cp1251, cp866, koi8-r, iso5426,"
            " iso5427, iso10586, marc-8 or utf-8."
        ) from None
    return name


@contextmanager
def _refused_in_words(file: Path, summary: Summary) -> Iterator[None]:
    from kiosk.catalogue.marc.reader import MarcFileError

    kept = "Nothing was imported."
    try:
        yield
    except MarcFileError as error:
        raise click.ClickException(f"{file}: {error} {kept}") from None
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
        _tell(summary)
        raise click.ClickException(f"{file} cannot be read: {error.strerror or error}.") from None
