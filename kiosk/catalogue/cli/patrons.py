"""Commands for the cards of patrons: let people in, and help those who cannot get in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.catalogue.cli.files import database_option, opened
from kiosk.catalogue.cli.patron_import import import_patrons

if TYPE_CHECKING:
    from datetime import date

    from pydantic import SecretStr

    from kiosk.catalogue.backends.embedded.patron_desk import PatronDesk

PATRON_HELP = """Patrons' cards: add, look at, PIN, lock, blocks, payments, validity, import.

CARD is the number on the card; with - in its place it is read from standard input, so that no other
user of the machine sees it. PINs are never typed into a command: they are drawn by lot and shown
once, asked for, or read from standard input. Works while the service runs, and while it does not.

Who did what to which card is kept in the database by the patron's number: patron log.
"""


@click.group(help=PATRON_HELP)
def patron() -> None: ...


patron.add_command(import_patrons)

_card = click.argument("card")


def _pin_options(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option(
        "--pin-stdin", is_flag=True, help="Read the PIN from a line of standard input."
    )(command)
    return click.option("--ask-pin", is_flag=True, help="Ask for the PIN twice, unseen.")(command)


@patron.command("add")
@_card
@click.option("--name", required=True, help="As the kiosk greets the patron.")
@click.option("--until", metavar="DATE", help="Last day of the card; without it there is none.")
@click.option("--no-pin", is_flag=True, help="None yet: the patron cannot sign in.")
@_pin_options
@database_option
def add(
    card: str,
    name: str,
    until: str | None,
    no_pin: bool,
    ask_pin: bool,
    pin_stdin: bool,
    database: Path,
) -> None:
    """Take in a new patron. The PIN is drawn by lot and shown once, unless told otherwise."""
    _at_most_one(no_pin, ask_pin, pin_stdin)
    last, number = _date(until), _number(card)
    with _desk(database) as desk:
        pin, is_drawn = (None, False) if no_pin else _pin(desk, number, ask_pin, pin_stdin)
        patron_id = desk.add(number, name, last, pin)
    click.echo(f"patron {patron_id} added")
    _show_once(pin, is_drawn)


@patron.command("show")
@_card
@database_option
def show(card: str, database: Path) -> None:
    """What the library knows of a patron, and what keeps them from signing in or borrowing."""
    with _desk(database) as desk:
        shown = desk.show(_number(card))
    known = shown.patron
    for label, value in (
        ("patron", shown.patron_id),
        ("name", known.name),
        ("card good until", known.card_expires or "no last day"),
        ("blocked", ", ".join(known.blocks) or "no"),
        ("PIN", "set" if shown.has_pin else "none"),
        ("locked", f"for {shown.locked_s} seconds" if shown.locked_s else "no"),
        ("owes", f"{known.balance:.2f} lari"),
        ("loans", f"{known.loan_count} of {known.loan_limit}"),
        ("holds", f"{known.hold_count} of {known.hold_limit}"),
    ):
        click.echo(f"{label}: {value}")


@patron.command("set-pin")
@_card
@_pin_options
@database_option
def set_pin(card: str, ask_pin: bool, pin_stdin: bool, database: Path) -> None:
    """Give a patron a new PIN, drawn by lot and shown once, unless told otherwise.

    Ends a lock after wrong PINs, and the patron's sessions at every kiosk.
    """
    _at_most_one(ask_pin, pin_stdin)
    number = _number(card)
    with _desk(database) as desk:
        pin, is_drawn = _pin(desk, number, ask_pin, pin_stdin)
        patron_id = desk.set_pin(number, pin)
    click.echo(f"patron {patron_id} has a new PIN")
    _show_once(pin, is_drawn)


@patron.command("unlock")
@_card
@database_option
def unlock(card: str, database: Path) -> None:
    """Let a card in again that was locked after wrong PINs; the PIN stays."""
    with _desk(database) as desk:
        patron_id = desk.unlock(_number(card))
    click.echo(f"patron {patron_id} unlocked")


@patron.command("block")
@_card
@click.option("--lost", "kind", flag_value="card_lost", help="The card is lost or stolen.")
@click.option("--no-address", "kind", flag_value="gone_no_address", help="The patron moved away.")
@click.option("--until", metavar="DATE", help="Last blocked day; without it until it is lifted.")
@database_option
def block(card: str, kind: str | None, until: str | None, database: Path) -> None:
    """Keep a card from renewing and borrowing, and end the patron's sessions at every kiosk."""
    from kiosk.catalogue.models import Block

    if kind and until:
        raise click.UsageError("--until goes without --lost and --no-address: those have no end.")
    with _desk(database) as desk:
        patron_id = desk.block(
            _number(card), Block(kind) if kind else Block.RESTRICTED, _date(until)
        )
    click.echo(f"patron {patron_id} blocked")


@patron.command("unblock")
@_card
@database_option
def unblock(card: str, database: Path) -> None:
    """Lift every block that staff have set. What is owed or has expired stays."""
    from kiosk.catalogue.backends.embedded.patron_desk import remedy

    with _desk(database) as desk:
        patron_id, left = desk.unblock(_number(card))
    click.echo(f"patron {patron_id} unblocked")
    for each in left:
        click.echo(f"Still blocked ({each}). {remedy(each)}", err=True)


@patron.command("pay", context_settings={"ignore_unknown_options": True})
@_card
@click.argument("amount", metavar="AMOUNT")
@database_option
def pay(card: str, amount: str, database: Path) -> None:
    """Book AMOUNT lari, such as 2.50, against what a patron owes, the oldest charge first."""
    from decimal import Decimal, InvalidOperation

    try:
        lari = Decimal(amount.replace(",", "."))
    except InvalidOperation:
        raise click.UsageError("AMOUNT must be lari and tetri, such as 2.50.") from None
    with _desk(database) as desk:
        patron_id, left = desk.pay(_number(card), lari)
    click.echo(f"patron {patron_id} paid {lari:.2f} lari, owes {left:.2f} lari")


@patron.command("extend")
@_card
@click.option("--until", metavar="DATE", help="The new last day; without it a year more.")
@database_option
def extend(card: str, until: str | None, database: Path) -> None:
    """Let a card be good for longer: a year from its last day, or from today if that is over."""
    with _desk(database) as desk:
        patron_id, last = desk.extend(_number(card), _date(until))
    click.echo(f"patron {patron_id}: card good until {last}")


@patron.command("log")
@click.argument("card", required=False)
@database_option
def log(card: str | None, database: Path) -> None:
    """What staff did to patrons' cards, the oldest first: when, who, patron, act."""
    with opened(database) as network, _in_words():
        for each in network.staff_acts(None if card is None else _number(card)):
            told = " ".join(filter(None, (each.act, each.detail)))
            click.echo(f"{each.done_at}\t{each.done_by}\tpatron {each.patron_id}\t{told}")


def _at_most_one(*flags: bool) -> None:
    if sum(flags) > 1:
        raise click.UsageError("Say only once where the PIN comes from.")


def _number(card: str) -> SecretStr:
    from pydantic import SecretStr

    if card != "-":
        return SecretStr(card.strip())
    return SecretStr(_line("Card: "))


def _pin(desk: PatronDesk, card: SecretStr, ask: bool, stdin: bool) -> tuple[SecretStr, bool]:
    """The PIN, and whether it was drawn here."""
    from pydantic import SecretStr

    if ask:
        typed = click.prompt("PIN", hide_input=True, confirmation_prompt=True, err=True)
        return SecretStr(str(typed)), False
    if stdin:
        return SecretStr(_line("PIN: ")), False
    return desk.new_pin(card), True


def _line(prompt: str) -> str:
    if sys.stdin.isatty():
        return str(click.prompt(prompt.rstrip(": "), hide_input=True, err=True)).strip()
    return sys.stdin.readline(1024).strip()


def _show_once(pin: SecretStr | None, is_drawn: bool) -> None:
    if pin is not None and is_drawn:
        click.echo(f"PIN, shown this once: {pin.get_secret_value()}")


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    from kiosk.catalogue.patron_files.dates import DateError, read_date

    try:
        return read_date(text)
    except DateError as error:
        raise click.UsageError(f"DATE {error}. Type it as 2027-05-31.") from None


@contextmanager
def _desk(database: Path) -> Iterator[PatronDesk]:
    with opened(database) as network, _in_words():
        yield network.patron_desk(by=staff_name())


def staff_name() -> str:
    """The user of the machine who types, also under sudo."""
    import getpass
    import os

    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise click.ClickException(str(error)) from None
